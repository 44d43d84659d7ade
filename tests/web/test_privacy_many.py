"""Papers over many meetings: what is only asked about leaves masked where it may concern victims, and who took it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import unquote_plus

import pytest
from flask import Flask
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.access_words import access_words
from app.domain.item_decisions import DirectiveKind, ProposalKind
from app.domain.meetings import Confidentiality, FileKind, MeetingLinkKind
from app.domain.people import PositionKind
from app.domain.roles import Role
from app.models.item_loop import Directive, Proposal
from app.models.meetings import MeetingLink, MeetingPurpose
from app.models.records import AccessLog
from app.storage.local import LocalStorage
from tests import factories
from tests.exports_fields import taken_along
from tests.privacy_case import Case
from tests.queries.test_privacy_passages import named_file
from tests.services.review_case import LATE_DAY
from tests.storage.test_texts import docx_of

BIASA, TERBATAS, RAHASIA = Confidentiality
PRINT, WORKBOOK, DIRECTED = "/tinjauan/cetak", "/tinjauan/tinjauan-lewat-batas.xlsx", "/perlu-keputusan/lembar-arahan"
REPORT, REPORT_PAGE, AGENDA = "/laporan-mingguan.docx", "/laporan-mingguan", "/agenda-pimpinan"
#: Paper → what it tells of an item.
CARRIED = {
    PRINT: ("text", "obstacle", "proposal"),
    WORKBOOK: ("text", "obstacle", "proposal"),
    DIRECTED: ("text", "directive"),
    REPORT: ("text", "proposal"),
    REPORT_PAGE: ("text", "proposal"),
}
FIELDS = ("text", "obstacle", "proposal", "directive")
#: What is asked about, numbered so that each can be told apart, and what of it must not be read.
DOUBTS = {
    "telepon": ("Hubungi 0812345678{}", "0812345678{}"),
    "alamat": ("Antar ke Jalan Melati Nomor {}", "Melati Nomor {}"),
    "inisial": ("Temui AN ({} tahun)", "({} tahun)"),
}
VIOLENCE, MONEY = "Penanganan korban kekerasan", "Rapat Anggaran"


class World:
    """A Sekda, and meetings whose items carry words in everything that is typed about an item."""

    def __init__(self) -> None:
        self.government = factories.government()
        self.setda = factories.agency(self.government, "Sekretariat Daerah", is_secretariat=True)
        self.agency = factories.agency(self.government, "Dinas Sosial", short_name="Dinsos")
        self.writer = factories.user(self.government, Role.SECRETARIAT, self.setda)
        self.sekda = factories.user(self.government, Role.SEKDA, self.setda)
        self.mayor = factories.person(self.government, "Hj. Rahma")
        factories.appointment(self.mayor, self.setda, "Wali Kota", PositionKind.KEPALA_DAERAH)

    def meeting(self, purpose: str = MONEY, level: Confidentiality = BIASA, **values: Any):
        """A meeting led by the head of government tomorrow; only its purpose says what it is about."""
        tomorrow = clock.today(factories.ZONE) + timedelta(days=1)
        row = factories.meeting(self.setda, self.writer, level=level, on=tomorrow, **values)
        factories.participant(row, person_id=self.mayor.id, office_text="Wali Kota")
        scope = {"government_id": self.government.id, "meeting_id": row.id}
        factories.save(MeetingPurpose(**scope, position=0, text=purpose))
        return row

    def item(self, meeting, said: dict[str, str], **values: Any):
        """A late item of Dinas Sosial with the words in `said`."""
        row = factories.firm_item(
            meeting, self.agency, text=said["text"], due_on=LATE_DAY, from_kepala_daerah=True, **values
        )
        factories.report(factories.share_of(row), self.writer, "Berjalan", obstacle=said["obstacle"])
        scope = {"government_id": self.government.id, "item_id": row.id}
        by = {"by_user_id": self.sekda.id, "by_name": "Asisten", "at": clock.now()}
        given = {"recorded_by_user_id": self.sekda.id, "recorded_at": clock.now(), "in_force_at": clock.now()}
        factories.save(
            Proposal(**scope, kind=ProposalKind.LAINNYA, text=said["proposal"], **by),
            Directive(**scope, kind=DirectiveKind.ARAHAN, text=said["directive"], **given),
        )
        return row

    def plain_item(self, meeting, **values: Any):
        return self.item(meeting, dict.fromkeys(FIELDS, "Satukan data"), **values)


@pytest.fixture
def world(app: Flask) -> World:
    return World()


def numbered(pattern: str, start: int) -> dict[str, str]:
    return {name: pattern.format(start + number) for number, name in enumerate(FIELDS)}


def papers(browser: Any) -> dict[str, str]:
    """The words of every paper over many meetings that tells of items."""
    found = {url: browser.get(url) for url in CARRIED}
    return {url: taken_along(answer) or answer.text for url, answer in found.items()}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_words_typed_about_an_item_leave_masked(world, browser_of, doubt):
    """Of a meeting on violence in every paper; of an ordinary one they stay as they were typed."""
    typed, shown = DOUBTS[doubt]
    world.item(world.meeting(VIOLENCE), numbered(typed, 10))
    world.item(world.meeting(), numbered(typed, 20))
    for url, words in papers(browser_of(world.sekda)).items():
        assert [name for name, mark in numbered(shown, 10).items() if mark in words] == [], url
        assert [name for name, mark in numbered(shown, 20).items() if mark in words] == list(CARRIED[url]), url
        assert "[…]" in words, url


def test_a_school_leaves_masked_wherever_it_is_a_victims(world, browser_of):
    world.item(world.meeting(), numbered("Korban di SMPN 3{}", 10))
    for url, words in papers(browser_of(world.sekda)).items():
        assert "SMPN" not in words, url
        assert "Korban di […]" in words, url


@pytest.mark.parametrize("values", [{"level": TERBATAS}, {}])
def test_a_closed_meeting_or_item_is_masked_whatever_it_is_about(world, browser_of, values):
    closed = {} if values else {"confidentiality": TERBATAS}
    world.item(world.meeting(**values), numbered("Hubungi 0812345678{}", 10), **closed)
    for url, words in papers(browser_of(world.sekda)).items():
        assert "0812345678" not in words, url
        assert "Hubungi […]" in words, url


def test_recorded_contacts_and_what_may_stand_are_printed(app, browser_of):
    case = Case()
    sekda = factories.user(case.government, Role.SEKDA, case.agency)
    case.contact("0812-3456-7890")
    texts = ("Hubungi 0812-3456-7890.", "Temui AN (12 tahun).", "Hubungi 0813-1111-2222.")
    point = case.says(texts[1])
    case.answer(*case.found())
    point.withdrawn_at = clock.now()
    factories.save(point)
    for number, text in enumerate(texts, start=1):
        factories.firm_item(case.meeting, case.agency, text=text, due_on=LATE_DAY, number=number)
    words = browser_of(sekda).get(PRINT).text
    assert [text in words for text in texts] == [True, True, False]


def test_an_owner_named_in_words_is_masked_in_the_weekly_report(world, browser_of):
    for purpose in (VIOLENCE, MONEY):
        meeting = world.meeting(purpose)
        phone = "0812-3456-7890" if purpose is VIOLENCE else "0813-3456-7890"
        factories.item(meeting, None, due_on=LATE_DAY, owner_text=f"Keluarga, {phone}", firm_at=clock.now())
    words = papers(browser_of(world.sekda))[REPORT]
    assert "Keluarga, […]" in words
    assert "0812-3456-7890" not in words
    assert "0813-3456-7890" in words


def test_the_agenda_says_where_to_and_nothing_else_of_what_is_asked_about(world, browser_of):
    said = {"title": "Rapat, hubungi 0812-3456-7890", "place": "Rumah aman, Jalan Melati Nomor 5"}
    world.meeting(VIOLENCE, online_room="Ruang 0812-3456-7891", **said)
    browser = browser_of(world.sekda)
    for words in (unquote_plus(browser.get(AGENDA).text), taken_along(browser.get(f"{AGENDA}.docx"))):
        assert "Jalan Melati Nomor 5" in words
        assert "Rapat, hubungi […]" in words
    assert "7890" not in taken_along(browser.get(AGENDA))
    assert "7891" not in taken_along(browser.get(AGENDA))


def test_titles_of_other_meetings_are_masked_in_a_notula(world, browser_of):
    """What stops always, what is asked about where the other meeting is on violence."""
    here = world.meeting()
    for title, purpose in (
        *(("Bantu korban bernama Siti Aminah", MONEY), ("Hubungi 0812-3456-7890", VIOLENCE)),
        ("Hubungi 0813-3456-7890", MONEY),
    ):
        other = world.meeting(purpose, title=title)
        pair = {"meeting_id": here.id, "other_meeting_id": other.id, "kind": next(iter(MeetingLinkKind))}
        factories.save(MeetingLink(government_id=world.government.id, **pair))
    words = taken_along(browser_of(world.writer).get(f"/rapat/{here.id}/notula.docx"))
    assert [one in words for one in ("Siti", "0812-3456", "0813-3456")] == [False, False, True]


@pytest.mark.parametrize(("title", "shown"), [(VIOLENCE, "formulir […].docx"), (MONEY, "formulir 0812-3456-7890.docx")])
def test_names_of_downloads(app, browser_of, title, shown):
    case = Case(title=title)
    row = named_file(case, "formulir 0812-3456-7890.docx")
    row.kind, row.stored_name = FileKind.BAHAN, LocalStorage(app.config["FILES_FOLDER"]).save(docx_of("Bahan")).name
    factories.save(row)
    answer = browser_of(case.writer).get(f"/rapat/{case.meeting.id}/berkas/{row.id}")
    assert shown.encode() in unquote_plus(answer.headers["Content-Disposition"]).encode()


class TestLog:
    """What is taken along of closed meetings is noted before it leaves, once for each meeting."""

    def notes(self) -> list[tuple[str, int]]:
        rows = db.session.execute(select(AccessLog).order_by(AccessLog.id)).scalars()
        return [(row.act, row.subject_id) for row in rows if row.subject_kind == "meeting" and row.allowed]

    @pytest.mark.parametrize("url", CARRIED)
    def test_of_each_paper(self, world, browser_of, url):
        closed, open_one = world.meeting(level=TERBATAS), world.meeting()
        for number, level in ((1, BIASA), (2, TERBATAS)):
            world.plain_item(closed, number=number)
            world.plain_item(open_one, number=number, confidentiality=level)
        world.plain_item(world.meeting())
        assert browser_of(world.sekda).get(url).status_code == 200
        acts = {PRINT: "tinjauan_cetak", WORKBOOK: "tinjauan_xlsx", DIRECTED: "lembar_arahan"}
        act = f"unduh_{acts.get(url, 'laporan_mingguan')}"
        assert self.notes() == [(act, closed.id), (act, open_one.id)]
        assert access_words(act).startswith("Mengambil naskah: ")

    def test_of_nothing_closed(self, world, browser_of):
        world.plain_item(world.meeting())
        papers(browser_of(world.sekda))
        assert self.notes() == []

    def test_lists_on_screen_are_no_papers(self, world, browser_of):
        world.plain_item(world.meeting(level=TERBATAS))
        for url in ("/tinjauan", "/perlu-keputusan", "/tindak-lanjut"):
            assert browser_of(world.sekda).get(url).status_code == 200
        assert self.notes() == []

    @pytest.mark.parametrize("url", [PRINT, WORKBOOK])
    def test_of_an_item_that_is_seen_without_its_meeting(self, world, browser_of, url):
        meeting = world.meeting(level=RAHASIA)
        world.plain_item(meeting)
        browser_of(factories.user(world.government, Role.AGENCY_HEAD, world.agency)).get(url)
        assert [subject for _, subject in self.notes()] == [meeting.id]

    def test_of_a_day_with_several_closed_meetings(self, world, browser_of):
        closed = [world.meeting(level=TERBATAS).id for _ in range(2)]
        world.meeting()
        browser_of(world.sekda).get(f"{AGENDA}.docx")
        assert self.notes() == [("leader_agenda_view", one) for one in closed]

    def test_is_told_to_those_who_keep_the_meeting(self, world, browser_of):
        meeting = world.meeting(level=TERBATAS)
        world.plain_item(meeting)
        browser_of(world.sekda).get(WORKBOOK)
        page = browser_of(world.writer).get(f"/rapat/{meeting.id}/akses").text
        assert "Mengambil naskah: Tinjauan lewat batas (XLSX)" in page
