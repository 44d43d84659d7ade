"""How forms of one's own account are used."""

from __future__ import annotations

from app.db import db
from app.domain.meetings import Confidentiality
from app.models.users import User
from app.services import passwords
from tests.web.forms_walk import Arguments, Entry
from tests.world import World

_OLD = "kuda laut menari pelan"


def _with_password(world: World, level: Confidentiality) -> Arguments:
    user = db.session.get_one(User, world.users["reader_sek"].id)
    user.password_hash = passwords.hash_password(_OLD)
    db.session.commit()
    return {}


ENTRIES = (
    Entry(endpoint="auth.logout", page="auth.account"),
    Entry(endpoint="auth.logout_everywhere", page="auth.account"),
    Entry(
        endpoint="auth.password",
        prepare=_with_password,
        typed=lambda world: {"old_password": _OLD, "password": "tujuh perahu di kuala"},
    ),
)
