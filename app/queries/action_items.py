"""Items of one meeting, conclusions that have none yet, and one saved item as its form takes it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, exists, func, select

from app.db import db
from app.domain.action_items import Horizon, ItemClass
from app.domain.facts import MeetingFacts
from app.domain.item_references import OriginKind, Reference
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.sight import sees_meeting, sees_minutes
from app.models.action_items import ActionItem, ItemHorizon, ItemSupporter
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting, SmallTeam
from app.models.minutes import Conclusion
from app.queries.item_choices import Choice
from app.queries.kept_statements import at_most
from app.queries.visibility import item_visible

#: Items of one meeting on one page.
PAGE = 100


@dataclass(frozen=True)
class MeetingItem:
    """An item as the page of its meeting lists it."""

    id: int
    number: int
    text: str
    item_class: ItemClass
    owner: str
    supporters: list[str]
    horizons: list[Horizon]
    due_on: date | None
    due_text: str | None
    is_firm: bool
    from_kepala_daerah: bool
    confidentiality: Confidentiality


@dataclass(frozen=True)
class MeetingItems:
    """A page of a meeting's items in their order; `next_number` begins the following page."""

    rows: list[MeetingItem]
    next_number: int | None


def meeting_items(actor: Actor, meeting_id: int, from_number: int = 1) -> MeetingItems:
    """The items of a meeting that the actor sees, from a number on (inclusive)."""
    rows = db.session.execute(_of_meeting(actor, meeting_id, from_number)).all()
    shown = rows[:PAGE]
    supporters, horizons = supporters_of([row.id for row in shown]), horizons_of([row.id for row in shown])
    return MeetingItems(
        rows=[
            MeetingItem(
                id=row.id,
                number=row.number,
                text=row.text,
                item_class=row.item_class,
                owner=row.owner,
                supporters=supporters.get(row.id, []),
                horizons=horizons.get(row.id, []),
                due_on=row.due_on,
                due_text=row.due_text,
                is_firm=row.firm_at is not None,
                from_kepala_daerah=row.from_kepala_daerah,
                confidentiality=row.confidentiality,
            )
            for row in shown
        ],
        next_number=rows[PAGE].number if len(rows) > PAGE else None,
    )


def _of_meeting(actor: Actor, meeting_id: int, from_number: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ActionItem.id,
            ActionItem.number,
            ActionItem.text,
            ActionItem.item_class,
            func.coalesce(Agency.short_name, Agency.name, TaskForce.name, ActionItem.owner_text).label("owner"),
            ActionItem.due_on,
            ActionItem.due_text,
            ActionItem.firm_at,
            ActionItem.from_kepala_daerah,
            ActionItem.confidentiality,
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .where(ActionItem.meeting_id == meeting_id, ActionItem.number >= from_number, item_visible(actor))
        .order_by(ActionItem.number)
        .limit(at_most(PAGE + 1))
    )


def supporters_of(item_ids: list[int]) -> dict[int, list[str]]:
    """Short names of the supporters of each item, in their order; the words of the source win over what they mean."""
    found: dict[int, list[str]] = defaultdict(list)
    if not item_ids:
        return found
    for item_id, words, name in db.session.execute(
        select(
            ItemSupporter.item_id,
            ItemSupporter.unsur_text,
            func.coalesce(Agency.short_name, Agency.name, TaskForce.name, SmallTeam.name),
        )
        .outerjoin(Agency, Agency.id == ItemSupporter.agency_id)
        .outerjoin(TaskForce, TaskForce.id == ItemSupporter.task_force_id)
        .outerjoin(SmallTeam, SmallTeam.id == ItemSupporter.small_team_id)
        .where(ItemSupporter.item_id.in_(item_ids))
        .order_by(ItemSupporter.item_id, ItemSupporter.position)
    ):
        found[item_id].append(words or name)
    return found


def horizons_of(item_ids: list[int]) -> dict[int, list[Horizon]]:
    """The horizons of each item, nearest first."""
    found: dict[int, list[Horizon]] = defaultdict(list)
    if not item_ids:
        return found
    for item_id, horizon in db.session.execute(
        select(ItemHorizon.item_id, ItemHorizon.horizon).where(ItemHorizon.item_id.in_(item_ids))
    ):
        found[item_id].append(horizon)
    return {item_id: sorted(chosen, key=list(Horizon).index) for item_id, chosen in found.items()}


def conclusions_without_item(actor: Actor, meeting: MeetingFacts) -> list[Choice]:
    """Conclusions that nobody made an item of yet; nothing while the actor may not read the minutes."""
    if not sees_minutes(actor, meeting):
        return []
    has_item = exists().where(ActionItem.origin_conclusion_id == Conclusion.id, ActionItem.withdrawn_at.is_(None))
    rows = db.session.execute(
        select(Conclusion.id, Conclusion.text, Conclusion.confidentiality)
        .where(Conclusion.meeting_id == meeting.id, Conclusion.withdrawn_at.is_(None), ~has_item)
        .order_by(Conclusion.position, Conclusion.id)
    )
    return [
        Choice(Reference(OriginKind.CONCLUSION, row.id), row.text, row.text, row.confidentiality)
        for row in rows
        if sees_meeting(actor, meeting, row.confidentiality)
    ]


def next_number(meeting_id: int) -> int:
    """The number that a new item of the meeting gets when none is typed; withdrawn items keep theirs."""
    return (db.session.scalar(select(func.max(ActionItem.number)).where(ActionItem.meeting_id == meeting_id)) or 0) + 1
