"""What Beranda shows: open items in one's charge, meetings with something missing, the state of accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Subquery, and_, case, exists, false, func, null, or_, select, true
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation, is_partner
from app.domain.deadlines import NOT_LATE
from app.domain.meetings import MeetingStatus
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.models.minutes import MinutesPoint
from app.models.participants import Participant
from app.models.users import User, UserRole
from app.queries.item_scope import own_agencies
from app.queries.keyset import AnyRow
from app.queries.visibility import item_visible, meeting_visible

#: Beyond this the home page says "lebih dari".
COUNT_MAX = 1_000
GAPS_MAX = 100
_OVERSEERS = (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER)
#: Under a name of its own: conditions of visibility look at other shares of the same item.
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
    status: ItemStatus
    is_partner: bool


@dataclass(frozen=True)
class OpenItems:
    """The nearest due of the open items in one's charge, and counts over at most COUNT_MAX + 1 of them."""

    rows: list[OpenItem]
    total: int = 0
    late: int = 0
    without_due: int = 0


@dataclass(frozen=True)
class Gap:
    """A meeting that lacks its participants, or took place and lacks its minutes."""

    meeting_id: int
    title: str
    has_participants: bool


@dataclass(frozen=True)
class AccountState:
    """Numbers of active accounts, for the administrator."""

    active: int
    without_role: int
    without_password: int
    never_logged_in: int


def open_items(actor: Actor, bound: date, limit: int) -> OpenItems:
    """Open items of the own agencies and of the meetings one keeps; of all agencies for Sekda, TU and pemantau.

    `bound` is that of domain.deadlines.overdue_bound: due before it is late.
    """
    some = _some_open(actor)
    late = and_(
        some.c.due_on < bound,
        or_(some.c.status.is_(None), some.c.status.not_in(NOT_LATE)),
        or_(some.c.relation.is_(None), some.c.relation.not_in(_PARTNERS)),
    )
    rows = db.session.execute(
        select(
            some,
            func.count().over().label("total"),
            func.sum(case((late, 1), else_=0)).over().label("late"),
            func.sum(case((some.c.due_on.is_(None), 1), else_=0)).over().label("without_due"),
        )
        .order_by(some.c.due_on.is_(None), some.c.due_on, some.c.id)
        .limit(limit)
    ).all()
    found = [_open_item(row) for row in rows]
    return OpenItems(found, rows[0].total, int(rows[0].late), int(rows[0].without_due)) if rows else OpenItems([])


def _some_open(actor: Actor) -> Subquery:
    """At most COUNT_MAX + 1 open items, the nearest due first, those without a due date last."""
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
            Agency.relation,
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(lead, and_(lead.item_id == ActionItem.id, lead.agency_id == ActionItem.owner_agency_id))
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .where(ActionItem.is_open.expression, item_visible(actor), _in_charge(actor))
        .order_by(ActionItem.due_on.is_(None), ActionItem.due_on, ActionItem.id)
        .limit(COUNT_MAX + 1)
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
        status=row.status or ItemStatus.SEMENTARA,
        is_partner=row.relation is not None and is_partner(row.relation),
    )


def _in_charge(actor: Actor) -> ColumnElement[bool]:
    if any(actor.has(role) for role in _OVERSEERS):
        return true()
    ways: list[ColumnElement[bool]] = []
    if kept := actor.agencies(Role.SECRETARIAT):
        ways.append(Meeting.secretariat_agency_id.in_(kept))
    if own := own_agencies(actor):
        ways.append(exists().where(Assignment.item_id == ActionItem.id, Assignment.agency_id.in_(own)))
    return or_(*ways) if ways else false()


def gaps(actor: Actor, today: date) -> list[Gap]:
    """Meetings of the own secretariat without participants, or held without a word of minutes; newest first."""
    kept = actor.agencies(Role.SECRETARIAT)
    if not kept:
        return []
    has_participants = exists().where(Participant.meeting_id == Meeting.id)
    has_points = exists().where(MinutesPoint.meeting_id == Meeting.id, MinutesPoint.withdrawn_at.is_(None))
    lacks_minutes = and_(Meeting.sort_on < today, ~has_points)
    rows = db.session.execute(
        select(Meeting.id, Meeting.title, has_participants.label("has_participants"))
        .where(
            meeting_visible(actor),
            Meeting.secretariat_agency_id.in_(kept),
            Meeting.status == MeetingStatus.DIRENCANAKAN,
            or_(~has_participants, lacks_minutes),
        )
        .order_by(Meeting.sort_on.desc(), Meeting.id.desc())
        .limit(GAPS_MAX)
    )
    return [Gap(row.id, row.title, row.has_participants) for row in rows]


def account_state(actor: Actor) -> AccountState:
    """Active accounts of the government: how many lack a role or a password, how many were never used."""

    def count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return (
            select(func.count())
            .select_from(User)
            .where(User.government_id == actor.government_id, User.is_active, *conditions)
            .scalar_subquery()
        )

    row = db.session.execute(
        select(
            count(),
            count(~exists().where(UserRole.user_id == User.id)),
            count(User.password_hash.is_(None)),
            count(User.last_login_at.is_(None)),
        )
    ).one()
    return AccountState(*row)
