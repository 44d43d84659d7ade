"""Beranda: one true sentence for each role, at most three blocks, and nothing that may not be seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.people import Sapaan
from app.domain.roles import Role
from tests import factories
from tests.statements import statements

LONG_AGO = date(2025, 1, 2)


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.head = factories.user(self.government, Role.AGENCY_HEAD, self.social)
        self.today = clock.today(factories.ZONE)


@pytest.fixture
def world(app) -> World:
    return World()


def test_a_new_installation_says_where_to_begin(world, browser_of):
    page = browser_of(world.user).get("/").text
    assert "Belum ada rapat yang tercatat" in page
    assert "Catat rapat pertama" in page


@pytest.mark.parametrize(("hour", "words"), [(1, "pagi"), (5, "siang"), (9, "sore"), (13, "malam"), (20, "malam")])
def test_greets_by_sapaan_and_the_hour_there(world, browser_of, hour, words):
    with time_machine.travel(f"2026-11-18T{hour:02}:30:00Z", tick=False):
        person = factories.person(world.government, "Ratna", sapaan=Sapaan.IBU)
        world.user.person_id, world.user.display_name = person.id, "Ratna"
        factories.save(world.user)
        assert f"Selamat {words}, Ibu Ratna" in browser_of(world.user).get("/").text


def test_the_secretariat_hears_what_is_missing(world, browser_of):
    bare = factories.meeting(world.organiser, world.user, "Rapat tanpa peserta", on=world.today + timedelta(days=3))
    silent = factories.meeting(world.organiser, world.user, "Rapat tanpa notula", on=LONG_AGO)
    factories.participant(silent, ParticipantRole.PESERTA, unsur_text="OPD")
    factories.item(silent, world.social, "Kirim data")
    factories.item(silent, world.social, "Susun rencana", due_on=LONG_AGO)
    page = browser_of(world.user).get("/").text
    for words in (
        "Satu tindak lanjut lewat batas waktu, satu tindak lanjut belum memiliki batas waktu, "
        "satu rapat belum memiliki peserta, dan satu rapat belum memiliki notula.",
        f'href="/rapat/{bare.id}/peserta"',
        f'href="/rapat/{silent.id}/notula"',
        "2 terbuka",
    ):
        assert words in page


def test_a_cancelled_meeting_needs_nothing(world, browser_of):
    factories.meeting(world.organiser, world.user, "Rapat batal", on=LONG_AGO, status="dibatalkan")
    assert "Perlu dilengkapi" not in browser_of(world.user).get("/").text


def test_an_agency_hears_of_its_own_items_only(world, browser_of):
    secret = factories.meeting(world.organiser, world.user, "Rapat tertutup", level=Confidentiality.RAHASIA)
    factories.item(secret, world.social, "Kirim data tertutup")
    factories.item(factories.meeting(world.organiser, world.user), world.organiser, "Urusan sekretariat")
    page = browser_of(world.head).get("/").text
    assert "Kirim data tertutup" in page
    assert "Rapat tertutup" not in page
    assert "Urusan sekretariat" not in page


def test_partners_and_those_who_wait_are_not_late(world, browser_of):
    police = factories.agency(world.government, "Polres", relation=Relation.MITRA)
    meeting = factories.meeting(world.organiser, world.user, on=LONG_AGO)
    factories.item(meeting, police, "Amankan jalur", due_on=LONG_AGO)
    factories.item(meeting, world.social, "Menunggu", due_on=LONG_AGO, status=ItemStatus.MENUNGGU_VERIFIKASI)
    sekda = factories.user(world.government, Role.SEKDA, world.organiser)
    page = browser_of(sekda).get("/").text
    assert "2 terbuka di semua instansi" in page
    assert "tindak lanjut lewat batas waktu" not in page


def test_the_administrator_sees_accounts_and_no_content(world, browser_of):
    admin = factories.user(world.government, Role.ADMINISTRATOR)
    factories.user(world.government)
    factories.item(factories.meeting(world.organiser, world.user, "Rapat isi"), world.social, "Tindak lanjut isi")
    page = browser_of(admin).get("/").text
    assert "Satu akun belum memiliki peran" in page
    assert "Akun aktif" in page
    assert "isi</a>" not in page
    assert "Rapat isi" not in page


def test_an_account_without_a_role_is_told(world, browser_of):
    assert "belum memiliki peran" in browser_of(factories.user(world.government)).get("/").text


def test_nearest_meetings_come_first(world, browser_of):
    for days in (-9, -2, 1, 5, 9, 30):
        factories.meeting(world.organiser, world.user, f"Rapat {days} hari", on=world.today + timedelta(days=days))
    page = browser_of(world.head).get("/").text
    order = sorted((f"Rapat {days} hari" for days in (1, 5, 9, -2, -9)), key=page.index)
    assert order == [f"Rapat {days} hari" for days in (1, 5, 9, -2, -9)]
    assert "Rapat 30 hari" not in page


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.SEKDA, Role.ADMINISTRATOR])
def test_few_statements(world, browser_of, role):
    browser = browser_of(factories.user(world.government, role, world.organiser))
    browser.get("/")  # the visit is noted
    sent = []
    for more in (3, 10):
        for _ in range(more):
            factories.item(factories.meeting(world.organiser, world.user, on=LONG_AGO), world.social)
        with statements() as counted:
            assert browser.get("/").status_code == 200
        sent.append(counted)
    assert len(sent[0]) == len(sent[1]) <= 10, "\n\n".join(sent[1])
