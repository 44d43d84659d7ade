"""How forms of siaran pers are used."""

from __future__ import annotations

from sqlalchemy import update

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.press_releases import ReleaseState
from app.models.releases import PressRelease
from tests.web.forms_walk import Arguments, Entry
from tests.world import World


def _draft(world: World, level: Confidentiality) -> Arguments:
    """The siaran pers as a draft: it was not handed over yet."""
    own = PressRelease.id == world.releases[level].id
    db.session.execute(update(PressRelease).where(own).values(state=ReleaseState.KONSEP))
    db.session.commit()
    return {}


ENTRIES = (
    Entry(endpoint="press_releases.draft", page="press_releases.show", prepare=_draft),
    Entry(
        endpoint="press_releases.edit",
        prepare=_draft,
        typed=lambda world: {"headline": "Rapat digelar", "lead": "Dinas menggelar rapat.", "body": "Alinea satu."},
        shown=("press_releases.show",),
    ),
    Entry(endpoint="press_releases.hand_over", page="press_releases.show", prepare=_draft),
    Entry(endpoint="press_releases.take_back", page="press_releases.show"),
    Entry(endpoint="press_desk.check", account="sek_stranger", page="press_desk.show"),
    Entry(
        endpoint="press_desk.give_back",
        account="sek_stranger",
        page="press_desk.show",
        typed=lambda world: {"note": "Sebutkan narasumber lebih dahulu."},
    ),
)
