"""Dates, times and zones as typed: the forms that are understood, and the days that no calendar has."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import (
    WEEKDAYS,
    ZONES,
    PartialDate,
    check_times,
    parse_date,
    parse_partial_date,
    parse_time,
    parse_weekday,
    parse_zone,
    weekday_remarks,
)
from app.domain.errors import RuleViolation
from app.domain.indonesian import clock, long_date, weekday_date, weekday_name, zone_name


@pytest.mark.parametrize(
    "typed",
    [
        "2023-07-13",
        "13/7/2023",
        "13-07-2023",
        "13.7.2023",
        "13 Juli 2023",
        "Kamis, 13 Juli 2023",
        " kamis 13 JULI 2023 ",
    ],
)
def test_one_day_in_all_its_spellings(typed: str) -> None:
    assert parse_date(typed, field="on_date") == date(2023, 7, 13)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-02-30", "Tanggal 30 Februari 2026 tidak ada dalam kalender."),
        ("31/4/2024", "Tanggal 31 April 2024 tidak ada dalam kalender."),
        ("29 Februari 2023", "Tanggal 29 Februari 2023 tidak ada dalam kalender."),
        ("0/1/2024", "tidak ada dalam kalender"),
        ("1999-12-31", "Tahun harus antara 2000 dan 2100."),
        ("2101-01-01", "Tahun harus antara 2000 dan 2100."),
        ("0001-01-01", "Tahun harus antara 2000 dan 2100."),
        ("2024-13-01", "Tulis tanggal seperti"),
        ("13 Jully 2023", "Tulis tanggal seperti"),
        ("besok", "Tulis tanggal seperti"),
        ("13/7", "Tulis tanggal seperti"),
        ("99999-01-01", "Tulis tanggal seperti"),
        ("١٣/٧/٢٠٢٣", "Tulis tanggal seperti"),
    ],
)
def test_days_that_do_not_exist_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_date(typed, field="on_date")
    assert refused.value.field == "on_date"
    assert sentence in refused.value.message


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_printed_date_is_read_back(day: date) -> None:
    for written in (day.isoformat(), long_date(day), weekday_date(day), f"{day:%d/%m/%Y}"):
        assert parse_date(written, field="x") == day


@given(st.text(st.characters(), max_size=30) | st.from_regex(r"\A[0-9]{1,5}[-/. ][0-9]{1,3}[-/. ][0-9]{1,5}\Z"))
def test_any_text_is_a_date_in_range_or_refused(typed: str) -> None:
    try:
        found = parse_date(typed, field="x")
    except RuleViolation:
        return
    assert found is None or 2000 <= found.year <= 2100


@pytest.mark.parametrize(
    ("typed", "found"),
    [("09.00", time(9)), ("9:05", time(9, 5)), ("23.59", time(23, 59)), ("07:30:00", time(7, 30)), ("", None)],
)
def test_times_with_dot_or_colon(typed: str, found: time | None) -> None:
    assert parse_time(typed, field="starts") == found


@pytest.mark.parametrize("typed", ["24.00", "9", "9.5", "09.60", "pagi", "-1.00", "9.00 WIB"])
def test_other_times_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation, match="Tulis waktu seperti"):
        parse_time(typed, field="starts")


@given(st.times())
def test_every_printed_time_is_read_back_to_the_minute(at: time) -> None:
    assert parse_time(clock(at), field="x") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("starts", "ends", "allowed"),
    [
        (None, None, True),
        (time(9), None, True),
        (time(9), time(9, 1), True),
        (time(9), time(9), False),
        (time(9), time(8), False),
        (None, time(9), False),
    ],
)
def test_an_end_stands_after_its_beginning(starts: time | None, ends: time | None, allowed: bool) -> None:
    if allowed:
        check_times(starts, ends)
    else:
        with pytest.raises(RuleViolation) as refused:
            check_times(starts, ends)
        assert refused.value.field == "ends"


@pytest.mark.parametrize(("said", "iana"), ZONES.items())
def test_zones_by_their_indonesian_names(said: str, iana: str) -> None:
    assert parse_zone(said) == parse_zone(said.lower()) == parse_zone(iana) == iana
    assert zone_name(iana) == said


@pytest.mark.parametrize("typed", ["", "UTC", "Europe/Amsterdam", "Asia/Singapore", "../../etc/localtime"])
def test_other_zones_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_zone(typed)
    assert refused.value.field == "zone"


@pytest.mark.parametrize(
    ("typed", "found"), [("selasa", "Selasa"), ("Ahad", "Minggu"), ("Jum'at", "Jumat"), ("", None)]
)
def test_weekdays_in_standard_spelling(typed: str, found: str | None) -> None:
    assert parse_weekday(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"weekday": "Selasa", "day": "6", "month": "7"}, PartialDate("Selasa", 6, 7, None)),
        ({"day": "29", "month": "Februari"}, PartialDate(None, 29, 2, None)),
        ({"month": "11", "year": "2024"}, PartialDate(None, None, 11, 2024)),
        ({"day": "31"}, PartialDate(None, 31, None, None)),
        ({}, PartialDate()),
    ],
)
def test_any_part_of_a_date_may_be_missing(typed: dict[str, str], found: PartialDate) -> None:
    assert parse_partial_date(**typed) == found
    assert found.on_date is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"day": "30", "month": "2"}, "date_day"),
        ({"day": "31", "month": "4"}, "date_day"),
        ({"day": "29", "month": "2", "year": "2023"}, "date_day"),
        ({"day": "0"}, "date_day"),
        ({"day": "32"}, "date_day"),
        ({"month": "13"}, "date_month"),
        ({"month": "Jully"}, "date_month"),
        ({"year": "1999"}, "date_year"),
        ({"year": "24"}, "date_year"),
        ({"weekday": "Hari"}, "date_weekday"),
    ],
)
def test_parts_that_no_calendar_joins_are_refused_at_their_box(typed: dict[str, str], field: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_partial_date(**typed)
    assert refused.value.field == field


def test_a_day_without_a_year_is_refused_without_inventing_one() -> None:
    with pytest.raises(RuleViolation, match=r"Tanggal 30 Februari tidak ada"):
        parse_partial_date(day="30", month="2")


def test_a_wrong_weekday_is_kept_with_a_remark() -> None:
    stated = parse_partial_date(weekday="Rabu", day="13", month="7", year="2023")
    assert stated.on_date == date(2023, 7, 13)
    (remark,) = weekday_remarks(stated)
    assert remark.message == "13 Juli 2023 jatuh pada hari Kamis, bukan Rabu."


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from(WEEKDAYS))
def test_only_a_disagreeing_weekday_of_a_full_date_is_remarked(day: date, weekday: str) -> None:
    full = PartialDate(weekday, day.day, day.month, day.year)
    assert bool(weekday_remarks(full)) == (weekday != weekday_name(day))
    assert weekday_remarks(PartialDate(weekday, day.day, day.month, None)) == ()
