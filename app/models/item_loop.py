"""What happens to a firm item: its timeline, proofs, extensions, usul and the Sekda's directions."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UTCDateTime
from app.domain.action_items import ItemStatus
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import DirectiveKind, ExtensionState, ProposalKind, ProposalState
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped

_DONE = text("act IN ('nyatakan_selesai', 'selesai_menurut_keterangan')")


class ItemStep(Scoped, Base):
    """Append-only timeline: one act on an item or on one agency's share, with the state before and after."""

    __tablename__ = "item_steps"
    __table_args__ = (
        scope_key("item_id", "action_items"),
        scope_key("assignment_id", "assignments"),
        scope_key("report_id", "progress_reports"),
        Index("ix_item_steps_item", "item_id", "id"),
        Index("ix_item_steps_newest", "government_id", "id"),
        # What was declared done, for the recap of a year.
        Index(
            "ix_item_steps_done",
            "government_id",
            "at",
            "assignment_id",
            sqlite_where=_DONE,
            postgresql_where=_DONE,
        ),
    )

    item_id: Mapped[int] = mapped_column(Id)
    assignment_id: Mapped[int | None] = mapped_column(Id)
    report_id: Mapped[int | None] = mapped_column(Id)
    act: Mapped[ItemAct] = mapped_column(enum_column(ItemAct, "act"))
    status_before: Mapped[ItemStatus | None] = mapped_column(enum_column(ItemStatus, "status_before"))
    status_after: Mapped[ItemStatus | None] = mapped_column(enum_column(ItemStatus, "status_after"))
    note: Mapped[str | None] = mapped_column(Text)
    #: A date that the act is about: the due date asked for or granted.
    about_on: Mapped[date | None]
    #: The office in which it was done, as of that day ("Plh. Sekretaris Daerah", "Asisten a.n. Sekretaris Daerah").
    office_text: Mapped[str | None] = mapped_column(String(300))
    by_user_id: Mapped[int | None] = mapped_column(Id)
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class Proof(Scoped, Base):
    """A bukti dukung: a stored file that belongs to one report on one share."""

    __tablename__ = "proofs"
    __table_args__ = (
        scope_key("item_id", "action_items"),
        scope_key("assignment_id", "assignments"),
        scope_key("report_id", "progress_reports"),
        scope_key("file_id", "stored_files"),
        UniqueConstraint("file_id"),
    )

    item_id: Mapped[int] = mapped_column(Id, index=True)
    assignment_id: Mapped[int] = mapped_column(Id)
    report_id: Mapped[int] = mapped_column(Id, index=True)
    file_id: Mapped[int] = mapped_column(Id)


class ExtensionRequest(Scoped, Versioned, Base):
    """A head asks for more time on his agency's share; somebody else decides."""

    __tablename__ = "extension_requests"
    __table_args__ = (
        scope_key("item_id", "action_items"),
        scope_key("assignment_id", "assignments"),
        Index(
            "uq_extension_requests_waiting",
            "assignment_id",
            unique=True,
            sqlite_where=text("state = 'menunggu'"),
            postgresql_where=text("state = 'menunggu'"),
        ),
    )

    item_id: Mapped[int] = mapped_column(Id, index=True)
    assignment_id: Mapped[int] = mapped_column(Id)
    wanted_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[ExtensionState] = mapped_column(enum_column(ExtensionState, "state"), default=ExtensionState.MENUNGGU)
    asked_by_user_id: Mapped[int] = mapped_column(Id)
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)
    granted_on: Mapped[date | None]
    decision_note: Mapped[str | None] = mapped_column(Text)
    decided_by_user_id: Mapped[int | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Proposal(Scoped, Versioned, Base):
    """An asisten's usul on an exception; `until` where it proposes a new due date."""

    __tablename__ = "proposals"
    __table_args__ = scoped(
        scope_key("item_id", "action_items"),
        Index(
            "uq_proposals_waiting",
            "item_id",
            unique=True,
            sqlite_where=text("state = 'menunggu'"),
            postgresql_where=text("state = 'menunggu'"),
        ),
    )

    item_id: Mapped[int] = mapped_column(Id)
    kind: Mapped[ProposalKind] = mapped_column(enum_column(ProposalKind, "kind"))
    text: Mapped[str] = mapped_column(Text)
    until: Mapped[date | None]
    state: Mapped[ProposalState] = mapped_column(enum_column(ProposalState, "state"), default=ProposalState.MENUNGGU)
    by_user_id: Mapped[int] = mapped_column(Id)
    by_name: Mapped[str] = mapped_column(String(200))
    office_text: Mapped[str | None] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Directive(Scoped, Versioned, Base):
    """An arahan Sekretaris Daerah on an item. One recorded from his mouth is in force once he confirms it."""

    __tablename__ = "directives"
    __table_args__ = (
        scope_key("item_id", "action_items"),
        scope_key("proposal_id", "proposals"),
        Index("ix_directives_item", "item_id", "id"),
    )

    item_id: Mapped[int] = mapped_column(Id)
    proposal_id: Mapped[int | None] = mapped_column(Id)
    kind: Mapped[DirectiveKind] = mapped_column(enum_column(DirectiveKind, "kind"))
    text: Mapped[str | None] = mapped_column(Text)
    is_oral: Mapped[bool] = mapped_column(default=False)
    recorded_by_user_id: Mapped[int] = mapped_column(Id)
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)
    #: The office and name of whoever gave it, as of the day it came into force.
    office_text: Mapped[str | None] = mapped_column(String(300))
    given_by_name: Mapped[str | None] = mapped_column(String(200))
    in_force_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    rejected_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
