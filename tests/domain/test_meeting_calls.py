"""The rows of an invitation and what of them changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from app.domain.meeting_calls import call_rows, changes, planned_text
from app.domain.sheets import MeetingCall, MeetingDay

ZONE = "Asia/Makassar"
DAY = MeetingDay(on=date(2026, 11, 26), start=time(9), until_done=True)
CALL = MeetingCall(title="Rapat", days=(DAY,), place="Aula", agenda=("pembukaan", "penutup"))


def test_rows_stand_in_the_order_of_the_form() -> None:
    rows = [(row.label, row.values) for row in call_rows(replace(CALL, online_room="Ruang 7"), ZONE)]
    assert rows == [
        ("hari/tanggal", ("Kamis, 26 November 2026",)),
        ("waktu", ("pukul 09.00 WITA s.d. selesai",)),
        ("tempat", ("Aula",)),
        ("ruang daring", ("Ruang 7",)),
        ("acara", ("pembukaan", "penutup")),
    ]


def test_official_rows_stay_without_a_fact_and_the_online_room_drops_out() -> None:
    rows = [(row.label, row.values) for row in call_rows(MeetingCall(title="Rapat"), ZONE)]
    assert rows == [("hari/tanggal", ()), ("waktu", ()), ("tempat", ()), ("acara", ())]


def test_words_of_a_source_are_no_clock() -> None:
    rows = call_rows(MeetingCall(title="Rapat", days=(MeetingDay(time_text="pagi"),)), ZONE)
    assert rows[1].values == ("pagi",)


def test_equal_calls_have_no_change() -> None:
    assert changes(CALL, replace(CALL), ZONE) == ()


def test_changes_are_told_in_the_order_of_the_form_with_what_was_before() -> None:
    after = replace(
        CALL,
        title="Rapat Evaluasi",
        days=(replace(DAY, start=time(13, 30)),),
        place=None,
        online_room="Ruang 7",
        agenda=("pembukaan",),
    )
    assert [(change.label, change.before, change.after) for change in changes(CALL, after, ZONE)] == [
        ("nama rapat", "Rapat", "Rapat Evaluasi"),
        ("waktu", "pukul 09.00 WITA s.d. selesai", "pukul 13.30 WITA s.d. selesai"),
        ("tempat", "Aula", None),
        ("ruang daring", None, "Ruang 7"),
        ("acara", "pembukaan; penutup", "pembukaan"),
    ]


def test_the_planned_time_reads_inside_a_sentence() -> None:
    assert planned_text(CALL, ZONE) == "hari Kamis, 26 November 2026 pukul 09.00 WITA s.d. selesai"
    assert planned_text(replace(CALL, days=(MeetingDay(month=11, year=2026),)), ZONE) == "November 2026"
    assert planned_text(replace(CALL, days=()), ZONE) is None
