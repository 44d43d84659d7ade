"""The page of the own number register: its switch, who sees which numbers, closed meetings, few statements."""

from __future__ import annotations

import pytest

from app.db import db
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.meetings import Meeting
from app.services import letters
from app.services.letter_numbers import draw_number, set_own_register
from tests import factories, page
from tests.services.letters_case import LettersCase as Case
from tests.statements import statements
from tests.web.forms_walk import find_form

URL = "/nomor-surat"


@pytest.fixture
def case(app) -> Case:
    return Case()


@pytest.fixture
def admin(case):
    return factories.user(case.government, Role.ADMINISTRATOR)


def test_the_administrator_turns_it_on_and_letters_draw_from_it(case, admin, browser_of):
    browser, url = browser_of(admin), f"{URL}/pengaturan"
    assert "nomor diberikan TU atau SRIKANDI" in browser.get(URL).text
    form = find_form(browser.get(url), url)
    assert form is not None
    assert form.filled({"is_on": "y"}).send(browser).status_code == 303
    letter_id = case.undangan(None)
    listed = browser.get(URL).text
    assert "Nomor urut 1 tahun 2026" in listed
    assert "/1/Setda" in listed
    assert f"/surat/{letter_id}" not in listed
    letters.void_letter(case.actor, case.meeting.id, letter_id, "salah tanggal", 2)
    assert "salah tanggal" in browser.get(f"{URL}?keadaan=batal").text
    assert "Tidak ada nomor yang cocok" in browser.get(f"{URL}?keadaan=terbit").text
    own = browser_of(case.user)
    assert f"/rapat/{case.meeting.id}/surat/{letter_id}" in own.get(URL).text
    assert own.get(url).status_code == 403


def test_a_secretariat_sees_its_own_numbers_only(case, admin, browser_of):
    set_own_register(factories.actor(admin), True, 0)
    case.undangan(None)
    draw_number(case.actor, case.meeting.id, LetterKind.UNDANGAN, 2026)
    other = factories.user(case.government, Role.SECRETARIAT, case.social)
    assert "Nomor urut" not in browser_of(other).get(URL).text
    assert browser_of(case.user).get(URL).text.count("Nomor urut") == 1
    everything = browser_of(admin).get(URL).text
    assert everything.count("Nomor urut") == 2
    assert "Dicadangkan" in everything
    assert browser_of(factories.user(case.government, Role.OBSERVER)).get(URL).status_code == 403


def test_of_a_closed_meeting_the_administrator_learns_the_number_alone(case, admin, browser_of):
    set_own_register(factories.actor(admin), True, 0)
    letter_id = case.undangan(None)
    letters.void_letter(case.actor, case.meeting.id, letter_id, "nama korban keliru", 2)
    meeting = db.session.get_one(Meeting, case.meeting.id)
    meeting.confidentiality = Confidentiality.TERBATAS
    factories.save(meeting)
    shown = browser_of(admin).get(f"{URL}?q=1").text
    assert "Nomor urut 1 tahun 2026" in shown
    assert "korban" not in shown
    assert "/1/Setda" not in shown
    assert "Tidak ada nomor yang cocok" in browser_of(admin).get(f"{URL}?q=Setda").text
    assert "nama korban keliru" in browser_of(case.user).get(URL).text


def test_pages_are_whole_and_few_statements(case, admin, app, browser_of):
    set_own_register(factories.actor(admin), True, 0)
    counts = []
    for more in (3, 10):
        for _ in range(more):
            draw_number(case.actor, case.meeting.id, LetterKind.UNDANGAN, 2026)
        browser = browser_of(admin)
        browser.get(URL)
        with statements() as sent:
            answer = browser.get(URL)
        assert page.faults(app, answer) == []
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 10
    assert page.faults(app, browser.get(f"{URL}/pengaturan")) == []
    assert page.faults(app, browser.get(f"{URL}?tahun=x"), status=422) == []


def test_a_bad_filter_is_said(admin, browser_of):
    assert browser_of(admin).get(f"{URL}?tahun=dua").status_code == 422
