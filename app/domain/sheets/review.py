"""What the workbook of the review of late items holds: plain words and dates, cut to what its reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ReviewLine:
    """One late item; None is an empty cell. `days_late` are working days, None where lateness does not count."""

    agency: str | None
    text: str
    meeting: str | None
    status: str | None
    first_due_on: date | None
    due_on: date | None
    days_late: int | None
    extensions: int
    reported_on: date | None
    obstacle: str | None
    proposal: str | None


@dataclass(frozen=True)
class ReviewSheet:
    """The workbook: title, what it was narrowed to in words, a remark (where rows were left out), and the lines."""

    government: str
    title: str
    made: str
    filters: tuple[str, ...]
    remark: str | None
    lines: tuple[ReviewLine, ...]
