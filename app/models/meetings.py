"""A rakor and what belongs to it: days, topics, purposes, agenda, sources, readers, task forces, teams.

Its money is in funding.py, its files in files.py.
"""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Id, UTCDateTime
from app.domain.meetings import Confidentiality, MeetingKind, MeetingLinkKind, MeetingStatus
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped
from app.models.funding import FundingLine


class Meeting(Scoped, Versioned, Base):
    __tablename__ = "meetings"
    __table_args__ = scoped(
        scope_key("secretariat_agency_id", "agencies"),
        scope_key("organiser_agency_id", "agencies"),
        scope_key("previous_meeting_id", "meetings"),
        scope_key("created_by_user_id", "users"),
        CheckConstraint("organiser_agency_id IS NULL OR organiser_text IS NULL", name="one_organiser"),
        Index("ix_meetings_newest", "government_id", "sort_on", "id"),
        Index("ix_meetings_level", "government_id", "confidentiality", "year", "id"),
        # From a meeting to those that followed it.
        Index(
            "ix_meetings_previous",
            "previous_meeting_id",
            sqlite_where=text("previous_meeting_id IS NOT NULL"),
            postgresql_where=text("previous_meeting_id IS NOT NULL"),
        ),
    )

    #: The agency whose secretariat keeps the meeting ("organiser" of the rights); never printed.
    secretariat_agency_id: Mapped[int] = mapped_column(Id, index=True)
    organiser_agency_id: Mapped[int | None] = mapped_column(Id)
    organiser_text: Mapped[str | None] = mapped_column(String(300))
    organiser_short_text: Mapped[str | None] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(300))
    kind: Mapped[MeetingKind] = mapped_column(enum_column(MeetingKind, "kind"))
    confidentiality: Mapped[Confidentiality] = mapped_column(
        enum_column(Confidentiality, "confidentiality"), default=Confidentiality.BIASA
    )
    status: Mapped[MeetingStatus] = mapped_column(
        enum_column(MeetingStatus, "status"), default=MeetingStatus.DIRENCANAKAN
    )
    #: Why it was last postponed, cancelled or scheduled anew.
    status_reason: Mapped[str | None] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(60))
    sort_on: Mapped[date]
    #: Year of the first dated day; null is the filter "tanpa tahun".
    year: Mapped[int | None] = mapped_column(index=True)
    place: Mapped[str | None] = mapped_column(String(300))
    place_address: Mapped[str | None] = mapped_column(String(300))
    place_city: Mapped[str | None] = mapped_column(String(120))
    online_url: Mapped[str | None] = mapped_column(String(500))
    online_room: Mapped[str | None] = mapped_column(String(120))
    online_passcode: Mapped[str | None] = mapped_column(String(120))
    program_text: Mapped[str | None] = mapped_column(Text)
    invitation_number: Mapped[str | None] = mapped_column(String(120))
    invitation_on: Mapped[date | None]
    stated_total: Mapped[int | None]
    stated_total_note: Mapped[str | None] = mapped_column(String(300))
    previous_meeting_id: Mapped[int | None] = mapped_column(Id)
    #: Stable for life; `sequence` rises with each change that a calendar must learn of.
    calendar_uid: Mapped[str] = mapped_column(String(80), unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    created_by_user_id: Mapped[int] = mapped_column(Id)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime)

    days: Mapped[list[MeetingDay]] = relationship(viewonly=True, order_by="MeetingDay.position")
    topics: Mapped[list[MeetingTopic]] = relationship(viewonly=True, order_by="MeetingTopic.position")
    purposes: Mapped[list[MeetingPurpose]] = relationship(viewonly=True, order_by="MeetingPurpose.position")
    agenda: Mapped[list[AgendaRow]] = relationship(viewonly=True, order_by="AgendaRow.position")
    funding: Mapped[list[FundingLine]] = relationship(viewonly=True, order_by="FundingLine.id")
    sources: Mapped[list[SourceArticle]] = relationship(viewonly=True, order_by="SourceArticle.id")


class MeetingDay(Scoped, Base):
    """One day, as far as it is known: a full date, or the parts and words that the source gives."""

    __tablename__ = "meeting_days"
    __table_args__ = (scope_key("meeting_id", "meetings"), UniqueConstraint("meeting_id", "position"))

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    on_date: Mapped[date | None]
    weekday: Mapped[str | None] = mapped_column(String(10))
    day: Mapped[int | None]
    month: Mapped[int | None]
    year: Mapped[int | None]
    date_text: Mapped[str | None] = mapped_column(String(120))
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    time_text: Mapped[str | None] = mapped_column(String(120))
    until_done: Mapped[bool] = mapped_column(default=False)
    #: How many times attendance is taken on that day.
    sessions: Mapped[int] = mapped_column(default=1)


class RemovedDay(Scoped, Base):
    """A day with a full date that was taken out of a meeting: calendars that hold it are told so under its old name."""

    __tablename__ = "removed_days"
    __table_args__ = (scope_key("meeting_id", "meetings"),)

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    #: The id that the day had; its row is gone.
    day_id: Mapped[int] = mapped_column(Id)
    on_date: Mapped[date]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    until_done: Mapped[bool] = mapped_column(default=False)


class _ListRow(Scoped):
    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class MeetingTopic(_ListRow, Base):
    __tablename__ = "meeting_topics"
    __table_args__ = (scope_key("meeting_id", "meetings"),)


class MeetingPurpose(_ListRow, Base):
    __tablename__ = "meeting_purposes"
    __table_args__ = (scope_key("meeting_id", "meetings"),)


class AgendaRow(_ListRow, Base):
    """A row of the susunan acara, with the officer who carries it (MC, doa) as plain text."""

    __tablename__ = "agenda_rows"
    __table_args__ = (scope_key("meeting_id", "meetings"),)

    officer_text: Mapped[str | None] = mapped_column(String(300))
    starts: Mapped[time | None]


class MeetingLink(Scoped, Base):
    """Two meetings that may be the same or follow each other; stored once, read from both sides."""

    __tablename__ = "meeting_links"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("other_meeting_id", "meetings"),
        UniqueConstraint("meeting_id", "other_meeting_id", "kind"),
        CheckConstraint("meeting_id < other_meeting_id", name="ordered"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    other_meeting_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[MeetingLinkKind] = mapped_column(enum_column(MeetingLinkKind, "kind"))


class SourceArticle(Scoped, Base):
    """Where a meeting was reported: outlet and dates, never its sentences."""

    __tablename__ = "source_articles"
    __table_args__ = (scope_key("meeting_id", "meetings"),)

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    outlet: Mapped[str | None] = mapped_column(String(200))
    byline: Mapped[str | None] = mapped_column(String(200))
    title: Mapped[str | None] = mapped_column(String(300))
    published_on: Mapped[date | None]
    republished_on: Mapped[date | None]


class MeetingReader(Scoped, Base):
    """A person named to read: the only door to a rahasia meeting, an extra one to a terbatas one."""

    __tablename__ = "meeting_readers"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("user_id", "users"),
        UniqueConstraint("meeting_id", "user_id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    user_id: Mapped[int] = mapped_column(Id, index=True)
    granted_at: Mapped[datetime] = mapped_column(UTCDateTime)
    granted_by_user_id: Mapped[int | None] = mapped_column(Id)


class MeetingMinuteTaker(Scoped, Base):
    """A notulis named on the meeting: may write its minutes, from whichever agency."""

    __tablename__ = "meeting_minute_takers"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("user_id", "users"),
        UniqueConstraint("meeting_id", "user_id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    user_id: Mapped[int] = mapped_column(Id, index=True)


class MeetingTaskForce(Scoped, Base):
    __tablename__ = "meeting_task_forces"
    __table_args__ = (
        scope_key("meeting_id", "meetings"),
        scope_key("task_force_id", "task_forces"),
        UniqueConstraint("meeting_id", "task_force_id"),
    )

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    task_force_id: Mapped[int] = mapped_column(Id, index=True)


class SmallTeam(Scoped, Base):
    """A tim kecil formed by a meeting; its members may be unknown."""

    __tablename__ = "small_teams"
    __table_args__ = scoped(scope_key("meeting_id", "meetings"))

    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    name: Mapped[str] = mapped_column(String(300))
    mandate: Mapped[str | None] = mapped_column(Text)


class SmallTeamMember(Scoped, Base):
    __tablename__ = "small_team_members"
    __table_args__ = (
        scope_key("small_team_id", "small_teams"),
        scope_key("agency_id", "agencies"),
        scope_key("person_id", "people"),
        CheckConstraint("agency_id IS NOT NULL OR person_id IS NOT NULL OR unsur_text IS NOT NULL", name="somebody"),
    )

    small_team_id: Mapped[int] = mapped_column(Id, index=True)
    agency_id: Mapped[int | None] = mapped_column(Id)
    person_id: Mapped[int | None] = mapped_column(Id)
    unsur_text: Mapped[str | None] = mapped_column(String(300))
