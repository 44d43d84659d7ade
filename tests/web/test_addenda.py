"""Tambahan notula on the pages: the form, the notula, its history, and what differs between two revisions."""

from __future__ import annotations

import pytest

from app.db import db
from app.domain.roles import Role
from tests import factories, page
from tests.approval_case import Case
from tests.services.test_addenda import add
from tests.storage.samples import pdf_file
from tests.web.forms_walk import find_form


@pytest.fixture
def case(app) -> Case:
    case = Case(steps=False)
    case.record(signed_on=factories.days_ago(1))
    return case


def _url(case: Case, rest: str) -> str:
    return f"/rapat/{case.meeting.id}/{rest}"


def test_the_secretariat_adds_and_everybody_reads_it(case, browser_of):
    browser = browser_of(case.secretary)
    url = _url(case, "notula/tambahan")
    assert url in browser.get(_url(case, "persetujuan")).text
    form = find_form(browser.get(url), url)
    typed = {
        "text": "Lampiran ketiga dilengkapi",
        "reason": "Tertinggal",
        "signed_on": factories.days_ago(0).isoformat(),
    }
    answer = form.filled({**typed, "file": (pdf_file(), "tambahan.pdf")}).send(browser)
    assert answer.status_code == 303
    way = browser.get(_url(case, "persetujuan"))
    assert page.faults(browser.app, way) == []
    assert "Tambahan notula ke-1 dicatat sebagai revisi ke-2" in way.text
    assert "dengan tambahan ke-1" in way.text
    assert "Unduh naskah bertanda tangan" in way.text
    reader = browser_of(factories.user(case.government, Role.OBSERVER))
    notula = reader.get(_url(case, "notula"))
    assert page.faults(reader.app, notula, thorough=False) == []
    assert "Lampiran ketiga dilengkapi" in notula.text
    assert "Revisi ke-2 yang disetujui" in notula.text
    assert reader.get(url).status_code == 403


def test_what_the_guard_asks_is_answered_in_the_form(case, browser_of):
    browser, url = browser_of(case.secretary), _url(case, "notula/tambahan")
    form = find_form(browser.get(url), url)
    typed = {"text": "Hubungi korban 0812-7000-1234", "reason": "Tertinggal"}
    form = form.filled({**typed, "signed_on": factories.days_ago(0).isoformat()})
    refused = form.send(browser)
    assert refused.status_code == 422
    assert page.faults(browser.app, refused, status=422, thorough=False) == []
    assert "Hubungi korban 0812-7000-1234" in refused.text
    again = find_form(refused, url).filled({"may_stand": "y", "signed_on": factories.days_ago(0).isoformat()})
    assert again.send(browser).status_code == 303


def test_a_draft_has_no_form_of_additions(case, browser_of):
    case.reopen()
    answer = browser_of(case.secretary).get(_url(case, "notula/tambahan"))
    assert answer.status_code == 303
    assert "tambahan" not in browser_of(case.secretary).get(_url(case, "persetujuan")).text.casefold()


def test_the_differences_of_an_addition_and_of_a_reopening(case, browser_of):
    add(case)
    case.reopen()
    case.point.text = "Data disatukan sebelum akhir tahun"
    db.session.commit()
    case.record()
    browser = browser_of(case.secretary)
    newest = browser.get(_url(case, "notula/revisi/perbedaan"))
    assert page.faults(browser.app, newest) == []
    assert "<del>" in newest.text
    assert "bulan" in newest.text
    assert "tahun" in newest.text
    assert "Lampiran ketiga" not in newest.text
    added = browser.get(_url(case, "notula/revisi/perbedaan?no=2")).text
    assert "Lampiran ketiga dilengkapi" in added
    assert "Tidak berubah: Keterangan rapat, " in added


@pytest.mark.parametrize("asked", ["?no=1", "?no=0", ""])
def test_there_is_nothing_before_the_first(case, browser_of, asked):
    answer = browser_of(case.secretary).get(_url(case, f"notula/revisi/perbedaan{asked}"))
    assert answer.status_code in (303, 404)


def test_earlier_revisions_are_for_those_who_see_drafts(case, browser_of):
    case.reopen()
    case.point.text = "kanari-sesudah"
    db.session.commit()
    case.record()
    reader = browser_of(factories.user(case.government, Role.OBSERVER))
    assert "perbedaan" not in reader.get(_url(case, "persetujuan")).text
    assert reader.get(_url(case, "notula/revisi/perbedaan?no=2")).status_code == 303
