"""Action items: the item, its horizons, supporters, assignments per agency, deadlines and what meetings saw of it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, Numeric, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Id, UTCDateTime
from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus, StatedKind
from app.domain.letters import Channel
from app.domain.meetings import Confidentiality
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped

_OPEN: dict[str, Any] = {"sqlite_where": text("is_open = 1"), "postgresql_where": text("is_open")}
_GUARDED: dict[str, Any] = dict.fromkeys(("sqlite_where", "postgresql_where"), text("confidentiality <> 'biasa'"))
_LEAD: dict[str, Any] = dict.fromkeys(("sqlite_where", "postgresql_where"), text("kind = 'penanggung_jawab'"))
_ASKING: dict[str, Any] = {
    "sqlite_where": text("has_open_clarification = 1"),
    "postgresql_where": text("has_open_clarification"),
}


class ActionItem(Scoped, Versioned, Base):
    __tablename__ = "action_items"
    __table_args__ = scoped(
        scope_key("meeting_id", "meetings"),
        scope_key("owner_agency_id", "agencies"),
        scope_key("owner_task_force_id", "task_forces"),
        scope_key("stated_by_id", "participants"),
        scope_key("origin_point_id", "minutes_points"),
        scope_key("origin_question_id", "minutes_questions"),
        scope_key("origin_conclusion_id", "conclusions"),
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint(
            "(CASE WHEN owner_agency_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN owner_task_force_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN owner_text IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_owner",
        ),
        CheckConstraint(
            "(CASE WHEN origin_point_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN origin_question_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN origin_conclusion_id IS NULL THEN 0 ELSE 1 END) <= 1",
            name="one_origin",
        ),
        Index("ix_action_items_newest", "government_id", "id"),
        # Of one meeting: without the government in it SQLite reads all items of the government instead.
        Index("ix_action_items_meeting", "government_id", "meeting_id", "id"),
        # The few guarded by themselves, taken out before counting; whole, else SQLite reads all items instead.
        Index("ix_action_items_guarded", "government_id", "id", "meeting_id", "confidentiality", **_GUARDED),
        Index(
            "ix_action_items_open_due",
            "government_id",
            "due_on",
            "id",
            # What decides who sees a line and whether it counts as late, so that counting reads the index alone.
            "meeting_id",
            "owner_agency_id",
            "confidentiality",
            **_OPEN,
        ),
        # The same of one meeting, for the secretariat that keeps it.
        Index(
            "ix_action_items_open_meeting", "government_id", "meeting_id", "due_on", "id", "confidentiality", **_OPEN
        ),
    )

    meeting_id: Mapped[int] = mapped_column(Id)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    item_class: Mapped[ItemClass] = mapped_column(enum_column(ItemClass, "item_class"), default=ItemClass.TINDAK_LANJUT)
    stated_kind: Mapped[StatedKind] = mapped_column(
        enum_column(StatedKind, "stated_kind"), default=StatedKind.TINDAK_LANJUT
    )
    stated_by_id: Mapped[int | None] = mapped_column(Id)
    stated_by_text: Mapped[str | None] = mapped_column(String(300))
    owner_agency_id: Mapped[int | None] = mapped_column(Id, index=True)
    owner_task_force_id: Mapped[int | None] = mapped_column(Id, index=True)
    owner_text: Mapped[str | None] = mapped_column(String(300))
    due_on: Mapped[date | None]
    due_text: Mapped[str | None] = mapped_column(String(200))
    expected_output: Mapped[str | None] = mapped_column(Text)
    expected_proof: Mapped[str | None] = mapped_column(Text)
    indicator: Mapped[str | None] = mapped_column(String(300))
    target: Mapped[Decimal | None] = mapped_column(Numeric(20, 4))
    unit: Mapped[str | None] = mapped_column(String(80))
    origin_point_id: Mapped[int | None] = mapped_column(Id)
    origin_question_id: Mapped[int | None] = mapped_column(Id)
    origin_conclusion_id: Mapped[int | None] = mapped_column(Id)
    confidentiality: Mapped[Confidentiality] = mapped_column(
        enum_column(Confidentiality, "confidentiality"), default=Confidentiality.BIASA
    )
    is_priority: Mapped[bool] = mapped_column(default=False)
    from_kepala_daerah: Mapped[bool] = mapped_column(default=False)
    #: The first due date it ever had, kept for ever, and how often it was put off since.
    first_due_on: Mapped[date | None]
    extension_count: Mapped[int] = mapped_column(default=0)
    #: Null while the item is *Sementara*, the instant of approval afterwards.
    firm_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    #: True while somebody owes a report; general directions are never open, withdrawn items neither.
    is_open: Mapped[bool] = mapped_column(default=True)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime)

    horizons: Mapped[list[ItemHorizon]] = relationship(viewonly=True, order_by="ItemHorizon.id")
    supporters: Mapped[list[ItemSupporter]] = relationship(viewonly=True, order_by="ItemSupporter.position")
    assignments: Mapped[list[Assignment]] = relationship(viewonly=True, order_by="Assignment.id")
    deadlines: Mapped[list[Deadline]] = relationship(viewonly=True, order_by="Deadline.id")


class ItemHorizon(Scoped, Base):
    """One element of the set of horizons, which may be empty."""

    __tablename__ = "item_horizons"
    __table_args__ = (scope_key("item_id", "action_items"), UniqueConstraint("item_id", "horizon"))

    item_id: Mapped[int] = mapped_column(Id, index=True)
    horizon: Mapped[Horizon] = mapped_column(enum_column(Horizon, "horizon"))


class ItemSupporter(Scoped, Base):
    """Who works along: exactly one of agency, task force, small team, or words of the source."""

    __tablename__ = "item_supporters"
    __table_args__ = (
        scope_key("item_id", "action_items"),
        scope_key("agency_id", "agencies"),
        scope_key("task_force_id", "task_forces"),
        scope_key("small_team_id", "small_teams"),
        CheckConstraint(
            "(CASE WHEN agency_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN task_force_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN small_team_id IS NULL THEN 0 ELSE 1 END) >= 1 OR unsur_text IS NOT NULL",
            name="somebody",
        ),
        Index("ix_item_supporters_task_force", "task_force_id", "item_id"),
    )

    item_id: Mapped[int] = mapped_column(Id, index=True)
    position: Mapped[int]
    agency_id: Mapped[int | None] = mapped_column(Id, index=True)
    task_force_id: Mapped[int | None] = mapped_column(Id)
    small_team_id: Mapped[int | None] = mapped_column(Id)
    #: The words of the source ("semua anggota gugus tugas"); alone, or beside what they refer to.
    unsur_text: Mapped[str | None] = mapped_column(String(300))


class Assignment(Scoped, Versioned, Base):
    """The share of one agency in an item, with a state of its own. Lists of an agency read this table."""

    __tablename__ = "assignments"
    __table_args__ = scoped(
        scope_key("item_id", "action_items"),
        scope_key("agency_id", "agencies"),
        UniqueConstraint("item_id", "agency_id"),
        Index("uq_assignments_one_lead", "item_id", unique=True, **_LEAD),
        Index(
            "ix_assignments_open_due",
            "government_id",
            "agency_id",
            "due_on",
            "id",
            "item_id",
            # What decides whether a share counts as late and as unreported, so that counting reads the index alone.
            "status",
            "last_report_at",
            **_OPEN,
        ),
        # With what the list of an agency is narrowed by, so that shares it leaves out are not read.
        Index("ix_assignments_newest", "government_id", "agency_id", "item_id", "kind", "status"),
        Index("ix_assignments_status", "government_id", "kind", "status", "item_id"),
        # The few whose head asks for a clarification.
        Index("ix_assignments_clarification", "government_id", "item_id", **_ASKING),
        CheckConstraint("percent IS NULL OR (percent >= 0 AND percent <= 100)", name="percent"),
    )

    item_id: Mapped[int] = mapped_column(Id, index=True)
    agency_id: Mapped[int] = mapped_column(Id)
    kind: Mapped[AssignmentKind] = mapped_column(enum_column(AssignmentKind, "kind"))
    status: Mapped[ItemStatus] = mapped_column(enum_column(ItemStatus, "status"), default=ItemStatus.SEMENTARA)
    percent: Mapped[int | None]
    is_open: Mapped[bool] = mapped_column(default=True)
    #: Copied from the item so that an agency's list is one ordered index.
    due_on: Mapped[date | None]
    #: The bidang that the head handed it to.
    forwarded_to: Mapped[str | None] = mapped_column(String(300))
    last_report_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    #: Since when its report waits for verification, and the earlier waits as [from, to] in ISO dates.
    waiting_since: Mapped[date | None]
    waits: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    has_open_clarification: Mapped[bool] = mapped_column(default=False)


class Deadline(Scoped, Base):
    """Append-only: every due date or due word an item ever had; the first one is kept for ever."""

    __tablename__ = "deadlines"
    __table_args__ = (scope_key("item_id", "action_items"),)

    item_id: Mapped[int] = mapped_column(Id, index=True)
    due_on: Mapped[date | None]
    due_text: Mapped[str | None] = mapped_column(String(200))
    reason: Mapped[str | None] = mapped_column(Text)
    set_by_user_id: Mapped[int | None] = mapped_column(Id)
    set_at: Mapped[datetime] = mapped_column(UTCDateTime)


class ProgressReport(Scoped, Base):
    """Append-only: what an agency reported on its assignment, so that two agencies never conflict."""

    __tablename__ = "progress_reports"
    __table_args__ = scoped(scope_key("item_id", "action_items"), scope_key("assignment_id", "assignments"))

    item_id: Mapped[int] = mapped_column(Id, index=True)
    assignment_id: Mapped[int] = mapped_column(Id, index=True)
    #: Who gave the answer that the organiser's secretariat wrote down for a partner, and by which way.
    stated_by_text: Mapped[str | None] = mapped_column(String(300))
    channel: Mapped[Channel] = mapped_column(enum_column(Channel, "channel"), default=Channel.APLIKASI)
    text: Mapped[str] = mapped_column(Text)
    obstacle: Mapped[str | None] = mapped_column(Text)
    percent: Mapped[int | None]
    status: Mapped[ItemStatus] = mapped_column(enum_column(ItemStatus, "status"))
    reported_by_user_id: Mapped[int | None] = mapped_column(Id)
    reported_at: Mapped[datetime] = mapped_column(UTCDateTime)


class ItemMeeting(Scoped, Base):
    """The state of an item as it was reported at a meeting: linked, never copied."""

    __tablename__ = "item_meetings"
    __table_args__ = (
        scope_key("item_id", "action_items"),
        scope_key("meeting_id", "meetings"),
        UniqueConstraint("item_id", "meeting_id"),
    )

    item_id: Mapped[int] = mapped_column(Id, index=True)
    meeting_id: Mapped[int] = mapped_column(Id, index=True)
    state: Mapped[Any] = mapped_column(JSON)
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)
