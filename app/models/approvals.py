"""The way of a notula to its approval: standing steps, steps of a round, what was done. Revisions are in minutes.py."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.approval import ApprovalAct
from app.models.columns import Scoped, Versioned, enum_column, scope_key


class ApprovalStep(Scoped, Versioned, Base):
    """A position that initials the notula of an agency's meetings; lower places come first."""

    __tablename__ = "approval_steps"
    __table_args__ = (
        scope_key("agency_id", "agencies"),
        scope_key("position_id", "positions"),
        UniqueConstraint("agency_id", "position_id"),
    )

    agency_id: Mapped[int] = mapped_column(Id, index=True)
    position_id: Mapped[int] = mapped_column(Id)
    place: Mapped[int]
    is_active: Mapped[bool] = mapped_column(default=True)


class ApprovalTask(Scoped, Base):
    """One step of one round: whose desk the draft lies on. `office_text` is the office as of that day."""

    __tablename__ = "approval_tasks"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("position_id", "positions"),
        UniqueConstraint("meeting_id", "round", "place"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    round: Mapped[int]
    place: Mapped[int]
    position_id: Mapped[int] = mapped_column(Id, index=True)
    office_text: Mapped[str] = mapped_column(String(300))
    done_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    done_by_name: Mapped[str | None] = mapped_column(String(200))


class ApprovalEvent(Scoped, Base):
    """Append-only: submitted, initialled, returned, taken back, approved, recorded, opened again."""

    __tablename__ = "approval_events"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("file_id", "stored_files"),
        Index("ix_approval_events_meeting", "meeting_id", "id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    round: Mapped[int]
    act: Mapped[ApprovalAct] = mapped_column(enum_column(ApprovalAct, "act"))
    office_text: Mapped[str | None] = mapped_column(String(300))
    note: Mapped[str | None] = mapped_column(Text)
    #: The date on the signed paper.
    signed_on: Mapped[date | None]
    file_id: Mapped[int | None] = mapped_column(Id)
    revision_no: Mapped[int | None]
    by_user_id: Mapped[int | None] = mapped_column(Id)
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
