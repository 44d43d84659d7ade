"""The page of quick notes: a plain form without scripts, values for its own script, how much both take."""

from __future__ import annotations

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.roles import Role
from app.models.action_items import ActionItem
from app.models.minutes import Conclusion, MinutesPoint
from app.models.writing import NoteLine
from tests import factories, page
from tests.services.notes_case import Room
from tests.statements import statements

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def room(app: Flask) -> Room:
    return Room()


def tree(answer):
    return html.fromstring(answer.text)


def url(room: Room, rest: str = "") -> str:
    return f"/rapat/{room.meeting.id}/catat{rest}"


def sent(room: Room, browser, text: str, **values):
    """A line as the script sends it, with its token in a header."""
    data = {"text": text, "submission_key": f"kunci-dari-peramban-{len(text)}", **values}
    return browser.post(url(room), data, headers=SCRIPT)


@pytest.mark.parametrize("lines", [0, 3, 60])
def test_the_page_at_every_size(room, browser_of, lines):
    room.type(*(f"@1 Butir nomor {number}." for number in range(lines)), *["TL Dinkse: menyusun format"] * bool(lines))
    browser = browser_of(room.writer)
    with statements() as sent_statements:
        answer = browser.get(url(room))
    assert page.faults(browser.app, answer) == []
    assert len(sent_statements) <= 10, "\n".join(sent_statements)
    assert "Ketik, lalu Enter" in answer.text
    assert ("Baris yang lebih lama" in answer.text) == (lines == 60)


def test_the_lists_hold_what_was_written_anywhere(room, browser_of):
    room.type("TL Dinkes: menyusun format; 31 Juli 2027", "K: data disatukan", "data kasus: 1.250 kasus, 2026, Dinkes")
    factories.item(room.meeting, room.dinsos, "Dicatat pada halaman lain", number=7)
    shown = tree(browser_of(room.writer).get(url(room)))
    lists = {one.get("data-list"): " ".join(one.text_content().split()) for one in shown.xpath("//ol[@data-list]")}
    assert "1. Menyusun format Dinkes · 31 Juli 2027" in lists["item"]
    assert "Dicatat pada halaman lain" in lists["item"]
    assert "Data disatukan" in lists["conclusion"]
    assert "1.250 kasus · Dinkes" in lists["figure"]


def test_older_lines_are_a_page_away(room, browser_of):
    room.type(*(f"Butir nomor {number}." for number in range(60)))
    browser = browser_of(room.writer)
    link = tree(browser.get(url(room))).xpath("//a[normalize-space()='Baris yang lebih lama']/@href")
    assert "Butir nomor 0." in browser.get(link[0]).text


def test_a_plain_form_writes_a_line_and_a_page_of_text(room, browser_of):
    browser = browser_of(room.writer)
    answer = browser.post(url(room), {"text": "K: data disatukan"})
    assert (answer.status_code, answer.headers["Location"]) == (303, url(room))
    pasted = "1. Data disatukan setiap bulan.\n2. Keluarga dilibatkan.\n\nTL Dinkes: menyusun format"
    assert browser.post(url(room), {"text": pasted}).status_code == 303
    assert len(room.rows(MinutesPoint)) == 2
    assert len(room.rows(ActionItem)) == len(room.rows(Conclusion)) == 1
    shown = browser.get(url(room)).text
    for words in ("Tindak lanjut", "menyusun format", "Dinkes", "Kembali ke notula", "ringkasan-sementara.docx"):
        assert words in shown


def test_a_plain_form_chooses_section_and_speaker(room, browser_of):
    room.type("Rapat dibuka.")
    browser = browser_of(room.writer)
    section = tree(browser.get(url(room))).xpath("//select[@name='section_id']/option/@value")[-1]
    browser.post(url(room), {"text": "Rapat ditutup.", "section_id": section, "speaker_id": str(room.siti.id)})
    point = room.rows(MinutesPoint)[-1]
    assert (str(point.section_id), point.speaker_id) == (section, room.siti.id)


def test_what_cannot_be_stored_stays_in_the_field(room, browser_of):
    answer = browser_of(room.writer).post(url(room), {"text": "Satu\x07 dua"})
    assert answer.status_code == 422
    assert "karakter kendali" in answer.text
    assert "dua</textarea>" in answer.text


def test_a_script_gets_the_line_the_lists_and_where_it_goes_on(room, browser_of):
    browser = browser_of(room.writer)
    values = sent(room, browser, "@2 TL Dinkes: menyusun <b>format</b>; 31 Juli 2027").json
    (line,) = values["lines"]
    assert (line["list"], values["speaker_id"]) == ("item", room.siti.id)
    assert values["saved"].startswith("Tersimpan ")
    assert "&lt;b&gt;format" in line["html"]
    assert "<b>" not in line["html"] + line["beside"]
    assert "31 Juli 2027" in line["html"]
    assert values["sections"][0][1] == "Pembukaan"


def test_a_line_that_the_script_sends_twice_stands_once(room, browser_of):
    browser = browser_of(room.writer)
    first, second = (sent(room, browser, "Sekali saja.").json for _ in range(2))
    assert first["lines"][0]["id"] == second["lines"][0]["id"]
    assert len(room.rows(MinutesPoint)) == 1


def test_a_script_reads_why_a_line_was_refused(room, browser_of):
    browser = browser_of(room.writer)
    answer = sent(room, browser, "Satu.", speaker_id="999999")
    assert (answer.status_code, "daftar peserta" in answer.json["error"]) == (422, True)
    factories.approved(room.meeting, MinutesStatus.MENUNGGU_PARAF)
    answer = sent(room, browser, "Dua.")
    assert (answer.status_code, "Tarik kembali" in answer.json["error"]) == (422, True)


def test_one_key_makes_a_line_something_else(room, browser_of):
    (line,) = room.type("@1 Dinkes menyusun format")
    browser = browser_of(room.writer)
    values = browser.post(url(room, f"/{line.id}"), {"version": "1", "kind": "kesimpulan"}, headers=SCRIPT).json
    assert values["lines"][0]["list"] == "conclusion"
    assert [row.text for row in room.rows(Conclusion)] == ["Dinkes menyusun format"]
    stale = browser.post(url(room, f"/{line.id}"), {"version": "1", "kind": "butir"}, headers=SCRIPT)
    assert stale.status_code == 409


def test_a_line_is_put_right_on_a_page_of_its_own(room, browser_of):
    (line,) = room.type("TL Dinkse: menyusun format")
    browser = browser_of(room.writer)
    shown = browser.get(url(room, f"/{line.id}"))
    assert page.faults(browser.app, shown) == []
    key = tree(shown).xpath("//select[@name='suggestion']/option[contains(., 'Dinkes')]/@value")[0]
    answer = browser.post(url(room, f"/{line.id}"), {"version": "1", "text": "apa saja", "suggestion": key})
    assert answer.headers["Location"] == url(room, f"#baris-{line.id}")
    assert room.rows(ActionItem)[0].owner_agency_id == room.dinkes.id
    assert "Semula diketik: TL Dinkse: menyusun format" in browser.get(url(room)).text


def test_both_texts_are_shown_where_two_put_the_same_line_right(room, browser_of):
    (line,) = room.type("@1 Satu.")
    browser = browser_of(room.writer)
    browser.post(url(room, f"/{line.id}"), {"version": "1", "text": "@1 Satu sekali."})
    answer = browser.post(url(room, f"/{line.id}"), {"version": "1", "text": "@1 Satu lagi."})
    assert answer.status_code == 409
    assert "Satu lagi." in answer.text


def test_a_line_is_withdrawn_and_brought_back(room, browser_of):
    (line,) = room.type("@1 Satu.")
    browser = browser_of(room.writer)
    assert browser.post(url(room, f"/{line.id}/tarik"), {"version": "1"}).status_code == 303
    shown = browser.get(url(room))
    assert page.faults(browser.app, shown) == []
    assert "Ditarik dari notula." in shown.text
    assert room.rows(MinutesPoint) == []
    values = browser.post(url(room, f"/{line.id}/kembalikan"), {"version": "2"}, headers=SCRIPT).json
    assert values["lines"][0]["id"] == line.id
    assert len(room.rows(MinutesPoint)) == 1


def test_words_that_were_closed_since_are_not_shown(room, browser_of):
    (line,) = room.type("@1 Nama yang dirahasiakan.")
    notulis = factories.user(room.government, Role.SECRETARIAT, room.dinkes)
    factories.minute_taker(room.meeting, notulis)
    room.rows(MinutesPoint)[0].confidentiality = Confidentiality.RAHASIA
    db.session.commit()
    browser = browser_of(notulis)
    shown = browser.get(url(room)).text
    assert "dirahasiakan" not in shown
    assert "[bagian terbatas]" in shown
    assert browser.get(url(room, f"/{line.id}")).status_code == 404
    answer = browser.post(url(room, f"/{line.id}"), {"version": "1", "kind": "kesimpulan"}, headers=SCRIPT)
    assert "dirahasiakan" not in answer.text
    assert db.session.scalar(select(NoteLine.version).where(NoteLine.id == line.id)) == 1


def test_a_rahasia_meeting_keeps_nothing_in_the_browser(app, browser_of):
    room = Room(Confidentiality.RAHASIA)
    answer = browser_of(room.writer).get(url(room))
    assert tree(answer).xpath("//*[@data-quick-notes]/@data-keep") == [""]
    room = Room()
    answer = browser_of(room.writer).get(url(room))
    assert tree(answer).xpath("//*[@data-quick-notes]/@data-keep") == ["ya"]


def test_the_page_leads_to_the_notula_once_it_is_no_draft(room, browser_of):
    factories.approved(room.meeting)
    answer = browser_of(room.writer).get(url(room))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/rapat/{room.meeting.id}/notula")


def test_the_notula_leads_to_quick_notes(room, browser_of):
    shown = tree(browser_of(room.writer).get(f"/rapat/{room.meeting.id}/notula"))
    assert url(room) in shown.xpath("//main//a/@href")


def test_words_that_were_taken_out_elsewhere_are_shown_no_more(room, browser_of):
    changed, gone = room.type("@1 Anak bernama Fulan didampingi.", "@1 Anak bernama Fulan dirujuk.")
    first, second = room.rows(MinutesPoint)
    first.text, second.withdrawn_at = "Anak didampingi.", clock.now()
    db.session.commit()
    browser = browser_of(room.writer)
    shown = browser.get(url(room))
    assert page.faults(browser.app, shown) == []
    for line in (changed, gone):
        assert "Fulan" not in browser.get(url(room, f"/{line.id}")).text
    assert "Fulan" not in shown.text
    for words in ("Anak didampingi.", "Sudah diubah pada halaman lain", "sudah dihapus pada halaman lain"):
        assert words in shown.text


def test_a_suggestion_that_the_script_sends_twice_is_taken_once(room, browser_of):
    (line,) = room.type("TL Dinkse: menyusun format")
    browser = browser_of(room.writer)
    values = {"version": "1", "suggestion": "1", "submission_key": "kunci-perbaikan-sekali"}
    answers = [browser.post(url(room, f"/{line.id}"), values, headers=SCRIPT) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert db.session.scalar(select(NoteLine.version).where(NoteLine.id == line.id)) == 2
    for unknown in ("9", "satu", "²"):
        answer = browser.post(url(room, f"/{line.id}"), {"version": "2", "suggestion": unknown}, headers=SCRIPT)
        assert answer.status_code == 422, unknown


def test_a_script_reads_a_line_as_it_stands(room, browser_of):
    (line,) = room.type("@1 Satu.")
    (part,) = browser_of(room.writer).get(url(room, f"/{line.id}"), headers=SCRIPT).json["lines"]
    assert (part["id"], "Satu." in part["html"]) == (line.id, True)
