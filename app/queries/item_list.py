"""The list of action items: filters, newest first or longest due first by keyset, a capped count. Only what is seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select

from app import clock
from app.domain.action_items import ItemClass, ItemStatus, ShownStatus, shown_status
from app.domain.agencies import is_partner
from app.domain.deadlines import Waits, overdue_bound, stored_waits
from app.domain.meetings import Confidentiality, stricter
from app.domain.roles import Actor
from app.domain.workdays import WorkCalendar
from app.models.action_items import Assignment
from app.queries.item_filters import ItemFilters, ItemView
from app.queries.item_list_statements import COUNT_MAX, list_statements
from app.queries.item_scope import bare, forces_of, own_agencies
from app.queries.keyset import AnyRow, Place, first_page, page
from app.queries.reading import fetch

__all__ = [
    "COUNT_MAX",
    "PAGE_SIZE",
    "ItemFilters",
    "ItemPage",
    "ItemRow",
    "ItemView",
    "item_row",
    "items_page",
    "own_shares",
]

PAGE_SIZE = 25

_STATUSES = select(Assignment.item_id, Assignment.status, Assignment.waits).where(
    Assignment.item_id.in_(bindparam("item_ids", expanding=True)),
    Assignment.agency_id.in_(bindparam("agencies", expanding=True)),
)


class ItemRow(NamedTuple):
    """One line. `status` is the filtered agency's, else the lead's; None for a firm item that nobody leads.

    Where the meeting is not seen, `title` and `owner` are None and `status` is that of the actor's own agency.
    """

    id: int
    text: str
    item_class: ItemClass
    owner: str | None
    is_partner: bool
    is_open: bool
    status: ItemStatus | ShownStatus | None
    due_on: date | None
    due_text: str | None
    title: str | None
    confidentiality: Confidentiality | None
    from_kepala_daerah: bool
    #: Whether the members of a task force answer for it, each with a state of its own.
    is_of_force: bool = False
    #: Of the share whose status is shown.
    waits: Waits = ()


@dataclass(frozen=True)
class ItemPage:
    """One page; `before` and `after` are tokens, None at the ends. `count` stops at COUNT_MAX + 1."""

    rows: list[ItemRow]
    before: str | None
    after: str | None
    count: int


def items_page(
    actor: Actor, filters: ItemFilters, calendar: WorkCalendar, place: Place | None = None, size: int = PAGE_SIZE
) -> ItemPage:
    """The items that the actor sees and that fit: late ones by due date, the others newest first."""
    bound = overdue_bound(clock.today(actor.zone), calendar)
    known = list_statements(bare(actor), forces_of(actor), filters, bound, size)
    if place is None:
        found = first_page(known.first, len(known.keys), size)
        count: int = found.rows[0].total if found.rows else 0
    else:
        descending = filters.view is not ItemView.LATE
        found = page(known.lines, known.keys, place, descending=descending, size=size)
        count = fetch(known.count)[0][0]
    own = own_shares(actor, [row.id for row in found.rows if row.level is None])
    return ItemPage([item_row(row, own) for row in found.rows], found.before, found.after, count)


def own_shares(actor: Actor, item_ids: list[int]) -> dict[int, AnyRow]:
    """State and waits of the actor's own agencies in items of meetings that he does not see."""
    if not item_ids:
        return {}
    rows = fetch(_STATUSES, item_ids=item_ids, agencies=sorted(own_agencies(actor)))
    return {row.item_id: row for row in rows}


def item_row(row: AnyRow, own: dict[int, AnyRow]) -> ItemRow:
    """A line as the actor sees it; `own` from own_shares."""
    seen = row.level is not None
    share = row if seen else own.get(row.id)
    owner = row.agency_short_name or row.agency_name or row.force_name or row.owner_text
    return ItemRow(
        id=row.id,
        text=row.text,
        item_class=row.item_class,
        owner=owner if seen else None,
        is_partner=row.relation is not None and is_partner(row.relation),
        is_open=row.is_open,
        status=_status(row, share),
        due_on=row.due_on,
        due_text=row.due_text,
        title=row.title,
        confidentiality=stricter(row.level, row.confidentiality) if seen else None,
        from_kepala_daerah=row.from_kepala_daerah,
        is_of_force=row.force_name is not None,
        waits=stored_waits(share and share.waits),
    )


def _status(row: AnyRow, share: AnyRow | None) -> ItemStatus | ShownStatus | None:
    is_firm = row.firm_at is not None
    if share is not None and share.status is not None:
        return shown_status(share.status, is_firm=is_firm, is_open=row.is_open)
    if is_firm and row.item_class is ItemClass.ARAHAN_UMUM:
        return ShownStatus.ARAHAN_UMUM
    return None if is_firm else ItemStatus.SEMENTARA
