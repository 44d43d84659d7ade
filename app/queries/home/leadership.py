"""Beranda of Sekda, asisten and pimpinan: exceptions with their usul, who has not reported, today's meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation, is_partner
from app.domain.deadlines import NOT_LATE
from app.domain.item_decisions import ExtensionState, ProposalKind, ProposalState
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.item_loop import ExtensionRequest, Proposal
from app.models.meetings import Meeting
from app.queries.visibility import item_visible

ROWS_MAX = 100
_SUBORDINATE = [relation for relation in Relation if not is_partner(relation)]


@dataclass(frozen=True)
class Decision:
    """An exception with the usul of the asisten that the Sekda decides on; `version` is the usul's."""

    item_id: int
    proposal_id: int
    version: int
    agency: str | None
    text: str
    due_on: date | None
    kind: ProposalKind
    proposal: str
    proposed_by: str


@dataclass(frozen=True)
class Exceptional:
    """A late item of a coordinated agency on which no usul was written yet."""

    item_id: int
    agency: str
    text: str
    due_on: date


@dataclass(frozen=True)
class Extension:
    """A request for more time that waits for a decision."""

    item_id: int
    share_id: int
    agency: str
    text: str
    wanted_on: date


@dataclass(frozen=True)
class Unreported:
    """An agency with late items of which nothing was heard since they were due."""

    agency_id: int
    name: str
    items: int


def decisions(actor: Actor) -> list[Decision]:
    """Usul that wait for the Sekda, the oldest first."""
    if not actor.has(Role.SEKDA):
        return []
    rows = db.session.execute(
        select(
            Proposal,
            ActionItem.text.label("item_text"),
            ActionItem.due_on,
            func.coalesce(Agency.short_name, Agency.name, ActionItem.owner_text).label("agency"),
        )
        .join(ActionItem, ActionItem.id == Proposal.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .where(
            Proposal.government_id == actor.government_id,
            Proposal.state == ProposalState.MENUNGGU,
            item_visible(actor),
        )
        .order_by(Proposal.id)
        .limit(ROWS_MAX)
    )
    return [
        Decision(
            item_id=row.Proposal.item_id,
            proposal_id=row.Proposal.id,
            version=row.Proposal.version,
            agency=row.agency,
            text=row.item_text,
            due_on=row.due_on,
            kind=row.Proposal.kind,
            proposal=row.Proposal.text,
            proposed_by=row.Proposal.office_text or row.Proposal.by_name,
        )
        for row in rows
    ]


def exceptions(actor: Actor, bound: date) -> list[Exceptional]:
    """Late items of the agencies mapped to an asisten without a waiting usul, the latest due first."""
    mapped = actor.mapped_agencies()
    if not mapped:
        return []
    proposed = exists().where(Proposal.item_id == ActionItem.id, Proposal.state == ProposalState.MENUNGGU)
    rows = db.session.execute(
        select(
            ActionItem.id,
            ActionItem.text,
            Assignment.due_on,
            func.coalesce(Agency.short_name, Agency.name).label("agency"),
        )
        .select_from(Assignment)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(*_late_share(actor, bound), Assignment.agency_id.in_(mapped), ~proposed, item_visible(actor))
        .order_by(Assignment.due_on, Assignment.id)
        .limit(ROWS_MAX)
    )
    return [Exceptional(row.id, row.agency, row.text, row.due_on) for row in rows]


def extensions(actor: Actor) -> list[Extension]:
    """Requests for more time that this asisten or Sekda may decide, the oldest first; never his own."""
    if not (actor.has(Role.SEKDA) or actor.mapped_agencies()):
        return []
    mine: ColumnElement[bool] = Assignment.agency_id.in_(actor.mapped_agencies())
    rows = db.session.execute(
        select(
            ActionItem.id,
            ActionItem.text,
            Assignment.id.label("share_id"),
            ExtensionRequest.wanted_on,
            func.coalesce(Agency.short_name, Agency.name).label("agency"),
        )
        .select_from(ExtensionRequest)
        .join(Assignment, Assignment.id == ExtensionRequest.assignment_id)
        .join(ActionItem, ActionItem.id == ExtensionRequest.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(
            ExtensionRequest.government_id == actor.government_id,
            ExtensionRequest.state == ExtensionState.MENUNGGU,
            ExtensionRequest.asked_by_user_id != actor.user_id,
            item_visible(actor),
            *(() if actor.has(Role.SEKDA) else (mine,)),
        )
        .order_by(ExtensionRequest.id)
        .limit(ROWS_MAX)
    )
    return [Extension(row.id, row.share_id, row.agency, row.text, row.wanted_on) for row in rows]


def unreported(actor: Actor, bound: date) -> list[Unreported]:
    """Subordinate agencies with late items and no report since the due date, most items first."""
    if not (actor.has(Role.SEKDA) or actor.has(Role.LEADERSHIP_STAFF)):
        return []
    silent = or_(
        Assignment.last_report_at.is_(None), func.date(Assignment.last_report_at) <= func.date(Assignment.due_on)
    )
    rows = db.session.execute(
        select(Agency.id, func.coalesce(Agency.short_name, Agency.name).label("name"), func.count().label("items"))
        .select_from(Assignment)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(*_late_share(actor, bound), silent, item_visible(actor))
        .group_by(Agency.id, Agency.short_name, Agency.name, Agency.protocol_order)
        .order_by(func.count().desc(), Agency.protocol_order, Agency.id)
        .limit(ROWS_MAX)
    )
    return [Unreported(row.id, row.name, row.items) for row in rows]


def _late_share(actor: Actor, bound: date) -> tuple[Any, ...]:
    """Open shares of subordinate agencies that are late: due before `bound` and waiting for nobody else."""
    return (
        Assignment.government_id == actor.government_id,
        Assignment.is_open,  # bare, so that the partial index on open rows serves it
        Assignment.due_on < bound,
        Assignment.status.not_in([*NOT_LATE, ItemStatus.SEMENTARA]),
        Agency.relation.in_(_SUBORDINATE),
    )
