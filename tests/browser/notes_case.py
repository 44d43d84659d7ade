"""A meeting of today for journeys of quick notes: who speaks, and how a person types on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.roles import Role
from app.models.meetings import Meeting
from app.models.minutes import Figure, MinutesQuestion
from app.models.writing import NoteLine
from tests import factories
from tests.browser.person import hasten
from tests.browser.town import Town

#: What the browser keeps for the account, and all addresses of quick notes.
KEPT = "() => Object.keys(localStorage).filter((one) => one.startsWith('tuntas-naskah:'))"
ALL = "**/catat{,/**}"
#: Said while a line waits that the browser does not keep.
STAY = "Jangan tutup halaman ini"


@dataclass
class HeldMeeting(Town):
    meeting_id: int = 0

    def fill(self, level: Confidentiality = Confidentiality.BIASA) -> None:
        sekda = self.official("sekda", "Ratna Dewi", Role.SEKDA, "Sekretaris Daerah", self.setda)
        dinkes = self.agency("Dinas Kesehatan Contoh", "Dinkes")
        dinsos = self.agency("Dinas Sosial Contoh", "Dinsos")
        secretary = self.staff("notulis", "Dewi Anggraini", Role.SECRETARIAT, self.setda)
        today = clock.today(factories.ZONE)
        row = factories.meeting(self.setda, secretary, "Rakor perlindungan anak", level=level, on=today)
        people = (
            (ParticipantRole.PIMPINAN, "Ratna Dewi", "Sekretaris Daerah", self.setda, sekda.person_id),
            (ParticipantRole.PESERTA, "Siti Aminah", "Kepala Dinas Kesehatan", dinkes, None),
            (ParticipantRole.PESERTA, "Bambang Irawan", "Kepala Dinas Sosial", dinsos, None),
        )
        for role, name, office, agency, person_id in people:
            factories.participant(
                row, role, name_text=name, office_text=office, agency_id=agency.id, person_id=person_id
            )
        self.meeting_id = row.id

    def meeting(self) -> Meeting:
        """The row, inside an application context."""
        return db.session.get_one(Meeting, self.meeting_id)

    def line(self) -> NoteLine:
        """The only line of the meeting, inside an application context."""
        return db.session.scalars(select(NoteLine).where(NoteLine.meeting_id == self.meeting_id)).one()

    @property
    def url(self) -> str:
        return f"/rapat/{self.meeting_id}/catat"

    def texts(self, model) -> list[str]:
        name = {MinutesQuestion: "question", Figure: "indicator"}.get(model, "text")
        statement = select(getattr(model, name)).where(model.meeting_id == self.meeting_id).order_by(model.id)
        if model is not Figure:
            statement = statement.where(model.withdrawn_at.is_(None))
        return list(db.session.scalars(statement))


def line_of(page: Page, words: str) -> Locator:
    """The line on the page that holds these words."""
    return page.locator(".note-line", has_text=words)


def type_lines(page: Page, *lines: str) -> None:
    """Each line and Enter, into whatever has the focus."""
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")


def all_saved(page: Page) -> None:
    """Wait until the server has acknowledged every line."""
    expect(page.locator(".note-unsent")).to_have_count(0)
    expect(page.locator("#tersimpan")).to_contain_text(re.compile(r"Tersimpan \d\d\.\d\d"))


def cut(page: Page) -> None:
    """From now on nothing that is typed arrives."""
    page.route(ALL, lambda route: route.abort() if route.request.method == "POST" else route.continue_())


def mended(page: Page) -> None:
    """The line is back, and every correction has arrived."""
    page.unroute(ALL)
    hasten(page)
    expect(page.locator(".note-pending")).to_have_count(0)


def retyped(page: Page, words: str) -> None:
    """Other words for the line that has the focus."""
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
