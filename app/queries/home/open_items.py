"""Open items in one's charge for Beranda: the nearest due, and counts over a capped set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, Subquery, and_, case, func, null, or_, select, union_all
from sqlalchemy.orm import aliased

from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation, is_partner
from app.domain.deadlines import NOT_LATE
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.queries.item_scope import bare, forces_of, own_agencies, visible
from app.queries.keyset import AnyRow
from app.queries.reading import fetch
from app.queries.visibility import meeting_visible

#: Beyond this the home page says "lebih dari".
COUNT_MAX = 1_000
_OVERSEERS = (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER)
_UNDATED = ActionItem.due_on.is_(None)
_PARTNERS = [relation for relation in Relation if is_partner(relation)]


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


@lru_cache(maxsize=512)
def _statement(actor: Actor, forces: tuple[int, ...], bound: date, limit: int) -> Select[Any]:
    """Kept for the same rights, because making it costs more than running it; it holds no rows."""
    some = _some_open(actor, forces)
    late = and_(
        some.c.due_on < bound,
        or_(some.c.status.is_(None), some.c.status.not_in(NOT_LATE)),
        or_(some.c.relation.is_(None), some.c.relation.not_in(_PARTNERS)),
    )
    return (
        select(
            some,
            func.count().over().label("total"),
            func.sum(case((late, 1), else_=0)).over().label("late"),
            func.sum(case((some.c.due_on.is_(None), 1), else_=0)).over().label("without_due"),
        )
        .order_by(some.c.due_on.is_(None), some.c.due_on, some.c.id)
        .limit(limit)
    )


def _some_open(actor: Actor, forces: tuple[int, ...]) -> Subquery:
    """At most COUNT_MAX + 1 open items, the nearest due first, those without a due date last."""
    some = _first(actor, forces)
    seen = meeting_visible(actor)
    # Not made once for all: an alias works out its columns at their first use, which two threads must not share.
    lead = aliased(Assignment, name="lead")
    owner = func.coalesce(Agency.short_name, Agency.name, ActionItem.owner_text)
    return (
        select(
            ActionItem.id,
            ActionItem.text,
            ActionItem.due_on,
            ActionItem.due_text,
            case((seen, Meeting.title), else_=null()).label("title"),
            case((seen, owner), else_=null()).label("owner"),
            lead.status,
            ActionItem.firm_at.is_not(None).label("is_firm"),
            Agency.relation,
        )
        .join(some, some.c.id == ActionItem.id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(lead, and_(lead.item_id == ActionItem.id, lead.agency_id == ActionItem.owner_agency_id))
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .subquery()
    )


def _first(actor: Actor, forces: tuple[int, ...]) -> Subquery:
    """Ids of the first COUNT_MAX + 1 open items in one's charge.

    Whoever answers for all reads the ordered index on open items: the dated and the undated ones apart, because it
    holds none in this order over both. Whoever answers for few starts from those few and has them sorted.
    """
    found = select(ActionItem.id, ActionItem.due_on).where(
        ActionItem.is_open,  # bare, so that the partial index on open rows serves it
        visible(actor, forces),
    )
    if any(actor.has(role) for role in _OVERSEERS):
        in_order = found.order_by(ActionItem.due_on, ActionItem.id).limit(COUNT_MAX + 1)
        halves = (in_order.where(dated).subquery() for dated in (ActionItem.due_on.is_not(None), _UNDATED))
        some = union_all(*(select(half) for half in halves)).subquery()
    else:
        some = found.where(ActionItem.id.in_(_in_charge(actor))).subquery()
    return (
        select(some.c.id)
        .order_by(some.c.due_on.is_(None), some.c.due_on, some.c.id)
        .limit(COUNT_MAX + 1)
        .subquery(name="first")
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
    )


def _in_charge(actor: Actor) -> CompoundSelect[int]:
    """Items of the meetings whose secretariat one is, and those in which an own agency has a share."""
    held = select(Meeting.id).where(
        Meeting.government_id == actor.government_id,
        Meeting.secretariat_agency_id.in_(actor.agencies(Role.SECRETARIAT)),
    )
    of_meetings = select(ActionItem.id).where(
        ActionItem.government_id == actor.government_id, ActionItem.meeting_id.in_(held)
    )
    shares = select(Assignment.item_id).where(
        Assignment.government_id == actor.government_id, Assignment.agency_id.in_(own_agencies(actor))
    )
    return union_all(of_meetings.correlate(None), shares)
