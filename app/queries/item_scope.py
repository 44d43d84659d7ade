"""Conditions of long lists of items, as sets that the database works out once a statement and not once a row.

They mean the same as `visibility.item_visible` and `visibility.item_in_charge`; a test compares them. `ActionItem` is
not joined to anything here, so that a count reads nothing but the index on open items.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    false,
    or_,
    select,
    union_all,
)

from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import Relation, is_partner
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.domain.sight import OF_AGENCY
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.queries.kept_statements import among, one_of, written
from app.queries.visibility import meeting_visible, part_level_visible, task_forces_of

#: Roles whose list of late items is the whole government's (wewenang.md, "overdue list and recap").
_OVERSEERS = (Role.SEKDA, Role.LEADERSHIP_STAFF, Role.OBSERVER)

_GUARDED = [level for level in Confidentiality if level is not Confidentiality.BIASA]
_PARTNERS = [relation for relation in Relation if is_partner(relation)]
#: Nobody owes anything while the item is still open: the clock stands still (decision 6).
_WAITING = [ItemStatus.MENUNGGU_VERIFIKASI, ItemStatus.DITUNDA]
#: States of a partner from whom nothing was heard yet.
_UNHEARD = [ItemStatus.DISAMPAIKAN, ItemStatus.BELUM_ADA_KABAR, ItemStatus.MENUNGGU_KESEDIAAN]


def own_agencies(actor: Actor) -> frozenset[int]:
    """Agencies through whose shares the actor sees items."""
    return actor.agencies(*OF_AGENCY) | actor.mapped_agencies()


def bare(actor: Actor) -> Actor:
    """The same rights without name and session, so that what was worked out for them can be kept and met again."""
    return Actor(actor.user_id, actor.government_id, actor.zone, "", grants=actor.grants)


def forces_of(actor: Actor) -> tuple[int, ...]:
    """Task forces of which an own agency is a member today."""
    own = own_agencies(actor)
    return tuple(task_forces_of(actor, own)) if own else ()


def seen_with_meeting(actor: Actor) -> ColumnElement[bool]:
    """Items seen through their meeting, by the stricter of both classes."""
    if not actor.is_reader:
        return false()
    hidden = (
        select(Meeting.id)
        .where(
            Meeting.government_id == actor.government_id,
            one_of(Meeting.confidentiality, _GUARDED),
            ~meeting_visible(actor),
        )
        .correlate(None)
    )
    return and_(ActionItem.meeting_id.not_in(hidden), _open_or_seen(actor))


def seen_of_kept_meetings(actor: Actor) -> ColumnElement[bool]:
    """The same of the meetings whose secretariat one is: their few are asked, not all the guarded ones."""
    held = select(Meeting.id).where(
        among(Meeting.secretariat_agency_id, actor.agencies(Role.SECRETARIAT)), meeting_visible(actor)
    )
    return and_(ActionItem.meeting_id.in_(held.correlate(None)), _open_or_seen(actor))


def _open_or_seen(actor: Actor) -> ColumnElement[bool]:
    """Items that are not guarded themselves, or seen all the same."""
    level = part_level_visible(actor, ActionItem.confidentiality.expression)
    stricter_but_seen = exists().where(Meeting.id == ActionItem.meeting_id, level).correlate(ActionItem)
    return or_(ActionItem.confidentiality == written(Confidentiality.BIASA), stricter_but_seen)


def hidden_items(actor: Actor) -> CompoundSelect[Any]:
    """Items that the actor does not see through their meeting: the few of guarded meetings, and those guarded alone.

    Found by their own indexes, so that what is open to all is never looked at one by one.
    """
    meetings = select(Meeting.id).where(
        Meeting.government_id == actor.government_id, one_of(Meeting.confidentiality, _GUARDED), ~meeting_visible(actor)
    )
    guarded = select(ActionItem.id).where(
        ActionItem.government_id == actor.government_id,
        ActionItem.confidentiality != written(Confidentiality.BIASA),
        ~seen_with_meeting(actor),
    )
    return union_all(select(ActionItem.id).where(ActionItem.meeting_id.in_(meetings)), guarded)


def visible(actor: Actor, forces: tuple[int, ...]) -> ColumnElement[bool]:
    """All items that the actor sees, withdrawn ones excepted: through their meeting, or by a share.

    `forces` from `forces_of`: nothing here asks the database, so that the condition may be kept.
    """
    if not actor.is_reader:
        return false()
    kept = ActionItem.withdrawn_at.is_(None)
    return and_(ActionItem.government_id == actor.government_id, kept, seen(actor, forces))


def seen(actor: Actor, forces: tuple[int, ...]) -> ColumnElement[bool]:
    """The same for rows of the own government that are known not to be withdrawn, as open ones are."""
    return or_(seen_with_meeting(actor), *shared(actor, forces))


def shared(actor: Actor, forces: tuple[int, ...]) -> list[ColumnElement[bool]]:
    """Ways to see an item by a share in it; none without an agency. The twin of `visibility.item_visible`'s.

    One by one and not as a set: asked only for items whose meeting is not seen, which are few.
    """
    own = own_agencies(actor)
    if not own:
        return []
    share = Assignment.__table__.alias("own_share")
    return [
        among(ActionItem.owner_agency_id, own),
        exists().where(share.c.item_id == ActionItem.id, among(share.c.agency_id, own)).correlate(ActionItem),
        *_of_task_forces(forces),
    ]


def visible_beside_meeting(actor: Actor, forces: tuple[int, ...]) -> ColumnElement[bool]:
    """The same as `visible` where `Meeting` is joined or looked at from outside, for the items of one or a few."""
    if not actor.is_reader:
        return false()
    level = part_level_visible(actor, ActionItem.confidentiality.expression)
    kept = ActionItem.withdrawn_at.is_(None)
    return and_(ActionItem.government_id == actor.government_id, kept, or_(level, *shared(actor, forces)))


def in_charge(actor: Actor, forces: tuple[int, ...], bound: date) -> ColumnElement[bool]:
    """Of the open items due before `bound` those that the actor answers for: own meetings', own agencies', or all.

    To stand beside a condition on open rows, of the item or of one agency's share, whose index the list reads.
    """
    if not actor.is_reader:
        return false()
    own = own_agencies(actor)
    ways: list[ColumnElement[bool]] = []
    if own:
        ways = [ActionItem.id.in_(_late_shares(actor, own, bound)), *_of_task_forces(forces)]
    kept = actor.agencies(Role.SECRETARIAT)
    if oversees(actor):
        ways.append(seen_with_meeting(actor))
    elif kept:
        of_secretariat = select(Meeting.id).where(among(Meeting.secretariat_agency_id, kept)).correlate(None)
        ways.append(and_(ActionItem.meeting_id.in_(of_secretariat), seen_with_meeting(actor)))
    return or_(*ways) if ways else false()


def few_in_charge(actor: Actor, forces: tuple[int, ...], bound: date) -> Select[int] | None:
    """The ids of what `in_charge` holds, where it is nothing but own agencies' shares; None where it is more.

    To begin with: a head has hundreds of them, and all open items of the government would be looked at otherwise.
    """
    own = own_agencies(actor)
    if not own or forces or oversees(actor) or actor.agencies(Role.SECRETARIAT):
        return None
    return _late_shares(actor, own, bound).distinct()


def _late_shares(actor: Actor, own: frozenset[int], bound: date) -> Select[int]:
    return select(Assignment.item_id).where(
        Assignment.government_id == actor.government_id,
        among(Assignment.agency_id, own),
        Assignment.is_open,  # bare, so that the partial index on open rows serves it
        Assignment.due_on < bound,
    )


def oversees(actor: Actor) -> bool:
    """Whether the actor answers for the items of all agencies."""
    return any(actor.has(role) for role in _OVERSEERS)


def open_before(actor: Actor, bound: date) -> ColumnElement[bool]:
    """Open items of the government due before a day; a withdrawn item is never open."""
    return and_(
        ActionItem.government_id == actor.government_id,
        ActionItem.is_open,  # bare, so that the partial index on open rows serves it
        ActionItem.due_on < bound,
    )


def is_lead(share: type[Assignment]) -> ColumnElement[bool]:
    """Shares that lead, with the literal of their partial index: beside a bound value SQLite plans at each run."""
    return share.kind == written(AssignmentKind.LEAD)


def _of_task_forces(forces: tuple[int, ...]) -> list[ColumnElement[bool]]:
    """Items that one of the task forces owns or supports."""
    if not forces:
        return []
    supported = select(ItemSupporter.item_id).where(among(ItemSupporter.task_force_id, forces))
    return [among(ActionItem.owner_task_force_id, forces), ActionItem.id.in_(supported)]


def pressed(actor: Actor) -> ColumnElement[bool]:
    """Items whose lateness counts: not a partner's, and the lead's report does not wait for somebody else."""
    partners = _partners(actor)
    waiting = select(Assignment.item_id).where(
        Assignment.government_id == actor.government_id,
        is_lead(Assignment),
        one_of(Assignment.status, _WAITING),
    )
    return and_(
        or_(ActionItem.owner_agency_id.is_(None), ActionItem.owner_agency_id.not_in(partners)),
        ActionItem.id.not_in(waiting),
    )


def silent(actor: Actor) -> ColumnElement[bool]:
    """Items that a partner leads and from whom nothing was heard; they are asked, never pressed."""
    unheard = select(Assignment.item_id).where(
        Assignment.government_id == actor.government_id,
        is_lead(Assignment),
        one_of(Assignment.status, _UNHEARD),
    )
    return and_(ActionItem.owner_agency_id.in_(_partners(actor)), ActionItem.id.in_(unheard))


def _partners(actor: Actor) -> Select[int]:
    return select(Agency.id).where(Agency.government_id == actor.government_id, one_of(Agency.relation, _PARTNERS))
