"""Directions of the Sekda that are in force, by day and by item, and the usul that waits on an item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, null, select
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.item_decisions import DirectiveKind
from app.domain.roles import Actor
from app.models.action_items import ActionItem
from app.models.agencies import Agency, TaskForce
from app.models.item_loop import Directive, Proposal
from app.models.meetings import Meeting
from app.queries.item_scope import forces_of, visible
from app.queries.kept_statements import at_most
from app.queries.review_rows import WAITING
from app.queries.visibility import meeting_visible

DAY_MAX = 200


@dataclass(frozen=True)
class Given:
    """A direction in force. `owner` and `title` are None where the meeting is not seen."""

    item_id: int
    item_text: str
    owner: str | None
    title: str | None
    due_on: date | None
    kind: DirectiveKind
    text: str | None
    is_oral: bool
    office_text: str | None
    given_by_name: str | None
    in_force_at: datetime


@dataclass(frozen=True)
class ItemHead:
    """What the pages of usul and arahan show of the item. `title` and `owner` None where the meeting is not seen."""

    id: int
    text: str
    owner: str | None
    title: str | None
    due_on: date | None
    first_due_on: date | None
    extension_count: int
    is_firm: bool
    is_open: bool


def directives_of_day(actor: Actor, day: date) -> list[Given]:
    """Directions that came into force on that day in the government's zone, on items that the actor sees."""
    begun = datetime.combine(day, time(), ZoneInfo(actor.zone))
    seen, owner = meeting_visible(actor), aliased(Agency, name="owner")
    rows = db.session.execute(
        select(
            Directive.item_id,
            ActionItem.text.label("item_text"),
            case((seen, func.coalesce(owner.name, TaskForce.name, ActionItem.owner_text)), else_=null()).label("owner"),
            case((seen, Meeting.title), else_=null()).label("title"),
            ActionItem.due_on,
            Directive.kind,
            Directive.text,
            Directive.is_oral,
            Directive.office_text,
            Directive.given_by_name,
            Directive.in_force_at,
        )
        .join(ActionItem, ActionItem.id == Directive.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(owner, owner.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .where(
            Directive.government_id == actor.government_id,
            Directive.in_force_at >= begun,
            Directive.in_force_at < begun + timedelta(days=1),
            visible(actor, forces_of(actor)),
        )
        .order_by(Directive.in_force_at, Directive.id)
        .limit(at_most(DAY_MAX))
    )
    return [Given(**row._mapping) for row in rows]


def item_head(actor: Actor, item_id: int) -> ItemHead:
    """The item of a page that was authorised already."""
    seen, owner = meeting_visible(actor), aliased(Agency, name="owner")
    row = db.session.execute(
        select(
            ActionItem.id,
            ActionItem.text,
            case((seen, func.coalesce(owner.name, TaskForce.name, ActionItem.owner_text)), else_=null()).label("owner"),
            case((seen, Meeting.title), else_=null()).label("title"),
            ActionItem.due_on,
            ActionItem.first_due_on,
            ActionItem.extension_count,
            ActionItem.firm_at,
            ActionItem.is_open,
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(owner, owner.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .where(ActionItem.id == item_id)
    ).one()
    values = dict(row._mapping)
    return ItemHead(is_firm=values.pop("firm_at") is not None, **values)


def waiting_on(item_id: int) -> Proposal | None:
    """The usul that waits on an item."""
    return db.session.scalars(select(Proposal).where(and_(Proposal.item_id == item_id, WAITING))).one_or_none()
