"""Rules of planning a meeting."""

from __future__ import annotations

from datetime import date, time

import pytest

from app.domain.errors import RuleViolation
from app.domain.meeting_plans import check_days, check_level, check_move, is_known, year_of
from app.domain.meetings import Confidentiality, MeetingStatus, sort_date
from app.domain.sheets import MeetingDay

PLANNED, POSTPONED, CANCELLED = MeetingStatus
BIASA, TERBATAS, RAHASIA = Confidentiality
DAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (PLANNED, POSTPONED, True),
        (PLANNED, CANCELLED, True),
        (PLANNED, PLANNED, False),
        (POSTPONED, PLANNED, True),
        (POSTPONED, CANCELLED, True),
        (POSTPONED, POSTPONED, False),
        (CANCELLED, PLANNED, True),
        (CANCELLED, POSTPONED, False),
        (CANCELLED, CANCELLED, False),
    ],
)
def test_states_a_meeting_moves_between(before, after, allowed):
    if allowed:
        check_move(before, after)
    else:
        with pytest.raises(RuleViolation):
            check_move(before, after)


@pytest.mark.parametrize(
    ("before", "after", "reason", "allowed"),
    [
        (BIASA, RAHASIA, None, True),
        (TERBATAS, TERBATAS, None, True),
        (TERBATAS, BIASA, None, False),
        (RAHASIA, TERBATAS, "", False),
        (RAHASIA, BIASA, "Perkara sudah diumumkan", True),
    ],
)
def test_lowering_the_class_needs_a_reason(before, after, reason, allowed):
    if allowed:
        check_level(before, after, reason)
    else:
        with pytest.raises(RuleViolation) as refusal:
            check_level(before, after, reason)
        assert refusal.value.field == "lower_reason"


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ([MeetingDay(on=DAY, end=time(9))], "days-0-ends"),
        ([MeetingDay(on=DAY, start=time(9), end=time(9))], "days-0-ends"),
        ([MeetingDay(on=DAY, start=time(9), end=time(10), until_done=True)], "days-0-until_done"),
        ([MeetingDay(on=DAY, until_done=True)], "days-0-starts"),
        ([MeetingDay(on=DAY), MeetingDay(on=DAY)], "days-1-on_date"),
    ],
)
def test_impossible_days_are_refused_at_their_row(days, field):
    with pytest.raises(RuleViolation) as refusal:
        check_days(days)
    assert refusal.value.field == field


def test_possible_days_pass():
    check_days(
        [MeetingDay(), MeetingDay(month=7), MeetingDay(month=7), MeetingDay(on=DAY, start=time(9), until_done=True)]
    )


def test_an_empty_day_is_not_known():
    assert not is_known(MeetingDay())
    assert is_known(MeetingDay(time_text="pagi"))


@pytest.mark.parametrize(
    ("days", "year"),
    [
        ([], None),
        ([MeetingDay(day=6, month=7)], None),
        ([MeetingDay(month=7, year=2024)], 2024),
        ([MeetingDay(year=2020), MeetingDay(on=DAY)], 2026),
        ([MeetingDay(on=date(2027, 1, 2)), MeetingDay(on=DAY)], 2026),
    ],
)
def test_year_of_a_meeting(days, year):
    assert year_of(days) == year


def test_without_a_full_date_the_day_of_recording_sorts():
    assert sort_date([None], DAY) == DAY
    assert sort_date([None, date(2025, 1, 2), date(2024, 1, 2)], DAY) == date(2024, 1, 2)
