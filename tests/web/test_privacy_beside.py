"""What the privacy guard holds back beside the minutes: who settles it, where it is mended, what waits meanwhile."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import select

from app.db import db
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality
from app.domain.privacy_places import Paper
from app.domain.roles import Role
from app.models.funding import FundingLine
from app.models.meetings import SourceArticle
from app.models.records import AccessLog
from tests import factories, page
from tests.privacy_case import Case
from tests.queries.test_privacy_passages import VICTIM, draft, named_file


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def mended(case: Case, place: str) -> str:
    """The name of a victim in that place, and the beginning of the address where it is changed."""
    scope, base = {"government_id": case.government.id, "meeting_id": case.meeting.id}, f"/rapat/{case.meeting.id}"
    if place == "peserta":
        row = factories.participant(case.meeting, office_text=f"Wali {VICTIM}")
        return f"{base}/peserta/{row.id}/ubah"
    if place == "konsep":
        row = draft(case, LetterKind.UNDANGAN, notes=[VICTIM])
        factories.save(row)
        return f"{base}/surat/{row.id}/ubah"
    if place == "berkas":
        factories.save(named_file(case, f"{VICTIM}.pdf"))
        return f"{base}/berkas#berkas"
    row = FundingLine(**scope, detail=VICTIM) if place == "pendanaan" else SourceArticle(**scope, title=VICTIM)
    factories.save(row)
    return f"{base}/{place}"


@pytest.mark.parametrize("place", ["peserta", "konsep", "berkas", "pendanaan", "sumber"])
def test_a_finding_leads_to_where_it_is_mended(case, browser_of, app, place):
    wanted = mended(case, place)
    browser = browser_of(case.writer)
    shown = browser.get(f"/rapat/{case.meeting.id}/notula/privasi")
    assert page.faults(app, shown) == []
    links = html.fromstring(shown.text).xpath("//li[contains(@class, 'privacy-finding')]//a/@href")
    assert links == [wanted]
    assert browser.get(wanted).status_code == 200


@pytest.mark.parametrize(
    ("paper", "name"), [(Paper.KALENDER, "kalender.ics"), (Paper.DAFTAR_HADIR, "daftar-hadir.docx")]
)
def test_papers_that_call_people_wait(case, browser_of, paper, name):
    case.meeting.program_text = f"Program untuk {VICTIM}"
    factories.save(case.meeting)
    url = f"/rapat/{case.meeting.id}/{name}"
    answer = browser_of(case.writer).get(url)
    assert answer.status_code == 303
    assert parse_qs(urlsplit(answer.headers["Location"]).query) == {"naskah": [paper.value], "next": [url]}
    held = browser_of(factories.user(case.government, Role.SEKDA, case.agency)).get(url)
    assert held.status_code == 409
    assert "Siti" not in held.text


def test_the_texts_of_an_undangan_wait(case, browser_of, app):
    browser, url = browser_of(case.writer), f"/rapat/{case.meeting.id}/undangan"
    assert "wa.me" in browser.get(url).text
    case.meeting.place = f"Rumah {VICTIM}"
    factories.save(case.meeting)
    shown = browser.get(url)
    assert page.faults(app, shown) == []
    assert "Teks belum dapat dikirim" in shown.text
    assert "wa.me" not in shown.text


def test_an_undangan_is_not_issued_before(case, browser_of):
    row = draft(case, LetterKind.UNDANGAN, notes=[VICTIM])
    signer = factories.appointment(factories.person(case.government), case.agency)
    row.signer_position_id = signer.position_id
    factories.save(row)
    form = {"letter_on": "20/11/2026", "version": str(row.version)}
    answer = browser_of(case.writer).post(f"/rapat/{case.meeting.id}/surat/{row.id}/terbitkan", form)
    assert answer.status_code == 422
    assert "Tertahan pemeriksaan privasi" in answer.text


@pytest.mark.parametrize("name", ["kalender.ics", "daftar-hadir.docx"])
def test_who_takes_them_along_is_told_apart_from_reading(app, browser_of, name):
    case = Case(Confidentiality.TERBATAS)
    browser_of(case.writer).get(f"/rapat/{case.meeting.id}/{name}")
    acts = list(db.session.scalars(select(AccessLog.act).order_by(AccessLog.id)))
    assert acts[-1] == f"unduh_{'kalender' if name.endswith('ics') else 'daftar_hadir'}"


def test_who_takes_a_siaran_pers_along_is_told_to_those_who_keep_the_meeting(app, browser_of):
    case = Case(Confidentiality.TERBATAS)
    release = factories.press_release(case.meeting, "Layanan diperkuat")
    browser = browser_of(case.writer)
    assert browser.get(f"/siaran-pers/{release.id}.docx").status_code == 200
    noted = browser.get(f"/rapat/{case.meeting.id}/akses").text
    assert "Membuka siaran pers" in noted
    assert "Mengambil naskah: Siaran pers" in noted
