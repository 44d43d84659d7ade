"""Day E, partners and a closed meeting: 404 for outsiders, the Kapolres answers by telephone, no court is assigned.

Its minutes are not submitted with the name of a victim, and the siaran pers leaves out what is terbatas; how papers are
held back, and the query about a photo, are in test_day_e_privacy.py. Later work brings and this leaves out: the funding
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
from app.models.minutes import ServiceContact
from tests import factories
from tests.browser.notes_case import all_saved, type_lines
from tests.browser.person import save
from tests.browser.steps import SIZES, entered, inside, picture, says, says_not
from tests.browser.town import Town

TITLE = "Rakor penanganan kasus anak"
WRITTEN = "Rakor pencegahan kekerasan terhadap anak"
ASKED = "Menyampaikan perkembangan pendampingan kasus sesuai kewenangan."
ANSWER = "Pendampingan sudah selesai dilaksanakan."
HOTLINE = "0811-1129-129"
NAMED = "Korban bernama Melati Suci sudah didampingi UPTD PPA."
TOLD = f"Masyarakat dapat melapor melalui hotline {HOTLINE} setiap saat."
INSIDE = "Berkas perkara dilengkapi bersama pekan depan."
LEFT_OUT = "[bagian terbatas]"


@dataclass
class _Closed(Town):
    meeting: str = ""
    open_meeting: str = ""
    item: str = ""
    written: str = ""
    section: int = 0

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
        draft = factories.meeting(unit, secretary, WRITTEN, Confidentiality.TERBATAS, factories.days_ago(0))
        scope = {"government_id": self.home.id, "meeting_id": draft.id, "position": 0}
        factories.save(ServiceContact(**scope, name="Hotline pengaduan", number=HOTLINE))
        self.written, self.section = f"/rapat/{draft.id}", factories.section(draft).id


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_partners_and_a_closed_meeting(window, site, size):
    with inside(site):
        town = _Closed()
        town.fill()
    enter = entered(window, site, town, size)
    _outside(enter("luar"), town)
    _kapolres_answers(enter("sek"), town)
    _court_cannot_be_assigned(enter("sek"), town)
    _name_is_stopped(enter("sek"), town)
    _release_leaves_it_out(enter("sek"), town)
    _is_submitted(enter("sek"), town)


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


def _name_is_stopped(page: Page, town: _Closed) -> None:
    """The name of a victim holds the notula back until it is closed; a recorded service number does not."""
    page.goto(f"{town.written}/catat")
    type_lines(page, NAMED, TOLD, INSIDE)
    all_saved(page)
    page.goto(f"{town.written}/persetujuan")
    says(page, "Tertahan pemeriksaan privasi")
    save(page, "Ajukan persetujuan")
    says(page, "Tertahan pemeriksaan privasi: 1 hal harus dihapus atau ditandai terbatas.")
    page.get_by_role("link", name="Buka pemeriksaan privasi").first.click()
    says(page, "Harus dihapus atau ditandai terbatas", "1 temuan", "Nama korban", "Melati Suci")
    says_not(page, HOTLINE)
    expect(page.get_by_role("button", name="Boleh dimuat")).to_have_count(0)
    picture(page, "e-privasi")
    save(page, "Tandai seluruh butir terbatas")
    says(page, f"Bagian itu kini terbatas. Pada versi publik tercetak “{LEFT_OUT}”.", "Tidak ada temuan")


def _release_leaves_it_out(page: Page, town: _Closed) -> None:
    """Of a terbatas meeting only what a person marked for it is told, and never what was closed."""
    page.goto(f"{town.written}/notula/bagian/{town.section}")
    row = page.locator("[data-rows=points] [data-row]", has_text=TOLD)
    row.locator("summary").click()
    row.locator("[name$=is_releasable]").select_option(label="Boleh dimuat dan dikutip")
    save(page, "Simpan bagian")
    page.goto(f"{town.written}/siaran-pers")
    save(page, "Susun konsep")
    says(page, "Konsep siaran pers disusun dari catatan rapat.", TOLD, "belum diperiksa")
    says_not(page, "Melati", INSIDE)
    picture(page, "e-siaran-pers")


def _is_submitted(page: Page, town: _Closed) -> None:
    """Nothing holds it back any more."""
    page.goto(f"{town.written}/persetujuan")
    says_not(page, "Tertahan pemeriksaan privasi")
    save(page, "Ajukan persetujuan")
    says(page, "Menunggu persetujuan")
