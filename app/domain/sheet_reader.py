"""The whole sheet of a notula cut down to what one reader may see, and the class of what he then holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from app.domain.action_items import Horizon, ItemClass
from app.domain.meetings import Confidentiality, stricter
from app.domain.minutes import QuestionForm
from app.domain.sheets import (
    ActionLine,
    ActionPlan,
    Answer,
    Conclusion,
    Documentation,
    Guarded,
    MinutesSheet,
    Point,
)

Sees = Callable[[Confidentiality], bool]
P = TypeVar("P", bound=Guarded)


def for_reader(
    sheet: MinutesSheet,
    sees: Sees,
    *,
    base: Confidentiality = Confidentiality.BIASA,
    sees_item: Callable[[ActionLine], bool] | None = None,
    sees_file: Sees | None = None,
) -> MinutesSheet:
    """The sheet with the words of closed parts blanked; parts carry their effective class afterwards.

    `sheet` holds the own class of each part, `base` is the meeting's. An item may also be seen by a share in it
    (`sees_item`), files are seen by fewer than the minutes (`sees_file`); both default to `sees`.
    """

    def item_seen(row: ActionLine) -> bool:
        return sees_item(row) if sees_item is not None else sees(row.confidentiality)

    def cut(row: P, blank: Callable[[P], P], *, seen: bool) -> P:
        return replace(row if seen else blank(row), confidentiality=stricter(base, row.confidentiality))

    items = tuple(cut(row, _closed_item, seen=item_seen(row)) for row in sheet.items)
    parts = replace(
        sheet,
        sections=tuple(
            replace(
                section, points=tuple(cut(row, _closed_point, seen=sees(row.confidentiality)) for row in section.points)
            )
            for section in sheet.sections
        ),
        answers=tuple(cut(row, _closed_answer, seen=sees(row.confidentiality)) for row in sheet.answers),
        conclusions=tuple(cut(row, _closed_conclusion, seen=sees(row.confidentiality)) for row in sheet.conclusions),
        items=items,
        documentation=tuple(
            cut(row, _closed_file, seen=(sees_file or sees)(row.confidentiality)) for row in sheet.documentation
        ),
        action_plan=plan_of(items) if sheet.action_plan is not None else None,
    )
    return replace(parts, confidentiality=stricter(base, *(row.confidentiality for row in shown_parts(parts))))


def shown_parts(sheet: MinutesSheet) -> list[Guarded]:
    """Parts with a class of their own whose words stand in the sheet."""
    rows: list[Guarded] = [row for section in sheet.sections for row in section.points]
    rows += [*sheet.answers, *sheet.conclusions, *sheet.items, *sheet.documentation]
    return [row for row in rows if not row.withheld]


def plan_of(items: tuple[ActionLine, ...]) -> ActionPlan | None:
    """The plan as a whole, where items call for one and none of them has a date yet."""
    plans = [item for item in items if item.item_class is ItemClass.RENCANA_AKSI and not item.withheld]
    if not plans or any(item.due_on for item in plans):
        return None
    stated = {horizon for item in plans for horizon in item.horizons}
    return ActionPlan(horizons=tuple(horizon for horizon in Horizon if horizon in stated))


def _closed_point(_row: Point) -> Point:
    return Point(text="", withheld=True)


def _closed_answer(_row: Answer) -> Answer:
    return Answer(form=QuestionForm.PERTANYAAN, withheld=True)


def _closed_conclusion(_row: Conclusion) -> Conclusion:
    return Conclusion(text="", withheld=True)


def _closed_item(row: ActionLine) -> ActionLine:
    return ActionLine(number=row.number, text="", withheld=True)


def _closed_file(_row: Documentation) -> Documentation:
    return Documentation(caption="", withheld=True)
