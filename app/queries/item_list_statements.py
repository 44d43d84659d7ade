"""The statements behind the list of items: conditions of each filter, lines in their order, the capped count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus
from app.domain.deadlines import NOT_LATE
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment, ItemHorizon, ItemSupporter
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting
from app.queries.item_scope import in_charge, open_before, own_agencies, pressed, seen_with_meeting, silent, visible
from app.queries.keyset import AnySelect, arranged
from app.queries.reading import at_most
from app.queries.search import matching
from app.queries.visibility import meeting_visible

COUNT_MAX = 1_000


class ItemView(StrEnum):
    """Which list is asked for."""

    ALL = "semua"
    LATE = "lewat"
    WITHOUT_DUE = "tanpa_batas_waktu"
    #: Partners whose date has come and from whom nothing was heard: never "late", and in no order of lateness.
    SILENT = "belum_ada_kabar"


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


@dataclass(frozen=True)
class ListStatements:
    """One list: `lines` without an order, `first` its first page, `keys` their order, `count` up to the cap.

    The first page brings the count along, as `total`.
    """

    lines: AnySelect
    first: AnySelect
    count: Select[int]
    keys: tuple[InstrumentedAttribute[Any], ...]


@lru_cache(maxsize=512)
def list_statements(
    actor: Actor, forces: tuple[int, ...], filters: ItemFilters, bound: date, size: int
) -> ListStatements:
    """Statements of one list, kept because making them costs more than running them. They hold no rows.

    `actor` comes without name and session (`item_scope.bare`), so that the same rights meet the same statements;
    `forces` are the task forces of his agencies, `bound` the day before which an item is late.
    """
    # The share that decides about a line: the filtered agency's own, else the lead's. Made here and not once for all:
    # the columns of an alias are worked out at their first use, which two threads must not do at once.
    share = aliased(Assignment, name="share")
    conditions = _conditions(actor, forces, filters, bound, share)
    lines, keys = _lines(actor, filters, share).where(*conditions), _keys(filters, share)
    some = select(ActionItem.id)
    if filters.agency_id is not None:
        some = select(share.id).join(ActionItem, ActionItem.id == share.item_id)
    capped = some.where(*conditions).limit(at_most(COUNT_MAX + 1)).subquery()
    count = select(func.count()).select_from(capped)
    return ListStatements(
        lines=lines,
        first=arranged(counted(lines, count), keys, descending=filters.view is not ItemView.LATE, size=size),
        count=count,
        keys=keys,
    )


def counted(lines: AnySelect, count: Select[int]) -> AnySelect:
    """Lines that bring the count of their list along, as `total`, so that a first page is one statement."""
    return lines.add_columns(count.scalar_subquery().label("total"))


def _keys(filters: ItemFilters, share: type[Assignment]) -> tuple[InstrumentedAttribute[Any], ...]:
    """The order of the list: columns of the table whose index carries it."""
    of_agency = filters.agency_id is not None
    if filters.view is ItemView.LATE:
        return (share.due_on, share.id) if of_agency else (ActionItem.due_on, ActionItem.id)
    return (share.item_id,) if of_agency else (ActionItem.id,)


def _lines(actor: Actor, filters: ItemFilters, share: type[Assignment]) -> AnySelect:
    seen, owner = meeting_visible(actor), aliased(Agency, name="owner")
    columns = select(
        ActionItem.id,
        ActionItem.text,
        ActionItem.item_class,
        ActionItem.owner_text,
        ActionItem.from_kepala_daerah,
        ActionItem.due_text,
        ActionItem.due_on,
        ActionItem.is_open,
        ActionItem.firm_at,
        owner.name.label("agency_name"),
        owner.short_name.label("agency_short_name"),
        owner.relation,
        TaskForce.name.label("force_name"),
        share.status,
        share.waits,
        case((seen, Meeting.title), else_=null()).label("title"),
        case((seen, Meeting.confidentiality), else_=null()).label("level"),
        ActionItem.confidentiality,
    )
    # An agency's list starts from its shares.
    if filters.agency_id is None:
        lead = and_(share.item_id == ActionItem.id, share.agency_id == ActionItem.owner_agency_id)
        columns = columns.select_from(ActionItem).outerjoin(share, lead)
    else:
        columns = columns.select_from(share).join(ActionItem, ActionItem.id == share.item_id)
    return (
        columns.join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(owner, owner.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
    )


def _conditions(
    actor: Actor, forces: tuple[int, ...], filters: ItemFilters, bound: date, share: type[Assignment]
) -> list[ColumnElement[bool]]:
    silence = filters.view is ItemView.SILENT
    late = filters.view is ItemView.LATE or silence
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
        found.append(share.kind == filters.share)
    own = own_agencies(actor)
    if own and filters.agency_id not in own:
        # Whoever sees an item by his own share alone does not learn who else works on it.
        found.append(seen_with_meeting(actor))
    if bound is not None:
        found += [share.is_open.expression, share.due_on < bound, share.status.not_in(NOT_LATE)]
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
            Assignment.kind == kind,
            Assignment.status == filters.status,
        )

    ways: list[ColumnElement[bool]] = [ActionItem.id.in_(in_state(AssignmentKind.LEAD))]
    if filters.status is ItemStatus.SEMENTARA:
        ways.append(and_(ActionItem.owner_agency_id.is_(None), ActionItem.firm_at.is_(None)))
    else:
        of_force = ActionItem.owner_task_force_id.is_not(None)
        ways.append(and_(of_force, ActionItem.id.in_(in_state(AssignmentKind.MEMBER))))
    return [or_(*ways), *provisional, seen_with_meeting(actor)]
