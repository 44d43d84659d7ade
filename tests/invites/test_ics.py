"""The calendar file: what stands in it, what never does, and that any text keeps it whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from app.domain.errors import RuleViolation
from app.domain.meetings import MeetingStatus
from app.domain.sheets import CalendarDay, CalendarSheet, MeetingDay
from app.invites import ics

WITA = timezone(timedelta(hours=8))
TIMED = CalendarDay(uid="rapat-7-1@contoh", when=MeetingDay(on=date(2026, 11, 26), start=time(9), end=time(11, 30)))
UNTIL_DONE = CalendarDay(uid="rapat-7-2@contoh", when=MeetingDay(on=date(2026, 11, 27), start=time(9), until_done=True))
ALL_DAY = CalendarDay(uid="rapat-7-3@contoh", when=MeetingDay(on=date(2026, 11, 28), time_text="pagi"))
UNDATED = CalendarDay(uid="rapat-7-4@contoh", when=MeetingDay(weekday="Selasa", day=6, month=7))
SHEET = CalendarSheet(
    title="Rapat Koordinasi; Gugus Tugas, TPPO",
    zone="Asia/Makassar",
    days=(TIMED,),
    sequence=3,
    changed_at=datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC),
    made_at=datetime(2026, 11, 21, 9, 0, tzinfo=WITA),
    place="Aula, Lantai 2",
    organiser="Dinas Contoh",
    agenda=("Pembukaan", "Pembahasan"),
)


def events(sheet: CalendarSheet) -> list[Component]:
    return Calendar.from_ical(ics.build(sheet)).walk("VEVENT")


def test_a_timed_day() -> None:
    [event] = events(SHEET)
    assert (event["UID"], event["SEQUENCE"]) == ("rapat-7-1@contoh", 3)
    assert event["DTSTART"].params["TZID"] == "Asia/Makassar"
    assert event.decoded("DTSTART") == datetime(2026, 11, 26, 9, 0, tzinfo=WITA)
    assert event.decoded("DTEND") == datetime(2026, 11, 26, 11, 30, tzinfo=WITA)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert event.decoded("LAST-MODIFIED") == datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC)
    assert (event["SUMMARY"], event["LOCATION"], event["STATUS"]) == (SHEET.title, "Aula, Lantai 2", "CONFIRMED")


def test_the_description_says_what_the_invitation_says() -> None:
    [event] = events(SHEET)
    assert event["DESCRIPTION"].splitlines() == [
        "Hari/tanggal: Kamis, 26 November 2026",
        "Waktu: 09.00 s.d. 11.30 WITA",
        "Tempat: Aula, Lantai 2",
        "Penyelenggara: Dinas Contoh",
        "Acara:",
        "1. Pembukaan",
        "2. Pembahasan",
    ]


def test_it_is_published_with_its_zone_and_without_attendees() -> None:
    calendar = Calendar.from_ical(ics.build(SHEET))
    assert calendar["METHOD"] == "PUBLISH"
    [zone] = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Makassar"
    [offset] = zone.walk("STANDARD")
    assert offset.decoded("TZOFFSETTO") == timedelta(hours=8)
    assert b"ATTENDEE" not in ics.build(SHEET)


def test_until_done_has_no_end_and_says_so() -> None:
    [event] = events(replace(SHEET, days=(UNTIL_DONE,)))
    assert "DTEND" not in event
    assert "Waktu: 09.00 WITA s.d. selesai" in event["DESCRIPTION"]


def test_without_a_time_it_is_all_day_and_needs_no_zone() -> None:
    sheet = replace(SHEET, days=(ALL_DAY,))
    [event] = events(sheet)
    assert event.decoded("DTSTART") == date(2026, 11, 28)
    assert event.decoded("DTEND") == date(2026, 11, 29)
    assert "Waktu: pagi" in event["DESCRIPTION"]
    assert b"VTIMEZONE" not in ics.build(sheet)


def test_an_end_before_the_start_lies_on_the_next_day() -> None:
    late = replace(TIMED, when=replace(TIMED.when, start=time(22), end=time(1, 30)))
    [event] = events(replace(SHEET, days=(late,)))
    assert event.decoded("DTEND") == datetime(2026, 11, 27, 1, 30, tzinfo=WITA)


def test_one_event_per_full_date() -> None:
    found = events(replace(SHEET, days=(TIMED, UNTIL_DONE, ALL_DAY, UNDATED)))
    assert [event["UID"] for event in found] == [day.uid for day in (TIMED, UNTIL_DONE, ALL_DAY)]


@pytest.mark.parametrize("days", [(), (UNDATED,), (CalendarDay(uid="x", when=MeetingDay(date_text="awal tahun")),)])
def test_without_a_full_date_there_is_no_file(days: tuple[CalendarDay, ...]) -> None:
    with pytest.raises(RuleViolation, match="tanggal rapat lengkap") as refused:
        ics.build(replace(SHEET, days=days))
    assert refused.value.field == "days"


@pytest.mark.parametrize(
    ("status", "method", "written"),
    [
        (MeetingStatus.DIRENCANAKAN, "PUBLISH", "CONFIRMED"),
        (MeetingStatus.DITUNDA, "CANCEL", "CANCELLED"),
        (MeetingStatus.DIBATALKAN, "CANCEL", "CANCELLED"),
    ],
)
def test_what_does_not_take_place_is_taken_back(status: MeetingStatus, method: str, written: str) -> None:
    sheet = replace(SHEET, status=status)
    assert ics.method(sheet) == Calendar.from_ical(ics.build(sheet))["METHOD"] == method
    [event] = events(sheet)
    assert event["STATUS"] == written
    assert ("Keadaan" in event["DESCRIPTION"]) is (status is not MeetingStatus.DIRENCANAKAN)


def test_taking_back_names_the_same_events_with_a_higher_sequence() -> None:
    planned = replace(SHEET, days=(TIMED, ALL_DAY))
    taken_back = events(replace(planned, status=MeetingStatus.DIBATALKAN, sequence=planned.sequence + 1))
    assert [event["UID"] for event in taken_back] == [event["UID"] for event in events(planned)]
    assert {event["SEQUENCE"] for event in taken_back} == {planned.sequence + 1}
    # RFC 5546, 3.2.5: these must stand once in every cancelled event, and no attendee needs to.
    assert all({"DTSTAMP", "ORGANIZER", "SEQUENCE", "UID"} <= set(event) for event in taken_back)


def second_reading(sheet: CalendarSheet) -> list[Any]:
    """The events as another library reads them."""
    calendar = vobject.readOne(ics.build(sheet).decode())
    assert calendar.method.value == ics.method(sheet)
    return list(calendar.vevent_list)


@pytest.mark.parametrize("status", list(MeetingStatus))
def test_another_library_reads_the_same(status: MeetingStatus) -> None:
    sheet = replace(SHEET, days=(TIMED, UNTIL_DONE, ALL_DAY), status=status)
    for ours, theirs in zip(events(sheet), second_reading(sheet), strict=True):
        assert theirs.uid.value == ours["UID"]
        assert int(theirs.sequence.value) == ours["SEQUENCE"] == 3
        assert theirs.status.value == ours["STATUS"]
        assert theirs.summary.value == SHEET.title
        assert theirs.location.value == "Aula, Lantai 2"
        assert theirs.description.value == ours["DESCRIPTION"]
        assert theirs.dtstart.value == ours.decoded("DTSTART")
        assert hasattr(theirs, "dtend") is ("DTEND" in ours)


def test_another_library_reads_the_zone() -> None:
    [event] = second_reading(SHEET)
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
    assert event.dtend.value.astimezone(UTC) == datetime(2026, 11, 26, 3, 30, tzinfo=UTC)


def test_an_organiser_with_an_address_is_named() -> None:
    [event] = events(replace(SHEET, organiser_email="setda@contoh.go.id"))
    assert event["ORGANIZER"] == "mailto:setda@contoh.go.id"
    assert event["ORGANIZER"].params["CN"] == "Dinas Contoh"


ANY_TEXT = st.text(st.characters(), max_size=200)


@settings(max_examples=150, deadline=None)
@given(title=ANY_TEXT, place=ANY_TEXT, organiser=ANY_TEXT, entry=ANY_TEXT)
def test_any_text_keeps_the_file_whole(title: str, place: str, organiser: str, entry: str) -> None:
    sheet = replace(SHEET, title=title, place=place, organiser=organiser, agenda=(entry,), days=(TIMED, ALL_DAY))
    written = ics.build(sheet)
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", b"".join(lines))
    text = written.decode("utf-8")
    # Nothing typed becomes a component or a property of its own.
    assert text.count("BEGIN:VEVENT\r\n") == len(events(sheet)) == 2
    names = {line.split(":")[0].split(";")[0] for line in text.replace("\r\n ", "").split("\r\n") if line}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "TZID", "DTSTART", "DTEND", "TZNAME", "TZOFFSETFROM",
        "TZOFFSETTO", "SUMMARY", "DTSTAMP", "UID", "SEQUENCE", "DESCRIPTION", "LAST-MODIFIED", "LOCATION", "ORGANIZER",
        "STATUS",
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    on=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    start=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
)
def test_every_moment_is_read_back_as_it_was_meant(on: date, start: time, zone: str) -> None:
    day = CalendarDay(uid="x@contoh", when=MeetingDay(on=on, start=start))
    [event] = events(replace(SHEET, days=(day,), zone=zone))
    hours = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}[zone]
    assert event.decoded("DTSTART") == datetime.combine(on, start, timezone(timedelta(hours=hours)))
