"""Idempotency: a form sent twice is carried out once (decision 11)."""

from __future__ import annotations

from sqlalchemy import select, text

from app import clock
from app.db import db
from app.domain.errors import RuleViolation
from app.domain.roles import Actor
from app.models.records import Submission

KEY_OF_ANOTHER_FORM = "Formulir ini sudah dipakai untuk hal lain. Muat ulang halamannya, lalu kirim kembali."


def done_before(actor: Actor, key: str, subject_kind: str) -> int | None:
    """The object an earlier submission with this key made, or None. An empty key (commands) is never remembered.

    Waits for a submission with the same key that is still under way, so that two at once cannot both see nothing.
    Raises RuleViolation for a key that something of another kind was sent with.
    """
    if not key:
        return None
    if db.engine.dialect.name == "postgresql":
        db.session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:key, :user))"), {"key": key, "user": actor.user_id}
        )
    row = db.session.execute(
        select(Submission.subject_kind, Submission.subject_id).where(
            Submission.user_id == actor.user_id, Submission.key == key
        )
    ).one_or_none()
    if row is None:
        return None
    if row.subject_kind != subject_kind:
        raise RuleViolation("", KEY_OF_ANOTHER_FORM)
    return int(row.subject_id)


def remember(actor: Actor, key: str, subject_kind: str, subject_id: int) -> None:
    """Tie the key to what was made or changed, in the same transaction."""
    if key:
        db.session.add(
            Submission(user_id=actor.user_id, key=key, subject_kind=subject_kind, subject_id=subject_id, at=clock.now())
        )
