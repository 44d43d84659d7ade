"""Day B, a meeting is held: minutes are typed, items marked, the interim summary goes out, the signed scan is recorded.

Later work brings and this leaves out: quick notes, the loss of the network, a second notulis in the same line.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from app import clock
from app.domain.meetings import ParticipantRole
from app.domain.roles import Role
from tests import factories
from tests.browser.person import choose, pick, save
from tests.browser.steps import SIZES, entered, inside, long_date, picture, says, says_not
from tests.browser.town import Town
from tests.storage.samples import pdf_file

TITLE = "Rakor penanganan kekerasan anak"
POINT = "Semua dinas menyatukan data sebelum akhir bulan."
FIRST = "Dinas Kesehatan mengirim format data kepada seluruh anggota."
SECOND = "Tiap anggota mengisi format data."
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
    _types(page, town)
    _marks(page, town, FIRST, "Dinas Kesehatan Contoh")
    _marks(page, town, SECOND, "Gugus Tugas Anak")
    _marks(page, town, GENERAL)
    _sums_up(page, town)
    _records_the_signature(page, town)
    _stays(page, town)


def _types(page: Page, town: _Held) -> None:
    page.goto(f"{town.meeting}/notula/bagian/{town.section}")
    first = page.locator("[data-rows=points] [data-row]").first
    pick(first.locator("select[name$=speaker_id]"), "Ratna Dewi")
    first.locator("textarea[name$='-text']").fill(POINT)
    picture(page, "b-notula")
    save(page, "Simpan bagian")
    says(page, "Tersimpan pukul", POINT)


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
    """On the same day, long before anybody approved."""
    page.goto(f"{town.meeting}/tindak-lanjut")
    says(page, "Semua tindak lanjut berstatus Sementara sampai notula disetujui.", "Arahan umum (tidak ditagih)")
    picture(page, "b-tindak-lanjut")
    page.get_by_role("link", name="Ringkasan", exact=True).click()
    says(page, "Isi ringkasan ini sementara sampai notula disetujui.", FIRST)
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


def _stays(page: Page, town: _Held) -> None:
    """Items are firm, and the text can no longer be changed."""
    page.goto(f"{town.meeting}/notula")
    says(page, POINT)
    for words in ("Ubah", "Tulis notula", "Ajukan persetujuan"):
        expect(page.locator("main").get_by_role("link", name=words)).to_have_count(0)
    page.goto(f"{town.meeting}/notula/bagian/{town.section}")
    page.locator("textarea[name$='-text']").first.fill("Kalimat yang disisipkan kemudian.")
    save(page, "Simpan bagian")
    says(page, "Notula sudah disetujui sehingga isinya tidak dapat diubah.")
    picture(page, "b-beku")
    page.goto(f"{town.meeting}/tindak-lanjut")
    says(page, FIRST)
    says_not(page, "Sementara")
    page.get_by_role("link", name=SECOND).click()
    shares = page.get_by_role("table", name="Instansi pelaksana").get_by_role("row")
    expect(shares.filter(has_text="Belum ditindaklanjuti")).to_have_count(2)
    picture(page, "b-tetap")
