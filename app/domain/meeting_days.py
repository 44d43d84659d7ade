"""How the days and times of a meeting read, with whatever parts of them are known. No sorting, no storing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from app.domain.indonesian import clock, long_date, month_name, weekday_date, zone_name
from app.domain.sheets.meeting import MeetingDay

UNTIL_DONE = "s.d. selesai"
#: What a page says of a meeting without any day; a paper says nothing.
UNDATED = "Tanggal belum diketahui"


def date_text(day: MeetingDay, *, blank: str = "") -> str | None:
    """`Kamis, 13 Juli 2023`, or what is known of it; `blank` stands where the year is missing. None: nothing known."""
    if day.on:
        return weekday_date(day.on)
    if day.month and 1 <= day.month <= 12:
        parts = [str(day.day) if day.day else "", month_name(day.month), str(day.year) if day.year else blank]
        known = " ".join(part for part in parts if part)
        return f"{day.weekday}, {known}" if day.weekday else known
    return day.date_text or day.weekday or (str(day.year) if day.year else None)


def dates_text(days: Sequence[MeetingDay], *, blank: str = "") -> str | None:
    """All days of a meeting: a run of days as `… s.d. …`, others as a list. None when nothing is known."""
    dates = [day.on for day in days if day.on]
    if len(dates) == len(days) > 2 and all(b - a == timedelta(days=1) for a, b in pairwise(dates)):
        return f"{weekday_date(dates[0])} s.d. {weekday_date(dates[-1])}"
    known = [text for day in days if (text := date_text(day, blank=blank))]
    if len(known) == 2:
        return " dan ".join(known)
    return "; ".join(known) or None


def time_text(day: MeetingDay, zone: str) -> str | None:
    """`09.00 WIB s.d. selesai`, `09.00 s.d. 11.30 WIB`, `09.00 WIB`, or the words of the source."""
    if not day.start:
        return day.time_text
    if day.end:
        return f"{clock(day.start)} s.d. {clock(day.end)} {zone_name(zone)}"
    begins = f"{clock(day.start)} {zone_name(zone)}"
    return f"{begins} {UNTIL_DONE}" if day.until_done else begins


def times_text(days: Sequence[MeetingDay], zone: str) -> str | None:
    """The times of all days: once when they agree, else each behind its date. None when nothing is known."""
    times = [(day, text) for day in days if (text := time_text(day, zone))]
    if not times:
        return None
    if len(times) == len(days) and len({text for _, text in times}) == 1:
        return times[0][1]
    return "; ".join(f"{text} ({long_date(day.on)})" if day.on and len(days) > 1 else text for day, text in times)
