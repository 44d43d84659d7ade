"""The approved notula on page and paper: for each reader what he may see, from the frozen state, whatever follows."""

from __future__ import annotations

from itertools import product

import pytest

from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.roles import Role
from tests import factories, page, rights
from tests.approval_case import RAHASIA, Case
from tests.statements import statements
from tests.turns import shared
from tests.web import matrix
from tests.world import ACCOUNTS

PATHS = ("notula", "notula.docx", "notula/revisi", "persetujuan")
#: Canary → account → classes, once the minutes are approved.
CANARIES = {**matrix.CANARIES, "kanari-butir-{}": rights.APPROVED_MINUTES}


def test_each_account_reads_what_it_may(standing, world, visit):
    """Pages and papers of all classes after approval: who sees the meeting reads its notula, others find nothing."""
    for meeting in world.meetings.values():
        factories.approved(meeting)
    wrong = []
    for account, level, path in shared(product(ACCOUNTS, Confidentiality, PATHS), "revisions"):
        may = level.value[0] in rights.APPROVED_MINUTES.get(account, "")
        answer = visit(account).get(f"/rapat/{world.meetings[level].id}/{path}")
        expected = 200 if may else 404
        if answer.status_code != expected:
            wrong.append(f"{account} {path} {level}: {answer.status_code}, not {expected}")
        if may and answer.mimetype == "text/html":
            wrong += [f"{account} {path} {fault}" for fault in page.faults(standing.app, answer, thorough=False)]
        wrong += [f"{account} {path} {level} leaks {word}" for word in _leaks(answer.data, account)]
    assert not wrong, "\n".join(wrong)


def _leaks(body: bytes, account: str) -> list[str]:
    text = matrix.readable(body)
    found = [
        word.format(level.value)
        for word, table in CANARIES.items()
        for level in Confidentiality
        if word.format(level.value) in text and level.value[0] not in table.get(account, "")
    ]
    return found + ["kanari-tertutup"] * ("kanari-tertutup" in text and account not in rights.CLOSED_ITEM)


@pytest.fixture
def case(app) -> Case:
    return Case()


def _url(case: Case, path: str = "notula") -> str:
    return f"/rapat/{case.meeting.id}/{path}"


def test_the_approved_paper_is_signed_and_no_draft(case, browser_of):
    browser = browser_of(case.chair)
    draft = matrix.readable(browser.get(_url(case, "notula.docx")).data)
    assert "KONSEP" in draft
    case.to_desk_of_chair()
    case.approve(case.chair)
    paper = matrix.readable(browser.get(_url(case, "notula.docx")).data)
    assert "KONSEP" not in paper
    assert "KEPALA DINAS PENYELENGGARA" in paper
    assert "…" not in paper
    assert "Sementara" not in paper
    assert "Data disatukan sebelum akhir bulan" in paper


def test_while_open_again_only_those_who_write_see_the_draft(case, browser_of):
    reader = factories.user(case.government, Role.OBSERVER)
    case.record()
    case.reopen()
    case.point.text = "Butir yang sedang diperbaiki"
    factories.save(case.point)
    for user, draft in ((case.secretary, True), (case.sekda, True), (reader, False)):
        browser = browser_of(user)
        answer = browser.get(_url(case))
        paper = matrix.readable(browser.get(_url(case, "notula.docx")).data)
        for text in (answer.text, paper):
            assert ("Butir yang sedang diperbaiki" in text) is draft
            assert ("Data disatukan sebelum akhir bulan" in text) is not draft
        assert ("KONSEP" in paper) is draft
        frozen = browser.get(_url(case, "notula/revisi"))
        assert "Data disatukan sebelum akhir bulan" in frozen.text
        assert "Butir yang sedang diperbaiki" not in frozen.text
    assert _url(case, "notula/revisi") in browser_of(case.secretary).get(_url(case)).text


def test_an_earlier_revision_is_for_those_who_see_drafts(case, browser_of):
    """What was taken out of the second one must not be read in the first."""
    reader = factories.user(case.government, Role.OBSERVER)
    case.record()
    case.reopen()
    case.point.text = "Tanpa nama korban"
    factories.save(case.point)
    case.record()
    url = _url(case, "notula/revisi")
    assert browser_of(reader).get(f"{url}?no=1").status_code == 404
    assert browser_of(reader).get(f"{url}.docx?no=1").status_code == 404
    assert "Tanpa nama korban" in browser_of(reader).get(f"{url}?no=2").text
    assert "Data disatukan" in browser_of(case.secretary).get(f"{url}?no=1").text
    way = browser_of(reader).get(_url(case, "persetujuan")).text
    assert "Revisi ke-2" in way
    assert "Revisi ke-1" not in way


@pytest.mark.parametrize("number", ["0", "9", "satu", "2147483648", "99999999999999999999", "-1", "1.5"])
def test_a_number_of_no_revision_is_a_missing_page(case, browser_of, number):
    case.record()
    for path in ("notula/revisi", "notula/revisi.docx"):
        assert browser_of(case.secretary).get(f"{_url(case, path)}?no={number}").status_code == 404


def test_the_archive_copy_and_the_scan_open_for_those_who_see_all_parts(case, browser_of):
    factories.point(case.section, "Nama korban", confidentiality=RAHASIA)
    named = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, named)
    case.record()
    (revision,) = case.revisions()
    address = _url(case, f"berkas/{revision.docx_file_id}")
    assert browser_of(case.secretary).get(address).status_code == 404
    answer = browser_of(named).get(address)
    assert "Nama korban" in matrix.readable(answer.data)
    for path in ("berkas", "persetujuan"):
        shown = browser_of(case.secretary).get(_url(case, path)).text
        assert address not in shown
        assert "Notula bertanda tangan.pdf" not in shown
    assert "berkas/" in browser_of(named).get(_url(case, "persetujuan")).text


def test_the_page_of_a_frozen_notula_asks_as_little_as_a_draft(case, browser_of):
    for number in range(12):
        factories.point(case.section, f"Butir ke-{number}")
    case.record()
    assert case.head.status is MinutesStatus.DISETUJUI
    browser = browser_of(case.secretary)
    browser.get(_url(case))
    with statements() as few:
        browser.get(_url(case))
    assert len(few) <= 14


def test_the_page_says_that_the_words_fit_their_digest(case, browser_of, monkeypatch):
    case.record()
    browser = browser_of(case.secretary)
    assert case.revisions()[0].sha256[:16] in browser.get(_url(case)).text
    monkeypatch.setattr("app.queries.revisions.digest", lambda *_: "0" * 64)
    text = browser.get(_url(case)).text
    assert "Isi naskah berubah di luar aplikasi" in text
    assert case.revisions()[0].sha256[:16] not in text


def test_the_origin_of_an_item_shows_no_draft_to_other_readers(case, browser_of):
    reader = factories.user(case.government, Role.OBSERVER)
    item = factories.item(case.meeting, case.agency, "Satukan data", number=3, origin_point_id=case.point.id)
    case.record()
    url = f"/tindak-lanjut/{item.id}"
    assert "Data disatukan sebelum akhir bulan" in browser_of(reader).get(url).text
    case.reopen()
    case.point.text = "Butir yang sedang diperbaiki"
    factories.save(case.point)
    assert "Butir yang sedang diperbaiki" not in browser_of(reader).get(url).text
    assert "Butir yang sedang diperbaiki" in browser_of(case.secretary).get(url).text
