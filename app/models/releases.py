"""What leaves the meeting for the public: the siaran pers, and answers to what the privacy guard asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.press_releases import ReleaseState
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class PressRelease(Scoped, Versioned, Base):
    """The siaran pers of one meeting: a draft of the organiser, checked by the agency flagged humas."""

    __tablename__ = "press_releases"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("checked_agency_id", "agencies"),
        UniqueConstraint("meeting_id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    state: Mapped[ReleaseState] = mapped_column(enum_column(ReleaseState, "state"), default=ReleaseState.KONSEP)
    headline: Mapped[str] = mapped_column(String(300))
    lead: Mapped[str] = mapped_column(Text)
    #: Paragraphs, separated by an empty line.
    body: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    #: Why the checking agency gave it back.
    return_note: Mapped[str | None] = mapped_column(Text)
    checked_agency_id: Mapped[int | None] = mapped_column(Id)
    checked_by_user_id: Mapped[int | None] = mapped_column(Id)
    checked_by_name: Mapped[str | None] = mapped_column(String(200))
    checked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class PrivacyAnswer(Scoped, Base):
    """A person answered that something the guard asked about may stand; it holds until the words change."""

    __tablename__ = "privacy_answers"
    __table_args__ = (scope_key("meeting_id", "meetings"), UniqueConstraint("meeting_id", "digest"))

    meeting_id: Mapped[int] = mapped_column(Id)
    rule: Mapped[str] = mapped_column(String(40))
    #: Of the rule and the words, so that the words themselves are not kept a second time.
    digest: Mapped[str] = mapped_column(String(64))
    by_user_id: Mapped[int] = mapped_column(Id)
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
