"""Day D, the morning of a Plh. Sekda: of six usul five are agreed in one go, one is for a meeting; the printed review.

Later work brings and this leaves out: the letter of penegasan, automatic reminders.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.item_decisions import ProposalKind
from app.domain.people import AppointmentStatus, PositionKind, Sapaan
from app.domain.roles import Role
from app.models.item_loop import Proposal
from tests import factories
from tests.browser.steps import SIZES, entered, inside, picture, says, says_not
from tests.browser.town import Town

AGENCIES = ("Dikbud", "Dinkes", "Dinsos", "Dishub", "Diskominfo", "Dinas PU")
USUL = "Menugaskan kepala dinas menyelesaikan pekan ini."
POLRES = "Polres Contoh"


@dataclass
class _Morning(Town):
    items: dict[str, int] = field(default_factory=dict)

    def fill(self) -> None:
        """The Sekda is on leave; the asisten is Plh. from today and has written the usul before."""
        asisten = self.official("plh", "Rustam", Role.ASISTEN, "Asisten Administrasi Umum", self.setda)
        sekda = self.official("sekda", "Ratna Dewi", Role.SEKDA, "Sekretaris Daerah", self.setda, sapaan=Sapaan.IBU)
        today = clock.today(factories.ZONE)
        leave = {"valid_from": today, "valid_to": today, "is_primary": False, "status": AppointmentStatus.PLH}
        self.hold(asisten, Role.SEKDA, self.position(PositionKind.SEKDA), self.setda, **leave)
        meeting = factories.meeting(self.setda, sekda, "Rakor percepatan layanan dasar", on=factories.days_ago(30))
        factories.approved(meeting)
        agencies = [self.agency(f"{name} Contoh", name) for name in AGENCIES]
        self.coordinates(*agencies)
        for at in agencies:
            item = factories.firm_item(meeting, at, text=f"Menyerahkan data {at.short_name}.", due_on=self.late())
            self.items[at.short_name] = item.id
            factories.save(_usul(item, asisten))
        polres = self.agency("Kepolisian Resor Contoh", POLRES, AgencyKind.POLRI, relation=Relation.MITRA)
        told = ItemStatus.DISAMPAIKAN
        asked = factories.firm_item(
            meeting, polres, told, text="Menyampaikan data patroli sekolah.", due_on=self.late()
        )
        self.items[POLRES] = asked.id


def _usul(item, by) -> Proposal:
    return Proposal(
        government_id=item.government_id,
        item_id=item.id,
        kind=ProposalKind.LAINNYA,
        text=USUL,
        by_user_id=by.id,
        by_name=by.display_name,
        office_text="Asisten Administrasi Umum",
        at=clock.now(),
    )


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_morning_of_a_plh_sekda(window, site, size):
    with inside(site):
        town = _Morning()
        town.fill()
    page = entered(window, site, town, size)("plh")
    _greeted(page)
    _decides(page)
    _printed(page)


def _greeted(page: Page) -> None:
    page.goto("/")
    says(page, "Bapak Rustam", "Enam hal perlu keputusan Bapak", "enam perangkat daerah belum melapor")
    picture(page, "d-beranda")


def _decides(page: Page) -> None:
    page.goto("/perlu-keputusan")
    boxes = page.get_by_role("checkbox", name="Setujui usul atas")
    expect(boxes).to_have_count(6)
    says(page, USUL, "Rustam, Asisten Administrasi Umum", "Langkah lain")
    says_not(page, POLRES)
    picture(page, "d-perlu-keputusan")
    page.get_by_role("button", name="Bahas di rapat").filter(has_text="data Dinas PU").click()
    expect(boxes).to_have_count(5)
    for box in boxes.all():
        box.check()
    page.get_by_role("button", name="Setujui usul yang dicentang").first.click()
    expect(boxes).to_have_count(0)
    picture(page, "d-sesudah")


def _printed(page: Page) -> None:
    page.goto("/perlu-keputusan/lembar-arahan")
    rows = page.locator("table.paper-arahan tbody tr")
    expect(rows).to_have_count(6)
    expect(rows.filter(has_text="Usul disetujui.")).to_have_count(5)
    expect(rows.filter(has_text="Dibahas di rapat")).to_contain_text("Menyerahkan data Dinas PU")
    says(page, "Plh. Sekretaris Daerah", "Rustam")
    picture(page, "d-lembar-arahan")
    page.goto("/tinjauan/cetak")
    expect(page.locator("table.paper-wide tbody tr")).to_have_count(6)
    expect(page.locator("table.paper-wide")).not_to_contain_text("Polres")
    says(page, f"Belum ada kabar dari {POLRES}")
    picture(page, "d-tinjauan")
