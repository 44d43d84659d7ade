"""Writing a section in the browser: saved, refused, rearranged; who may; the lists beside it."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.minutes import MinutesStatus, PointKind, SectionKind
from app.domain.roles import Role
from app.models.minutes import Conclusion, Figure, MinutesPoint, MinutesQuestion, MinutesSection
from app.services.conclusions import ConclusionRow, SaveConclusions, save_conclusions
from tests import factories
from tests.minutes_case import Case
from tests.web.forms_walk import find_form
from tests.web.minutes_pages import address, opened, typed_texts

MARKUP = '"><script>alert(1)</script>'


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


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


def test_many_conclusions_do_not_repeat_all_origins(case, browser_of):
    points = [factories.point(case.section, f"Butir panjang ke-{number} {'x' * 60}") for number in range(40)]
    rows = tuple(ConclusionRow(text=f"Kesimpulan {n}", origin_point_id=point.id) for n, point in enumerate(points))
    command = SaveConclusions(meeting_id=case.meeting.id, version=case.minutes_version, conclusions=rows)
    save_conclusions(case.actor, command)
    browser = browser_of(case.writer)
    light, full = (browser.get(address(case, rest)) for rest in ("kesimpulan", "kesimpulan?lengkap=1"))
    assert len(light.data) * 3 < len(full.data) * 2
    assert light.text.count("<option") < 400 < full.text.count("<option")
    assert light.text.count('data-options-of="conclusions-__baris__-origin"') == 40
    form = opened(browser, address(case, "kesimpulan"))
    assert form.value("conclusions-3-origin") == f"butir-{points[3].id}"
    changed = form.filled({"conclusions-0-text": "Diubah", "conclusions-3-text": ""})
    refused = changed.send(browser)
    assert refused.status_code == 422
    moved = {"conclusions-0-origin": f"butir-{points[1].id}", "conclusions-0-text": "Diubah"}
    form = find_form(full, address(case, "kesimpulan"))
    assert form is not None
    assert form.filled(moved).send(browser).status_code == 303
    assert db.session.scalars(select(Conclusion).order_by(Conclusion.position)).first().origin_point_id == points[1].id


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (MinutesStatus.DISETUJUI, "Notula sudah disetujui sehingga isinya tidak dapat diubah."),
        (MinutesStatus.MENUNGGU_PARAF, "Tarik kembali pengajuannya lebih dahulu."),
        (MinutesStatus.MENUNGGU_PERSETUJUAN, "Tarik kembali pengajuannya lebih dahulu."),
    ],
)
def test_pages_of_writing_lead_to_the_notula_once_it_is_no_draft(case, browser_of, status, why):
    factories.approved(case.meeting, status)
    browser = browser_of(case.writer)
    section, notula = f"bagian/{case.section.id}", f"/rapat/{case.meeting.id}/notula"
    lists = ("data", "kontak", "kesimpulan", "tim-kecil", "sesi-tanya-jawab", "bagian/baru")
    for rest in (*lists, section, f"{section}/hapus"):
        answer = browser.get(address(case, rest))
        assert answer.status_code == 303, rest
        assert answer.headers["Location"] == notula
        assert why in browser.get(notula).text, rest
    assert "<textarea" not in browser.get(notula).text
