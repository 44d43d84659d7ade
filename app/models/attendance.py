"""Who answered an invitation, and who was there on which day and session. The scanned list is a file of the meeting."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.attendance import Echelon, InvitationReply, PresenceKind
from app.domain.letters import Channel
from app.models.columns import Scoped, Versioned, enum_column, scope_key


class InvitationAnswer(Scoped, Versioned, Base):
    """The last answer of an invited participant, heard by whichever way; a deputy with office and eselon."""

    __tablename__ = "invitation_answers"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("participant_id", "participants"),
        UniqueConstraint("participant_id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    participant_id: Mapped[int] = mapped_column(Id)
    reply: Mapped[InvitationReply] = mapped_column(enum_column(InvitationReply, "reply"))
    deputy_name: Mapped[str | None] = mapped_column(String(300))
    deputy_office: Mapped[str | None] = mapped_column(String(500))
    deputy_echelon: Mapped[Echelon | None] = mapped_column(enum_column(Echelon, "deputy_echelon"))
    note: Mapped[str | None] = mapped_column(String(500))
    channel: Mapped[Channel] = mapped_column(enum_column(Channel, "channel"))
    answered_by_user_id: Mapped[int] = mapped_column(Id)
    answered_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Presence(Scoped, Base):
    """One participant on one day and session; days are counted from 0 as in meeting_days, sessions from 1."""

    __tablename__ = "presences"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("participant_id", "participants"),
        UniqueConstraint("participant_id", "day_position", "session"),
        CheckConstraint("session >= 1 AND day_position >= 0", name="numbers"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    participant_id: Mapped[int] = mapped_column(Id)
    day_position: Mapped[int]
    session: Mapped[int]
    kind: Mapped[PresenceKind] = mapped_column(enum_column(PresenceKind, "kind"))
    #: Who really came, where it was a deputy.
    name_text: Mapped[str | None] = mapped_column(String(300))
    office_text: Mapped[str | None] = mapped_column(String(500))
    echelon: Mapped[Echelon | None] = mapped_column(enum_column(Echelon, "echelon"))
    marked_by_user_id: Mapped[int] = mapped_column(Id)
    marked_at: Mapped[datetime] = mapped_column(UTCDateTime)
