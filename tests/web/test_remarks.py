"""Catatan pembaca on the page: at their point with a count, accepted and answered there, gone with what is closed."""

from __future__ import annotations

import pytest

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.remarks import RemarkState
from app.domain.roles import Role
from app.models.writing import PointRemark
from tests import factories, page
from tests.minutes_case import Case
from tests.statements import statements
from tests.web.forms_walk import find_form


@pytest.fixture
def case(app) -> Case:
    return Case()


def _url(case: Case, rest: str = "") -> str:
    return f"/rapat/{case.meeting.id}/notula{rest}"


def _remark_url(case: Case) -> str:
    return _url(case, f"/butir/{case.first.id}/catatan")


def test_a_reader_remarks_and_the_writer_settles_it_on_the_page(case, browser_of):
    head, writer = browser_of(factories.user(case.government, Role.AGENCY_HEAD, case.agency)), browser_of(case.writer)
    assert "Beri catatan" in head.get(_url(case)).text
    form = find_form(head.get(_remark_url(case)), _remark_url(case))
    answer = form.filled({"text": "Siapa yang <b>berbicara</b>"}).send(head)
    assert answer.status_code == 303
    assert answer.location.endswith(f"#butir-{case.first.id}")
    notula = writer.get(_url(case))
    assert page.faults(writer.app, notula) == []
    assert "Catatan pembaca (1) · 1 belum ditanggapi" in notula.text
    assert "Siapa yang &lt;b&gt;berbicara&lt;/b&gt;" in notula.text
    assert "js/remarks.js" in notula.text
    row = db.session.query(PointRemark).one()
    accept = _url(case, f"/catatan-pembaca/{row.id}/terima")
    assert find_form(notula, accept).send(writer).status_code == 303
    db.session.expire_all()
    assert row.state is RemarkState.DITERIMA
    assert "Catatan pembaca (1)</summary>" in writer.get(_url(case)).text


def test_an_answer_without_words_is_asked_for_beside_its_remark(case, browser_of):
    remark, browser = factories.remark(case.first, case.writer), browser_of(case.writer)
    url = _url(case, f"/catatan-pembaca/{remark.id}/jawab")
    answer = browser.post(url, {"answer": " "})
    assert answer.status_code == 422
    assert page.faults(browser.app, answer, status=422, thorough=False) == []
    assert f'id="answer-{remark.id}-galat"' in answer.text
    assert browser.post(url, {"answer": "x" * 1001}).text.count("x" * 1001) == 1


def test_readers_do_not_settle_and_others_see_nothing(case, browser_of):
    remark = factories.remark(case.first, case.writer, "kanari-catatan")
    head = browser_of(factories.user(case.government, Role.AGENCY_HEAD, case.agency))
    text = head.get(_url(case)).text
    assert "kanari-catatan" in text
    assert "/terima" not in text
    assert head.post(_url(case, f"/catatan-pembaca/{remark.id}/terima"), {}).status_code == 403
    reading = browser_of(factories.user(case.government, Role.LEADERSHIP_STAFF))
    text = reading.get(_url(case)).text
    assert "Satu" in text
    assert "kanari-catatan" not in text
    assert "Beri catatan" not in text
    assert reading.get(_remark_url(case)).status_code == 403


def test_a_closed_point_has_no_page_of_remarks(case, browser_of):
    secret = factories.point(case.section, "kanari", confidentiality=Confidentiality.RAHASIA)
    factories.remark(secret, case.writer, "kanari-catatan")
    browser = browser_of(case.writer)
    assert browser.get(_url(case, f"/butir/{secret.id}/catatan")).status_code == 404
    assert "kanari" not in browser.get(_url(case)).text


def test_many_remarks_cost_no_further_statement(case, browser_of):
    browser, sent = browser_of(case.writer), []
    for more in (1, 30):
        for number in range(more):
            factories.remark(case.first if number % 2 else case.second, case.writer, f"Catatan {number}")
        found = {}
        for url in (_url(case), _remark_url(case)):
            with statements() as counted:
                assert browser.get(url).status_code == 200
            found[url] = len(counted)
        sent.append(found)
    assert sent[0] == sent[1]
    assert max(sent[1].values()) <= 10
