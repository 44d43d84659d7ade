"""Rows of the review of late items: the list's own columns, and for a page of them the last report, usul and arahan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.agencies import is_partner
from app.domain.deadlines import Waits, stored_waits
from app.domain.item_decisions import ProposalKind, ProposalState
from app.domain.meetings import Confidentiality, stricter
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment, ProgressReport
from app.models.item_loop import Directive, Proposal
from app.queries.item_scope import own_agencies
from app.queries.kept_statements import written
from app.queries.keyset import AnyRow, AnySelect
from app.queries.reading import fetch

#: Roles that see what is proposed and directed (the page Perlu keputusan).
_DECIDING = (Role.SEKDA, Role.ASISTEN, Role.LEADERSHIP_STAFF)
_CHUNK = 500
WAITING = Proposal.state == written(ProposalState.MENUNGGU)

_NEWEST = (
    select(func.max(ProgressReport.id))
    .join(Assignment, Assignment.id == ProgressReport.assignment_id)
    .where(
        ProgressReport.item_id.in_(bindparam("item_ids", expanding=True)),
        or_(
            ProgressReport.item_id.in_(bindparam("seen_ids", expanding=True)),
            Assignment.agency_id.in_(bindparam("agencies", expanding=True)),
        ),
    )
    .group_by(ProgressReport.item_id)
)
_REPORTS = select(ProgressReport.item_id, ProgressReport.reported_at, ProgressReport.obstacle).where(
    ProgressReport.id.in_(_NEWEST)
)
#: The waiting usul and the last arahan of each item; both may be missing.
_DECIDED = (
    select(
        ActionItem.id.label("item_id"),
        Proposal.kind,
        Proposal.text,
        Proposal.until,
        select(func.max(Directive.in_force_at))
        .where(Directive.item_id == ActionItem.id)
        .correlate(ActionItem)
        .scalar_subquery()
        .label("directed_at"),
    )
    .select_from(ActionItem)
    .outerjoin(Proposal, and_(Proposal.item_id == ActionItem.id, WAITING))
    .where(ActionItem.id.in_(bindparam("item_ids", expanding=True)))
)
_OWN = select(Assignment.item_id, Assignment.status, Assignment.waits).where(
    Assignment.item_id.in_(bindparam("item_ids", expanding=True)),
    Assignment.agency_id.in_(bindparam("agencies", expanding=True)),
)


@dataclass(frozen=True)
class ReviewRow:
    """One late item. Where the meeting is not seen, `title` and `owner` are None and status is the own agency's."""

    id: int
    text: str
    owner: str | None
    is_partner: bool
    is_firm: bool
    is_priority: bool
    from_kepala_daerah: bool
    status: ItemStatus | None
    due_on: date | None
    first_due_on: date | None
    extension_count: int
    title: str | None
    confidentiality: Confidentiality | None
    reported_on: date | None = None
    obstacle: str | None = None
    proposal_kind: ProposalKind | None = None
    proposal_text: str | None = None
    proposal_until: date | None = None
    directed_on: date | None = None
    waits: Waits = ()
    #: The owner is named by words of the meeting, not by a register.
    is_owner_typed: bool = False


def with_columns(lines: AnySelect) -> AnySelect:
    """The lines of the list of items with what the review shows besides."""
    return lines.add_columns(
        ActionItem.first_due_on, ActionItem.extension_count, ActionItem.is_priority, ActionItem.firm_at
    )


def review_rows(actor: Actor, found: list[AnyRow]) -> list[ReviewRow]:
    """The rows of a page with their last report, and for those who decide the waiting usul and the last arahan."""
    rows: list[ReviewRow] = []
    for start in range(0, len(found), _CHUNK):
        rows += _completed(actor, found[start : start + _CHUNK])
    return rows


def plain_rows(actor: Actor, found: list[AnyRow]) -> list[ReviewRow]:
    """The rows without what was reported, proposed and directed, for those who only count them."""
    hidden = [row.id for row in found if row.level is None]
    shares = _by_item(fetch(_OWN, item_ids=hidden, agencies=sorted(own_agencies(actor)))) if hidden else {}
    return [ReviewRow(**_stored(row, shares)) for row in found]


def _completed(actor: Actor, found: list[AnyRow]) -> list[ReviewRow]:
    ids = [row.id for row in found]
    hidden = [row.id for row in found if row.level is None]
    own, zone = sorted(own_agencies(actor)), actor.zone
    seen = sorted(set(ids) - set(hidden))
    reports = _by_item(fetch(_REPORTS, item_ids=ids, seen_ids=seen, agencies=own))
    shares = _by_item(fetch(_OWN, item_ids=hidden, agencies=own)) if hidden else {}
    decides = any(actor.has(role) for role in _DECIDING)
    decided = _by_item(fetch(_DECIDED, item_ids=ids)) if decides and ids else {}
    return [
        ReviewRow(
            **_stored(row, shares),
            **_said(reports.get(row.id), decided.get(row.id), zone),
        )
        for row in found
    ]


def _by_item(rows: Iterable[Any]) -> dict[int, Any]:
    return {row.item_id: row for row in rows}


def _stored(row: AnyRow, own: dict[int, AnyRow]) -> dict[str, Any]:
    seen = row.level is not None
    share = row if seen else own.get(row.id)
    return {
        "id": row.id,
        "text": row.text,
        "owner": (row.agency_short_name or row.agency_name or row.force_name or row.owner_text) if seen else None,
        "is_owner_typed": seen and row.agency_name is None and row.force_name is None,
        "is_partner": row.relation is not None and is_partner(row.relation),
        "is_firm": row.firm_at is not None,
        "is_priority": row.is_priority,
        "from_kepala_daerah": row.from_kepala_daerah,
        "status": share and share.status,
        "waits": stored_waits(share and share.waits),
        "due_on": row.due_on,
        "first_due_on": row.first_due_on,
        "extension_count": row.extension_count,
        "title": row.title,
        "confidentiality": stricter(row.level, row.confidentiality) if seen else None,
    }


def _said(report: Any, decided: Any, zone: str) -> dict[str, Any]:
    """What was last reported, proposed and directed; days in the zone of the government."""
    said: dict[str, Any] = {}
    if report is not None:
        said |= {"reported_on": clock.local(report.reported_at, zone).date(), "obstacle": report.obstacle}
    if decided is not None and decided.kind is not None:
        said |= {
            "proposal_kind": decided.kind,
            "proposal_text": decided.text,
            "proposal_until": decided.until,
        }
    if decided is not None and decided.directed_at is not None:
        said["directed_on"] = clock.local(decided.directed_at, zone).date()
    return said
