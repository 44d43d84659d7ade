"""The SQL twin of `domain/sight.py`: conditions that every list, count and search puts on its rows."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, false, or_, select

from app import clock
from app.db import Base
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.domain.sight import OF_AGENCY
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.agencies import TaskForceMember
from app.models.meetings import Meeting, MeetingMinuteTaker, MeetingReader
from app.models.participants import Participant
from app.queries.kept_statements import among, written
from app.queries.reading import once, read
from app.queries.subject_statements import member_on

_BIASA = written(Confidentiality.BIASA)
_RAHASIA = written(Confidentiality.RAHASIA)


def meeting_visible(actor: Actor) -> ColumnElement[bool]:
    """Rows of `Meeting` that the actor sees."""
    if not actor.is_reader:
        return false()
    return and_(
        Meeting.government_id == actor.government_id,
        or_(
            # What the row itself tells comes first: the database asks other tables only when it must.
            Meeting.confidentiality == _BIASA,
            and_(Meeting.confidentiality != _RAHASIA, _sees_terbatas(actor)),
            _named(actor),
        ),
    )


def part_level_visible(actor: Actor, level: ColumnElement[Confidentiality]) -> ColumnElement[bool]:
    """Rows joined to `Meeting` whose own class `level` may be stricter than the meeting's."""
    return _part_seen(actor, level, invited=True)


def part_visible(actor: Actor, level: ColumnElement[Confidentiality]) -> ColumnElement[bool]:
    """Rows joined to `Meeting`, of class `level`, whose content the actor sees: of a terbatas one an invited agency
    sees none (the twin of `sight.sees_part`)."""
    return _part_seen(actor, level, invited=False)


def _part_seen(actor: Actor, level: ColumnElement[Confidentiality], *, invited: bool) -> ColumnElement[bool]:
    if not actor.is_reader:
        return false()
    return and_(
        Meeting.government_id == actor.government_id,
        or_(
            and_(Meeting.confidentiality == _BIASA, level == _BIASA),
            and_(Meeting.confidentiality != _RAHASIA, level != _RAHASIA, _sees_terbatas(actor, invited=invited)),
            _named(actor),
        ),
    )


def item_visible(actor: Actor) -> ColumnElement[bool]:
    """Rows of `ActionItem` joined to `Meeting` that the actor sees: through the meeting, or by a share in them."""
    if not actor.is_reader:
        return false()
    # Pages put it on several of their statements.
    return once(("items seen", actor), lambda: _visible(actor, _shared(actor)))


def _visible(actor: Actor, shared: ColumnElement[bool]) -> ColumnElement[bool]:
    seen = or_(part_level_visible(actor, ActionItem.confidentiality.expression), shared)
    return and_(ActionItem.government_id == actor.government_id, ActionItem.withdrawn_at.is_(None), seen)


def item_in_charge(actor: Actor) -> ColumnElement[bool]:
    """The narrower scope of the list of late items and its counts (wewenang.md, "overdue list and recap")."""
    if any(actor.has(role) for role in (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER)):
        return item_visible(actor)
    if not actor.is_reader:
        return false()
    shared = _shared(actor)
    kept = among(Meeting.secretariat_agency_id, actor.agencies(Role.SECRETARIAT))
    return and_(_visible(actor, shared), or_(kept, shared))


def _exists_for(outer: type[Base], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """A row that fits exists, tied to the list by its `outer` row alone, whatever other tables the list joins."""
    return exists().where(*conditions).correlate(outer)


def _named(actor: Actor) -> ColumnElement[bool]:
    return _exists_for(Meeting, MeetingReader.meeting_id == Meeting.id, MeetingReader.user_id == actor.user_id)


def _sees_terbatas(actor: Actor, *, invited: bool = True) -> ColumnElement[bool]:
    if actor.has(Role.SEKDA):
        return Meeting.id.is_not(None)
    own = actor.agencies(*OF_AGENCY)
    mapped = actor.mapped_agencies()
    ways: list[ColumnElement[bool]] = [
        _exists_for(Meeting, MeetingMinuteTaker.meeting_id == Meeting.id, MeetingMinuteTaker.user_id == actor.user_id)
    ]
    if own:
        ways.append(among(Meeting.secretariat_agency_id, own))
    if own and invited:
        ways.append(
            _exists_for(
                Meeting,
                Participant.meeting_id == Meeting.id,
                Participant.is_invited.expression,
                among(Participant.agency_id, own),
            )
        )
    if mapped:
        ways.append(among(Meeting.secretariat_agency_id, mapped))
        assigned = ActionItem.__table__.alias("assigned_item")
        ways.append(
            _exists_for(
                Meeting,
                assigned.c.meeting_id == Meeting.id,
                assigned.c.withdrawn_at.is_(None),
                Assignment.item_id == assigned.c.id,
                among(Assignment.agency_id, mapped),
            )
        )
    return or_(*ways)


def _shared(actor: Actor) -> ColumnElement[bool]:
    """Items in which an own or mapped agency leads, supports, or is a member of the addressed task force."""
    agencies = actor.agencies(*OF_AGENCY) | actor.mapped_agencies()
    if not agencies:
        return false()
    ways: list[ColumnElement[bool]] = [
        among(ActionItem.owner_agency_id, agencies),
        _exists_for(ActionItem, Assignment.item_id == ActionItem.id, among(Assignment.agency_id, agencies)),
    ]
    forces = task_forces_of(actor, agencies)
    if forces:
        ways.append(among(ActionItem.owner_task_force_id, forces))
        ways.append(
            _exists_for(ActionItem, ItemSupporter.item_id == ActionItem.id, among(ItemSupporter.task_force_id, forces))
        )
    return or_(*ways)


#: Nearly every list asks it: made once, run with values.
_FORCES_OF: Select[int] = (
    select(TaskForceMember.task_force_id)
    .where(
        TaskForceMember.government_id == bindparam("government_id"),
        TaskForceMember.agency_id.in_(bindparam("agencies", expanding=True)),
        *member_on(bindparam("today")),
    )
    .distinct()
)


def task_forces_of(actor: Actor, agencies: frozenset[int]) -> list[int]:
    """Task forces of which one of the agencies is a member today."""
    today = clock.today(actor.zone)
    values = {"government_id": actor.government_id, "agencies": sorted(agencies), "today": today}
    # Pages ask it for each of their lists.
    key = ("task forces", actor.government_id, agencies, today)
    return once(key, lambda: [row[0] for row in read(_FORCES_OF, **values)])
