"""Day B, a meeting is held: two notulis type quick notes, the line dies and comes back, items are marked, the interim
summary goes out, the signed scan is recorded.

Whole real meetings typed in this way are in test_typed_meetings.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from app import clock
from app.domain.meetings import ParticipantRole
from app.domain.roles import Role
from tests import factories
from tests.browser.notes_case import all_saved, line_of, type_lines
from tests.browser.person import choose, pick, save
from tests.browser.steps import SIZES, entered, inside, long_date, picture, says, says_not
from tests.browser.town import Town
from tests.storage.samples import pdf_file

TITLE = "Rakor penanganan kekerasan anak"
POINT = "Semua dinas menyatukan data sebelum akhir bulan."
OFFLINE = "Sekolah melapor kepada dinas dalam satu hari."
OTHER = "Kesimpulan disusun bersama pada akhir rapat."
FIRST = "Mengirim format data kepada seluruh anggota"
SOCIAL = "Mendata anak yang memerlukan pendampingan"
SECOND = "Tiap anggota mengisi format data."
CLOSED = "Notula sudah disetujui sehingga isinya tidak dapat diubah."
GENERAL = "Terus memperkuat koordinasi antarinstansi."


@dataclass
class _Held(Town):
    meeting: str = ""
    section: int = 0

    def fill(self) -> None:
        sekda = self.official("sekda", "Ratna Dewi", Role.SEKDA, "Sekretaris Daerah", self.setda)
        dinkes = self.agency("Dinas Kesehatan Contoh", "Dinkes")
        dinsos = self.agency("Dinas Sosial Contoh", "Dinsos")
        factories.task_force(self.home, dinkes, dinsos, name="Gugus Tugas Anak")
        secretary = self.staff("notulis", "Dewi Anggraini", Role.SECRETARIAT, self.setda)
        self.staff("kedua", "Rina Marlina", Role.SECRETARIAT, self.setda)
        row = factories.meeting(self.setda, secretary, TITLE, on=factories.days_ago(9))
        factories.participant(
            row, ParticipantRole.PIMPINAN, person_id=sekda.person_id, name_text="Ratna Dewi", is_invited=False
        )
        self.meeting, self.section = f"/rapat/{row.id}", factories.section(row).id


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_meeting_is_held(window, site, size):
    with inside(site):
        town = _Held()
        town.fill()
    page = entered(window, site, town, size)("notulis")
    other = entered(window, site, town, size)("kedua")
    _types(page, town)
    _types_without_a_line(page, other, town)
    _marks(page, town, SECOND, "Gugus Tugas Anak")
    _marks(page, town, GENERAL)
    _sums_up(page, town)
    other.goto(f"{town.meeting}/notula/bagian/{town.section}")
    _records_the_signature(page, town)
    _stays(page, other, town)


def _types(page: Page, town: _Held) -> None:
    """A point and a tindak lanjut, while people speak."""
    page.goto(f"{town.meeting}/notula")
    page.get_by_role("link", name="Catat cepat").click()
    page.wait_for_url("**/catat")
    expect(page.get_by_label("Ketik, lalu Enter")).to_be_focused()
    page.keyboard.press("Alt+1")
    type_lines(page, POINT, f"TL Dinkes: {FIRST}; {long_date(factories.days_ago(-14))}")
    all_saved(page)
    expect(line_of(page, POINT).locator(".note-badges")).to_contain_text("Ratna Dewi")
    expect(page.locator("[data-count=item]")).to_have_text("1")
    picture(page, "b-catat")


def _types_without_a_line(page: Page, other: Page, town: _Held) -> None:
    """The network dies, a second notulis goes on, the first goes on typing; later everything stands once."""
    page.context.set_offline(True)
    type_lines(page, OFFLINE, f"TL Dinsos: {SOCIAL}")
    says(page, "Sambungan terputus; dikirim sendiri begitu tersambung.")
    expect(page.locator(".note-unsent")).to_have_count(2)
    expect(page.locator("#tersimpan")).to_have_text("Belum tersimpan")
    picture(page, "b-terputus")
    other.goto(f"{town.meeting}/catat")
    says(other, POINT, "Dewi Anggraini sedang menulis")
    type_lines(other, OTHER)
    all_saved(other)
    picture(other, "b-kedua")
    page.context.set_offline(False)
    all_saved(page)
    other.reload()
    for one in (POINT, FIRST, OFFLINE, SOCIAL, OTHER):
        expect(line_of(other, one)).to_have_count(1)


def _marks(page: Page, town: _Held, text: str, owner: str | None = None) -> None:
    """A tindak lanjut with its owner and date, or an arahan umum to everybody."""
    page.goto(f"{town.meeting}/tindak-lanjut/baru")
    page.locator("[name=text]").fill(text)
    if owner:
        choose(page, "Penanggung jawab", owner)
        page.locator("[name=due_on]").fill(factories.days_ago(-14).isoformat())
    else:
        page.locator("[name=item_class]").select_option(label="Arahan umum (tidak ditagih)")
        page.locator("[name=owner_text]").fill("Seluruh instansi")
    save(page, "Simpan tindak lanjut")
    expect(page.get_by_role("link", name=text)).to_be_visible()


def _sums_up(page: Page, town: _Held) -> None:
    """On the same day, long before anybody approved: three keys from the last line typed."""
    page.goto(f"{town.meeting}/tindak-lanjut")
    says(page, "Semua tindak lanjut berstatus Sementara sampai notula disetujui.", "Arahan umum (tidak ditagih)")
    picture(page, "b-tindak-lanjut")
    page.goto(f"{town.meeting}/catat")
    for key in ("Escape", "r", "h"):
        page.keyboard.press(key)
    page.wait_for_url("**/ringkasan-sementara")
    says(page, "Isi ringkasan ini sementara sampai notula disetujui.", FIRST, SOCIAL)
    text = page.get_by_label("Ringkasan untuk grup")
    assert FIRST in text.input_value()
    picture(page, "b-ringkasan")


def _records_the_signature(page: Page, town: _Held) -> None:
    page.goto(f"{town.meeting}/persetujuan")
    save(page, "Ajukan persetujuan")
    says(page, "Menunggu persetujuan")
    page.get_by_role("link", name="Catat persetujuan pimpinan").click()
    page.locator("[name=signed_on]").fill(clock.today(factories.ZONE).isoformat())
    pick(page.locator("[name=signer]"), "Ratna Dewi")
    scan = {"name": "notula bertanda tangan.pdf", "mimeType": "application/pdf", "buffer": pdf_file()}
    page.locator("[name=file]").set_input_files(scan)
    picture(page, "b-catat-persetujuan")
    save(page, "Catat persetujuan")
    says(page, "Disetujui", "Revisi ke-1", "Unduh naskah bertanda tangan", long_date(clock.today(factories.ZONE)))
    picture(page, "b-disetujui")


def _stays(page: Page, other: Page, town: _Held) -> None:
    """Items are firm, and the text can no longer be changed, not even on a page that was opened before."""
    page.goto(f"{town.meeting}/notula")
    says(page, POINT, OFFLINE, OTHER)
    for words in ("Ubah", "Tulis notula", "Catat cepat", "Ajukan persetujuan"):
        expect(page.locator("main").get_by_role("link", name=words)).to_have_count(0)
    for late in (f"notula/bagian/{town.section}", "catat"):
        page.goto(f"{town.meeting}/{late}")
        page.wait_for_url("**/notula")
        says(page, CLOSED)
    picture(page, "b-beku")
    other.locator("textarea[name$='-text']").first.fill("Kalimat yang disisipkan kemudian.")
    save(other, "Simpan bagian")
    says(other, CLOSED)
    expect(other.locator("textarea[name$='-text']").first).to_have_value("Kalimat yang disisipkan kemudian.")
    page.goto(f"{town.meeting}/tindak-lanjut")
    says(page, FIRST)
    says_not(page, "Sementara")
    page.get_by_role("link", name=SECOND).click()
    shares = page.get_by_role("table", name="Instansi pelaksana").get_by_role("row")
    expect(shares.filter(has_text="Belum ditindaklanjuti")).to_have_count(2)
    picture(page, "b-tetap")
