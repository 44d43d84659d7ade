"""The draft of a notula as the checks before submission look at it: out of what the page has read, and its items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from app.db import db
from app.domain.minutes_checks import (
    CheckedConclusion,
    CheckedFigure,
    CheckedItem,
    CheckedMinutes,
    CheckedName,
    CheckedSection,
)
from app.domain.privacy_places import Place, PlaceKind
from app.domain.roles import Actor
from app.models.action_items import ActionItem, ItemHorizon
from app.models.meetings import Meeting
from app.queries.chain import ItemStep
from app.queries.item_choices import origin_of
from app.queries.keyset import AnyRow
from app.queries.minutes_views import MinutesRecord, SectionView
from app.queries.remarks import Remarks, open_remarks
from app.queries.visibility import item_visible


class MeetingItemsRead(NamedTuple):
    """Items of a meeting that the actor sees: what is checked of them, and where they came from."""

    checked: tuple[CheckedItem, ...] = ()
    steps: tuple[ItemStep, ...] = ()


def items_read(actor: Actor, meeting_id: int) -> MeetingItemsRead:
    """All items with their horizons and origins, in one statement."""
    rows: dict[int, list[AnyRow]] = {}
    for row in db.session.execute(
        select(
            ActionItem.id,
            ActionItem.number,
            ActionItem.item_class,
            ActionItem.owner_text,
            ActionItem.expected_proof,
            ActionItem.due_on,
            ActionItem.origin_conclusion_id,
            ActionItem.origin_point_id,
            ActionItem.origin_question_id,
            ItemHorizon.horizon,
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(ItemHorizon, ItemHorizon.item_id == ActionItem.id)
        .where(
            ActionItem.government_id == actor.government_id,
            ActionItem.meeting_id == meeting_id,
            ActionItem.withdrawn_at.is_(None),
            item_visible(actor),
        )
        .order_by(ActionItem.number, ActionItem.id)
    ):
        rows.setdefault(row.id, []).append(row)
    first = [found[0] for found in rows.values()]
    origins = ((row, origin_of(row.origin_conclusion_id, row.origin_point_id, row.origin_question_id)) for row in first)
    return MeetingItemsRead(
        checked=tuple(_item(found) for found in rows.values()),
        steps=tuple(ItemStep(row.id, row.number, origin) for row, origin in origins if origin is not None),
    )


def _item(rows: list[AnyRow]) -> CheckedItem:
    row = rows[0]
    return CheckedItem(
        id=row.id,
        number=row.number,
        item_class=row.item_class,
        owner_text=row.owner_text,
        expected_proof=row.expected_proof,
        due_on=row.due_on,
        horizons=frozenset(one.horizon for one in rows if one.horizon is not None),
    )


def checked_minutes(
    record: MinutesRecord,
    items: MeetingItemsRead,
    counted_from: date,
    remarks: Remarks | None = None,
    findings: int = 0,
) -> CheckedMinutes:
    """A record with its items, ready to be checked; rows closed to the reader are left out."""
    figures = record.head.figures if record.head is not None else ()
    people = record.people.rows.values()
    return CheckedMinutes(
        counted_from=counted_from,
        sections=tuple(
            CheckedSection(id=row.id, title=row.title, is_empty=not (row.points or record.questions_of(row.id)))
            for row in record.sections
        ),
        listed=frozenset(name for row in people for name in (row.party.name, row.party.institution) if name),
        names=tuple(_names(record)),
        figures=tuple(
            CheckedFigure(
                indicator=row.indicator, source=row.source, place=_at(PlaceKind.DATA, row.id, number, "source")
            )
            for number, row in enumerate(figures)
        ),
        conclusions=_conclusions(record),
        has_conclusions=bool(record.conclusions),
        items=items.checked,
        remarks=open_remarks(record, remarks or {}),
        findings=findings,
    )


def _conclusions(record: MinutesRecord) -> tuple[CheckedConclusion, ...]:
    """Closed ones take no row of the form and no number of the page."""
    shown = (row for row in record.conclusions if not row.withheld)
    return tuple(
        CheckedConclusion(number=number + 1, text=row.text, place=_at(PlaceKind.KESIMPULAN, row.id, number, "text"))
        for number, row in enumerate(shown)
    )


def _names(record: MinutesRecord) -> Iterator[CheckedName]:
    for section in record.sections:
        yield from _spoken(record, section)
    for number, figure in enumerate(record.head.figures if record.head is not None else ()):
        if figure.speaker_text:
            place = _at(PlaceKind.DATA, figure.id, number, "speaker_text")
            yield CheckedName(name=figure.speaker_text, place=place)


def _spoken(record: MinutesRecord, section: SectionView) -> Iterator[CheckedName]:
    for number, point in enumerate(row for row in section.points if not row.withheld):
        if point.speaker_text:
            place = _at(PlaceKind.BUTIR, point.id, number, "speaker_text", section.id)
            yield CheckedName(name=point.speaker_text, place=place)
    for number, row in enumerate(row for row in record.questions_of(section.id) if not row.withheld):
        for field, name in (("asker_text", row.asker_text), ("answerer_text", row.answerer_text)):
            if name:
                yield CheckedName(name=name, place=_at(PlaceKind.TANYA_JAWAB, row.id, number, field, section.id))


def _at(kind: PlaceKind, row_id: int, row: int, field: str, section_id: int | None = None) -> Place:
    return Place(kind=kind, id=row_id, row=row, field=field, section_id=section_id)
