"""Open items in one's charge for Beranda: the nearest due, and counts over a capped set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ScalarSelect, Select, Subquery, and_, case, func, null, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.domain.action_items import ItemStatus
from app.domain.agencies import is_partner
from app.domain.deadlines import Waits, stored_waits
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.queries.item_filters import ItemFilters, ItemView
from app.queries.item_list import PAGE_SIZE
from app.queries.item_list_statements import list_statements
from app.queries.item_scope import bare, forces_of, oversees, own_agencies, pressed, seen, seen_of_kept_meetings
from app.queries.kept_statements import KEPT_MOST, among, at_most
from app.queries.keyset import AnyRow, AnySelect
from app.queries.reading import fetch
from app.queries.visibility import meeting_visible

#: Beyond this the home page says "lebih dari".
COUNT_MAX = 1_000
_OF_ITEM = (ActionItem.due_on, ActionItem.id)


@dataclass(frozen=True)
class OpenItem:
    """One line; `title` is None where the meeting is not seen."""

    id: int
    text: str
    title: str | None
    owner: str | None
    due_on: date | None
    due_text: str | None
    #: None where no agency leads a firm item, so that each member has a state of its own.
    status: ItemStatus | None
    is_partner: bool
    #: Of the lead's share.
    waits: Waits = ()


@dataclass(frozen=True)
class OpenItems:
    """The nearest due of the open items in one's charge, and counts over at most COUNT_MAX + 1 of them."""

    rows: list[OpenItem]
    total: int = 0
    late: int = 0
    without_due: int = 0


def open_items(actor: Actor, bound: date, limit: int) -> OpenItems:
    """Open items of the own agencies and of the meetings one keeps; of all agencies for Sekda, TU and pemantau.

    `bound` is that of domain.deadlines.overdue_bound: due before it is late.
    """
    rows = fetch(_statement(bare(actor), forces_of(actor), bound, limit))
    found = [_open_item(row) for row in rows]
    return OpenItems(found, rows[0].total, int(rows[0].late), int(rows[0].without_due)) if rows else OpenItems([])


@lru_cache(maxsize=KEPT_MOST)
def _statement(actor: Actor, forces: tuple[int, ...], bound: date, limit: int) -> Select[Any]:
    """Kept for the same rights, because making it costs more than running it; it holds no rows."""
    parts = _parts(actor, forces)
    some = _lines(actor, _first(parts, limit))
    return select(
        some,
        _capped(part.rows for part in parts).label("total"),
        _late(actor, forces, bound, parts).label("late"),
        _capped(part.undated for part in parts).label("without_due"),
    ).order_by(some.c.due_on.is_(None), some.c.due_on, some.c.id)


@dataclass(frozen=True)
class _Part:
    """Open items of one kind of charge as rows of `id` and `due_on`, with the columns of its ordered index."""

    rows: AnySelect
    order: tuple[InstrumentedAttribute[Any], ...]
    #: The same rows in pieces, each of which the index holds in order; empty when it holds all of them so.
    pieces: tuple[AnySelect, ...] = ()

    @property
    def undated(self) -> AnySelect:
        """Those that have no due date."""
        return self.rows.where(self.order[0].is_(None))

    def nearest(self, limit: int) -> list[AnySelect]:
        """Statements that hold its first `limit` items by due date, and its first without one."""
        due_on = self.order[0]
        return [
            piece.where(condition).order_by(*self.order).limit(at_most(limit))
            for piece in self.pieces or (self.rows,)
            for condition in (due_on.is_not(None), due_on.is_(None))
        ]


def _parts(actor: Actor, forces: tuple[int, ...]) -> list[_Part]:
    """All that is seen for those who answer for all; else open shares of own agencies, and items of kept meetings."""
    items: AnySelect = select(ActionItem.id.label("id"), ActionItem.due_on.label("due_on")).where(
        ActionItem.government_id == actor.government_id,
        ActionItem.is_open,  # bare, so that a partial index on open rows serves it
    )
    if oversees(actor):
        return [_Part(items.where(seen(actor, forces)), _OF_ITEM)]
    parts = []
    if actor.has(Role.SECRETARIAT):
        parts.append(_Part(items.where(seen_of_kept_meetings(actor)), _OF_ITEM))
    own = own_agencies(actor)
    shares: AnySelect = select(Assignment.item_id.label("id"), Assignment.due_on.label("due_on")).where(
        Assignment.government_id == actor.government_id,
        Assignment.is_open,  # the same
    )
    each = tuple(shares.where(Assignment.agency_id == agency_id) for agency_id in sorted(own))
    return [*parts, _Part(shares.where(among(Assignment.agency_id, own)), (Assignment.due_on, Assignment.id), each)]


def _capped(rows: Iterable[AnySelect]) -> ScalarSelect[int]:
    """How many items, at most COUNT_MAX + 1: the database stops there."""
    every = union_all(*rows).subquery()
    some = select(every.c.id).distinct().limit(at_most(COUNT_MAX + 1)).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def _late(actor: Actor, forces: tuple[int, ...], bound: date, parts: Iterable[_Part]) -> ScalarSelect[int]:
    """How many are late, the same number as that of the list of late items, at most COUNT_MAX + 1.

    Whoever answers for few starts from those few; the list itself goes through all late ones, in its order.
    """
    if forces or oversees(actor):
        return list_statements(actor, forces, ItemFilters(view=ItemView.LATE), bound, PAGE_SIZE).count.scalar_subquery()
    few = union_all(*(part.rows.where(part.order[0] < bound) for part in parts)).subquery()
    late = select(ActionItem.id).where(ActionItem.id.in_(select(few.c.id)), ActionItem.due_on < bound, pressed(actor))
    return select(func.count()).select_from(late.limit(at_most(COUNT_MAX + 1)).subquery()).scalar_subquery()


def _first(parts: Iterable[_Part], limit: int) -> Subquery:
    """Ids of the nearest due, those without a due date last.

    Of each part the dated and the undated ones apart, because an index holds none in this order over both.
    """
    every = union_all(*(select(end.subquery()) for part in parts for end in part.nearest(limit))).subquery()
    due_on = func.min(every.c.due_on)
    found = select(every.c.id).group_by(every.c.id).order_by(due_on.is_(None), due_on, every.c.id)
    return found.limit(at_most(limit)).subquery(name="first")


def _lines(actor: Actor, first: Subquery) -> Subquery:
    """The items with what a line shows."""
    is_seen = meeting_visible(actor)
    # Not made once for all: an alias works out its columns at their first use, which two threads must not share.
    lead = aliased(Assignment, name="lead")
    owner = func.coalesce(Agency.short_name, Agency.name, ActionItem.owner_text)
    return (
        select(
            ActionItem.id,
            ActionItem.text,
            ActionItem.due_on,
            ActionItem.due_text,
            case((is_seen, Meeting.title), else_=null()).label("title"),
            case((is_seen, owner), else_=null()).label("owner"),
            lead.status,
            lead.waits,
            ActionItem.firm_at.is_not(None).label("is_firm"),
            Agency.relation,
        )
        .join(first, first.c.id == ActionItem.id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(lead, and_(lead.item_id == ActionItem.id, lead.agency_id == ActionItem.owner_agency_id))
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .subquery()
    )


def _open_item(row: AnyRow) -> OpenItem:
    return OpenItem(
        id=row.id,
        text=row.text,
        title=row.title,
        owner=row.owner,
        due_on=row.due_on,
        due_text=row.due_text,
        status=row.status or (None if row.is_firm else ItemStatus.SEMENTARA),
        is_partner=row.relation is not None and is_partner(row.relation),
        waits=stored_waits(row.waits),
    )
