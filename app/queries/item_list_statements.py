"""The statements behind the list of items: lines in their order and the capped count. Conditions: item_filters.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, case, func, null, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting
from app.queries.item_filters import DUE_VIEWS, ItemFilters, ItemView, conditions
from app.queries.item_scope import few_in_charge
from app.queries.kept_statements import KEPT_MOST, at_most
from app.queries.keyset import AnySelect, arranged
from app.queries.visibility import meeting_visible

COUNT_MAX = 1_000


@dataclass(frozen=True)
class ListStatements:
    """One list: `lines` without an order, `first` its first page, `keys` their order, `count` up to the cap.

    The first page brings the count along, as `total`.
    """

    lines: AnySelect
    first: AnySelect
    count: Select[int]
    keys: tuple[InstrumentedAttribute[Any], ...]


@lru_cache(maxsize=KEPT_MOST)
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
    wanted = conditions(actor, forces, filters, bound, share)
    lines, keys = _lines(actor, filters, share).where(*wanted), _keys(filters, share)
    some = _counted_from(actor, forces, filters, bound, share)
    capped = some.where(*wanted).limit(at_most(COUNT_MAX + 1)).subquery()
    count = select(func.count()).select_from(capped)
    return ListStatements(
        lines=lines,
        first=arranged(counted(lines, count), keys, descending=filters.view is not ItemView.LATE, size=size),
        count=count,
        keys=keys,
    )


def _counted_from(
    actor: Actor, forces: tuple[int, ...], filters: ItemFilters, bound: date, share: type[Assignment]
) -> Select[int]:
    """What the count begins with: the fewest rows that may fit."""
    if filters.agency_id is not None:
        return select(share.id).join(ActionItem, ActionItem.id == share.item_id)
    few = few_in_charge(actor, forces, bound) if filters.view in DUE_VIEWS else None
    if few is None:
        return select(ActionItem.id)
    mine = few.subquery("mine")
    return select(ActionItem.id).select_from(mine).join(ActionItem, ActionItem.id == mine.c.item_id)


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
