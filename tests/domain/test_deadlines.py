"""Lateness (decision 6) as a table of days, and properties; horizons that disagree only ever remark."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.action_items import CLOSED, Horizon, ItemStatus
from app.domain.deadlines import (
    NO_DUE_DATE,
    HorizonLimits,
    counted_late,
    days_late,
    due_remarks,
    due_words,
    horizon_of,
    is_overdue,
    overdue_bound,
    stored_waits,
)
from app.domain.errors import RuleViolation
from app.domain.workdays import WorkCalendar, is_working_day

# Week of 16 March 2026; Wednesday to Tuesday are cuti bersama, Nyepi and Idulfitri.
CALENDAR = WorkCalendar(frozenset(date(2026, 3, day) for day in (18, 19, 20, 21, 22, 23, 24)))
THURSDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY, TUESDAY = (date(2026, 3, day) for day in range(12, 18))
OPEN = ItemStatus.DALAM_PROSES

DATES = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(WorkCalendar, st.frozensets(DATES, max_size=40), days_per_week=st.sampled_from([5, 6]))


@pytest.mark.parametrize(
    ("due_on", "today", "late"),
    [
        (FRIDAY, THURSDAY, 0),
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, SATURDAY, 0),
        (FRIDAY, SUNDAY, 0),
        (FRIDAY, MONDAY, 1),
        (FRIDAY, TUESDAY, 2),
        (SATURDAY, SUNDAY, 0),
        (SATURDAY, MONDAY, 1),
        (TUESDAY, date(2026, 3, 24), 0),
        (TUESDAY, date(2026, 3, 25), 1),
        (date(2026, 3, 20), date(2026, 3, 25), 1),
    ],
)
def test_late_means_that_a_working_day_has_passed(due_on: date, today: date, late: int) -> None:
    bound = overdue_bound(today, CALENDAR)
    assert is_overdue(due_on, OPEN, partner=False, bound=bound) is (late > 0)
    assert days_late(due_on, today, CALENDAR) == late


@given(DATES, DATES, CALENDARS)
def test_the_bound_and_the_count_never_disagree(due_on: date, today: date, calendar: WorkCalendar) -> None:
    bound = overdue_bound(today, calendar)
    assert bound <= today
    assert is_overdue(due_on, OPEN, partner=False, bound=bound) == (days_late(due_on, today, calendar) >= 1)


@given(DATES, DATES, CALENDARS)
def test_lateness_only_grows(due_on: date, today: date, calendar: WorkCalendar) -> None:
    tomorrow = today + timedelta(days=1)
    assert 0 <= days_late(due_on, tomorrow, calendar) - days_late(due_on, today, calendar) <= 1
    assert overdue_bound(tomorrow, calendar) >= overdue_bound(today, calendar)


@pytest.mark.parametrize("status", ItemStatus)
def test_what_is_closed_put_off_or_waits_for_verification_is_not_late(status: ItemStatus) -> None:
    pausing = CLOSED | {ItemStatus.DITUNDA, ItemStatus.MENUNGGU_VERIFIKASI}
    assert is_overdue(FRIDAY, status, partner=False, bound=TUESDAY) is (status not in pausing)


@pytest.mark.parametrize(
    ("due_on", "status", "partner", "waits", "late"),
    [
        (FRIDAY, OPEN, False, (), 2),
        (FRIDAY, None, False, (), 2),
        (FRIDAY, OPEN, False, [["2026-03-16", "2026-03-17"]], 1),
        (FRIDAY, OPEN, False, [["2026-03-13", "2026-03-18"]], 0),
        (FRIDAY, OPEN, True, (), 0),
        (FRIDAY, ItemStatus.DITUNDA, False, (), 0),
        (FRIDAY, ItemStatus.MENUNGGU_VERIFIKASI, False, (), 0),
        (TUESDAY, OPEN, False, (), 0),
        (None, OPEN, False, (), 0),
    ],
)
def test_one_count_for_every_page(due_on, status, partner, waits, late) -> None:
    asked = {"partner": partner, "today": TUESDAY, "calendar": CALENDAR, "waits": stored_waits(waits)}
    assert counted_late(due_on, status, **asked) == late


def test_a_share_that_never_waited_has_no_waits() -> None:
    assert stored_waits(None) == stored_waits([]) == ()


@pytest.mark.parametrize("status", ItemStatus)
def test_partners_and_items_without_a_date_are_never_late(status: ItemStatus) -> None:
    assert not is_overdue(FRIDAY, status, partner=True, bound=TUESDAY)
    assert not is_overdue(None, status, partner=False, bound=TUESDAY)


@pytest.mark.parametrize(
    ("waited", "late"),
    [
        ((), 2),
        (((FRIDAY, MONDAY),), 2),
        (((FRIDAY, TUESDAY),), 1),
        (((MONDAY, TUESDAY),), 1),
        (((THURSDAY, date(2026, 3, 25)),), 0),
        (((date(2026, 3, 2), date(2026, 3, 5)),), 2),
        (((THURSDAY, FRIDAY), (MONDAY, TUESDAY)), 1),
    ],
)
def test_days_that_a_report_waited_do_not_count(waited: tuple[tuple[date, date], ...], late: int) -> None:
    assert days_late(FRIDAY, TUESDAY, CALENDAR, waited=waited) == late


@given(DATES, DATES, DATES, DATES, CALENDARS)
def test_waiting_takes_off_exactly_the_working_days_waited(
    due_on: date, today: date, reported_on: date, returned_on: date, calendar: WorkCalendar
) -> None:
    days = (due_on + timedelta(days=number) for number in range(1, max((today - due_on).days, 0) + 1))
    counted = sum(is_working_day(day, calendar) and not reported_on <= day < returned_on for day in days)
    waited = [(reported_on, returned_on)]
    assert days_late(due_on, today, calendar, waited=waited) == counted


@pytest.mark.parametrize(
    ("due_on", "due_text", "status", "partner", "words"),
    [
        (None, "segera", OPEN, False, "segera"),
        (None, None, OPEN, False, NO_DUE_DATE),
        (MONDAY, None, OPEN, False, "Jatuh tempo hari ini"),
        (TUESDAY, None, OPEN, False, "1 hari kerja lagi"),
        (date(2026, 3, 27), "segera", OPEN, False, "4 hari kerja lagi"),
        (FRIDAY, None, OPEN, False, "Lewat 1 hari kerja"),
        (FRIDAY, None, OPEN, True, ""),
        (MONDAY, None, OPEN, True, ""),
        (TUESDAY, None, OPEN, True, "1 hari kerja lagi"),
        (FRIDAY, None, ItemStatus.SELESAI, False, ""),
        (FRIDAY, None, ItemStatus.DITUNDA, False, ""),
    ],
)
def test_due_words_on_a_monday(
    due_on: date | None, due_text: str | None, status: ItemStatus, partner: bool, words: str
) -> None:
    assert due_words(due_on, due_text, status, partner=partner, today=MONDAY, calendar=CALENDAR) == words


def test_on_free_days_nothing_is_called_late() -> None:
    said = due_words(FRIDAY, None, OPEN, partner=False, today=SUNDAY, calendar=CALENDAR)
    assert said == "Jatuh tempo 13 Maret 2026"
    said = due_words(SUNDAY, None, OPEN, partner=False, today=SATURDAY, calendar=CALENDAR)
    assert said == "Jatuh tempo 15 Maret 2026"


@pytest.mark.parametrize(
    ("start", "due_on", "horizon"),
    [
        (date(2023, 7, 13), date(2023, 7, 13), Horizon.PENDEK),
        (date(2023, 7, 13), date(2024, 1, 13), Horizon.PENDEK),
        (date(2023, 7, 13), date(2024, 1, 14), Horizon.MENENGAH),
        (date(2023, 7, 13), date(2025, 7, 13), Horizon.MENENGAH),
        (date(2023, 7, 13), date(2025, 7, 14), Horizon.PANJANG),
        (date(2024, 8, 31), date(2025, 2, 28), Horizon.PENDEK),
        (date(2024, 8, 31), date(2025, 3, 1), Horizon.MENENGAH),
    ],
)
def test_horizons_by_default(start: date, due_on: date, horizon: Horizon) -> None:
    assert horizon_of(start, due_on, HorizonLimits()) is horizon


def test_horizons_follow_the_settings() -> None:
    limits = HorizonLimits(pendek_months=3, menengah_months=12)
    assert horizon_of(date(2023, 1, 1), date(2023, 5, 1), limits) is Horizon.MENENGAH
    with pytest.raises(RuleViolation):
        HorizonLimits(pendek_months=12, menengah_months=12)


@pytest.mark.parametrize(
    ("horizons", "due_on", "said"),
    [
        ({Horizon.PENDEK}, date(2024, 8, 1), "termasuk jangka menengah, sedangkan yang dipilih jangka pendek."),
        (
            {Horizon.PENDEK, Horizon.PANJANG},
            date(2024, 8, 1),
            "termasuk jangka menengah, sedangkan yang dipilih jangka pendek dan jangka panjang.",
        ),
        ({Horizon.PENDEK}, date(2023, 7, 1), "Batas waktu 1 Juli 2023 mendahului tanggal rapat, 13 Juli 2023."),
        (set(), date(2023, 7, 1), "mendahului tanggal rapat"),
        ({Horizon.PENDEK}, date(2023, 8, 1), None),
        (set(Horizon), date(2033, 8, 1), None),
        (set(), date(2033, 8, 1), None),
        ({Horizon.PENDEK}, None, None),
    ],
)
def test_a_disagreeing_date_gets_one_remark(horizons: set[Horizon], due_on: date | None, said: str | None) -> None:
    remarks = due_remarks(horizons, date(2023, 7, 13), due_on)
    assert [remark.field for remark in remarks] == (["due_on"] if said else [])
    assert all(str(said) in remark.message for remark in remarks)
