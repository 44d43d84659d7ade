"""The minutes of a meeting: sections, points, questions and answers, figures, contacts, conclusions, revisions."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, Numeric, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus, PointKind, QuestionForm, SectionKind
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class Minutes(Scoped, Versioned, Base):
    """The head of a meeting's minutes; `approved_at` opens them to the invited agencies of a terbatas meeting."""

    __tablename__ = "minutes"
    __table_args__ = (scope_key("meeting_id", "meetings"), UniqueConstraint("meeting_id"))

    meeting_id: Mapped[int] = mapped_column(Id)
    status: Mapped[MinutesStatus] = mapped_column(enum_column(MinutesStatus, "status"), default=MinutesStatus.KONSEP)
    #: The approval of the latest revision; it stays while the minutes are open again.
    approved_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    #: How often they were submitted, and the number of the latest frozen revision.
    approval_round: Mapped[int] = mapped_column(default=0)
    revision_no: Mapped[int] = mapped_column(default=0)
    #: `version` guards figures, contacts and conclusions; the small teams have one of their own.
    teams_version: Mapped[int] = mapped_column(default=1, server_default="1")


class MinutesSection(Scoped, Versioned, Base):
    """A part that one person writes at a time; its version guards all rows in it."""

    __tablename__ = "minutes_sections"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"), Index("ix_minutes_sections_order", "meeting_id", "position")
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    kind: Mapped[SectionKind] = mapped_column(enum_column(SectionKind, "kind"))
    title: Mapped[str] = mapped_column(String(300))
    position: Mapped[int]
    #: Only an empty section is withdrawn; its withdrawn points still belong to it.
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class MinutesPoint(Scoped, Base):
    """One thing one speaker said; its id is stable for life, withdrawing never deletes it."""

    __tablename__ = "minutes_points"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("section_id", "minutes_sections"),
        scope_key("speaker_id", "participants"),
        scope_key("answers_question_id", "minutes_questions"),
        CheckConstraint("speaker_id IS NULL OR speaker_text IS NULL", name="one_speaker"),
        Index("ix_minutes_points_order", "section_id", "position"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    section_id: Mapped[int] = mapped_column(Id)
    position: Mapped[int]
    #: Order over the whole meeting as the source states it, with a note where the source says more.
    stated_order: Mapped[int | None]
    stated_order_note: Mapped[str | None] = mapped_column(String(300))
    speaker_id: Mapped[int | None] = mapped_column(Id)
    speaker_text: Mapped[str | None] = mapped_column(String(300))
    kind: Mapped[PointKind] = mapped_column(enum_column(PointKind, "kind"), default=PointKind.PERNYATAAN)
    text: Mapped[str] = mapped_column(Text)
    addressee_text: Mapped[str | None] = mapped_column(String(300))
    quote: Mapped[str | None] = mapped_column(Text)
    context: Mapped[str | None] = mapped_column(Text)
    answers_question_id: Mapped[int | None] = mapped_column(Id)
    #: Its quote may stand in a siaran pers.
    is_releasable: Mapped[bool] = mapped_column(default=False, server_default=false())
    confidentiality: Mapped[Confidentiality] = mapped_column(
        enum_column(Confidentiality, "confidentiality"), default=Confidentiality.BIASA
    )
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class MinutesQuestion(Scoped, Base):
    """A question or input from the floor and its answer; what was asked may be unknown."""

    __tablename__ = "minutes_questions"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("section_id", "minutes_sections"),
        scope_key("asker_id", "participants"),
        scope_key("answerer_id", "participants"),
        CheckConstraint("asker_id IS NULL OR asker_text IS NULL", name="one_asker"),
        CheckConstraint("answerer_id IS NULL OR answerer_text IS NULL", name="one_answerer"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    section_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    asker_id: Mapped[int | None] = mapped_column(Id)
    asker_text: Mapped[str | None] = mapped_column(String(300))
    form: Mapped[QuestionForm] = mapped_column(enum_column(QuestionForm, "form"), default=QuestionForm.PERTANYAAN)
    question: Mapped[str | None] = mapped_column(Text)
    answerer_id: Mapped[int | None] = mapped_column(Id)
    answerer_text: Mapped[str | None] = mapped_column(String(300))
    answer: Mapped[str | None] = mapped_column(Text)
    confidentiality: Mapped[Confidentiality] = mapped_column(
        enum_column(Confidentiality, "confidentiality"), default=Confidentiality.BIASA
    )
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class QuestionSession(Scoped, Versioned, Base):
    """What is known of the tanya jawab as a whole, also where nothing said in it was recorded."""

    __tablename__ = "question_sessions"
    __table_args__ = (scope_key("meeting_id", "meetings"), UniqueConstraint("meeting_id"))

    meeting_id: Mapped[int] = mapped_column(Id)
    held: Mapped[bool] = mapped_column(default=True)
    time_text: Mapped[str | None] = mapped_column(String(200))
    parties: Mapped[list[str]] = mapped_column(JSON, default=list)
    topic: Mapped[str | None] = mapped_column(Text)
    content_recorded: Mapped[bool] = mapped_column(default=True)


class Figure(Scoped, Base):
    """A number that was stated: value with unit, area, period in words, source and who said it."""

    __tablename__ = "figures"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("speaker_id", "participants"),
        CheckConstraint("value IS NOT NULL OR value_text IS NOT NULL", name="some_value"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    indicator: Mapped[str] = mapped_column(String(300))
    value: Mapped[Decimal | None] = mapped_column(Numeric(20, 4))
    value_text: Mapped[str | None] = mapped_column(String(200))
    unit: Mapped[str | None] = mapped_column(String(80))
    area: Mapped[str | None] = mapped_column(String(200))
    period_text: Mapped[str | None] = mapped_column(String(200))
    source: Mapped[str | None] = mapped_column(String(300))
    speaker_id: Mapped[int | None] = mapped_column(Id)
    speaker_text: Mapped[str | None] = mapped_column(String(300))


class ServiceContact(Scoped, Base):
    """A hotline or service that the meeting made known; the number may be unknown."""

    __tablename__ = "service_contacts"
    __table_args__ = (scope_key("meeting_id", "meetings"),)

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    number: Mapped[str | None] = mapped_column(String(60))
    purpose: Mapped[str | None] = mapped_column(String(300))


class Conclusion(Scoped, Base):
    """A kesimpulan rapat, with the point or question it came from."""

    __tablename__ = "conclusions"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("origin_point_id", "minutes_points"),
        scope_key("origin_question_id", "minutes_questions"),
        CheckConstraint("origin_point_id IS NULL OR origin_question_id IS NULL", name="one_origin"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    origin_point_id: Mapped[int | None] = mapped_column(Id)
    origin_question_id: Mapped[int | None] = mapped_column(Id)
    confidentiality: Mapped[Confidentiality] = mapped_column(
        enum_column(Confidentiality, "confidentiality"), default=Confidentiality.BIASA
    )
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class MinutesRevision(Scoped, Base):
    """An approved state, frozen: papers after approval come from this JSON only."""

    __tablename__ = "minutes_revisions"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("docx_file_id", "stored_files"),
        UniqueConstraint("meeting_id", "no"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    no: Mapped[int]
    sheet: Mapped[Any] = mapped_column(JSON)
    schema_version: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    docx_file_id: Mapped[int | None] = mapped_column(Id)
    approver: Mapped[Any] = mapped_column(JSON)
    approved_at: Mapped[datetime] = mapped_column(UTCDateTime)
