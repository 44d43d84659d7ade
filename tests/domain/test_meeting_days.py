"""Days and times of a meeting as they read on paper, with whatever is known of them."""

from __future__ import annotations

from datetime import date, time

import pytest

from app.domain.meeting_days import dates_text, times_text
from app.domain.sheets import MeetingDay

FIRST, SECOND, THIRD = (MeetingDay(on=date(2026, 11, day)) for day in (25, 26, 27))


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((), None),
        ((MeetingDay(),), None),
        ((FIRST,), "Rabu, 25 November 2026"),
        ((FIRST, SECOND), "Rabu, 25 November 2026 dan Kamis, 26 November 2026"),
        ((FIRST, SECOND, THIRD), "Rabu, 25 November 2026 s.d. Jumat, 27 November 2026"),
        ((FIRST, THIRD, SECOND), "Rabu, 25 November 2026; Jumat, 27 November 2026; Kamis, 26 November 2026"),
        ((MeetingDay(weekday="Selasa", day=6, month=7, date_text="Selasa, (6/7)"),), "Selasa, 6 Juli ...."),
        ((MeetingDay(month=7, year=2021),), "Juli 2021"),
        ((MeetingDay(date_text="awal tahun"),), "awal tahun"),
        ((MeetingDay(weekday="Senin"),), "Senin"),
        ((MeetingDay(year=2024),), "2024"),
    ],
)
def test_dates(days: tuple[MeetingDay, ...], text: str | None) -> None:
    assert dates_text(days, blank="....") == text


def at(day: int, **known: object) -> MeetingDay:
    return MeetingDay(on=date(2026, 11, day), **known)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((), None),
        ((at(25),), None),
        ((at(25, start=time(9)),), "09.00 WIT"),
        ((at(25, start=time(9), until_done=True),), "09.00 WIT s.d. selesai"),
        ((at(25, start=time(9), end=time(11, 30)),), "09.00 s.d. 11.30 WIT"),
        ((at(25, time_text="pagi"),), "pagi"),
        ((at(25, start=time(9)), at(26, start=time(9))), "09.00 WIT"),
        ((at(25, start=time(9)), at(26)), "09.00 WIT (25 November 2026)"),
        (
            (at(25, start=time(9)), at(26, start=time(13))),
            "09.00 WIT (25 November 2026); 13.00 WIT (26 November 2026)",
        ),
    ],
)
def test_times(days: tuple[MeetingDay, ...], text: str | None) -> None:
    assert times_text(days, "Asia/Jayapura") == text
