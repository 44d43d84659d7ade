"""Pratinjau: every paragraph of the DOCX stands on the page, in the same order, for the same reader."""

from __future__ import annotations

import pytest
from lxml import html

from app.documents import minutes as notula
from app.documents.paper_outline import read_paper
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.queries.minutes_sheets import minutes_sheet
from app.web.minutes_preview import picture_url
from tests import factories, page
from tests.approval_case import Case as ApprovalCase
from tests.documents.outline import paragraphs
from tests.documents.sheets_of_papers import MINUTES as SHEETS
from tests.minutes_case import Case


def drawn(text: str) -> list[str]:
    """The texts of the lines of the sheet, in order."""
    sheet = html.fromstring(text).get_element_by_id("naskah")
    lines = sheet.xpath('.//p[contains(@class, "paper-line")]')
    return [line.text_content() for line in lines]


def printed(paper: bytes) -> list[str]:
    return [text.replace("→", "\t").replace("⏎", "\n") for _, text in paragraphs(paper)]


@pytest.mark.parametrize("name", SHEETS)
def test_every_paragraph_stands_on_the_page_in_order(app, name):
    macro = app.jinja_env.get_template("minutes/_paper.html").module.paper_sheet
    paper = notula.build(SHEETS[name])
    pictured = {"\n", ""}
    with app.test_request_context():
        shown = drawn(str(macro(read_paper(paper), picture_url)))
    wanted = printed(paper)
    # The line of the emblem is a picture on the page and an empty line on paper.
    assert [text for text in shown if text not in pictured] == [text for text in wanted if text not in pictured]
    assert len(wanted) - len(shown) in (0, 1)


def test_the_page_shows_the_paper_that_would_be_downloaded(app, browser_of):
    case = Case()
    factories.point(case.section, "Data **satu pintu** & <aman>\n- pertama\n- kedua", speaker_id=case.speaker.id)
    browser = browser_of(case.writer)
    answer = browser.get(f"/rapat/{case.meeting.id}/notula/pratinjau")
    assert page.faults(browser.app, answer) == []
    assert drawn(answer.text) == printed(notula.build(minutes_sheet(case.actor, case.meeting.id)))
    assert "<strong>satu pintu</strong>" in answer.text
    assert 'class="paper-mark">KONSEP<' in answer.text
    assert f"/notula/bagian/{case.section.id}" in answer.text


def test_a_closed_part_is_closed_on_the_sheet_and_beside_it(app, browser_of):
    case = Case()
    factories.point(case.section, "kanari-rahasia", confidentiality=Confidentiality.RAHASIA)
    text = browser_of(case.writer).get(f"/rapat/{case.meeting.id}/notula/pratinjau").text
    assert "kanari-rahasia" not in text
    assert text.count("[bagian terbatas]") == 2


def test_readers_of_the_draft_look_and_do_not_write(app, browser_of):
    case = Case()
    sekda = browser_of(factories.user(case.government, Role.SEKDA, case.agency))
    text = sekda.get(f"/rapat/{case.meeting.id}/notula/pratinjau").text
    assert "Satu" in text
    assert f"/notula/bagian/{case.section.id}" not in text


def test_after_approval_the_frozen_state_is_read_instead(app, browser_of):
    case = ApprovalCase(steps=False)
    case.record()
    answer = browser_of(case.secretary).get(f"/rapat/{case.meeting.id}/notula/pratinjau")
    assert answer.status_code == 303
    assert answer.location.endswith(f"/rapat/{case.meeting.id}/notula")
