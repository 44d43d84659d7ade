"""Riwayat naskah: sittings in order, differences in words, restoring without losing anything, nothing closed shown."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind
from app.domain.roles import Role
from app.models.writing import MinutesEdit
from app.services.minutes_figures import FigureRow, SaveFigures, save_figures
from app.services.minutes_points import PointRow
from app.services.part_drafts import save_draft
from app.services.part_rows import WrittenPart
from tests import factories, page
from tests.minutes_case import Case
from tests.web.forms_walk import find_form
from tests.web.minutes_pages import address

RAHASIA = Confidentiality.RAHASIA


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


def draft(case: Case, text: str, by=None) -> None:
    row = PointRow(id=case.first.id, text=text)
    page = WrittenPart(meeting_id=case.meeting.id, section_id=case.section.id, version=case.version, rows=(row,))
    save_draft(by or case.actor, page)


def edits(case: Case) -> list[int]:
    return list(db.session.scalars(select(MinutesEdit.id).order_by(MinutesEdit.id)))


def test_a_sitting_is_one_line_and_shows_what_it_changed(case, browser_of):
    elsewhere = factories.section(case.meeting, title="Bagian lain")
    for text in ("Satu dua", "Satu dua tiga", "Satu dua tiga empat"):
        draft(case, text)
        factories.state(elsewhere)
    other = factories.user(case.government, Role.SECRETARIAT, case.agency)
    draft(case, "Satu dua tiga lima", by=factories.actor(other))
    browser = browser_of(case.writer)
    answer = browser.get(address(case, "riwayat-naskah"))
    assert page.faults(browser.app, answer) == []
    assert answer.text.count("Lihat perubahan<") == 4
    assert "3 simpanan sejak" in answer.text
    assert "Naskah semula" in answer.text
    last_of_writer = edits(case)[-3]
    state = browser.get(address(case, f"riwayat-naskah/{last_of_writer}"))
    assert page.faults(browser.app, state) == []
    assert "dua tiga empat" in state.text
    assert "lima" not in state.text
    now = browser.get(address(case, f"riwayat-naskah/{last_of_writer}?banding=sekarang"))
    assert "lima" in now.text


def test_an_earlier_state_comes_back_and_the_newer_one_stays_in_the_history(case, browser_of):
    case.save(PointRow(id=case.first.id, text="Satu", kind=PointKind.IMBAUAN), PointRow(text="Tiga"))
    wanted = edits(case)[-1]
    before = case.standing()
    third = before[-2][0] if before[-2][1] == "Tiga" else before[-1][0]
    case.save(
        PointRow(id=case.second.id, text="Dua, keliru"),
        removed_point_ids=frozenset({third, case.first.id}),
    )
    browser = browser_of(case.writer)
    url = address(case, f"riwayat-naskah/{wanted}")
    form = find_form(browser.get(url), f"{url}/pulihkan")
    assert form is not None
    assert form.send(browser).status_code == 303
    assert sorted(case.standing()) == sorted(before)
    assert len(edits(case)) == 4
    # Sent again on the older version it is stale, and changes nothing.
    assert form.changed("submission_key", "z" * 24).send(browser).status_code == 409


def test_lists_are_restored_too(case, browser_of):
    def write(*rows: FigureRow) -> None:
        save_figures(case.actor, SaveFigures(meeting_id=case.meeting.id, version=case.minutes_version, figures=rows))

    write(FigureRow(indicator="Kasus", value=149, unit="kasus"), FigureRow(indicator="Desa", value_text="banyak"))
    wanted = edits(case)[-1]
    write(FigureRow(indicator="Lain", value=1))
    browser = browser_of(case.writer)
    url = address(case, f"riwayat-naskah/{wanted}")
    form = find_form(browser.get(url), f"{url}/pulihkan")
    assert form is not None
    assert form.send(browser).status_code == 303
    text = browser.get(address(case, "data")).text
    assert "Desa" in text
    assert "149" in text


def test_closed_rows_are_neither_shown_nor_restored(case, browser_of):
    reader = factories.user(case.government, Role.SECRETARIAT, case.agency)
    factories.reader(case.meeting, reader)
    secret = PointRow(text="kanari-rahasia", confidentiality=RAHASIA)
    case.save(PointRow(id=case.first.id, text="Satu A"), secret, by=factories.actor(reader))
    wanted = edits(case)[-1]
    case.save(PointRow(id=case.first.id, text="Satu B"))
    browser = browser_of(case.writer)
    url = address(case, f"riwayat-naskah/{wanted}")
    for query in ("", "?banding=sekarang"):
        assert "kanari" not in browser.get(url + query).text
    assert "kanari" in browser_of(reader).get(url).text
    assert find_form(browser.get(url), f"{url}/pulihkan").send(browser).status_code == 303
    assert "kanari-rahasia" in [text for _, text in case.standing()]
    assert "Satu A" in [text for _, text in case.standing()]


def test_the_audit_of_a_meeting_is_not_flooded(case, browser_of):
    for number in range(4):
        draft(case, f"Satu {number}")
    told = browser_of(case.writer).get(f"/rapat/{case.meeting.id}/riwayat").text
    assert told.count("disimpan otomatis") == 1
