"""The item beside something that waits for a decision, as far as the actor sees it, and the order of such lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, null, or_
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import is_partner
from app.domain.deadlines import Waits, stored_waits
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting
from app.queries.item_scope import forces_of, is_lead, visible
from app.queries.kept_statements import at_most
from app.queries.keyset import AnyRow, AnySelect
from app.queries.visibility import meeting_visible

LIST_MAX = 100


@dataclass(frozen=True)
class Line:
    """The item that a decision is about. `owner` and `title` are None where its meeting is not seen."""

    item_id: int
    text: str
    owner: str | None
    title: str | None
    is_partner: bool
    is_priority: bool
    from_kepala_daerah: bool
    status: ItemStatus | None
    due_on: date | None
    first_due_on: date | None
    extension_count: int
    waits: Waits = ()


def lines(actor: Actor, statement: AnySelect) -> AnySelect:
    """Beside what waits: the item it is about, as far as the actor sees it."""
    seen, owner, share = meeting_visible(actor), aliased(Agency, name="owner"), aliased(Assignment, name="lead")
    name = func.coalesce(owner.short_name, owner.name, TaskForce.name, ActionItem.owner_text)
    return (
        statement.add_columns(
            ActionItem.id.label("item_id"),
            ActionItem.text.label("item_text"),
            ActionItem.is_priority,
            ActionItem.from_kepala_daerah,
            ActionItem.due_on,
            ActionItem.first_due_on,
            ActionItem.extension_count,
            owner.relation,
            share.status,
            share.waits,
            case((seen, name), else_=null()).label("owner"),
            case((seen, Meeting.title), else_=null()).label("title"),
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(owner, owner.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .outerjoin(share, and_(share.item_id == ActionItem.id, is_lead(share)))
        .where(visible(actor, forces_of(actor)))
    )


def ordered(statement: AnySelect) -> list[Any]:
    """Arahan kepala daerah and priorities first, then the longest due; at most LIST_MAX."""
    first = case((or_(ActionItem.is_priority, ActionItem.from_kepala_daerah), 0), else_=1)
    undated = case((ActionItem.due_on.is_(None), 1), else_=0)
    return list(
        db.session.execute(
            statement.order_by(first, undated, ActionItem.due_on, ActionItem.id).limit(at_most(LIST_MAX))
        )
    )


def line_of(row: AnyRow) -> Line:
    """The item in a row of `lines`."""
    return Line(
        item_id=row.item_id,
        text=row.item_text,
        owner=row.owner,
        title=row.title,
        is_partner=row.relation is not None and is_partner(row.relation),
        is_priority=row.is_priority,
        from_kepala_daerah=row.from_kepala_daerah,
        status=row.status,
        due_on=row.due_on,
        first_due_on=row.first_due_on,
        extension_count=row.extension_count,
        waits=stored_waits(row.waits),
    )
