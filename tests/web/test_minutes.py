"""The page of the minutes and their paper: who sees them, what is withheld from whom, how many statements they take."""

from __future__ import annotations

import io

import docx
import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.documents import minutes as notula
from app.domain.meetings import Confidentiality
from app.domain.minutes import SectionKind
from app.domain.permissions import Permission
from app.domain.roles import Role
from app.models.files import Documentation
from app.models.funding import FundingLine
from app.models.governments import PaperProfile
from app.models.minutes import MinutesQuestion, MinutesSection
from app.models.records import AccessLog
from app.queries import subjects
from app.queries.meeting_frame import meeting_head
from app.queries.minutes import minutes_record
from app.queries.minutes_sheets import minutes_sheet, outline_of, sheet_of
from app.services.conclusions import ConclusionRow, SaveConclusions, save_conclusions
from app.services.minutes_figures import FigureRow, SaveFigures, save_figures
from app.services.small_teams import SaveTeams, TeamRow, save_teams
from tests import factories, page
from tests.minutes_case import Case
from tests.statements import statements

RAHASIA, TERBATAS = Confidentiality.RAHASIA, Confidentiality.TERBATAS
CLOSED = "[bagian terbatas]"


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def url(case: Case, rest: str = "") -> str:
    return f"/rapat/{case.meeting.id}/notula{rest}"


def paper_text(answer) -> str:
    document = docx.Document(io.BytesIO(answer.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def fill(case: Case, points: int) -> None:
    """Something in every list, and many points."""
    for number in range(points):
        factories.point(case.section, f"Butir ke-{number}", speaker_id=case.speaker.id)
        factories.item(case.meeting, case.agency)
    talk = factories.section(case.meeting, SectionKind.DISKUSI, "Diskusi dan tanya jawab")
    for number in range(points):
        factories.save(
            MinutesQuestion(
                government_id=case.government.id,
                meeting_id=case.meeting.id,
                section_id=talk.id,
                position=number,
                asker_text="peserta",
                question="Kapan?",
            )
        )
        factories.participant(case.meeting, agency_id=case.agency.id)
    figures = tuple(FigureRow(indicator="kasus", value_text="sedikit") for _ in range(points))
    save_figures(case.actor, SaveFigures(meeting_id=case.meeting.id, version=case.minutes_version, figures=figures))
    rows = tuple(ConclusionRow(text="Kesimpulan") for _ in range(points))
    save_conclusions(
        case.actor, SaveConclusions(meeting_id=case.meeting.id, version=case.minutes_version, conclusions=rows)
    )
    teams = (TeamRow(name="Tim kecil", agency_ids=(case.agency.id,)),)
    save_teams(case.actor, SaveTeams(meeting_id=case.meeting.id, version=case.teams_version, teams=teams))


def test_everything_written_stands_on_page_and_paper(case, browser_of):
    fill(case, 2)
    browser = browser_of(case.writer)
    answer = browser.get(url(case))
    assert page.faults(browser.app, answer) == []
    paper = browser.get(url(case, ".docx"))
    for words in ("Butir ke-1", "Rustam", "Kapan?", "sedikit", "Kesimpulan", case.agency.name):
        assert words in answer.text
        assert words in paper_text(paper)
    assert "KONSEP" in answer.text
    assert "Tidak dicetak" in answer.text
    assert "Surat Undangan" in answer.text


def test_the_paper_is_a_download_that_names_nothing(case, browser_of):
    answer = browser_of(case.writer).get(url(case, ".docx"))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="notula-rapat-{case.meeting.id}.docx"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]


def test_two_readers_get_two_papers(case, browser_of):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    factories.point(case.section, "kanari-butir", confidentiality=RAHASIA)
    factories.point(case.section, "kanari-kedua", confidentiality=RAHASIA)
    owner = factories.agency(case.government)
    factories.item(case.meeting, owner, "kanari-tindak", confidentiality=RAHASIA)
    save_conclusions(
        factories.actor(reader),
        SaveConclusions(
            meeting_id=case.meeting.id,
            version=case.minutes_version,
            conclusions=(ConclusionRow(text="kanari-kesimpulan", confidentiality=RAHASIA),),
        ),
    )
    for rest in ("", ".docx"):
        seen, closed = (browser_of(who).get(url(case, rest)) for who in (reader, case.writer))
        texts = [answer.text if not rest else paper_text(answer) for answer in (seen, closed)]
        for canary in ("kanari-butir", "kanari-kedua", "kanari-kesimpulan"):
            assert canary in texts[0]
            assert canary not in texts[1]
        assert "kanari" not in texts[1]
        assert CLOSED in texts[1]
        assert CLOSED not in texts[0]
    # A run of closed points is one mark, so that nobody counts them; the class of the paper follows what it shows.
    assert browser_of(case.writer).get(url(case)).text.count(CLOSED) == 2
    assert "Konsep, 4 butir" in browser_of(reader).get(url(case)).text
    assert "Konsep, 2 butir" in browser_of(case.writer).get(url(case)).text
    assert minutes_sheet(factories.actor(reader), case.meeting.id).confidentiality is RAHASIA
    assert minutes_sheet(case.actor, case.meeting.id).confidentiality is Confidentiality.BIASA


def test_reading_a_stricter_part_is_logged(case, browser_of):
    factories.point(case.section, "tertutup", confidentiality=TERBATAS)
    browser = browser_of(case.writer)
    for rest, act in (("", Permission.MINUTES_VIEW.value), (".docx", "unduh_notula")):
        browser.get(url(case, rest))
        row = db.session.scalars(select(AccessLog).order_by(AccessLog.id.desc())).first()
        assert (row.act, row.subject_kind, row.subject_id) == (act, "minutes", case.meeting.id)


def test_of_terbatas_minutes_an_invited_agency_sees_the_approved_ones_without_stricter_parts(app, browser_of):
    case = Case(level=TERBATAS)
    invited = factories.agency(case.government)
    factories.participant(case.meeting, agency_id=invited.id)
    guest = factories.user(case.government, Role.AGENCY_HEAD, invited)
    assert browser_of(guest).get(url(case)).status_code == 403
    factories.approved(case.meeting)
    answer = browser_of(guest).get(url(case))
    assert answer.status_code == 200
    assert "Ubah" not in answer.text.partition("<main")[2].partition("</main>")[0]


def test_minutes_that_are_not_begun_say_what_to_do(case, browser_of):
    empty = factories.meeting(case.agency, case.writer)
    writer, reader = browser_of(case.writer), browser_of(factories.user(case.government, Role.SEKDA, case.agency))
    address = f"/rapat/{empty.id}/notula"
    assert "Mulai notula" in writer.get(address).text
    assert "Mulai notula" not in reader.get(address).text
    assert reader.get(f"{address}.docx").status_code == 200
    assert writer.post(f"{address}/mulai", {"submission_key": "k" * 20}).status_code == 303
    assert db.session.scalars(select(MinutesSection.kind).where(MinutesSection.meeting_id == empty.id)).first()


def test_addresses_of_nothing(case, browser_of):
    browser = browser_of(case.writer)
    other = Case()
    for address in (
        f"/rapat/{2**63}/notula",
        "/rapat/999999/notula.docx",
        f"/rapat/{other.meeting.id}/notula",
        url(case, f"/bagian/{2**63}"),
        url(case, f"/bagian/{other.section.id}"),
        f"/rapat/{factories.meeting(case.agency, case.writer).id}/notula/bagian/{case.section.id}",
    ):
        assert browser.get(address).status_code == 404, address


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.SEKDA])
def test_statements_of_the_paper_do_not_grow_with_the_rows(case, browser_of, role):
    """Pages are counted in test_statements.py."""
    who = case.writer if role is Role.SECRETARIAT else factories.user(case.government, role, case.agency)
    browser, actor, counts = browser_of(who), factories.actor(who), []
    for points in (3, 10):
        fill(case, points)
        with statements() as paper:
            assert browser.get(url(case, ".docx")).status_code == 200
        with statements() as sheet:
            minutes_sheet(actor, case.meeting.id)
        counts.append((len(paper), len(sheet)))
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 15


def test_the_sheet_of_a_meeting_holds_what_was_recorded(case):
    fill(case, 1)
    actor, facts = case.actor, subjects.meeting(case.actor, case.meeting.id)
    record = minutes_record(actor, facts)
    sheet = sheet_of(actor, facts, record)
    assert [point.text for section in sheet.sections for point in section.points] == ["Satu", "Dua", "Butir ke-0"]
    assert sheet.sections[0].points[2].speaker.name == "Rustam"
    assert [row.text for row in sheet.conclusions] == ["Kesimpulan"]
    assert sheet.small_teams[0].name is None
    assert sheet.small_teams[0].members == (case.agency.name,)
    assert sheet.is_draft


@pytest.mark.parametrize("with_output", [False, True])
@pytest.mark.parametrize("filled", [False, True])
def test_the_page_names_the_labels_that_drop_out_of_the_paper(case, filled, with_output):
    scope = {"government_id": case.government.id, "meeting_id": case.meeting.id}
    if filled:
        fill(case, 1)
        factories.save(
            FundingLine(**scope, detail="DAK"),
            Documentation(**scope, caption="Foto bersama"),
            PaperProfile(government_id=case.government.id, show_place=False),
        )
    if with_output:
        factories.item(case.meeting, case.agency, expected_output="matriks")
    actor, facts = case.actor, subjects.meeting(case.actor, case.meeting.id)
    record = minutes_record(actor, facts)
    outline = outline_of(meeting_head(actor, case.meeting.id), record)
    sheet = sheet_of(actor, facts, record)
    assert notula.omitted_labels(outline) == notula.omitted_labels(sheet)
    assert notula.blank_labels(outline) == notula.blank_labels(sheet)
    assert ("Dokumentasi" in notula.omitted_labels(sheet)) is not filled
    assert ("Tempat" in notula.blank_labels(sheet)) is not filled
