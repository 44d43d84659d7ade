"""Working days of a government: its week and its holidays. Where holidays come from is not known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.errors import RuleViolation

_DAY = timedelta(days=1)
_MONDAY = date(2001, 1, 1)


@dataclass(frozen=True)
class WorkCalendar:
    """Days on which offices work: Monday to Friday, or to Saturday with `days_per_week=6`, without the holidays."""

    holidays: frozenset[date] = field(default_factory=frozenset)
    days_per_week: int = 5

    def __post_init__(self) -> None:
        if self.days_per_week not in (5, 6):
            raise RuleViolation("days_per_week", "Pekan kerja terdiri atas 5 atau 6 hari.")


def is_working_day(day: date, calendar: WorkCalendar) -> bool:
    """Whether offices work on `day`."""
    return day.weekday() < calendar.days_per_week and day not in calendar.holidays


def last_working_day(today: date, calendar: WorkCalendar) -> date:
    """The latest working day not after `today`: today itself when it is one."""
    while not is_working_day(today, calendar):
        today -= _DAY
    return today


def add_working_days(day: date, count: int, calendar: WorkCalendar) -> date:
    """The `count`-th working day after `day`, or before it when negative; `day` itself for 0."""
    step = _DAY if count > 0 else -_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, calendar)
    return day


def working_days_between(start: date, end: date, calendar: WorkCalendar) -> int:
    """Working days after `start` up to and including `end`; 0 when `end` is not after `start`."""
    if end <= start:
        return 0
    free = sum(1 for day in calendar.holidays if start < day <= end and day.weekday() < calendar.days_per_week)
    return _weekdays_until(end, calendar) - _weekdays_until(start, calendar) - free


def _weekdays_until(day: date, calendar: WorkCalendar) -> int:
    """Days of the working week from a fixed Monday up to and including `day`, holidays not regarded."""
    weeks, rest = divmod((day - _MONDAY).days + 1, 7)
    return weeks * calendar.days_per_week + min(rest, calendar.days_per_week)
