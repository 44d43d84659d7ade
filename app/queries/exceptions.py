"""What waits for a decision: usul, exceptions without one, oral directions, requests for more time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from app import clock
from app.domain.deadlines import overdue_bound
from app.domain.item_decisions import ExtensionState, ProposalKind
from app.domain.roles import Actor, Role
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.item_loop import Directive, ExtensionRequest, Proposal
from app.queries.exception_lines import LIST_MAX, Line, line_of, lines, ordered
from app.queries.item_filters import ItemFilters, ItemView
from app.queries.item_list_statements import list_statements
from app.queries.item_scope import bare, forces_of
from app.queries.kept_statements import among, written
from app.queries.keyset import arranged, first_page
from app.queries.review_rows import WAITING, ReviewRow, review_rows, with_columns


@dataclass(frozen=True)
class WaitingProposal:
    """An usul that waits for the Sekda."""

    id: int
    version: int
    kind: ProposalKind
    text: str
    until: date | None
    by_name: str
    office_text: str | None
    by_user_id: int
    line: Line


@dataclass(frozen=True)
class OralDirective:
    """An arahan lisan that waits for confirmation."""

    id: int
    version: int
    text: str
    recorded_at: datetime
    line: Line


@dataclass(frozen=True)
class WaitingExtension:
    """A head's request for more time."""

    id: int
    share_id: int
    wanted_on: date
    reason: str
    agency: str
    line: Line


@dataclass(frozen=True)
class Exceptions:
    """Late items without a waiting usul, longest due first, at most LIST_MAX; `more` where there are further ones."""

    rows: list[ReviewRow]
    more: bool


def waiting_proposals(actor: Actor, by_user_id: int | None = None) -> list[WaitingProposal]:
    """Usul on open items that the actor sees: arahan kepala daerah and priorities first, then the longest due."""
    statement = lines(
        actor,
        select(
            Proposal.id.label("row_id"),
            Proposal.version,
            Proposal.kind.label("proposal_kind"),
            Proposal.text.label("said"),
            Proposal.until,
            Proposal.by_name,
            Proposal.office_text,
            Proposal.by_user_id,
        ).join(ActionItem, ActionItem.id == Proposal.item_id),
    ).where(
        Proposal.government_id == actor.government_id,
        WAITING,
        ActionItem.is_open.expression,
        # From the few usul to their items, never through all items of the government.
        ActionItem.id.in_(select(Proposal.item_id).where(WAITING).correlate(None)),
    )
    if by_user_id is not None:
        statement = statement.where(Proposal.by_user_id == by_user_id)
    return [
        WaitingProposal(
            id=row.row_id,
            version=row.version,
            kind=row.proposal_kind,
            text=row.said,
            until=row.until,
            by_name=row.by_name,
            office_text=row.office_text,
            by_user_id=row.by_user_id,
            line=line_of(row),
        )
        for row in ordered(statement)
    ]


def waiting_orals(actor: Actor) -> list[OralDirective]:
    """Oral directions on items that the actor sees, neither confirmed nor rejected."""
    statement = lines(
        actor,
        select(
            Directive.id.label("row_id"), Directive.version, Directive.text.label("said"), Directive.recorded_at
        ).join(ActionItem, ActionItem.id == Directive.item_id),
    ).where(
        Directive.government_id == actor.government_id,
        Directive.is_oral.expression,
        Directive.in_force_at.is_(None),
        Directive.rejected_at.is_(None),
    )
    return [
        OralDirective(row.row_id, row.version, row.said or "", row.recorded_at, line_of(row))
        for row in ordered(statement)
    ]


def waiting_extensions(actor: Actor) -> list[WaitingExtension]:
    """Requests that the actor may decide: of mapped agencies, or all for the Sekda; never his own."""
    # Under names of their own: the conditions of sight look at other shares of the same item.
    agency, asked = aliased(Agency, name="asking"), aliased(Assignment, name="asked")
    statement = lines(
        actor,
        select(
            ExtensionRequest.id.label("row_id"),
            ExtensionRequest.assignment_id,
            ExtensionRequest.wanted_on,
            ExtensionRequest.reason,
            func.coalesce(agency.short_name, agency.name).label("asked_by"),
        )
        .join(ActionItem, ActionItem.id == ExtensionRequest.item_id)
        .join(asked, asked.id == ExtensionRequest.assignment_id)
        .join(agency, agency.id == asked.agency_id),
    ).where(*to_decide(actor, asked.agency_id))
    return [
        WaitingExtension(row.row_id, row.assignment_id, row.wanted_on, row.reason, row.asked_by, line_of(row))
        for row in ordered(statement)
    ]


def to_decide(actor: Actor, agency_id: Any) -> tuple[ColumnElement[bool], ...]:
    """Conditions: the request waits, and the actor may decide it where `agency_id` (a column) asks; never his own."""
    found = (
        ExtensionRequest.government_id == actor.government_id,
        ExtensionRequest.state == written(ExtensionState.MENUNGGU),
        ExtensionRequest.asked_by_user_id != actor.user_id,
    )
    return found if actor.has(Role.SEKDA) else (*found, among(agency_id, actor.mapped_agencies()))


def without_proposal(actor: Actor, calendar: WorkCalendar) -> Exceptions:
    """Late firm items that an asisten coordinates, on which no usul waits."""
    bound = overdue_bound(clock.today(actor.zone), calendar)
    known = list_statements(bare(actor), forces_of(actor), ItemFilters(view=ItemView.LATE), bound, LIST_MAX)
    late = with_columns(known.lines).where(
        ActionItem.firm_at.is_not(None),
        _coordinated(actor),
        ~exists().where(Proposal.item_id == ActionItem.id, WAITING),
    )
    found = first_page(arranged(late, known.keys, descending=False, size=LIST_MAX), len(known.keys), LIST_MAX)
    return Exceptions(review_rows(actor, found.rows), found.after is not None)


def _coordinated(actor: Actor) -> ColumnElement[bool]:
    mapped = actor.mapped_agencies()
    shares = select(Assignment.item_id).where(Assignment.agency_id.in_(mapped), Assignment.is_open.expression)
    return or_(
        among(ActionItem.owner_agency_id, mapped),
        and_(ActionItem.owner_agency_id.is_(None), ActionItem.id.in_(shares)),
    )
