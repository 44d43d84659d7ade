"""The lists beside the line of quick notes: items, conclusions and figures of the meeting, wherever written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, Integer, String, cast, func, literal, null, select, union_all

from app.db import Id, db
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.indonesian import number
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.models.action_items import ActionItem
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting
from app.models.minutes import Conclusion, Figure
from app.queries.visibility import item_visible


@dataclass(frozen=True, kw_only=True)
class BesideRow:
    """An item, conclusion or figure of the meeting, wherever it was written."""

    id: int
    text: str
    who: str
    level: Confidentiality = Confidentiality.BIASA
    number: int | None = None
    due_on: date | None = None
    due_text: str = ""


@dataclass(frozen=True)
class Beside:
    """The lists beside the line."""

    items: tuple[BesideRow, ...]
    conclusions: tuple[BesideRow, ...]
    figures: tuple[BesideRow, ...]


def beside(actor: Actor, facts: MeetingFacts) -> Beside:
    """Items, conclusions and figures of the meeting that the actor sees, in one statement."""
    found: dict[str, list[BesideRow]] = {"item": [], "conclusion": [], "figure": []}
    parts = union_all(_items(actor, facts.id), _conclusions(facts.id), _figures(facts.id))
    for row in db.session.execute(parts.order_by("part", "place", "id")):
        level = Confidentiality(row.level)
        if row.part == "conclusion" and not sees_part(actor, PartFacts(row.id, facts, level)):
            continue
        is_figure = row.part == "figure"
        found[row.part].append(
            BesideRow(
                id=row.id,
                level=level,
                number=row.place if row.part == "item" else None,
                text=row.text,
                who=figure_words(row.value, row.who, row.unit) if is_figure else row.who or "",
                due_on=row.due_on,
                due_text=row.due_text or "",
            )
        )
    return Beside(*(tuple(rows) for rows in found.values()))


#: Columns of every part, in this order; a part fills those that it has.
_COLUMNS: dict[str, Any] = {
    "id": Id,
    "place": Integer,
    "text": String,
    "who": String,
    "unit": String,
    "value": Figure.value.type,
    "due_on": Date,
    "due_text": String,
    "level": String,
}


def _part(name: str, **columns: Any) -> Any:
    # Only what is missing is cast: SQLite reads a date that is cast as the number of its year.
    values = (columns.get(column, cast(null(), kind)).label(column) for column, kind in _COLUMNS.items())
    return select(literal(name).label("part"), *values)


def _items(actor: Actor, meeting_id: int) -> Any:
    return (
        _part(
            "item",
            id=ActionItem.id,
            place=ActionItem.number,
            text=ActionItem.text,
            who=func.coalesce(Agency.short_name, Agency.name, TaskForce.name, ActionItem.owner_text),
            due_on=ActionItem.due_on,
            due_text=ActionItem.due_text,
            level=cast(ActionItem.confidentiality, String),
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .where(ActionItem.meeting_id == meeting_id, ActionItem.withdrawn_at.is_(None), item_visible(actor))
    )


def _conclusions(meeting_id: int) -> Any:
    return _part(
        "conclusion",
        id=Conclusion.id,
        place=Conclusion.position,
        text=Conclusion.text,
        level=cast(Conclusion.confidentiality, String),
    ).where(Conclusion.meeting_id == meeting_id, Conclusion.withdrawn_at.is_(None))


def _figures(meeting_id: int) -> Any:
    """Figures have no class of their own; their source stands where others have the words of a date."""
    return _part(
        "figure",
        id=Figure.id,
        place=Figure.position,
        text=Figure.indicator,
        who=Figure.value_text,
        unit=Figure.unit,
        value=Figure.value,
        due_text=Figure.source,
        level=literal(Confidentiality.BIASA.value),
    ).where(Figure.meeting_id == meeting_id)


def figure_words(value: Decimal | None, value_text: str | None, unit: str | None) -> str:
    """`24.343 kasus`."""
    said = number(value.normalize()) if value is not None else value_text
    return " ".join(part for part in (said, unit) if part)
