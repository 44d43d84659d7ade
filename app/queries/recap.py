"""Rekap perangkat daerah: how many items each agency has open, late, waiting for verification and done this year.

Shares of an agency are counted, so that its numbers are those of its own lists. Only what the actor answers for counts;
what he may not see is taken out before counting (decision 15). Partners are a list of their own, without lateness.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import is_partner
from app.domain.deadlines import overdue_bound
from app.domain.item_acts import ItemAct
from app.domain.roles import Actor, Role
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.item_loop import ItemStep
from app.models.meetings import Meeting
from app.queries.item_scope import bare, hidden_items, open_before, own_agencies, pressed, seen_with_meeting
from app.queries.kept_statements import KEPT_MOST, among, one_of
from app.queries.reading import fetch

_OF_ALL = (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER)
#: As they stand in the partial index on what was declared done.
_DONE = (ItemAct.NYATAKAN_SELESAI, ItemAct.SELESAI_MENURUT_KETERANGAN)


#: Open, and yet the clock stands still.
_STILL = (ItemStatus.MENUNGGU_VERIFIKASI, ItemStatus.DITUNDA)


@dataclass(frozen=True)
class AgencyRecap:
    """One agency of the government: items in which its share is open, late, waits for verification; done this year."""

    id: int
    name: str
    short_name: str | None
    open: int
    late: int
    verification: int
    done: int


@dataclass(frozen=True)
class PartnerRecap:
    """One partner: what was conveyed to it and is open, and what it said was done this year. Never lateness."""

    id: int
    name: str
    short_name: str | None
    open: int
    done: int


@dataclass(frozen=True)
class Recap:
    """Agencies and partners with anything to show, in protocol order."""

    agencies: list[AgencyRecap]
    partners: list[PartnerRecap]


def recap(actor: Actor, calendar: WorkCalendar) -> Recap:
    """Counts over the shares that the actor answers for, in one statement."""
    today = clock.today(actor.zone)
    begun = datetime.combine(date(today.year, 1, 1), time(), ZoneInfo(actor.zone))
    rows = fetch(_statement(bare(actor), overdue_bound(today, calendar), begun))
    counts: dict[int, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row.agency_id, Counter())[row.part] += row.total
    agencies, partners = [], []
    for agency in _agencies(actor):
        found = counts.get(agency.id, Counter())
        if not any(found.values()):
            continue
        open_, done = found["open"], found["done"]
        named = (agency.id, agency.name, agency.short_name)
        if is_partner(agency.relation):
            partners.append(PartnerRecap(*named, open_, done))
        else:
            agencies.append(AgencyRecap(*named, open_, found["late"], found["verification"], done))
    return Recap(agencies, partners)


def _agencies(actor: Actor) -> list[Any]:
    return list(
        db.session.execute(
            select(Agency.id, Agency.name, Agency.short_name, Agency.relation)
            .where(Agency.government_id == actor.government_id)
            .order_by(Agency.protocol_order, Agency.name)
        )
    )


@lru_cache(maxsize=KEPT_MOST)
def _statement(actor: Actor, bound: date, begun: datetime) -> CompoundSelect[Any]:
    """Rows (part, agency_id, total) to be added up. Kept for the same rights; it holds no rows."""
    open_ = (Assignment.government_id == actor.government_id, Assignment.is_open.expression)
    # Agency by agency, because the index on open shares holds the due dates within each.
    agencies = select(Agency.id).where(Agency.government_id == actor.government_id)
    late = (
        Assignment.agency_id.in_(agencies),
        Assignment.due_on < bound,
        ~one_of(Assignment.status, _STILL),
        Assignment.item_id.not_in(_unpressed(actor, bound)),
    )
    waits = Assignment.id.in_(_waiting(actor))
    return union_all(
        *_open(actor, *open_),
        _counted("late", *open_, _charge(actor), *late),
        _counted("verification", waits, _charge(actor)),
        _done(actor, begun),
    )


def _open(actor: Actor, *open_: ColumnElement[bool]) -> list[Select[str, int, int]]:
    """Open shares. Whoever answers for all: every one less the few that he does not see, which costs a third."""
    if not any(actor.has(role) for role in _OF_ALL):
        return [_counted("open", *open_, _charge(actor))]
    # Without the government, which these items have told already: from the few of them to their shares, not over all.
    hidden = [Assignment.is_open.expression, Assignment.item_id.in_(hidden_items(actor))]
    if own := own_agencies(actor):
        hidden.append(Assignment.agency_id.not_in(own))
    return [_counted("open", *open_), _counted("open", *hidden, total=-func.count())]


def _counted(
    part: str, *conditions: ColumnElement[bool], total: ColumnElement[int] | None = None
) -> Select[str, int, int]:
    counted = func.count() if total is None else total
    return (
        select(literal(part).label("part"), Assignment.agency_id.label("agency_id"), counted.label("total"))
        .where(*conditions)
        .group_by(Assignment.agency_id)
    )


def _done(actor: Actor, begun: datetime) -> Select[str, int, int]:
    """Shares declared done since then and still closed, once each."""
    return (
        select(literal("done"), Assignment.agency_id, func.count(ItemStep.assignment_id.distinct()))
        .join(Assignment, Assignment.id == ItemStep.assignment_id)
        .where(
            ItemStep.government_id == actor.government_id,
            one_of(ItemStep.act, _DONE),
            ItemStep.at >= begun,
            one_of(Assignment.status, (ItemStatus.SELESAI, ItemStatus.SELESAI_MENURUT_KETERANGAN)),
            _charge(actor),
        )
        .group_by(Assignment.agency_id)
    )


def _charge(actor: Actor) -> ColumnElement[bool]:
    """Shares that the actor answers for: all he sees, those of the meetings he keeps, those of his agencies."""
    ways: list[ColumnElement[bool]] = []
    if own := own_agencies(actor):
        ways.append(among(Assignment.agency_id, own))
    if any(actor.has(role) for role in _OF_ALL):
        ways.append(Assignment.item_id.not_in(hidden_items(actor)))
    elif kept := actor.agencies(Role.SECRETARIAT):
        meetings = select(Meeting.id).where(Meeting.secretariat_agency_id.in_(kept))
        items = select(ActionItem.id).where(ActionItem.meeting_id.in_(meetings), seen_with_meeting(actor))
        ways.append(Assignment.item_id.in_(items))
    return or_(*ways) if ways else false()


def _waiting(actor: Actor) -> Select[int]:
    """Shares whose report waits for verification, found by the index on states."""
    return select(Assignment.id).where(
        Assignment.government_id == actor.government_id,
        one_of(Assignment.kind, AssignmentKind),
        Assignment.status == ItemStatus.MENUNGGU_VERIFIKASI,
    )


def _unpressed(actor: Actor, bound: date) -> Select[Any]:
    """Late items whose lateness does not count, as on the list of late items."""
    return select(ActionItem.id).where(open_before(actor, bound), ~pressed(actor))
