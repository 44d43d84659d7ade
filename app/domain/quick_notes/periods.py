"""Months, quarters, half-years and years as they are typed, and the last day of each. Single days are in dates.py."""

from __future__ import annotations

import re
from datetime import date

from app.domain.indonesian import month_name
from app.domain.months import FIRST_YEAR, LAST_YEAR, Month

MONTHS = {month_name(month).casefold(): month for month in range(1, 13)} | {
    "jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "ags": 8, "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
}  # fmt: skip
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"(?:20[0-9]{2})\b"

_PARTS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ROMAN = r"(?:iv|iii|ii|i|[1-4])\b"

QUARTER = re.compile(
    rf"\b(?:tw|triwulan|kuartal|kwartal|q)[ .\-]*(?P<part>{_ROMAN})(?:[ ,/\-]*(?:tahun |th\.? |ta )?(?P<year>{YEAR}))?"
)
HALF = re.compile(
    r"\b(?:semester|smt|sem)[ .\-]*(?P<part>(?:ii|i|[12])\b)(?:[ ,/\-]*(?:tahun |th\.? |ta )?(?P<year>20[0-9]{2}\b))?"
)


def month_of_word(word: str) -> int:
    """7 for `juli`, `jul` and `jul.` in small letters. Raises KeyError for what is no month."""
    return MONTHS[word.rstrip(".")]


def full_year(digits: str) -> int:
    """2023 for `2023` and for `23`."""
    return int(digits) if len(digits) > 2 else 2000 + int(digits)


def end_of_part(match: re.Match[str], today: date, months: int) -> date | None:
    """The last day of a quarter (3 months) or half-year (6); without a year, of the next one to end."""
    last_month = _PARTS[match["part"]] * months
    if match["year"]:
        return end_of_month(int(match["year"]), last_month)
    return next_end_of_month(last_month, today)


def end_of_month(year: int, month: int) -> date | None:
    """The last day of a month; None outside the years that are recorded."""
    return Month(year, month).last if FIRST_YEAR <= year <= LAST_YEAR else None


def next_end_of_month(month: int, today: date) -> date | None:
    """The last day of the next such month that is not over."""
    this_year = end_of_month(today.year, month)
    return this_year if this_year and this_year >= today else end_of_month(today.year + 1, month)
