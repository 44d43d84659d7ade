"""The list of meetings: filters in the address, pages in both directions, a capped count, only what is seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from lxml import html

from app.domain.meetings import Confidentiality, MeetingKind
from app.domain.roles import Role
from app.models.meetings import Meeting, MeetingTaskForce
from app.queries import meeting_list
from app.queries.list_choices import list_choices
from app.queries.meeting_list import MeetingFilters, meetings_page
from app.services.meetings import PlanMeeting, plan_meeting
from tests import factories
from tests.statements import statements

DAY = date(2026, 11, 18)


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.observer = factories.user(self.government, Role.OBSERVER)

    def meetings(self, count: int) -> list[Meeting]:
        return [
            factories.meeting(self.organiser, self.user, f"Rapat ke-{n}", on=DAY - timedelta(days=n // 2))
            for n in range(count)
        ]


@pytest.fixture
def world(app) -> World:
    return World()


def titles(answer) -> list[str]:
    return [link.text for link in html.document_fromstring(answer.text).xpath('//th[contains(@class, "cell-title")]/a')]


def address(answer, rel: str) -> str | None:
    found = html.document_fromstring(answer.text).xpath(f'//a[@rel="{rel}"]')
    return found[0].get("href") if found else None


def test_pages_in_both_directions_miss_and_repeat_nothing(world, browser_of):
    world.meetings(60)
    browser = browser_of(world.observer)
    down, url = [], "/rapat"
    while url:
        page = browser.get(url)
        down.append(titles(page))
        url = address(page, "next")
    assert [len(rows) for rows in down] == [25, 25, 10]
    assert len({title for rows in down for title in rows}) == 60
    back, url = [down[-1]], address(page, "prev")
    while url:
        page = browser.get(url)
        back.insert(0, titles(page))
        url = address(page, "prev")
    assert back == down


def test_newest_first_by_day_then_number(world):
    first, second, third, _ = world.meetings(4)
    undated = factories.meeting(world.organiser, world.user, on=None, title="Tanpa tanggal")
    rows = meetings_page(factories.actor(world.observer), MeetingFilters()).rows
    assert [row.id for row in rows][:3] == sorted([undated.id, first.id, second.id], key=lambda i: _key(rows, i))
    assert rows[-1].id == third.id


def _key(rows, meeting_id: int):
    row = next(row for row in rows if row.id == meeting_id)
    return (-row.sort_on.toordinal(), -row.id)


def test_filters(world, browser_of):
    kept = factories.meeting(world.social, world.user, "Rapat sosial", on=date(2024, 1, 2))
    invited = factories.meeting(world.organiser, world.user, "Rapat undangan", on=date(2025, 1, 2))
    factories.participant(invited, agency_id=world.social.id)
    undated = factories.meeting(world.organiser, world.user, "Rapat tanpa tahun", on=None)
    undated.kind = MeetingKind.SOSIALISASI
    force = factories.task_force(world.government, world.social)
    factories.save(
        undated, MeetingTaskForce(government_id=world.government.id, meeting_id=kept.id, task_force_id=force.id)
    )
    actor = factories.actor(world.user)
    plan_meeting(
        actor,
        PlanMeeting(
            title="Rakor penyelesaian", kind=MeetingKind.RAPAT_EVALUASI, secretariat_agency_id=world.organiser.id
        ),
    )
    browser = browser_of(world.observer)
    for query, expected in (
        ("tahun=2024", {"Rapat sosial"}),
        ("tahun=tanpa", {"Rapat tanpa tahun", "Rakor penyelesaian"}),
        ("jenis=sosialisasi", {"Rapat tanpa tahun"}),
        (f"instansi={world.social.id}", {"Rapat sosial", "Rapat undangan"}),
        (f"gugus={force.id}", {"Rapat sosial"}),
        ("q=selesai", {"Rakor penyelesaian"}),
        (f"instansi={world.social.id}&tahun=2025", {"Rapat undangan"}),
        ("q=tidak+ada+yang+begini", set()),
    ):
        answer = browser.get(f"/rapat?{query}")
        assert set(titles(answer)) == expected, query
        assert "Hapus semua saringan" in answer.text


def test_filters_stay_in_the_address_of_the_next_page(world, browser_of):
    world.meetings(30)
    page = browser_of(world.observer).get("/rapat?tahun=2026&jenis=rapat_koordinasi")
    assert "tahun=2026" in (address(page, "next") or "")
    assert "jenis=rapat_koordinasi" in (address(page, "next") or "")


@pytest.mark.parametrize(
    "query",
    [
        "tahun=1&jenis=x&instansi=9223372036854775808&gugus=abc",
        "q=%00",
        "q=" + "x" * 300,
        "sesudah=bukan-token",
        "sebelum=%FF",
        "sesudah=WyIyMDI2LTExLTE4IiwxXQ",
        "tahun=2024&tahun=2025",
    ],
)
def test_addresses_that_nobody_made(world, browser_of, query):
    world.meetings(2)
    assert browser_of(world.observer).get(f"/rapat?{query}").status_code == 200


def test_only_what_is_seen_is_listed_counted_and_found(world, browser_of):
    actor = factories.actor(world.user)
    for level in Confidentiality:
        plan_meeting(
            actor,
            PlanMeeting(
                title=f"Kanari {level}",
                kind=MeetingKind.RAPAT_KOORDINASI,
                secretariat_agency_id=world.organiser.id,
                confidentiality=level,
            ),
        )
    assert meetings_page(actor, MeetingFilters(text="kanari")).count == 3
    seen = browser_of(world.observer).get("/rapat?q=kanari")
    assert titles(seen) == ["Kanari biasa"]
    assert "1 rapat" in seen.text
    assert list_choices(factories.actor(world.observer)).years == [None]


def test_the_count_stops(world, browser_of, monkeypatch):
    monkeypatch.setattr(meeting_list, "COUNT_MAX", 3)
    world.meetings(5)
    assert "5 dari 3+ rapat" in browser_of(world.observer).get("/rapat").text


def test_empty_states(world, browser_of):
    assert "Catat rapat pertama" in browser_of(world.user).get("/rapat").text
    page = browser_of(world.observer).get("/rapat").text
    assert "Belum ada rapat" in page
    assert "Catat rapat" not in page
    world.meetings(1)
    assert "Tidak ada rapat yang cocok" in browser_of(world.observer).get("/rapat?q=zzz").text


def test_few_statements(world, browser_of):
    browser = browser_of(world.user)
    sent = []
    for more in (3, 10):
        world.meetings(more)
        with statements() as counted:
            assert browser.get("/rapat?q=rapat&tahun=2026").status_code == 200
        sent.append(counted)
    assert len(sent[0]) == len(sent[1]) <= 10
