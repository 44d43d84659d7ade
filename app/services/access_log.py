"""Who read something confidential, and who was refused: written in a short transaction of its own, before the body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert

from app import clock
from app.db import db, transactional
from app.domain.roles import Actor
from app.models.records import AccessLog


@transactional
def record(actor: Actor, act: str, subject_kind: str, subject_id: int, *, allowed: bool) -> None:
    """Note one decision. Holds ids only: no title, no text."""
    db.session.add(AccessLog(**_values(actor, act, subject_kind, subject_id, allowed=allowed)))


@transactional
def record_all(actor: Actor, act: str, subject_kind: str, subject_ids: Iterable[int]) -> None:
    """Note what one answer takes along of several, all or none of it; one statement, however many they are."""
    if rows := [_values(actor, act, subject_kind, one, allowed=True) for one in subject_ids]:
        db.session.execute(insert(AccessLog), rows)


def _values(actor: Actor, act: str, subject_kind: str, subject_id: int, *, allowed: bool) -> dict[str, Any]:
    return {
        "government_id": actor.government_id,
        "at": clock.now(),
        "user_id": actor.user_id or None,
        "address": actor.address[:60],
        "act": act[:60],
        "allowed": allowed,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
    }
