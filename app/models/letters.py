"""Letters of a meeting and the number register. Wording and layout are in documents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.letters import LetterKind, LetterStatus, NumberState
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class Letter(Scoped, Versioned, Base):
    """A letter to one agency; once issued, `snapshot` holds all that was printed."""

    __tablename__ = "letters"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("agency_id", "agencies"),
        scope_key("file_id", "stored_files"),
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
    snapshot: Mapped[Any | None] = mapped_column(JSON)
    file_id: Mapped[int | None] = mapped_column(Id)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


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
