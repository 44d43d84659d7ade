"""Who read something confidential, and who was refused: written in a short transaction of its own, before the body."""

from __future__ import annotations

from app import clock
from app.db import db, transactional
from app.domain.roles import Actor
from app.models.records import AccessLog


@transactional
def record(actor: Actor, act: str, subject_kind: str, subject_id: int, *, allowed: bool) -> None:
    """Note one decision. Holds ids only: no title, no text."""
    db.session.add(
        AccessLog(
            government_id=actor.government_id,
            at=clock.now(),
            user_id=actor.user_id or None,
            address=actor.address[:60],
            act=act[:60],
            allowed=allowed,
            subject_kind=subject_kind,
            subject_id=subject_id,
        )
    )
