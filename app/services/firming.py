"""Provisional items become firm with the approval of their notula: shares begin, task forces expand.

Called within the transaction of the approval; nothing here checks a permission.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.agencies import may_be_assigned
from app.domain.facts import ItemFacts, MeetingFacts
from app.domain.item_acts import FIRST_STATUS, ItemAct, loop_of
from app.domain.item_rules import is_tracked
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.agencies import Agency
from app.queries import subjects
from app.services.item_steps import Act, record_step


def make_firm(actor: Actor, facts: MeetingFacts, at: datetime, office: str) -> list[int]:
    """Make every provisional item of the meeting firm, as approved in that office; gives their ids in order."""
    items = db.session.scalars(
        select(ActionItem)
        .where(ActionItem.meeting_id == facts.id, ActionItem.withdrawn_at.is_(None), ActionItem.firm_at.is_(None))
        .order_by(ActionItem.number)
        .execution_options(populate_existing=True)
    ).all()
    for item in items:
        first = _begin_shares(actor, item)
        item.firm_at, item.updated_at, item.is_open = at, at, is_tracked(item.item_class)
        item.version += 1
        of_item = ItemFacts(item.id, facts, item.confidentiality, frozenset(), is_firm=True)
        act = Act(act=ItemAct.TETAPKAN, role=Role.SECRETARIAT)
        record_step(actor, of_item, act, before=ItemStatus.SEMENTARA, after=first, office=office)
    return [item.id for item in items]


def _begin_shares(actor: Actor, item: ActionItem) -> ItemStatus | None:
    """The shares of the day; gives the state of the lead's, or of the first one. A general direction bills nobody."""
    shares = {
        row.agency_id: row
        for row in db.session.scalars(
            select(Assignment).where(Assignment.item_id == item.id).order_by(Assignment.kind, Assignment.id)
        )
    }
    if not is_tracked(item.item_class):
        for row in shares.values():
            row.is_open = False
        return None
    members = subjects.members_of(_task_forces(item), clock.today(actor.zone)) - shares.keys()
    agencies = _agencies([*shares, *members])
    for agency_id in list(shares):
        if not _assignable(agencies[agency_id]):
            db.session.delete(shares.pop(agency_id))
    for agency_id in sorted(one for one in members if agencies[one].is_active and _assignable(agencies[one])):
        shares[agency_id] = Assignment(
            government_id=actor.government_id,
            item_id=item.id,
            agency_id=agency_id,
            kind=AssignmentKind.MEMBER,
            due_on=item.due_on,
        )
    for agency_id, row in shares.items():
        agency = agencies[agency_id]
        row.version = (row.version or 0) + 1
        row.status, row.is_open = FIRST_STATUS[loop_of(agency.relation, agency.kind)], True
        db.session.add(row)
    lead = next((row.status for row in shares.values() if row.kind is AssignmentKind.LEAD), None)
    return lead or next((row.status for row in shares.values()), None)


def _task_forces(item: ActionItem) -> list[int]:
    """The task force that owns the item, and those that support it."""
    supporting = db.session.scalars(
        select(ItemSupporter.task_force_id).where(
            ItemSupporter.item_id == item.id, ItemSupporter.task_force_id.is_not(None)
        )
    )
    return [one for one in (item.owner_task_force_id, *supporting) if one is not None]


def _agencies(ids: Iterable[int]) -> dict[int, Agency]:
    return {row.id: row for row in db.session.scalars(select(Agency).where(Agency.id.in_(list(ids))))}


def _assignable(agency: Agency) -> bool:
    return may_be_assigned(agency.relation, agency.kind)
