"""Other meetings and readers that a meeting refers to; what the actor does not see is refused."""

from __future__ import annotations

from sqlalchemy import exists, select

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.roles import Actor
from app.models.meetings import Meeting, MeetingReader
from app.queries.visibility import meeting_visible


def check_meeting(actor: Actor, meeting_id: int | None, field: str) -> None:
    """Raises RuleViolation for a meeting that the actor does not see, foreign ones included."""
    if meeting_id is None:
        return
    if db.session.scalar(select(Meeting.id).where(Meeting.id == meeting_id, meeting_visible(actor))) is None:
        raise RuleViolation(field, "Rapat ini tidak dikenal. Pilih kembali dari daftar.")


def sees_meeting(actor: Actor, meeting_id: int) -> bool:
    """Whether the actor sees that meeting."""
    return db.session.scalar(select(Meeting.id).where(Meeting.id == meeting_id, meeting_visible(actor))) is not None


def is_reader(meeting_id: int, user_id: int) -> bool:
    """Whether the account is named as reader of the meeting."""
    return bool(
        db.session.scalar(
            select(exists().where(MeetingReader.meeting_id == meeting_id, MeetingReader.user_id == user_id))
        )
    )
