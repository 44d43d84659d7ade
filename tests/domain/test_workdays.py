"""Working days: table of real weeks, and properties that hold for every calendar."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.workdays import (
    WorkCalendar,
    add_working_days,
    is_working_day,
    last_working_day,
    working_days_between,
)

DAY = timedelta(days=1)
YEAR_2026 = WorkCalendar(frozenset(holidays.ID(years=2026, categories=("public", "government"))))
SIX_DAYS = WorkCalendar(YEAR_2026.holidays, days_per_week=6)

DATES = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(WorkCalendar, st.frozensets(DATES, max_size=40), days_per_week=st.sampled_from([5, 6]))


@pytest.mark.parametrize(
    ("day", "five", "six"),
    [
        (date(2026, 3, 16), True, True),  # Monday
        (date(2026, 3, 14), False, True),  # Saturday
        (date(2026, 3, 15), False, False),  # Sunday
        (date(2026, 3, 18), False, False),  # cuti bersama
        (date(2026, 3, 19), False, False),  # Nyepi
        (date(2026, 8, 17), False, False),
    ],
)
def test_weeks_and_holidays(day: date, five: bool, six: bool) -> None:
    assert (is_working_day(day, YEAR_2026), is_working_day(day, SIX_DAYS)) == (five, six)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 3, 17), 3, date(2026, 3, 27)),
        (date(2026, 3, 27), -3, date(2026, 3, 17)),
        (date(2026, 3, 13), 1, date(2026, 3, 16)),
        (date(2026, 3, 14), 1, date(2026, 3, 16)),
        (date(2026, 3, 14), 0, date(2026, 3, 14)),
        (date(2026, 3, 16), -1, date(2026, 3, 13)),
    ],
)
def test_counting_over_weekends_and_lebaran(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count, YEAR_2026) == end


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 3, 16), date(2026, 3, 16)),
        (date(2026, 3, 15), date(2026, 3, 13)),
        (date(2026, 3, 24), date(2026, 3, 17)),
    ],
)
def test_last_working_day_is_today_or_before(today: date, last: date) -> None:
    assert last_working_day(today, YEAR_2026) == last


@given(DATES, DATES, CALENDARS)
def test_days_between_are_the_days_one_would_count(start: date, end: date, calendar: WorkCalendar) -> None:
    counted = sum(is_working_day(start + DAY * number, calendar) for number in range(1, max((end - start).days, 0) + 1))
    assert working_days_between(start, end, calendar) == counted


@given(DATES, st.integers(1, 60), CALENDARS)
def test_adding_and_counting_agree(start: date, count: int, calendar: WorkCalendar) -> None:
    end = add_working_days(start, count, calendar)
    assert is_working_day(end, calendar)
    assert working_days_between(start, end, calendar) == count
    assert working_days_between(start, end - DAY, calendar) == count - 1
    assert add_working_days(end, -count, calendar) <= start


@given(DATES, CALENDARS)
def test_between_the_last_working_day_and_today_nobody_worked(today: date, calendar: WorkCalendar) -> None:
    last = last_working_day(today, calendar)
    assert last <= today
    assert is_working_day(last, calendar)
    assert working_days_between(last, today, calendar) == 0


@pytest.mark.parametrize("days", [0, 4, 7])
def test_a_week_has_five_or_six_working_days(days: int) -> None:
    with pytest.raises(RuleViolation):
        WorkCalendar(days_per_week=days)
