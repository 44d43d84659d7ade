"""The first password of an account, set by the operator on the server. People set theirs in own_password.py."""

from __future__ import annotations

from sqlalchemy import select, update

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.roles import Actor
from app.models.users import User
from app.services import audit
from app.services.authorisation import OPERATOR

HAS_PASSWORD = "Akun ini sudah mempunyai kata sandi. Terbitkan kode sekali pakai untuk menggantinya."


@transactional
def set_first_password(actor: Actor, user_id: int, password_hash: str) -> int:
    """Store the hash of a password for an account that has none; gives its id.

    For commands on the server only: an administrator hands out one-time codes instead, and never knows a password.
    Raises NotFound for everybody else and for accounts of another government, RuleViolation.
    """
    if actor.user_id != OPERATOR:
        raise NotFound
    known = select(User.id).where(User.id == user_id, User.government_id == actor.government_id)
    if db.session.scalar(known) is None:
        raise NotFound
    changed = changed_rows(
        update(User)
        .where(User.id == user_id, User.password_hash.is_(None))
        .values(password_hash=password_hash, password_changed_at=clock.now(), version=User.version + 1)
        .execution_options(synchronize_session=False)
    )
    if changed != 1:
        raise RuleViolation("password", HAS_PASSWORD)
    audit.record(actor, "ganti_kata_sandi", "user", user_id)
    return user_id
