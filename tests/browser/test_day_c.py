"""Day C, the head of an agency in his car: one late item goes to a bidang, is reported, extended, proven and closed.

Later work brings and this leaves out: links without login, automatic reminders, the query about a photo.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from app import clock
from app.domain.agencies import AgencyKind
from app.domain.roles import Role
from tests import factories
from tests.browser.person import save
from tests.browser.steps import SIZES, act, entered, inside, long_date, picture, says, says_not
from tests.browser.town import Town
from tests.storage.samples import jpeg_file, pdf_file

ITEM = "Menyusun daftar sekolah penerima bantuan."
FIRST = "Format sudah diedarkan ke semua sekolah. Separuhnya sudah kembali."
SECOND = "Daftar sekolah lengkap dan terlampir."


@dataclass
class _Road(Town):
    item: str = ""
    due_words: str = ""

    def fill(self) -> None:
        bappeda = self.agency("Badan Perencanaan Contoh", "Bappeda", AgencyKind.OPD)
        dikbud = self.agency("Dinas Pendidikan Contoh", "Dikbud")
        self.official("asisten", "Hasan Basri", Role.ASISTEN, "Asisten Pemerintahan", self.setda)
        self.coordinates(dikbud)
        self.official("kepala", "Rustam", Role.AGENCY_HEAD, "Kepala Dinas Pendidikan", dikbud)
        self.staff("staf", "Lina Marlina", Role.REPORTER, dikbud)
        secretary = self.staff("sek", "Dewi Anggraini", Role.SECRETARIAT, bappeda)
        meeting = factories.meeting(bappeda, secretary, "Rakor bantuan sekolah", on=factories.days_ago(30))
        factories.approved(meeting)
        self.due_words = long_date(self.late())
        self.item = f"/tindak-lanjut/{factories.firm_item(meeting, dikbud, text=ITEM, due_on=self.late()).id}"


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_head_in_his_car(window, site, size):
    with inside(site):
        town = _Road()
        town.fill()
    enter = entered(window, site, town, size)
    _forwards(enter("kepala"))
    _reports(enter("staf"), town, FIRST, "rapat sekolah.jpg", jpeg_file())
    _approves_at_home(enter("kepala"), town)
    _returns(enter("sek"), town)
    wanted = _asks_for_days(enter("kepala"), town)
    _grants(enter("asisten"))
    _reports(enter("staf"), town, SECOND, "daftar sekolah.pdf", pdf_file())
    _sends_to_verification(enter("kepala"), town)
    _closes(enter("sek"), town)
    _reads_in_one_screen(enter("sek"), town, wanted)


def _forwards(page: Page) -> None:
    page.goto("/")
    says(page, "Bapak Rustam", "Satu tindak lanjut lewat batas waktu.", ITEM)
    picture(page, "c-beranda-lewat")
    page.get_by_role("link", name=ITEM).first.click()
    act(page, "Teruskan ke bidang", "Teruskan ke bidang", bidang="Bidang Pembinaan SD")
    says(page, "Tindak lanjut diteruskan ke bidang.", "Bidang Pembinaan SD", "Belum ditindaklanjuti")


def _reports(page: Page, town: _Road, words: str, name: str, content: bytes) -> None:
    page.goto(town.item)
    page.get_by_role("link", name="Laporkan perkembangan").click()
    page.locator("[name=text]").fill(words)
    page.locator("[name=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    picture(page, "c-lapor")
    save(page, "Kirim kepada kepala instansi")
    says(page, words, name, "Menunggu persetujuan kepala")


def _approves_at_home(page: Page, town: _Road) -> None:
    page.goto("/")
    says(page, "Satu laporan staf menunggu persetujuan Bapak", FIRST)
    for words in ("Teruskan ke bidang", "Ajukan perpanjangan"):
        expect(page.locator("#laporan").get_by_role("link", name=words)).to_be_visible()
    picture(page, "c-beranda-laporan")
    save(page, "Setujui laporan")
    page.goto(town.item)
    act(page, "Ajukan verifikasi", "Ajukan verifikasi", note="")
    says(page, "Tindak lanjut diajukan untuk verifikasi.", "Menunggu verifikasi")


def _returns(page: Page, town: _Road) -> None:
    page.goto(town.item)
    says(page, FIRST, "rapat sekolah.jpg")
    act(page, "Kembalikan untuk dilengkapi", "Kembalikan untuk dilengkapi", note="Lampirkan daftar sekolah.")
    says(page, "Lampirkan daftar sekolah.", "Dalam proses")


def _asks_for_days(page: Page, town: _Road) -> str:
    page.goto(town.item)
    says(page, "Lampirkan daftar sekolah.")
    wanted = clock.today(factories.ZONE) + timedelta(days=7)
    reason = {"wanted_on": wanted.isoformat(), "note": "Menunggu berkas dari sekolah."}
    act(page, "Ajukan perpanjangan", "Ajukan perpanjangan", **reason)
    says(page, "Permohonan perpanjangan diajukan.")
    return long_date(wanted)


def _grants(page: Page) -> None:
    page.goto("/")
    says(page, "satu permohonan perpanjangan menunggu keputusan Bapak")
    page.get_by_role("link", name="Putuskan").first.click()
    expect(page.get_by_role("radio", name="Dikabulkan", exact=True)).to_be_checked()
    picture(page, "c-perpanjangan")
    save(page, "Simpan keputusan")
    says(page, "Keputusan atas permohonan perpanjangan tersimpan.", "a.n. Sekretaris Daerah")


def _sends_to_verification(page: Page, town: _Road) -> None:
    page.goto(town.item)
    says(page, f"Batas waktu awal {town.due_words}")
    save(page, "Setujui laporan")
    act(page, "Ajukan verifikasi", "Ajukan verifikasi", note="")
    expect(page.get_by_role("link", name="Nyatakan selesai")).to_have_count(0)


def _closes(page: Page, town: _Road) -> None:
    page.goto(town.item)
    act(page, "Nyatakan selesai", "Nyatakan selesai", note="")
    says(page, "Tindak lanjut dinyatakan selesai.")


def _reads_in_one_screen(page: Page, town: _Road, wanted: str) -> None:
    timeline = page.get_by_role("list", name="Riwayat tindak lanjut")
    expect(timeline.locator(":scope > li")).to_have_count(12)
    expect(timeline).to_contain_text("a.n. Sekretaris Daerah")
    says(page, "Selesai", f"Batas waktu awal {town.due_words}", f"Perpanjangan dikabulkan sampai {wanted}")
    says_not(page, "Tampilkan semua riwayat")
    for words in (FIRST, SECOND, "rapat sekolah.jpg", "daftar sekolah.pdf", "Bidang Pembinaan SD"):
        expect(timeline).to_contain_text(words)
    picture(page, "c-riwayat")
