"""Months: how they are typed, their neighbours, and the weeks that cover them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.months import Month, month_of, parse_month

MONTHS = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))


@pytest.mark.parametrize(
    ("typed", "read"), [("2026-11", Month(2026, 11)), (" 2026-01 ", Month(2026, 1)), ("", None), ("  ", None)]
)
def test_what_is_typed(typed: str, read: Month | None) -> None:
    assert parse_month(typed, field="bulan") == read


@pytest.mark.parametrize(
    "typed",
    ["2026-13", "2026-00", "1999-12", "2101-01", "2026-1", "2026", "2026-11-01", "November", "²026-11", "2026-1１"],
)
def test_what_is_no_month_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(RuleViolation, match="2026-11") as refused:
        parse_month(typed, field="bulan")
    assert refused.value.field == "bulan"


def test_words_and_days() -> None:
    month = Month(2028, 2)
    assert (month.code, month.words) == ("2028-02", "Februari 2028")
    assert (month.first, month.last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_of(date(2026, 11, 22)) == Month(2026, 11)


def test_the_years_have_edges() -> None:
    assert Month(2000, 1).before is None
    assert Month(2100, 12).after is None
    assert Month(2026, 12).after == Month(2027, 1)
    assert Month(2026, 1).before == Month(2025, 12)


@given(MONTHS)
def test_weeks_cover_the_month_from_monday_to_sunday(month: Month) -> None:
    weeks = month.weeks()
    days = [day for week in weeks for day in week]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in weeks)
    assert days[0] <= month.first < days[7]
    assert days[-8] < month.last <= days[-1]


@given(MONTHS)
def test_code_and_neighbours_lead_back(month: Month) -> None:
    assert parse_month(month.code, field="") == month
    if month.after is not None:
        assert month.after.before == month
        assert month.after.first == month.last + timedelta(days=1)
