"""How late, in steps of working days as reminders climb (praktik.md: H+5, H+10, H+20), and the due dates they mean."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from app.domain.workdays import WorkCalendar, add_working_days, last_working_day


class LateBucket(StrEnum):
    SATU_SAMPAI_LIMA = "1-5"
    ENAM_SAMPAI_SEPULUH = "6-10"
    SEBELAS_SAMPAI_DUA_PULUH = "11-20"
    LEBIH_DARI_DUA_PULUH = "21"


_ENDS = {
    LateBucket.SATU_SAMPAI_LIMA: (1, 5),
    LateBucket.ENAM_SAMPAI_SEPULUH: (6, 10),
    LateBucket.SEBELAS_SAMPAI_DUA_PULUH: (11, 20),
    LateBucket.LEBIH_DARI_DUA_PULUH: (21, None),
}


def due_between(bucket: LateBucket, today: date, calendar: WorkCalendar) -> tuple[date | None, date]:
    """The due dates, both inclusive, that are late by so many working days today; None where there is no first one."""
    fewest, most = _ENDS[bucket]
    last = last_working_day(today, calendar)
    to = add_working_days(last, 1 - fewest, calendar) - timedelta(days=1)
    return (None if most is None else add_working_days(last, -most, calendar)), to
