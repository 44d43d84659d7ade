"""Day E, partners and a closed meeting: 404 for outsiders, the Kapolres answers by telephone, no court is assigned.

Later work brings and this leaves out: the privacy guard, the query about a photo, the release draft, the funding
checklist, links without login.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from tests import factories
from tests.browser.person import save
from tests.browser.steps import SIZES, entered, inside, picture, says, says_not
from tests.browser.town import Town

TITLE = "Rakor penanganan kasus anak"
ASKED = "Menyampaikan perkembangan pendampingan kasus sesuai kewenangan."
ANSWER = "Pendampingan sudah selesai dilaksanakan."


@dataclass
class _Closed(Town):
    meeting: str = ""
    open_meeting: str = ""
    item: str = ""

    def fill(self) -> None:
        unit = self.agency("Dinas Pemberdayaan Perempuan Contoh", "DP3APM")
        other = self.agency("Bagian Umum Contoh", "Bagian Umum")
        polres = self.agency("Kepolisian Resor Contoh", "Polres Contoh", AgencyKind.POLRI, relation=Relation.MITRA)
        court = {"kind": AgencyKind.PENGADILAN, "relation": Relation.SEJAJAR}
        self.agency("Pengadilan Negeri Contoh", "PN Contoh", **court)
        secretary = self.staff("sek", "Dewi Anggraini", Role.SECRETARIAT, unit)
        self.staff("luar", "Agus Salim", Role.SECRETARIAT, other)
        closed = factories.meeting(unit, secretary, TITLE, Confidentiality.TERBATAS, factories.days_ago(20))
        factories.approved(closed)
        told = ItemStatus.DISAMPAIKAN
        row = factories.firm_item(closed, polres, told, text=ASKED, due_on=self.late())
        writing = factories.meeting(unit, secretary, "Rakor layanan terpadu", on=factories.days_ago(1))
        self.meeting, self.item = f"/rapat/{closed.id}", f"/tindak-lanjut/{row.id}"
        self.open_meeting = f"/rapat/{writing.id}"


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_partners_and_a_closed_meeting(window, site, size):
    with inside(site):
        town = _Closed()
        town.fill()
    enter = entered(window, site, town, size)
    _outside(enter("luar"), town)
    _kapolres_answers(enter("sek"), town)
    _court_cannot_be_assigned(enter("sek"), town)


def _outside(page: Page, town: _Closed) -> None:
    """As if it did not exist, on every address, and in no list."""
    for address in ("", "/notula", "/tindak-lanjut", "/undangan", "/daftar-hadir", "/berkas", "/kalender.ics"):
        assert page.request.get(f"{town.meeting}{address}").status == 404
    assert page.request.get(town.item).status == 404
    page.goto(town.meeting)
    expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")
    picture(page, "e-404")
    for address in ("/rapat", "/tindak-lanjut"):
        page.goto(address)
        says_not(page, TITLE, ASKED)


def _kapolres_answers(page: Page, town: _Closed) -> None:
    page.goto(town.item)
    says(page, ASKED, "Disampaikan", "Terbatas")
    says_not(page, "Lewat", "Laporkan perkembangan", "Ajukan verifikasi")
    page.get_by_role("link", name="Catat keterangan").first.click()
    page.get_by_role("radio", name="Selesai menurut keterangan instansi").check()
    page.locator("[name=stated_by_text]").fill("Kapolres Contoh")
    page.locator("[name=channel]").select_option(label="Telepon")
    page.locator("[name=note]").fill(ANSWER)
    picture(page, "e-keterangan")
    save(page, "Simpan keterangan")
    says(page, "Selesai menurut keterangan instansi", ANSWER, "Kapolres Contoh, melalui telepon")
    picture(page, "e-tindak-lanjut")


def _court_cannot_be_assigned(page: Page, town: _Closed) -> None:
    """The list of owners offers the police and not the court."""
    page.goto(f"{town.open_meeting}/tindak-lanjut/baru")
    offered = page.locator("select[name=owner]").evaluate("node => Array.from(node.options, one => one.textContent)")
    assert any("Kepolisian Resor Contoh" in one for one in offered)
    assert not [one for one in offered if "Pengadilan" in one]
    picture(page, "e-penanggung-jawab")
