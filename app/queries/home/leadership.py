"""Beranda of Sekda, asisten and pimpinan: exceptions with their usul, who has not reported, today's meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation, is_partner
from app.domain.deadlines import NOT_LATE
from app.domain.item_decisions import ProposalKind
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.item_loop import Proposal
from app.models.meetings import Meeting
from app.queries.exceptions import waiting_extensions, waiting_proposals
from app.queries.item_scope import bare, hidden_items, own_agencies
from app.queries.reading import fetch
from app.queries.review_rows import WAITING
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
    return [
        Decision(
            item_id=one.line.item_id,
            proposal_id=one.id,
            version=one.version,
            agency=one.line.owner,
            text=one.line.text,
            due_on=one.line.due_on,
            kind=one.kind,
            proposal=one.text,
            proposed_by=one.office_text or one.by_name,
        )
        for one in sorted(waiting_proposals(actor), key=lambda one: one.id)
    ]


def exceptions(actor: Actor, bound: date) -> list[Exceptional]:
    """Late items of the agencies mapped to an asisten without a waiting usul, the latest due first."""
    mapped = actor.mapped_agencies()
    if not mapped:
        return []
    proposed = exists().where(Proposal.item_id == ActionItem.id, WAITING)
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
    return [
        Extension(one.line.item_id, one.share_id, one.agency, one.line.text, one.wanted_on)
        for one in sorted(waiting_extensions(actor), key=lambda one: one.id)
    ]


def unreported(actor: Actor, bound: date) -> list[Unreported]:
    """Subordinate agencies with late items and no report since the due date, most items first."""
    if not (actor.has(Role.SEKDA) or actor.has(Role.LEADERSHIP_STAFF)):
        return []
    return [Unreported(row.id, row.name, row.total) for row in fetch(_unreported(bare(actor), bound))]


@lru_cache(maxsize=512)
def _unreported(actor: Actor, bound: date) -> Select[Any]:
    """Counted over the index on open shares alone; of meetings that the actor does not see only what is his own.

    Kept for the same rights; it holds no rows.
    """
    silent = or_(
        Assignment.last_report_at.is_(None), func.date(Assignment.last_report_at) <= func.date(Assignment.due_on)
    )
    known: ColumnElement[bool] = Assignment.item_id.not_in(hidden_items(actor))
    if own := own_agencies(actor):
        known = or_(known, Assignment.agency_id.in_(own))
    late = (
        select(Assignment.agency_id, func.count().label("total"))
        .where(*_late_share(actor, bound), silent, known)
        .group_by(Assignment.agency_id)
        .subquery()
    )
    return (
        select(Agency.id, func.coalesce(Agency.short_name, Agency.name).label("name"), late.c.total)
        .join(late, late.c.agency_id == Agency.id)
        .order_by(late.c.total.desc(), Agency.protocol_order, Agency.id)
        .limit(ROWS_MAX)
    )


def _late_share(actor: Actor, bound: date) -> tuple[Any, ...]:
    """Open shares of subordinate agencies that are late: due before `bound` and waiting for nobody else."""
    return (
        Assignment.government_id == actor.government_id,
        Assignment.is_open,  # bare, so that the partial index on open rows serves it
        Assignment.due_on < bound,
        Assignment.status.not_in([*NOT_LATE, ItemStatus.SEMENTARA]),
        Assignment.agency_id.in_(
            select(Agency.id).where(Agency.government_id == actor.government_id, Agency.relation.in_(_SUBORDINATE))
        ),
    )
