"""The page of the privacy guard, what it holds back at every way out, the public version, and who took what along."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality
from app.domain.privacy_places import Paper
from app.domain.roles import Role
from app.models.minutes import Conclusion
from app.models.records import AccessLog
from app.models.releases import PrivacyAnswer
from app.services.letter_drafts import DraftLetters, draft_letters
from tests import factories, page
from tests.privacy_case import ADDRESS, NAMED, SENTENCE, Case
from tests.world import World

BIASA, TERBATAS, RAHASIA = Confidentiality
TEMPLATES = Path(__file__).parents[2] / "app" / "templates"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def guard(case: Case, rest: str = "") -> str:
    return f"/rapat/{case.meeting.id}/notula/privasi{rest}"


def exports(case: Case) -> dict[Paper, str]:
    """The address of each paper that carries words of the minutes."""
    agency = factories.agency(case.government)
    factories.item(case.meeting, agency, ADDRESS, number=1)
    scope = {"government_id": case.government.id, "meeting_id": case.meeting.id}
    factories.save(Conclusion(**scope, position=0, text=ADDRESS))
    note = draft_letters(case.actor, case.meeting.id, DraftLetters(kind=LetterKind.NOTA_DINAS))
    base = f"/rapat/{case.meeting.id}"
    return {
        Paper.NOTULA: f"{base}/notula.docx",
        Paper.VERSI_PUBLIK: f"{base}/notula-publik.docx",
        Paper.RINGKASAN: f"{base}/ringkasan-sementara.docx",
        Paper.MATRIKS: f"{base}/matriks-rencana-aksi.docx",
        Paper.SURAT: f"{base}/surat-tindak-lanjut/{agency.id}.docx",
        Paper.NOTA_DINAS: f"{base}/surat/{note}.docx",
    }


def test_every_paper_is_held_until_answered(case, browser_of):
    browser = browser_of(case.writer)
    reader = browser_of(factories.user(case.government, Role.SEKDA, case.agency))
    urls = exports(case)
    for paper, url in urls.items():
        answer = browser.get(url)
        assert answer.status_code == 303, paper
        wanted = urlsplit(answer.headers["Location"])
        assert wanted.path == guard(case)
        assert parse_qs(wanted.query) == {"naskah": [paper.value], "next": [url]}
        held = reader.get(url)
        assert held.status_code == 409, paper
        assert "Sekretariat rapat" in held.text
        assert "Melati" not in held.text
    case.answer()
    for paper, url in urls.items():
        for one in (browser, reader):
            answer = one.get(url)
            assert (answer.status_code, answer.mimetype) == (200, DOCX), paper


def test_after_the_answer_one_lands_on_the_paper(case, browser_of, app):
    case.says(ADDRESS)
    browser = browser_of(case.writer)
    url = f"/rapat/{case.meeting.id}/notula.docx"
    asked = browser.get(browser.get(url).headers["Location"])
    assert page.faults(app, asked) == []
    assert "tertahan pemeriksaan privasi" in asked.text
    digest = case.found()[0].finding.digest
    form = {"digest": digest, "naskah": "notula", "next": url}
    answer = browser.post(guard(case), form)
    released = browser.get(answer.headers["Location"])
    assert page.faults(app, released) == []
    assert f'content="1; url={url}"' in released.text
    assert "Naskah siap diambil" in released.text
    assert browser.get(url).mimetype == DOCX


@pytest.mark.parametrize("wanted", ["https://contoh.go.id/", "//contoh.go.id/", "/rapat/999999/notula.docx", "/akun"])
def test_one_is_led_to_papers_of_the_same_meeting_only(case, browser_of, wanted):
    case.says(ADDRESS)
    shown = browser_of(case.writer).get(guard(case, f"?naskah=notula&next={wanted}"))
    assert shown.status_code == 200
    assert "http-equiv" not in shown.text
    assert f'value="{wanted}"' not in shown.text


def test_names_stop_and_are_closed_on_the_page(case, browser_of, app):
    point = case.says(NAMED)
    browser = browser_of(case.writer)
    shown = browser.get(guard(case))
    assert page.faults(app, shown) == []
    assert "<mark>" in shown.text
    assert f"bagian/{case.section.id}#points-2-text" in shown.text
    assert "Boleh dimuat</span>" not in shown.text, "a name cannot be answered"
    digest = case.found()[0].finding.digest
    assert browser.post(guard(case), {"digest": digest}).status_code == 422
    url = f"/rapat/{case.meeting.id}/notula/butir/{point.id}/terbatas"
    span = {"awal": NAMED.index(SENTENCE), "akhir": NAMED.index(SENTENCE) + len(SENTENCE), "version": case.version}
    answer = browser.post(url, {**span, "privasi": "1"})
    assert urlsplit(answer.headers["Location"]).path == guard(case)
    assert "Tidak ada temuan" in browser.get(guard(case)).text
    assert (SENTENCE, "terbatas") in case.points()


def test_marked_in_the_notula_one_stays_there(case, browser_of):
    answer = browser_of(case.writer).post(
        f"/rapat/{case.meeting.id}/notula/butir/{case.first.id}/terbatas", {"version": case.version}
    )
    assert answer.headers["Location"] == f"/rapat/{case.meeting.id}/notula#butir-{case.first.id}"
    assert case.points()[0] == ("Satu", "terbatas")


@pytest.mark.parametrize("digest", ["", "f" * 64, "tidak ada"])
def test_answers_to_nothing_are_refused(case, browser_of, digest):
    case.says(ADDRESS)
    answer = browser_of(case.writer).post(guard(case), {"digest": digest})
    assert answer.status_code == 422
    assert db.session.scalar(select(func.count()).select_from(PrivacyAnswer)) == 0


def test_texts_to_send_wait_too(case, browser_of):
    urls = exports(case)
    browser = browser_of(case.writer)
    pages = [f"/rapat/{case.meeting.id}/ringkasan-sementara", urls[Paper.SURAT].removesuffix(".docx")]
    for url in pages:
        shown = browser.get(url).text
        assert "Teks belum dapat dikirim" in shown
        assert "wa.me" not in shown
    case.answer()
    for url in pages:
        shown = browser.get(url).text
        assert "Teks belum dapat dikirim" not in shown
        assert "wa.me" in shown


def test_an_approved_notula_passes(case, browser_of):
    case.says(ADDRESS)
    factories.approved(case.meeting)
    browser = browser_of(case.writer)
    for name in ("notula.docx", "notula/revisi.docx", "notula-publik.docx"):
        assert browser.get(f"/rapat/{case.meeting.id}/{name}").status_code == 200


def test_the_approval_page_says_so(case, browser_of):
    browser, url = browser_of(case.writer), f"/rapat/{case.meeting.id}/persetujuan"
    assert "Tertahan pemeriksaan privasi" not in browser.get(url).text
    case.says(NAMED)
    assert "Tertahan pemeriksaan privasi" in browser.get(url).text
    assert browser.post(f"{url}/ajukan", {"version": "1"}).status_code == 422


@pytest.mark.parametrize("level", [TERBATAS, RAHASIA])
def test_whoever_takes_a_file_of_a_closed_meeting_is_logged(standing, world: World, visit, level):
    """Every address of a meeting that gives a file, found in the URL map."""
    meeting = world.meetings[level]
    browser = visit("reader_sek")
    known = {"meeting_id": meeting.id, "agency_id": world.assigned.id, "letter_id": world.letters[level].id}
    known |= {"file_id": world.files[level].id}
    taken = []
    with standing.app.test_request_context():
        adapter = standing.app.url_map.bind("localhost")
        urls = [
            adapter.build(rule.endpoint, {name: known[name] for name in rule.arguments})
            for rule in standing.app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and "meeting_id" in rule.arguments and rule.arguments <= set(known)
        ]
    for url in urls:
        before = db.session.scalar(select(func.count()).select_from(AccessLog)) or 0
        answer = browser.get(url)
        if "attachment" in answer.headers.get("Content-Disposition", ""):
            taken.append(url)
            assert (db.session.scalar(select(func.count()).select_from(AccessLog)) or 0) > before, url
    names = " ".join(taken)
    wanted = ["notula.docx", "matriks", "ringkasan", "surat-tindak-lanjut", "undangan", "daftar-hadir", "kalender.ics"]
    wanted += ["/surat/", "/berkas/", *(["notula-publik"] if level is TERBATAS else [])]
    assert [name for name in wanted if name not in names] == []


def test_an_export_is_told_apart_from_reading(app, browser_of):
    case = Case(TERBATAS)
    browser = browser_of(case.writer)
    browser.get(f"/rapat/{case.meeting.id}/notula.docx")
    acts = list(db.session.scalars(select(AccessLog.act).order_by(AccessLog.id)))
    assert acts[-2:] == ["minutes_view", "unduh_notula"]
    assert "Mengambil naskah: Notula" in browser.get(f"/rapat/{case.meeting.id}/akses").text


def test_no_link_saves_the_questions_as_a_file():
    """A link with `download` keeps whatever comes, the page of the guard too; the paper's own header is enough."""
    guarded = re.compile(
        r"""["'](?:minutes\.docx|privacy\.public_docx|letters\.paper|letters\.follow_up|press_desk\.paper"""
        r"""|meeting_papers\.(?:summary_docx|matrix))["']"""
    )
    lines = [line for path in TEMPLATES.rglob("*.html") for line in path.read_text(encoding="utf-8").splitlines()]
    found = [line for line in lines if guarded.search(line)]
    assert len(found) > 8
    assert [line for line in found if re.search(r"download=true|\sdownload[\s>]", line)] == []
