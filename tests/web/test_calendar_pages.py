"""The calendar pages: which meetings stand on which day, words for what happened to them, addresses."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
import time_machine
from lxml import html

from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.roles import Role
from app.models.governments import Holiday
from app.models.meetings import MeetingDay
from tests import factories

MONTH, AGENDA = "/kalender?bulan=2026-11", "/kalender/agenda?bulan=2026-11"
NOW = "2026-11-18T02:00:00Z"


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah", short_name="Setda")
        self.other = factories.agency(self.government, "Dinas Lain")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.outsider = factories.user(self.government, Role.SECRETARIAT, self.other)

    def meeting(self, title: str, on: date | None, **values):
        return factories.meeting(self.organiser, self.user, title, on=on, **values)

    def day(self, meeting, position: int, **values) -> None:
        row = MeetingDay(
            government_id=self.government.id, meeting_id=meeting.id, position=position, **{"on_date": None, **values}
        )
        factories.save(row)


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def visitor(world, browser_of):
    with time_machine.travel(NOW, tick=False):
        yield browser_of(world.user)


def cells(text: str) -> dict[str, str]:
    """Full date → words of its cell, in the grid."""
    found = html.document_fromstring(text).xpath("//td[contains(@class, 'calendar-day')]")
    return {cell.xpath("string(.//*[@class='calendar-full'])"): " ".join(cell.text_content().split()) for cell in found}


def sections(text: str) -> dict[str, str]:
    """Full date → words below it, in the list by day."""
    found = html.document_fromstring(text).xpath("//section[contains(@class, 'agenda-day')]")
    return {one.xpath("string(.//h2)"): " ".join(one.text_content().split()) for one in found}


def test_a_month_shows_its_meetings_on_their_days(world, visitor):
    meeting = world.meeting("Rakor stunting", date(2026, 11, 20), place="Aula")
    world.meeting("Rakor Desember", date(2026, 12, 24))
    shown = visitor.get(MONTH)
    assert shown.status_code == 200
    assert "Kalender November 2026" in shown.text
    found = cells(shown.text)
    assert "Rakor stunting" in found["Jumat, 20 November 2026"]
    assert "Aula" in found["Jumat, 20 November 2026"]
    assert f'href="/rapat/{meeting.id}"' in shown.text
    assert "Rakor Desember" not in shown.text
    assert "Rakor stunting" in sections(visitor.get(AGENDA).text)["Jumat, 20 November 2026"]


def test_a_meeting_of_several_days_stands_on_each(world, visitor):
    meeting = world.meeting("Rakor tiga hari", date(2026, 11, 23))
    for n in (1, 2):
        world.day(meeting, n, on_date=date(2026, 11, 23) + timedelta(days=n), starts=time(9))
    found = cells(visitor.get(MONTH).text)
    for n, name in enumerate(("Senin, 23", "Selasa, 24", "Rabu, 25"), start=1):
        assert f"hari ke-{n} dari 3" in found[f"{name} November 2026"]


def test_what_is_postponed_or_cancelled_says_so_in_words(world, visitor):
    world.meeting("Rakor A", date(2026, 11, 19), status=MeetingStatus.DITUNDA)
    world.meeting("Rakor B", date(2026, 11, 20), status=MeetingStatus.DIBATALKAN)
    for found in (cells(visitor.get(MONTH).text), sections(visitor.get(AGENDA).text)):
        assert "Ditunda" in found["Kamis, 19 November 2026"]
        assert "Dibatalkan" in found["Jumat, 20 November 2026"]


def test_today_and_holidays_are_marked_in_words(world, visitor):
    factories.save(
        Holiday(government_id=world.government.id, on_date=date(2026, 11, 25), name="Hari libur daerah"),
        Holiday(government_id=world.government.id, on_date=date(2026, 11, 26), name="Tidak berlaku", is_active=False),
    )
    world.meeting("Rakor hari ini", date(2026, 11, 18))
    grid, agenda = visitor.get(MONTH).text, visitor.get(AGENDA).text
    for found in (cells(grid), sections(agenda)):
        assert "Hari ini" in found["Rabu, 18 November 2026"]
        assert "Hari libur daerah" in found["Rabu, 25 November 2026"]
    assert "Tidak berlaku" not in grid + agenda


def test_in_the_order_of_time(world, visitor):
    for title, starts in (("Rakor siang", time(13)), ("Rakor pagi", time(8)), ("Rakor tanpa waktu", None)):
        meeting = world.meeting(title, None)
        world.day(meeting, 1, on_date=date(2026, 11, 20), starts=starts)
    words = sections(visitor.get(AGENDA).text)["Jumat, 20 November 2026"]
    assert words.index("tanpa waktu") < words.index("pagi") < words.index("siang")


def test_a_full_day_leads_to_the_list(world, visitor):
    for n in range(7):
        world.meeting(f"Rakor nomor {n}", date(2026, 11, 20))
    shown = visitor.get(MONTH).text
    assert "4 rapat lagi" in cells(shown)["Jumat, 20 November 2026"]
    assert 'href="/kalender/agenda?bulan=2026-11#hari-20"' in shown
    assert all(f"Rakor nomor {n}" in visitor.get(AGENDA).text for n in range(7))


def test_without_a_full_date_meetings_stand_apart(world, visitor):
    def apart(url: str) -> str:
        panel = html.document_fromstring(visitor.get(url).text).xpath("//section[@id='tanggal-belum-lengkap']")
        return " ".join(panel[0].text_content().split()) if panel else ""

    known = world.meeting("Rakor bulan November", None)
    world.day(known, 1, month=11, year=2026)
    world.day(world.meeting("Rakor tanpa tahun", None), 1, weekday="Selasa", day=6, month=7)
    factories.meeting(world.organiser, world.user, "Rakor batal", on=None, status=MeetingStatus.DIBATALKAN)
    for url in (MONTH, AGENDA):
        assert "Rakor bulan November" in apart(url)
        assert "November 2026" in apart(url)
        assert "Rakor batal" not in apart(url)
    assert "Rakor tanpa tahun" in apart("/kalender?bulan=2026-07")


@pytest.mark.parametrize("page", ["/kalender", "/kalender/agenda"])
def test_months_are_reached_by_links_and_kept_in_the_address(world, visitor, page):
    shown = visitor.get(f"{page}?bulan=2026-12").text
    links = html.document_fromstring(shown).xpath("//nav[@aria-label='Pindah bulan']//a/@href")
    assert links == [f"{page}?bulan=2026-11", f"{page}?bulan=2026-11", f"{page}?bulan=2027-01"]
    assert "/kalender/agenda?bulan=2026-12" in shown
    assert "/kalender?bulan=2026-12" in shown
    assert "November 2026" in visitor.get(page).text
    assert visitor.get(f"{page}?bulan=2100-12").status_code == 200
    assert visitor.get(f"{page}?bulan=2000-01").status_code == 200


@pytest.mark.parametrize("page", ["/kalender", "/kalender/agenda"])
@pytest.mark.parametrize("typed", ["2026-13", "kemarin", "1999-01", "2026-11-18", "9" * 30, "%00", "%FF"])
def test_a_bad_month_is_said_clearly(visitor, page, typed):
    answer = visitor.get(f"{page}?bulan={typed}")
    assert answer.status_code == 422
    assert "Bulan pada alamat halaman ini tidak dapat dibaca. Yang tampil adalah November 2026." in answer.text


def test_only_what_is_seen(world, visitor, browser_of):
    for level in (Confidentiality.TERBATAS, Confidentiality.RAHASIA):
        closed = {"level": level, "on": date(2026, 11, 20), "place": f"Tempat {level.value}"}
        factories.meeting(world.organiser, world.user, f"Rakor {level.value}", **closed)
        factories.meeting(world.organiser, world.user, f"Tanpa tanggal {level.value}", level, on=None)
    inside, outside = visitor, browser_of(world.outsider)
    for url in (MONTH, AGENDA):
        assert "Rakor terbatas" in inside.get(url).text
        assert "Tanpa tanggal rahasia" in inside.get(url).text
        words = outside.get(url).text
        assert not any(word in words for word in ("Rakor terbatas", "Rakor rahasia", "Tempat", "Tanpa tanggal"))
