"""Letters of a meeting and the number register. Wording and layout are in documents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.letters import Channel, DispatchKind, LetterKind, LetterStatus, NumberState
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class Letter(Scoped, Versioned, Base):
    """A letter to one agency; once issued, `snapshot` holds all that was printed."""

    __tablename__ = "letters"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("agency_id", "agencies"),
        scope_key("file_id", "stored_files"),
        scope_key("refers_to_id", "letters"),
        scope_key("signer_position_id", "positions"),
        Index(
            "uq_letters_draft",
            "meeting_id",
            "kind",
            "agency_id",
            unique=True,
            sqlite_where=text("status = 'konsep'"),
            postgresql_where=text("status = 'konsep'"),
        ),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[LetterKind] = mapped_column(enum_column(LetterKind, "kind"))
    agency_id: Mapped[int | None] = mapped_column(Id)
    status: Mapped[LetterStatus] = mapped_column(enum_column(LetterStatus, "status"), default=LetterStatus.KONSEP)
    subject: Mapped[str] = mapped_column(String(300))
    number_text: Mapped[str | None] = mapped_column(String(120))
    letter_on: Mapped[date | None]
    report_until: Mapped[date | None]
    #: What a person wrote or changed in the draft, by field.
    content: Mapped[Any] = mapped_column(JSON, default=dict)
    #: The letter that a ralat, penundaan or pembatalan follows.
    refers_to_id: Mapped[int | None] = mapped_column(Id)
    signer_position_id: Mapped[int | None] = mapped_column(Id)
    #: SEQUENCE of the calendar at issue: later changes of the meeting ask for a ralat.
    calendar_sequence: Mapped[int | None]
    issued_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    sent_on: Mapped[date | None]
    void_reason: Mapped[str | None] = mapped_column(String(300))
    snapshot: Mapped[Any | None] = mapped_column(JSON)
    file_id: Mapped[int | None] = mapped_column(Id)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Dispatch(Scoped, Base):
    """Somebody was told: one row a recipient, thing and round (SEQUENCE or revision), so that nobody is told twice."""

    __tablename__ = "dispatches"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("letter_id", "letters"),
        scope_key("agency_id", "agencies"),
        scope_key("participant_id", "participants"),
        CheckConstraint(
            "(CASE WHEN agency_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_recipient",
        ),
        UniqueConstraint("meeting_id", "kind", "round", "agency_id"),
        UniqueConstraint("meeting_id", "kind", "round", "participant_id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[DispatchKind] = mapped_column(enum_column(DispatchKind, "kind"))
    round: Mapped[int]
    letter_id: Mapped[int | None] = mapped_column(Id)
    agency_id: Mapped[int | None] = mapped_column(Id)
    participant_id: Mapped[int | None] = mapped_column(Id)
    channel: Mapped[Channel] = mapped_column(enum_column(Channel, "channel"), default=Channel.WA)
    #: What was said of the meeting (its state and rows), for kinds that announce it.
    told: Mapped[Any | None] = mapped_column(JSON)
    by_user_id: Mapped[int] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class NumberSeries(Scoped, Base):
    """The next number of a kind in a year; locked in the transaction that takes it (no database sequence: no gaps)."""

    __tablename__ = "number_series"
    __table_args__ = scoped(UniqueConstraint("government_id", "kind", "year"))

    kind: Mapped[str] = mapped_column(String(40))
    year: Mapped[int]
    next: Mapped[int] = mapped_column(default=1)


class NumberEntry(Scoped, Base):
    """The register: a number that was issued, reserved or cancelled; none is ever used again."""

    __tablename__ = "number_entries"
    __table_args__ = (
        scope_key("series_id", "number_series"),
        scope_key("letter_id", "letters"),
        UniqueConstraint("series_id", "number"),
    )

    series_id: Mapped[int] = mapped_column(Id, index=True)
    number: Mapped[int]
    state: Mapped[NumberState] = mapped_column(enum_column(NumberState, "state"))
    letter_id: Mapped[int | None] = mapped_column(Id)
    reason: Mapped[str | None] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
