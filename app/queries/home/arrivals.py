"""What arrived since the last visit: steps of others on items in one's charge, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, bindparam, case, func, or_, select, true

from app.db import UTCDateTime
from app.domain.item_acts import ItemAct
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem
from app.models.item_loop import ItemStep
from app.models.meetings import Meeting
from app.models.users import User, Visit
from app.queries.item_scope import bare, forces_of, oversees, shared, visible_beside_meeting
from app.queries.kept_statements import KEPT_MOST, among, at_most
from app.queries.reading import fetch

#: Beyond this the home page says "lebih dari".
COUNT_MAX = 99


@dataclass(frozen=True)
class Arrival:
    """One step; `office` is who did it."""

    item_id: int
    item_text: str
    act: ItemAct
    office: str
    at: datetime


@dataclass(frozen=True)
class Arrivals:
    """The newest steps, and how many there are, at most COUNT_MAX + 1. `begins`: this visit is not noted yet."""

    rows: list[Arrival]
    count: int
    begins: bool


def arrivals(actor: Actor, edge: datetime, limit: int) -> Arrivals:
    """Steps since the visit before that somebody else made on items in one's charge; none at the first visit.

    A visit that began before `edge` is over, so that opening the page now begins another one.
    """
    rows = fetch(_statement(bare(actor), forces_of(actor), limit), edge=edge)
    seen_at = rows[0].seen_at
    found = [
        Arrival(row.item_id, row.text, ItemAct(row.act), row.office_text or row.by_name, row.at)
        for row in rows
        if row.id is not None
    ]
    return Arrivals(found, rows[0].total, begins=seen_at is None or seen_at <= edge)


@lru_cache(maxsize=KEPT_MOST)
def _statement(actor: Actor, forces: tuple[int, ...], limit: int) -> Select[Any]:
    """Kept for the same rights, because making it costs more than running it; it holds no rows."""
    is_over = Visit.seen_at <= bindparam("edge", type_=UTCDateTime())
    since = (
        select(case((is_over, Visit.seen_at), else_=Visit.seen_before_at))
        .where(Visit.user_id == actor.user_id)
        .scalar_subquery()
    )
    some = _steps(actor, forces, since)
    return (
        select(Visit.seen_at, some, func.count(some.c.id).over().label("total"))
        .select_from(User)
        .outerjoin(Visit, Visit.user_id == User.id)
        .outerjoin(some, true())
        .where(User.id == actor.user_id)
        .order_by(some.c.id.desc())
        .limit(at_most(limit))
    )


def _steps(actor: Actor, forces: tuple[int, ...], since: ColumnElement[datetime]) -> Subquery:
    return (
        select(ItemStep.id, ItemStep.item_id, ItemStep.act, ItemStep.office_text, ItemStep.by_name, ItemStep.at)
        .add_columns(ActionItem.text)
        .join(ActionItem, ActionItem.id == ItemStep.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(
            ItemStep.government_id == actor.government_id,
            ItemStep.at > since,
            or_(ItemStep.by_user_id.is_(None), ItemStep.by_user_id != actor.user_id),
            _in_charge(actor, forces),
        )
        .order_by(ItemStep.id.desc())
        .limit(at_most(COUNT_MAX + 1))
        .subquery()
    )


def _in_charge(actor: Actor, forces: tuple[int, ...]) -> ColumnElement[bool]:
    """Items that the actor sees and answers for, open or not (`visibility.item_in_charge`), beside their meeting."""
    visible, kept = visible_beside_meeting(actor, forces), actor.agencies(Role.SECRETARIAT)
    if oversees(actor):
        return visible
    return and_(visible, or_(among(Meeting.secretariat_agency_id, kept), *shared(actor, forces)))
