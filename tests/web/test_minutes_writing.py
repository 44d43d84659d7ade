"""Writing a section in the browser: saved, stale, refused, rearranged; nothing typed is ever lost."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, SectionKind
from app.domain.roles import Role
from app.models.minutes import Conclusion, Figure, MinutesPoint, MinutesQuestion, MinutesSection
from app.services.minutes_points import PointRow
from tests import factories, page
from tests.client import Browser
from tests.minutes_case import Case
from tests.web.forms_walk import Form, find_form

MARKUP = '"><script>alert(1)</script>'


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def address(case: Case, rest: str = "") -> str:
    return f"/rapat/{case.meeting.id}/notula/{rest or f'bagian/{case.section.id}'}"


def opened(browser: Browser, url: str, *, thorough: bool = False) -> Form:
    """The form of a good page, with what a browser would send."""
    answer = browser.get(url)
    assert page.faults(browser.app, answer, thorough=thorough) == []
    form = find_form(answer, url)
    assert form is not None
    return form


def typed_texts(answer) -> list[str]:
    """What stands in the text areas of an answer."""
    return [html.unescape(text) for text in re.findall(r"<textarea[^>]*>\r?\n?(.*?)</textarea>", answer.text, re.S)]


def test_saved_and_said_when(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case), thorough=True).filled(
        {
            "title": "Arahan pimpinan",
            "points-0-text": "Satu, diperbaiki",
            "points-0-speaker_id": str(case.speaker.id),
            "points-2-text": f"Butir baru {MARKUP}",
            "points-2-speaker_text": "Camat",
            "points-2-quote": "harus tuntas",
        }
    )
    answer = form.send(browser)
    assert answer.status_code == 303
    assert answer.headers["Location"] == address(case)
    again = browser.get(address(case))
    assert re.search(r"Tersimpan pukul \d\d\.\d\d\.", again.text)
    assert [text for _, text in case.standing()] == ["Satu, diperbaiki", "Dua", f"Butir baru {MARKUP}"]
    assert MARKUP not in again.text
    assert html.escape(MARKUP) in again.text or "&#34;&gt;&lt;script&gt;" in again.text
    assert db.session.get_one(MinutesSection, case.section.id).title == "Arahan pimpinan"
    assert form.send(browser).status_code == 303
    assert len(case.standing()) == 3


def test_a_new_row_left_empty_is_no_row_and_no_error(case, browser_of):
    browser = browser_of(case.writer)
    empty = factories.section(case.meeting, SectionKind.PENUTUP, "Penutup")
    form = opened(browser, address(case, f"bagian/{empty.id}"))
    assert "points-0-text" in form.fields
    assert form.send(browser).status_code == 303
    assert not db.session.scalars(select(MinutesPoint).where(MinutesPoint.section_id == empty.id)).all()
    lonely = opened(browser, address(case, f"bagian/{empty.id}")).changed("points-0-speaker_id", str(case.speaker.id))
    answer = lonely.send(browser)
    assert answer.status_code == 422
    assert "Isian ini wajib diisi." in answer.text


def test_stale_save_shows_both_texts_and_what_others_added(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled(
        {"points-0-text": "Satu punya saya", "points-1-text": "Dua", "points-2-text": "Tiga punya saya"}
    )
    case.save(
        PointRow(id=case.second.id, text=f"Dua punya orang lain {MARKUP}"),
        PointRow(id=case.first.id, text="Satu"),
        PointRow(text="Empat ditambahkan orang lain"),
    )
    answer = form.send(browser)
    assert answer.status_code == 409
    assert page.faults(browser.app, answer, status=409) == []
    for words in ("Satu punya saya", "Tiga punya saya", "Dua punya orang lain", "Empat ditambahkan orang lain"):
        assert words in answer.text
    assert MARKUP not in answer.text
    assert [text for _, text in case.standing()][2] == "Empat ditambahkan orang lain"
    merged = find_form(answer, address(case))
    assert merged is not None
    assert merged.send(browser).status_code == 303
    texts = [text for _, text in case.standing()]
    assert texts == ["Satu punya saya", "Empat ditambahkan orang lain", "Dua", "Tiga punya saya"]


def test_a_row_that_another_withdrew_is_named_and_may_come_back(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled({"points-1-text": "Dua, masih penting"})
    case.save(PointRow(id=case.first.id, text="Satu"), removed_point_ids=frozenset({case.second.id}))
    answer = form.send(browser)
    assert answer.status_code == 409
    assert "sudah dihapus orang lain" in answer.text
    merged = find_form(answer, address(case))
    assert merged is not None
    assert merged.send(browser).status_code == 303
    assert case.standing() == [(case.first.id, "Satu"), (case.second.id, "Dua, masih penting")]


def test_the_stale_page_tells_nothing_of_closed_rows(case, browser_of):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    browser = browser_of(case.writer)
    form = opened(browser, address(case))
    secret = PointRow(text="kanari-rahasia", confidentiality=Confidentiality.RAHASIA)
    case.save(PointRow(id=case.first.id, text="Satu A"), secret, by=factories.actor(reader))
    answer = form.send(browser)
    assert answer.status_code == 409
    assert "kanari" not in answer.text
    assert "kanari" not in browser.get(address(case)).text
    assert "tidak ditampilkan" in browser.get(address(case)).text


@pytest.mark.parametrize("bad", ["tak\x07terlihat", "\ufffe", "a" * 20_001, "  "])
def test_refused_text_stays_with_all_the_rest(case, browser_of, bad):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled({"points-0-text": bad, "points-1-text": "Dua yang panjang"})
    answer = form.send(browser)
    assert answer.status_code == 422
    assert "Dua yang panjang" in typed_texts(answer)
    assert bad in typed_texts(answer)
    assert 'id="points-0-text-galat"' in answer.text
    assert [text for _, text in case.standing()] == ["Satu", "Dua"]


def test_rules_land_on_their_row(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled(
        {"points-1-speaker_id": str(case.speaker.id), "points-1-speaker_text": "Orang lain"}
    )
    answer = form.send(browser)
    assert answer.status_code == 422
    assert 'id="points-1-speaker_id-galat"' in answer.text
    for name, value in (("points-0-id", "999999"), ("points-0-id", str(2**63)), ("points-0-kind", "perintah")):
        assert opened(browser, address(case)).changed(name, value).send(browser).status_code == 422


def test_buttons_of_rows_keep_everything_and_save_nothing(case, browser_of):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled({"points-1-text": "Dua, belum tersimpan"})
    for pressed, expected in (
        (("tambah_baris", "points"), ["Satu", "Dua, belum tersimpan", ""]),
        (("naikkan_baris", "points-1"), ["Dua, belum tersimpan", "Satu"]),
        (("hapus_baris", "points-0"), ["Dua, belum tersimpan"]),
    ):
        answer = form.changed(*pressed).send(browser)
        assert answer.status_code == 200
        after = find_form(answer, address(case))
        assert after is not None
        assert [value for name, value in after.pairs if name.endswith("-text")] == expected
    assert after.send(browser).status_code == 303
    assert case.standing() == [(case.second.id, "Dua, belum tersimpan")]
    assert db.session.get_one(MinutesPoint, case.first.id).withdrawn_at is not None


@pytest.mark.parametrize(
    ("role", "status"), [(Role.REPORTER, 403), (Role.AGENCY_HEAD, 403), (Role.SEKDA, 403), (Role.OBSERVER, 403)]
)
def test_only_who_writes(case, browser_of, role, status):
    browser = browser_of(factories.user(case.government, role, case.agency))
    for method in ("GET", "POST"):
        data = {"csrf_token": browser.token, "title": "x"} if method == "POST" else None
        assert browser.open(method, address(case), data=data).status_code == status
    stranger = browser_of(Case().writer)
    assert stranger.post(address(case), {"title": "x"}).status_code == 404
    assert [text for _, text in case.standing()] == ["Satu", "Dua"]


def test_a_point_answers_a_saved_question(case, browser_of):
    browser = browser_of(case.writer)
    talk = factories.section(case.meeting, SectionKind.DISKUSI, "Diskusi")
    asked = opened(browser, address(case, f"bagian/{talk.id}")).filled(
        {"questions-0-asker_text": "perwakilan kampus", "questions-0-form": "masukan", "questions-0-answer": "Dicatat"}
    )
    assert asked.send(browser).status_code == 303
    question = db.session.scalars(select(MinutesQuestion)).one()
    form = opened(browser, address(case))
    assert str(question.id) in form.fields["points-0-answers_question_id"].options
    chosen = form.filled({"points-0-answers_question_id": str(question.id), "points-0-kind": PointKind.ARAHAN.value})
    assert chosen.send(browser).status_code == 303
    assert db.session.get_one(MinutesPoint, case.first.id).answers_question_id == question.id
    gone = opened(browser, address(case, f"bagian/{talk.id}")).without(
        *(name for name, _ in asked.pairs if name.startswith("questions-0"))
    )
    assert gone.send(browser).status_code == 303
    # The withdrawn question stays where the point answers it, so that saving the section does not lose it.
    assert opened(browser, address(case)).send(browser).status_code == 303
    assert db.session.get_one(MinutesPoint, case.first.id).answers_question_id == question.id


def test_lists_beside_the_sections(case, browser_of):
    browser = browser_of(case.writer)
    figures = opened(browser, address(case, "data")).filled(
        {"figures-0-indicator": "kasus", "figures-0-value": "24.343", "figures-0-unit": "kasus"}
    )
    assert figures.send(browser).status_code == 303
    assert str(db.session.scalar(select(Figure.value)).normalize()) == "24343"
    assert opened(browser, address(case, "data")).value("figures-0-value") == "24.343"
    stale = figures.changed("submission_key", "z" * 24)
    assert stale.send(browser).status_code == 409
    unknown = opened(browser, address(case, "data")).filled({"figures-0-value": "", "figures-0-value_text": ""})
    assert unknown.send(browser).status_code == 422
    conclusion = opened(browser, address(case, "kesimpulan")).filled(
        {"conclusions-0-text": "Disepakati", "conclusions-0-origin": f"butir-{case.first.id}"}
    )
    assert conclusion.send(browser).status_code == 303
    assert db.session.scalar(select(Conclusion.origin_point_id)) == case.first.id


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=60).filter(
    lambda text: text.strip() == text
)


@given(st.lists(TEXT, min_size=1, max_size=4), st.booleans())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_typed_is_never_lost_when_somebody_else_saved(case, browser_of, texts, moved):
    browser = browser_of(case.writer)
    form = opened(browser, address(case)).filled(
        {f"points-{number + 2}-text": text for number, text in enumerate(texts)}
    )
    rows = [PointRow(id=case.first.id, text="Satu"), PointRow(id=case.second.id, text="Dua lain")]
    case.save(*(reversed(rows) if moved else rows))
    answer = form.send(browser)
    assert answer.status_code == 409
    shown = [text.replace("\r\n", "\n") for text in typed_texts(answer)]
    hidden = [html.unescape(value) for value in re.findall(r'value="([^"]*)"', answer.text)]
    for text in texts:
        assert text in shown or text in hidden
    merged = find_form(answer, address(case))
    assert merged is not None
    assert merged.send(browser).status_code == 303
    saved = [text for _, text in case.standing()]
    assert len(saved) >= len(texts) + 2
    case.save(
        PointRow(id=case.first.id, text="Satu"),
        PointRow(id=case.second.id, text="Dua"),
        removed_point_ids=frozenset(row_id for row_id, _ in case.standing()),
    )
