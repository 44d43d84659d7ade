"""How minutes begin: both plans are shown where there is a susunan acara, and the chosen one is made."""

from __future__ import annotations

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import select

from app.db import db
from app.domain.minutes import DEFAULT_SECTIONS
from app.models.meetings import AgendaRow, Meeting
from app.models.minutes import MinutesSection
from tests import factories
from tests.minutes_case import Case
from tests.web.forms_walk import find_form


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


@pytest.fixture
def meeting(case: Case) -> Meeting:
    return factories.meeting(case.agency, case.writer)


def agenda(of: Meeting, *lines: str) -> None:
    for position, text in enumerate(lines):
        factories.save(AgendaRow(government_id=of.government_id, meeting_id=of.id, position=position, text=text))


def titles(of: Meeting) -> list[str]:
    rows = select(MinutesSection.title).where(MinutesSection.meeting_id == of.id).order_by(MinutesSection.position)
    return list(db.session.scalars(rows))


def start(browser, of: Meeting, **typed: str) -> int:
    url = f"/rapat/{of.id}/notula"
    form = find_form(browser.get(url), f"{url}/mulai")
    return form.filled(typed).send(browser).status_code


def test_without_an_agenda_there_is_nothing_to_choose(case, meeting, browser_of):
    browser = browser_of(case.writer)
    page = html.fromstring(browser.get(f"/rapat/{meeting.id}/notula").text)
    assert page.xpath("//input[@name='source']") == []
    assert start(browser, meeting) == 303
    assert len(titles(meeting)) == len(DEFAULT_SECTIONS)


def test_breaks_alone_are_no_plan(case, meeting, browser_of):
    agenda(meeting, "Registrasi peserta", "Ishoma")
    page = html.fromstring(browser_of(case.writer).get(f"/rapat/{meeting.id}/notula").text)
    assert page.xpath("//input[@name='source']") == []


@pytest.mark.parametrize(
    ("source", "first"), [("susunan_acara", ["Sambutan Wali Kota", "Diskusi"]), ("jenis_rapat", ["Pembukaan"])]
)
def test_the_chosen_plan_is_made(case, meeting, browser_of, source, first):
    agenda(meeting, "Sambutan Wali Kota", "Diskusi", "Ishoma")
    assert start(browser_of(case.writer), meeting, source=source) == 303
    assert titles(meeting)[: len(first)] == first


def test_a_made_up_source_makes_nothing(case, meeting, browser_of):
    agenda(meeting, "Diskusi")
    browser = browser_of(case.writer)
    url = f"/rapat/{meeting.id}/notula"
    form = find_form(browser.get(url), f"{url}/mulai")
    form.changed("source", "lain").send(browser)
    assert titles(meeting) == []
