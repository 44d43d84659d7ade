"""Periods from a day to a day, both inclusive; an open end is None. For validity of agencies, offices and roles."""

from __future__ import annotations

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.indonesian import long_date

Period = tuple[date | None, date | None]


def check_period(start: date | None, end: date | None, *, field: str = "valid_to") -> None:
    """Raises RuleViolation when the end lies before the beginning."""
    if start is not None and end is not None and end < start:
        raise RuleViolation(field, f"Tanggal akhir tidak boleh sebelum tanggal mulai ({long_date(start)}).")


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return _begins_by(one, other) and _begins_by(other, one)


def _begins_by(one: Period, other: Period) -> bool:
    """Whether `one` has begun when `other` ends."""
    return one[0] is None or other[1] is None or one[0] <= other[1]


def period_words(start: date | None, end: date | None) -> str:
    """`sejak 1 Januari 2025`, `1 Januari 2025 s.d. 31 Maret 2025`, `s.d. 31 Maret 2025`; empty for an open period."""
    if start and end:
        return f"{long_date(start)} s.d. {long_date(end)}"
    if start:
        return f"sejak {long_date(start)}"
    return f"s.d. {long_date(end)}" if end else ""
