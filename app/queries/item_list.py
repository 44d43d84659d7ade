"""The list of action items: filters, newest first or longest due first by keyset, a capped count. Only what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus
from app.domain.agencies import is_partner
from app.domain.deadlines import NOT_LATE, overdue_bound
from app.domain.meetings import Confidentiality, stricter
from app.domain.roles import Actor
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment, ItemHorizon, ItemSupporter
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting
from app.queries.item_scope import in_charge, open_before, own_agencies, pressed, seen_with_meeting, visible
from app.queries.keyset import AnyRow, AnySelect, Place, page
from app.queries.search import matching
from app.queries.visibility import meeting_visible

PAGE_SIZE = 25
COUNT_MAX = 1_000


class ItemView(StrEnum):
    """Which list is asked for."""

    ALL = "semua"
    LATE = "lewat"
    WITHOUT_DUE = "tanpa_batas_waktu"


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


@dataclass(frozen=True)
class ItemRow:
    """One line. `status` is the filtered agency's, else the lead's.

    Where the meeting is not seen, `title` and `owner` are None and `status` is that of the actor's own agency.
    """

    id: int
    text: str
    item_class: ItemClass
    owner: str | None
    is_partner: bool
    is_open: bool
    status: ItemStatus
    due_on: date | None
    due_text: str | None
    title: str | None
    confidentiality: Confidentiality | None
    from_kepala_daerah: bool


@dataclass(frozen=True)
class ItemPage:
    """One page; `before` and `after` are tokens, None at the ends. `count` stops at COUNT_MAX + 1."""

    rows: list[ItemRow]
    before: str | None
    after: str | None
    count: int


#: The share that decides about a line: the filtered agency's own, else the lead's.
_share = aliased(Assignment, name="share")
_owner = aliased(Agency, name="owner")


def items_page(
    actor: Actor, filters: ItemFilters, calendar: WorkCalendar, place: Place | None = None, size: int = PAGE_SIZE
) -> ItemPage:
    """The items that the actor sees and that fit: late ones by due date, the others newest first."""
    late = filters.view is ItemView.LATE
    conditions = _conditions(actor, filters, overdue_bound(clock.today(actor.zone), calendar))
    statement = _columns(actor, filters).where(*conditions)
    found = page(statement, keys(filters), place, descending=not late, size=size)
    count = _capped_count(filters, conditions)
    own = _own_statuses(actor, [row.id for row in found.rows if row.level is None])
    return ItemPage([_row(row, own) for row in found.rows], found.before, found.after, count)


def keys(filters: ItemFilters) -> Sequence[InstrumentedAttribute[Any]]:
    """The order of the list: columns of the table whose index carries it."""
    of_agency = filters.agency_id is not None
    if filters.view is ItemView.LATE:
        return (_share.due_on, _share.id) if of_agency else (ActionItem.due_on, ActionItem.id)
    return (_share.item_id,) if of_agency else (ActionItem.id,)


def _columns(actor: Actor, filters: ItemFilters) -> AnySelect:
    seen = meeting_visible(actor)
    columns = select(
        ActionItem.id,
        ActionItem.text,
        ActionItem.item_class,
        ActionItem.owner_text,
        ActionItem.from_kepala_daerah,
        ActionItem.due_text,
        ActionItem.due_on,
        ActionItem.is_open,
        _owner.name.label("agency_name"),
        _owner.short_name.label("agency_short_name"),
        _owner.relation,
        TaskForce.name.label("force_name"),
        _share.status,
        case((seen, Meeting.title), else_=null()).label("title"),
        case((seen, Meeting.confidentiality), else_=null()).label("level"),
        ActionItem.confidentiality,
    )
    return _joined(columns, filters).outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)


def _joined(statement: AnySelect, filters: ItemFilters) -> AnySelect:
    """Items with their meeting, owner and the deciding share; an agency's list starts from its shares."""
    if filters.agency_id is None:
        lead = and_(_share.item_id == ActionItem.id, _share.agency_id == ActionItem.owner_agency_id)
        statement = statement.select_from(ActionItem).outerjoin(_share, lead)
    else:
        statement = statement.select_from(_share).join(ActionItem, ActionItem.id == _share.item_id)
    return statement.join(Meeting, Meeting.id == ActionItem.meeting_id).outerjoin(
        _owner, _owner.id == ActionItem.owner_agency_id
    )


def _conditions(actor: Actor, filters: ItemFilters, bound: date) -> list[ColumnElement[bool]]:
    late = filters.view is ItemView.LATE
    found = [in_charge(actor, bound), pressed(actor)] if late else [visible(actor)]
    if filters.agency_id is not None:
        found += _of_agency(actor, filters, bound if late else None)
    elif late:
        found.append(open_before(actor, bound))
    if filters.view is ItemView.WITHOUT_DUE:
        # Bare columns, so that the partial index on open items serves it.
        found += [ActionItem.is_open.expression, ActionItem.due_on.is_(None)]
    return [*found, *_narrowed(actor, filters)]


def _of_agency(actor: Actor, filters: ItemFilters, bound: date | None) -> list[ColumnElement[bool]]:
    """Shares of one agency; those that are late themselves where `bound` is given."""
    found = [_share.government_id == actor.government_id, _share.agency_id == filters.agency_id]
    if filters.share is not None:
        found.append(_share.kind == filters.share)
    own = own_agencies(actor)
    if own and filters.agency_id not in own:
        # Whoever sees an item by his own share alone does not learn who else works on it.
        found.append(seen_with_meeting(actor))
    if bound is not None:
        found += [_share.is_open.expression, _share.due_on < bound, _share.status.not_in(NOT_LATE)]
    return found


def _narrowed(actor: Actor, filters: ItemFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.text:
        found.append(ActionItem.id.in_(matching("item", filters.text)))
    if filters.horizon is not None:
        found.append(exists().where(ItemHorizon.item_id == ActionItem.id, ItemHorizon.horizon == filters.horizon))
    if filters.status is not None:
        found.append(_has_status(actor, filters))
    if filters.year is not None:
        year = Meeting.year == filters.year if filters.year else Meeting.year.is_(None)
        held = select(Meeting.id).where(Meeting.government_id == actor.government_id, year).correlate(None)
        found += [ActionItem.meeting_id.in_(held), seen_with_meeting(actor)]
    if filters.task_force_id is not None:
        supports = exists().where(
            ItemSupporter.item_id == ActionItem.id, ItemSupporter.task_force_id == filters.task_force_id
        )
        found.append(or_(ActionItem.owner_task_force_id == filters.task_force_id, supports))
        found.append(seen_with_meeting(actor))
    if filters.item_class is not None:
        found.append(ActionItem.item_class == filters.item_class)
    return found


def _has_status(actor: Actor, filters: ItemFilters) -> ColumnElement[bool]:
    """The status shown in the line; without a lead an item is Sementara until it is firm."""
    if filters.agency_id is not None:
        return _share.status == filters.status
    seen = seen_with_meeting(actor)
    leads = select(Assignment.item_id).where(
        Assignment.government_id == actor.government_id,
        Assignment.kind == AssignmentKind.LEAD,
        Assignment.status == filters.status,
    )
    if filters.status is ItemStatus.SEMENTARA:
        without_lead = and_(ActionItem.owner_agency_id.is_(None), ActionItem.firm_at.is_(None))
        return and_(or_(ActionItem.id.in_(leads), without_lead), seen)
    return and_(ActionItem.id.in_(leads), seen)


def _capped_count(filters: ItemFilters, conditions: list[ColumnElement[bool]]) -> int:
    """Nothing is joined that only the lines need."""
    some = select(ActionItem.id)
    if filters.agency_id is not None:
        some = select(_share.id).join(ActionItem, ActionItem.id == _share.item_id)
    capped = some.where(*conditions).limit(COUNT_MAX + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(capped)) or 0


def _own_statuses(actor: Actor, item_ids: list[int]) -> dict[int, ItemStatus]:
    """The state of the actor's own agencies in items of meetings that he does not see."""
    if not item_ids:
        return {}
    own = own_agencies(actor)
    rows = db.session.execute(
        select(Assignment.item_id, Assignment.status).where(
            Assignment.item_id.in_(item_ids), Assignment.agency_id.in_(own)
        )
    )
    return {row.item_id: row.status for row in rows}


def _row(row: AnyRow, own: dict[int, ItemStatus]) -> ItemRow:
    seen = row.level is not None
    owner = row.agency_short_name or row.agency_name or row.force_name or row.owner_text
    return ItemRow(
        id=row.id,
        text=row.text,
        item_class=row.item_class,
        owner=owner if seen else None,
        is_partner=row.relation is not None and is_partner(row.relation),
        is_open=row.is_open,
        status=(row.status if seen else own.get(row.id)) or ItemStatus.SEMENTARA,
        due_on=row.due_on,
        due_text=row.due_text,
        title=row.title,
        confidentiality=stricter(row.level, row.confidentiality) if seen else None,
        from_kepala_daerah=row.from_kepala_daerah,
    )
