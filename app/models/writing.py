"""What surrounds the writing of minutes: typed lines, the states of each part, who writes where, remarks, addenda."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.remarks import RemarkState
from app.domain.writing import MinutesPart
from app.models.columns import Scoped, Versioned, enum_column, scope_key


class NoteLine(Scoped, Versioned, Base):
    """A line of quick notes as it was typed, kept for ever, with the row of the record that was made of it.

    `kind` tells which of the rows counts; the others were made by an earlier reading and wait, withdrawn, to be
    taken up again.
    """

    __tablename__ = "note_lines"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("section_id", "minutes_sections"),
        scope_key("point_id", "minutes_points"),
        scope_key("question_id", "minutes_questions"),
        scope_key("conclusion_id", "conclusions"),
        scope_key("item_id", "action_items"),
        # The browser's own name of the line, so that a line sent twice over a bad connection stands once.
        UniqueConstraint("by_user_id", "client_key"),
        Index("ix_note_lines_meeting", "meeting_id", "id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    client_key: Mapped[str] = mapped_column(String(64))
    raw: Mapped[str] = mapped_column(Text)
    #: The line as a person put it right afterwards; the typed one stays.
    edited: Mapped[str | None] = mapped_column(Text)
    #: What it was taken for (`domain/quick_notes`), and whether a person said so.
    kind: Mapped[str] = mapped_column(String(40))
    is_corrected: Mapped[bool] = mapped_column(default=False)
    #: What was not understood, as sentences for the page.
    notes: Mapped[list[str]] = mapped_column(JSON, default=list)
    section_id: Mapped[int | None] = mapped_column(Id)
    point_id: Mapped[int | None] = mapped_column(Id)
    question_id: Mapped[int | None] = mapped_column(Id)
    #: Without a key: figures that are taken off the list are deleted.
    figure_id: Mapped[int | None] = mapped_column(Id)
    conclusion_id: Mapped[int | None] = mapped_column(Id)
    item_id: Mapped[int | None] = mapped_column(Id)
    #: Who speaks from this line on, and what a line without a mark becomes. Without a key: participants may go.
    speaker_id: Mapped[int | None] = mapped_column(Id)
    speaker_text: Mapped[str | None] = mapped_column(String(300))
    plain_kind: Mapped[str] = mapped_column(String(40))
    #: What stands beside the line on the page: words of the record, agencies, date, horizons, suggestions.
    understood: Mapped[Any] = mapped_column(JSON)
    by_user_id: Mapped[int] = mapped_column(Id)
    typed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class MinutesEdit(Scoped, Base):
    """Append-only: one save of one part of the minutes. The rows it changed, whole; folded in order they give a state.

    `rows` maps a row's name (kind and id) to its values, or to null where the save took it off; `version` is that of
    the part after the save. The first edit of a part holds all its rows.
    """

    __tablename__ = "minutes_edits"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("section_id", "minutes_sections"),
        Index("ix_minutes_edits_part", "meeting_id", "part", "section_id", "version"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    part: Mapped[MinutesPart] = mapped_column(enum_column(MinutesPart, "part"))
    section_id: Mapped[int | None] = mapped_column(Id)
    version: Mapped[int]
    title: Mapped[str | None] = mapped_column(String(300))
    rows: Mapped[Any] = mapped_column(JSON)
    #: Names of all rows that stood after the save, in order.
    row_order: Mapped[list[str]] = mapped_column(JSON)
    by_user_id: Mapped[int] = mapped_column(Id)
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class WritingMark(Scoped, Base):
    """Where somebody writes now; it counts for a minute or two and is overwritten."""

    __tablename__ = "writing_marks"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("section_id", "minutes_sections"),
        scope_key("user_id", "users"),
        UniqueConstraint("meeting_id", "user_id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    user_id: Mapped[int] = mapped_column(Id)
    part: Mapped[MinutesPart] = mapped_column(enum_column(MinutesPart, "part"))
    section_id: Mapped[int | None] = mapped_column(Id)
    seen_at: Mapped[datetime] = mapped_column(UTCDateTime)


class PointRemark(Scoped, Base):
    """What a reader inside the organising agency says to a point before approval, and what became of it."""

    __tablename__ = "point_remarks"
    __table_args__ = (scope_key("meeting_id", "meetings"), scope_key("point_id", "minutes_points"))

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    point_id: Mapped[int] = mapped_column(Id, index=True)
    text: Mapped[str] = mapped_column(Text)
    by_user_id: Mapped[int] = mapped_column(Id)
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    state: Mapped[RemarkState] = mapped_column(enum_column(RemarkState, "state"), default=RemarkState.TERBUKA)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by_name: Mapped[str | None] = mapped_column(String(200))
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class MinutesAddendum(Scoped, Base):
    """What was added to an approved notula without opening it: append-only, each with a revision of its own."""

    __tablename__ = "minutes_addenda"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("file_id", "stored_files"),
        UniqueConstraint("meeting_id", "no"),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    no: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    #: The date on the signed paper.
    signed_on: Mapped[date]
    file_id: Mapped[int | None] = mapped_column(Id)
    revision_no: Mapped[int]
    by_user_id: Mapped[int] = mapped_column(Id)
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
