"""Marked words of a point become a conclusion or a follow-up: filled in, with their origin, as the text is stored."""

from __future__ import annotations

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import SectionKind
from app.models.action_items import ActionItem, ItemHorizon
from app.models.minutes import Conclusion, MinutesQuestion
from tests import factories
from tests.minutes_case import Case
from tests.web.minutes_pages import opened

TEXT = "Laporan **baik**. Dinas Sosial menyusun data jangka pendek paling lambat 31 Juli 2031. Selesai"
START, END = TEXT.index("Dinas"), TEXT.index(" Selesai")
SAID = TEXT[START:END]


@pytest.fixture
def case(app: Flask) -> Case:
    case = Case()
    case.social = factories.agency(case.government, name="Dinas Sosial", short_name="Dinsos")
    case.point = factories.point(case.section, TEXT, speaker_id=case.speaker.id)
    return case


def conclusions(case: Case, query: str) -> str:
    return f"/rapat/{case.meeting.id}/notula/kesimpulan?{query}"


def item(case: Case, query: str) -> str:
    return f"/rapat/{case.meeting.id}/tindak-lanjut/baru?{query}"


def values(answer) -> dict[str, list[str]]:
    """What the controls of the page's form hold, by name."""
    found: dict[str, list[str]] = {}
    for one in html.fromstring(answer.text).xpath("//main//*[@name and not(self::button)]"):
        if one.tag == "select":
            said = one.xpath("option[@selected]/@value | optgroup/option[@selected]/@value")
        elif one.get("type") in ("checkbox", "radio"):
            said = [one.get("value")] if one.get("checked") is not None else []
        else:
            said = [one.text or ""] if one.tag == "textarea" else [one.get("value") or ""]
        found.setdefault(one.get("name"), []).extend(word.strip() for word in said)
    return found


def test_marked_words_become_a_follow_up_with_what_they_name(case, browser_of):
    query = f"butir={case.point.id}&awal={START}&akhir={END}"
    found = values(browser_of(case.writer).get(item(case, query)))
    assert found["text"] == [SAID]
    assert found["stated_by"] == [str(case.speaker.id)]
    assert found["owner"] == [f"instansi-{case.social.id}"]
    assert found["due_on"] == ["2031-07-31"]
    assert found["horizons"] == ["pendek"]
    assert found["origin"] == [f"butir-{case.point.id}"]


def test_and_are_saved_with_their_origin(case, browser_of):
    browser = browser_of(case.writer)
    url = item(case, f"butir={case.point.id}&awal={START}&akhir={END}")
    page = browser.get(url)
    form = {name: said for name, said in values(page).items() if name and said != [""]}
    assert browser.post(item(case, "").rstrip("?"), data=form).status_code == 303
    row = db.session.scalars(select(ActionItem)).one()
    assert (row.text, row.origin_point_id, row.owner_agency_id) == (SAID, case.point.id, case.social.id)
    assert db.session.scalars(select(ItemHorizon.horizon)).all() == ["pendek"]


def test_without_a_selection_the_whole_point_is_taken_without_marks(case, browser_of):
    found = values(browser_of(case.writer).get(item(case, f"butir={case.point.id}")))
    assert found["text"] == [TEXT.replace("**", "")]


@pytest.mark.parametrize("query", ["awal=x&akhir=3", "awal=5", "awal=9999999&akhir=99999999", "awal=3&akhir=3"])
def test_a_place_that_makes_no_sense_means_the_whole_point(case, browser_of, query):
    browser = browser_of(case.writer)
    for address in (item, conclusions):
        answer = browser.get(address(case, f"butir={case.point.id}&{query}"))
        assert TEXT.replace("**", "") in html.fromstring(answer.text).text_content()


def test_marked_words_become_a_conclusion(case, browser_of):
    browser = browser_of(case.writer)
    url = conclusions(case, f"butir={case.point.id}&awal={START}&akhir={END}")
    found = values(browser.get(url))
    assert found["conclusions-0-text"] == [SAID]
    assert found["conclusions-0-origin"] == [f"butir-{case.point.id}"]
    form = {name: said for name, said in found.items() if "__baris__" not in name}
    assert browser.post(url.partition("?")[0], data=form).status_code == 303
    row = db.session.scalars(select(Conclusion)).one()
    assert (row.text, row.origin_point_id) == (SAID, case.point.id)


def test_a_question_becomes_a_conclusion(case, browser_of):
    talk = factories.section(case.meeting, SectionKind.DISKUSI, "Diskusi")
    question = MinutesQuestion(
        government_id=case.government.id, meeting_id=case.meeting.id, section_id=talk.id, position=0, question="Kapan"
    )
    factories.save(question)
    found = values(browser_of(case.writer).get(conclusions(case, f"tanya-jawab={question.id}")))
    assert found["conclusions-0-text"] == ["Kapan"]
    assert found["conclusions-0-origin"] == [f"tanya_jawab-{question.id}"]


def test_a_part_that_is_closed_or_elsewhere_gives_no_form(case, browser_of):
    closed = factories.point(case.section, "Rahasia", confidentiality=Confidentiality.RAHASIA)
    foreign = Case().first
    browser = browser_of(case.writer)
    for row_id in (closed.id, foreign.id, 0, "abc"):
        for address in (item, conclusions):
            assert browser.get(address(case, f"butir={row_id}")).status_code == 404


def test_writers_find_the_acts_at_each_point_and_readers_do_not(case, browser_of):
    url = f"/rapat/{case.meeting.id}/notula"
    links = "//li[@data-point]//details//a/@href"
    found = html.fromstring(browser_of(case.writer).get(url).text).xpath(links)
    for act in ("kesimpulan?butir=", "tindak-lanjut/baru?butir=", "pindahkan"):
        assert sum(act in address for address in found) == 3
    factories.approved(case.meeting)
    assert html.fromstring(browser_of(case.writer).get(url).text).xpath(links) == []


def test_a_point_is_moved_from_its_page(case, browser_of):
    other = factories.section(case.meeting, SectionKind.PENUTUP, "Penutup")
    browser = browser_of(case.writer)
    url = f"/rapat/{case.meeting.id}/notula/butir/{case.point.id}/pindahkan"
    answer = opened(browser, url).filled({"section_id": str(other.id)}).send(browser)
    assert answer.headers["Location"].endswith(f"#butir-{case.point.id}")
    shown = html.fromstring(browser.get(answer.headers["Location"].partition("#")[0]).text)
    assert shown.xpath(f"//*[@id='bagian-{other.id}']//*[@id='butir-{case.point.id}']")
