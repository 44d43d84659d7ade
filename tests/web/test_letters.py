"""The surat tindak lanjut: who may fetch it, which items are in it, and what it says of a meeting not seen."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from docx import Document

from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from tests import factories


class World:
    """A government with an organiser and two agencies."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto", seat="Koto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah", head_title="Sekretaris Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial", head_title="Kepala Dinas Sosial")
        self.health = factories.agency(self.government, "Dinas Kesehatan")
        self.secretary = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.meeting = self.hold()

    def hold(self, level: Confidentiality = Confidentiality.BIASA):
        return factories.meeting(self.organiser, self.secretary, f"Rapat {level.value}", level, place="Aula")


@pytest.fixture
def world(app) -> World:
    return World()


def words(answer: Any) -> str:
    """All the text of a letter, tables included."""
    document = Document(io.BytesIO(answer.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def url(meeting: Any, agency: Any) -> str:
    return f"/rapat/{meeting.id}/surat-tindak-lanjut/{agency.id}.docx"


def test_it_holds_the_open_items_of_that_agency(world, browser_of):
    factories.item(world.meeting, world.social, "Menjaga rumah aman", date(2026, 12, 1), expected_output="Laporan")
    factories.item(world.meeting, world.health, "Menyiapkan layanan", supporters=(world.social,))
    factories.item(world.meeting, world.health, "Urusan instansi lain")
    factories.item(world.meeting, world.social, "Sudah tidak ditagih", is_open=False)
    answer = browser_of(world.secretary).get(url(world.meeting, world.social))
    assert answer.status_code == 200
    name = f"surat-tindak-lanjut-rapat-{world.meeting.id}-{world.social.id}.docx"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    text = words(answer)
    for shown in ("Kepala Dinas Sosial", "Menjaga rumah aman", "1 Desember 2026", "Laporan", "Menyiapkan layanan"):
        assert shown in text
    for shown in ("Rapat biasa", "Sekretaris Daerah", "(Sementara)", "Koto"):
        assert shown in text
    for hidden in ("Urusan instansi lain", "Sudah tidak ditagih"):
        assert hidden not in text


def test_members_of_an_addressed_task_force_get_one_too(world, browser_of):
    force = factories.task_force(world.government, world.health)
    factories.item(world.meeting, None, "Mengisi format data", owner_task_force_id=force.id)
    browser = browser_of(world.secretary)
    page = browser.get(f"/rapat/{world.meeting.id}/surat").text
    assert url(world.meeting, world.health) in page
    assert url(world.meeting, world.social) not in page
    assert "Mengisi format data" in words(browser.get(url(world.meeting, world.health)))


def test_without_items_there_is_no_letter(world, browser_of):
    browser = browser_of(world.secretary)
    assert "Belum ada surat" in browser.get(f"/rapat/{world.meeting.id}/surat").text
    foreign = factories.agency(factories.government("Lain"))
    for agency in (world.social, foreign):
        assert browser.get(url(world.meeting, agency)).status_code == 404


def test_a_court_that_is_a_member_is_not_directed(world, browser_of):
    court = factories.agency(world.government, "Pengadilan Negeri", relation=Relation.MITRA, kind=AgencyKind.PENGADILAN)
    force = factories.task_force(world.government, court)
    factories.item(world.meeting, None, "Mengisi format data", owner_task_force_id=force.id)
    browser = browser_of(world.secretary)
    assert "Pengadilan Negeri" not in browser.get(f"/rapat/{world.meeting.id}/surat").text
    assert browser.get(url(world.meeting, court)).status_code == 404


@pytest.mark.parametrize(
    ("level", "invited", "named"),
    [
        (Confidentiality.BIASA, False, True),
        (Confidentiality.TERBATAS, False, False),
        (Confidentiality.TERBATAS, True, True),
        (Confidentiality.RAHASIA, True, False),
    ],
)
def test_it_names_the_meeting_only_where_the_recipient_may_know_it(world, browser_of, level, invited, named):
    meeting = world.hold(level)
    if invited:
        factories.participant(meeting, agency_id=world.social.id)
    factories.item(meeting, world.social, "Menjaga rumah aman")
    text = words(browser_of(world.secretary).get(url(meeting, world.social)))
    assert "Menjaga rumah aman" in text
    assert (f"Rapat {level.value}" in text, "Aula" in text) == (named, named)


def test_letters_are_for_those_who_make_and_check_them(world, browser_of):
    factories.item(world.meeting, world.social)
    for role, agency, status in (
        (Role.SEKDA, world.organiser, 200),
        (Role.REPORTER, world.organiser, 200),
        (Role.REPORTER, world.social, 403),
        (Role.OBSERVER, None, 403),
        (Role.ADMINISTRATOR, None, 404),
    ):
        browser = browser_of(factories.user(world.government, role, agency))
        for address in (url(world.meeting, world.social), f"/rapat/{world.meeting.id}/surat"):
            assert browser.get(address).status_code == status, (role, address)


def test_items_that_the_reader_may_not_see_are_not_in_it(world, browser_of):
    factories.item(world.meeting, world.social, "Menjaga rumah aman")
    factories.item(world.meeting, world.social, "Kanari rahasia", confidentiality=Confidentiality.RAHASIA)
    text = words(browser_of(world.secretary).get(url(world.meeting, world.social)))
    assert "Menjaga rumah aman" in text
    assert "Kanari rahasia" not in text
