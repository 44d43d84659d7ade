"""Dates with a number: `31 Juli 2023`, `31/7/23`, `2023-07-31`, `Juli 2024`, `TW III 2024`."""

from __future__ import annotations

import re
from datetime import date

from app.domain.dates import PartialDate, full_date, parse_weekday, weekday_remarks
from app.domain.errors import RuleViolation
from app.domain.quick_notes.periods import (
    HALF,
    MONTH,
    MONTHS,
    QUARTER,
    YEAR,
    end_of_month,
    end_of_part,
    full_year,
    month_of_word,
    next_end_of_month,
)
from app.domain.quick_notes.readings import DIGIT, Pattern, Reading
from app.domain.workdays import WorkCalendar

_WEEKDAY = r"(?:\b(?P<weekday>senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\b,? *)?\(?"
_WORDED = re.compile(
    rf"{_WEEKDAY}\b(?P<day>[0-9]{{1,2}})[ \-]?(?P<month>{MONTH})"
    # "31 Juli 23", but not "31 Juli 25 orang".
    rf"(?:[ ,\-]*(?P<year>{YEAR}|['’]?[2-4][0-9]\b(?![ \-/%]*\w)))?\)?"
)
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?<![0-9./\-])(?P<day>[0-9]{{1,2}})(?P<sign>[/.\-])(?P<month>[0-9]{{1,2}})(?P=sign)"
    r"(?P<year>20[0-9]{2}|(?<!\.)[0-9]{2}|[23][0-9])(?![0-9./\-]*[0-9])\)?"
)
_ISO = re.compile(r"(?<![0-9\-/.])(?P<year>20[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![0-9\-])")
_SLASHED = re.compile(r"(?<![0-9./\-])(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?![0-9./\-]*[0-9])")
_MONTH = re.compile(rf"\b(?:(?:akhir|bulan) )*(?P<month>{MONTH})(?:[ ,\-]*(?P<year>{YEAR}))?")
_END_OF_MONTH = re.compile(rf"\bakhir (?:bulan )?(?P<month>{MONTH})(?:[ ,\-]*(?P<year>{YEAR}))?")
_YEAR = re.compile(rf"\b(?:(?:akhir )?(?:tahun(?: anggaran)?|ta|th)\.? )?(?P<year>{YEAR})")
_END_OF_YEAR = re.compile(rf"\bakhir (?:tahun(?: anggaran)?|ta|th)\.? (?P<year>{YEAR})")


def _worded(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    return _day(match, month_of_word(match["month"]), today)


def _numeric(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    return _day(match, int(match["month"]), today)


def _month(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    month = month_of_word(match["month"])
    return Reading(end_of_month(int(match["year"]), month) if match["year"] else next_end_of_month(month, today))


def _year(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    return Reading(end_of_month(int(match["year"]), 12))


def _quarter(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    return Reading(end_of_part(match, today, 3))


def _half(match: re.Match[str], today: date, calendar: WorkCalendar) -> Reading:
    return Reading(end_of_part(match, today, 6)) if match["part"] in ("i", "ii", "1", "2") else Reading(None)


def _day(match: re.Match[str], month: int, today: date) -> Reading:
    """A day of the calendar; without a year, the next one. What no calendar knows stays in words, with a remark."""
    parts = match.groupdict()
    try:
        if parts.get("year"):
            on = full_date(full_year(parts["year"].strip("'’")), month, int(parts["day"]), field="due_on")
        else:
            on = _next_day(month, int(parts["day"]), today)
    except RuleViolation as refused:
        return Reading(None, remark=refused.message)
    weekday = parse_weekday(parts.get("weekday") or "")
    remarks = weekday_remarks(PartialDate(weekday, on.day, on.month, on.year))
    return Reading(on, is_day=True, is_exact=bool(parts.get("year")), remark=" ".join(one.message for one in remarks))


def _next_day(month: int, day: int, today: date) -> date:
    """The next such day from today on. Raises RuleViolation for one that neither year has."""
    try:
        on = full_date(today.year, month, day, field="due_on")
    except RuleViolation:
        return full_date(today.year + 1, month, day, field="due_on")
    return on if on >= today else full_date(today.year + 1, month, day, field="due_on")


#: The beginnings of the names of months, written out or cut short.
_MONTH_HINTS = tuple(sorted({name[:3] for name in MONTHS}))

PATTERNS: tuple[Pattern, ...] = (
    (_WORDED, _worded, False, DIGIT),
    (_NUMERIC, _numeric, False, DIGIT),
    (_ISO, _numeric, False, DIGIT),
    (_SLASHED, _numeric, True, DIGIT),
    (_END_OF_MONTH, _month, False, ("akhir",)),
    (_MONTH, _month, True, _MONTH_HINTS),
    (QUARTER, _quarter, True, ("tw", "triwulan", "kuartal", "kwartal", "q")),
    (HALF, _half, True, ("sem", "smt")),
    (_END_OF_YEAR, _year, False, DIGIT),
    (_YEAR, _year, True, DIGIT),
)
