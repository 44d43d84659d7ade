"""Day A, a meeting is moved: undangan, a deputy heard of by WA, ralat and a raised SEQUENCE, tomorrow's agenda, recap.

Later work brings and this leaves out: links without login, automatic reminders.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from sqlalchemy import update

from app import clock
from app.db import db
from app.domain.meetings import ParticipantRole
from app.domain.roles import Role
from app.models.meetings import MeetingDay
from tests import factories
from tests.browser.person import save
from tests.browser.steps import SIZES, act, entered, inside, picture, says, says_not
from tests.browser.town import Town

TITLE = "Rakor penurunan stunting"
DEPUTY = "Siti Aminah, S.K.M."
NUMBER = "400.7/1203/Setda"


@dataclass
class _Moved(Town):
    meeting: str = ""
    meeting_id: int = 0

    def fill(self) -> None:
        sekda = self.official("sekda", "Ratna Dewi", Role.SEKDA, "Sekretaris Daerah", self.setda)
        dinkes = self.agency("Dinas Kesehatan Contoh", "Dinkes")
        dinsos = self.agency("Dinas Sosial Contoh", "Dinsos")
        self.official("kepala", "Rustam", Role.AGENCY_HEAD, "Kepala Dinas Kesehatan", dinkes)
        secretary = self.staff("sek", "Dewi Anggraini", Role.SECRETARIAT, self.setda)
        self.staff("tu", "Lina Marlina", Role.LEADERSHIP_STAFF, self.setda)
        row = factories.meeting(self.setda, secretary, TITLE, on=factories.days_ago(-1), place="Aula Setda")
        factories.participant(row, ParticipantRole.PIMPINAN, person_id=sekda.person_id, is_invited=False)
        factories.participant(row, agency_id=dinkes.id)
        factories.participant(row, agency_id=dinsos.id)
        self.meeting_id, self.meeting = row.id, f"/rapat/{row.id}"
        self.first_day(starts=time(9))

    def first_day(self, **values: Any) -> None:
        """Sets the hour or the day of the meeting where no page is wanted for it."""
        db.session.execute(update(MeetingDay).where(MeetingDay.meeting_id == self.meeting_id).values(**values))
        db.session.commit()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_meeting_is_moved(window, site, size):
    with inside(site):
        town = _Moved()
        town.fill()
    enter = entered(window, site, town, size)
    _invites(enter("sek"), town)
    before = _sequence(enter("sek"), town)
    _hears_of_a_deputy(enter("sek"), town)
    _moves(enter("sek"), town)
    _corrects(enter("sek"), town)
    assert _sequence(enter("sek"), town) > before
    _agenda_of_tomorrow(enter("tu"))
    with inside(site):
        town.first_day(on_date=clock.today(factories.ZONE))
    _recap(enter("sek"), town)


def _moves(page: Page, town: _Moved) -> None:
    page.goto(f"{town.meeting}/ubah")
    page.locator("[name=days-0-starts]").fill("13:30")
    save(page, "Simpan perubahan")
    says(page, "13.30 WIB")


def _issue(page: Page, town: _Moved, kind: str, number: str) -> None:
    page.get_by_role("button", name=f"Buat konsep {kind}").first.click()
    today = clock.today(factories.ZONE).isoformat()
    act(page, "Terbitkan", "Terbitkan surat", number_text=number, letter_on=today)
    says(page, number, "Terbit")
    page.goto(f"{town.meeting}/undangan")


def _invites(page: Page, town: _Moved) -> None:
    page.goto(f"{town.meeting}/undangan")
    says(page, "Belum ada surat undangan")
    _issue(page, town, "undangan", NUMBER)
    expect(page.get_by_label("Undangan untuk grup")).to_have_value(re.compile(rf"{TITLE}.*09\.00", re.DOTALL))
    _tells_all(page)
    picture(page, "a-undangan")


def _tells_all(page: Page) -> None:
    """Afterwards nobody is left to be told, so nobody is told twice."""
    expect(page.get_by_text("Belum disampaikan")).to_have_count(2)
    save(page, "Tandai semua sudah disampaikan")
    expect(page.get_by_text("Sudah disampaikan")).to_have_count(2)
    expect(page.get_by_role("button", name="Tandai")).to_have_count(0)


def _sequence(page: Page, town: _Moved) -> int:
    answer = page.request.get(f"{town.meeting}/kalender.ics")
    return int(Calendar.from_ical(answer.body()).walk("VEVENT")[0]["SEQUENCE"])


def _hears_of_a_deputy(page: Page, town: _Moved) -> None:
    page.goto(f"{town.meeting}/jawaban-undangan")
    page.locator("li.attendance-row", has_text="Dinas Kesehatan").get_by_role("link", name="Diwakili").click()
    page.locator("[name=deputy_name]").fill(DEPUTY)
    page.locator("[name=deputy_office]").fill("Kepala Bidang Gizi")
    page.locator("[name=deputy_echelon]").select_option(label="Eselon III")
    save(page, "Simpan jawaban")
    says(page, DEPUTY, "WhatsApp", "Diwakili")
    picture(page, "a-jawaban")


def _corrects(page: Page, town: _Moved) -> None:
    page.goto(f"{town.meeting}/undangan")
    says(page, "Waktu rapat berubah setelah surat undangan terbit: buat ralat undangan.")
    picture(page, "a-digeser")
    _issue(page, town, "ralat undangan", f"{NUMBER}-1")
    expect(page.get_by_label("untuk grup")).to_have_value(re.compile(r"13\.30", re.DOTALL))
    _tells_all(page)
    picture(page, "a-ralat")
    says_not(page, "buat ralat undangan")


def _agenda_of_tomorrow(page: Page) -> None:
    page.goto("/agenda-pimpinan")
    says(page, "besok", TITLE, "13.30", "Sekretaris Daerah")
    says_not(page, "09.00")
    expect(page.get_by_label("Teks agenda pimpinan")).to_have_value(re.compile(r"13\.30"))
    picture(page, "a-agenda")


def _recap(page: Page, town: _Moved) -> None:
    page.goto(f"{town.meeting}/daftar-hadir")
    page.locator("li.attendance-row", has_text="Dinas Kesehatan").get_by_role("button", name="Diwakili").click()
    says(page, DEPUTY)
    page.goto(f"{town.meeting}/daftar-hadir/rekap")
    says(page, "Diwakili", "Eselon III: 1")
    picture(page, "a-rekap")
