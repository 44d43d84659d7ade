"""What a list of items is asked for, and the conditions it makes. Order and columns: item_list_statements.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus
from app.domain.deadlines import NOT_LATE
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment, ItemHorizon, ItemSupporter
from app.models.meetings import Meeting
from app.queries.item_scope import in_charge, open_before, own_agencies, pressed, seen_with_meeting, silent, visible
from app.queries.kept_statements import one_of, written
from app.queries.search import matching


class ItemView(StrEnum):
    """Which list is asked for."""

    ALL = "semua"
    LATE = "lewat"
    WITHOUT_DUE = "tanpa_batas_waktu"
    #: Partners whose date has come and from whom nothing was heard: never "late", and in no order of lateness.
    SILENT = "belum_ada_kabar"


#: Of what is in the actor's charge alone.
DUE_VIEWS = (ItemView.LATE, ItemView.SILENT)


@dataclass(frozen=True, kw_only=True)
class ItemFilters:
    """What is asked for; None asks for nothing. `year` 0 asks for meetings without a year."""

    view: ItemView = ItemView.ALL
    text: str | None = None
    agency_id: int | None = None
    share: AssignmentKind | None = None
    horizon: Horizon | None = None
    status: ItemStatus | None = None
    year: int | None = None
    task_force_id: int | None = None
    item_class: ItemClass | None = None
    #: Due dates, both inclusive.
    due_from: date | None = None
    due_to: date | None = None
    #: Owned by one of these agencies.
    owner_ids: frozenset[int] | None = None


def conditions(
    actor: Actor, forces: tuple[int, ...], filters: ItemFilters, bound: date, share: type[Assignment]
) -> list[ColumnElement[bool]]:
    """Conditions on `ActionItem` and on `share`, the share that decides about a line of the list."""
    silence, late = filters.view is ItemView.SILENT, filters.view in DUE_VIEWS
    found = [in_charge(actor, forces, bound)] if late else [visible(actor, forces)]
    if late:
        found.append(silent(actor) if silence else pressed(actor))
    if filters.agency_id is not None:
        found += _of_agency(actor, filters, share, bound if late else None)
    elif late:
        found.append(open_before(actor, bound))
    if filters.view is ItemView.WITHOUT_DUE:
        # Bare columns, so that the partial index on open items serves it.
        found += [ActionItem.is_open.expression, ActionItem.due_on.is_(None)]
    return [*found, *_narrowed(actor, filters, share)]


def _of_agency(
    actor: Actor, filters: ItemFilters, share: type[Assignment], bound: date | None
) -> list[ColumnElement[bool]]:
    """Shares of one agency; those that are late themselves where `bound` is given."""
    found = [share.government_id == actor.government_id, share.agency_id == filters.agency_id]
    if filters.share is not None:
        found.append(share.kind == written(filters.share))
    own = own_agencies(actor)
    if own and filters.agency_id not in own:
        # Whoever sees an item by his own share alone does not learn who else works on it.
        found.append(seen_with_meeting(actor))
    if bound is not None:
        found += [share.is_open.expression, share.due_on < bound, ~one_of(share.status, NOT_LATE)]
    return found


def _narrowed(actor: Actor, filters: ItemFilters, share: type[Assignment]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.text:
        found.append(ActionItem.id.in_(matching("item", filters.text)))
        if own_agencies(actor):
            # The words found also name the owner, whom one's own share alone does not show.
            found.append(or_(seen_with_meeting(actor), ActionItem.text.icontains(filters.text, autoescape=True)))
    if filters.horizon is not None:
        # Of the shares of an agency it is asked before their items are read.
        item_id = ActionItem.id if filters.agency_id is None else share.item_id
        found.append(exists().where(ItemHorizon.item_id == item_id, ItemHorizon.horizon == filters.horizon))
    if filters.status is not None:
        found += _of_status(actor, filters, share)
    if filters.year is not None:
        year = Meeting.year == filters.year if filters.year else Meeting.year.is_(None)
        held = select(Meeting.id).where(Meeting.government_id == actor.government_id, year).correlate(None)
        found += [ActionItem.meeting_id.in_(held), seen_with_meeting(actor)]
    if filters.task_force_id is not None:
        supports = exists().where(
            ItemSupporter.item_id == ActionItem.id, ItemSupporter.task_force_id == filters.task_force_id
        )
        found += [or_(ActionItem.owner_task_force_id == filters.task_force_id, supports), seen_with_meeting(actor)]
    if filters.item_class is not None:
        found.append(ActionItem.item_class == filters.item_class)
    return [*found, *_due_and_owned(actor, filters)]


def _due_and_owned(actor: Actor, filters: ItemFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.due_from is not None:
        found.append(ActionItem.due_on >= filters.due_from)
    if filters.due_to is not None:
        found.append(ActionItem.due_on <= filters.due_to)
    if filters.owner_ids is not None:
        found += [ActionItem.owner_agency_id.in_(filters.owner_ids), seen_with_meeting(actor)]
    return found


def _of_status(actor: Actor, filters: ItemFilters, share: type[Assignment]) -> Sequence[ColumnElement[bool]]:
    """The status of the lead; of an item of a task force that of any member, or Sementara until it is firm."""
    # A general direction keeps the first state of its shares for ever and is not provisional for that.
    provisional = [ActionItem.firm_at.is_(None)] if filters.status is ItemStatus.SEMENTARA else []
    if filters.agency_id is not None:
        return [share.status == filters.status, *provisional]

    def in_state(kind: AssignmentKind) -> Select[int]:
        return select(Assignment.item_id).where(
            Assignment.government_id == actor.government_id,
            Assignment.kind == written(kind),
            Assignment.status == filters.status,
        )

    ways: list[ColumnElement[bool]] = [ActionItem.id.in_(in_state(AssignmentKind.LEAD))]
    if filters.status is ItemStatus.SEMENTARA:
        ways.append(and_(ActionItem.owner_agency_id.is_(None), ActionItem.firm_at.is_(None)))
    else:
        of_force = ActionItem.owner_task_force_id.is_not(None)
        ways.append(and_(of_force, ActionItem.id.in_(in_state(AssignmentKind.MEMBER))))
    return [or_(*ways), *provisional, seen_with_meeting(actor)]
