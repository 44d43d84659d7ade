"""Words about an item's due date and history, for its page and the lists. Rules are in domain/deadlines.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.action_items import ItemStatus
from app.domain.deadlines import Waits, counted_late, due_words
from app.domain.indonesian import long_date
from app.domain.workdays import WorkCalendar
from app.queries.item_choices import shortened
from app.queries.item_view import DeadlineStep, ItemView

_TITLE = 140


@dataclass(frozen=True)
class Due:
    """What the macro `due` prints."""

    date_words: str | None = None
    late_days: int | None = None
    left_words: str | None = None
    text: str | None = None
    initial_words: str | None = None


def due_of(
    due_on: date | None,
    text: str | None,
    status: ItemStatus,
    *,
    partner: bool,
    is_open: bool,
    today: date,
    calendar: WorkCalendar,
    waits: Waits = (),
) -> Due:
    """The date in words, and how late or how near it is while somebody owes a report; `waits` do not count."""
    if due_on is None:
        return Due(text=text)
    words = long_date(due_on)
    if not is_open:
        return Due(words, text=text)
    late = counted_late(due_on, status, partner=partner, today=today, calendar=calendar, waits=waits)
    if late:
        return Due(words, late_days=late, text=text)
    left = due_words(due_on, text, status, partner=partner, today=today, calendar=calendar)
    return Due(words, left_words=left or None, text=text)


def first_deadline(steps: Sequence[DeadlineStep]) -> str | None:
    """The first due date or due words in the history, once others followed; None while there is only one."""
    stated = [step for step in steps if step.due_on or step.due_text]
    return deadline_words(stated[0]) if len(stated) > 1 else None


def deadline_words(step: DeadlineStep) -> str:
    """`14 November 2026`, or the words of the source."""
    return ", ".join(part for part in (long_date(step.due_on) if step.due_on else None, step.due_text) if part) or "-"


def first_due_words(item: ItemView) -> str | None:
    """`14 November 2026, diperpanjang 2 kali`: the first due date of a firm item always, else once it was changed."""
    first = first_deadline(item.deadlines)
    if not item.is_firm:
        return first
    words = first or (long_date(item.first_due_on) if item.first_due_on else None)
    how_often = f"diperpanjang {item.extension_count} kali" if item.extension_count else "belum diperpanjang"
    return f"{words}, {how_often}" if words else None


def short_title(text: str, most: int = _TITLE) -> str:
    """The beginning of an item's text as the title of its page, or of another text as a line."""
    return shortened(text, most)
