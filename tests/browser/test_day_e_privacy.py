"""Day E, the notula of a closed meeting: a name is stopped, a hotline passes, a photo is asked about, nothing leaks."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.minutes import ServiceContact
from app.models.records import AccessLog
from tests import factories
from tests.browser.person import save
from tests.browser.steps import SIZES, entered, inside, picture, says, says_not
from tests.browser.town import Town
from tests.storage.samples import jpeg_file

NAME = "Siti Aminah"
BESIDE = "Kasus dilaporkan pekan lalu."
HOTLINE = "0812-1234-5678"


@dataclass
class _Named(Town):
    meeting: str = ""

    def fill(self) -> None:
        unit = self.agency("Dinas Pemberdayaan Perempuan Contoh", "DP3APM")
        secretary = self.staff("sek", "Dewi Anggraini", Role.SECRETARIAT, unit)
        self.staff("staf", "Rina Wati", Role.REPORTER, unit)
        closed = factories.meeting(
            unit, secretary, "Rakor penanganan kasus anak", Confidentiality.TERBATAS, factories.days_ago(1)
        )
        section = factories.section(closed)
        factories.point(
            section, f"{BESIDE} Korban bernama {NAME} sudah didampingi. Layanan menerima aduan di {HOTLINE}."
        )
        scope = {"government_id": self.home.id, "meeting_id": closed.id, "position": 0}
        factories.save(ServiceContact(**scope, name="Layanan aduan", number=HOTLINE))
        self.meeting = f"/rapat/{closed.id}"


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_notula_leaves_without_the_name(window, site, size):
    with inside(site):
        town = _Named()
        town.fill()
    enter = entered(window, site, town, size)
    _photo_is_asked_about(enter("sek"), town)
    _reader_waits(enter("staf"), town)
    page = enter("sek")
    _name_is_closed(page, town)
    words = _paper(page, "Buka naskahnya")
    assert NAME in words, "the notula itself is for those who may read it"
    page.goto(f"{town.meeting}/notula")
    public = _paper(page, "Unduh versi publik")
    assert NAME not in public
    assert [one for one in (BESIDE, "[bagian terbatas]", HOTLINE) if one not in public] == []
    with inside(site):
        acts = set(db.session.scalars(select(AccessLog.act).where(AccessLog.user_id == town.users["sek"])))
    assert {"unduh_notula", "unduh_versi_publik"} <= acts


def _photo_is_asked_about(page: Page, town: _Named) -> None:
    page.goto(f"{town.meeting}/berkas")
    photo = {"name": "lokasi.jpg", "mimeType": "image/jpeg", "buffer": jpeg_file()}
    page.locator("[name=file]").set_input_files(photo)  # type: ignore[arg-type]
    page.locator("[name=kind]").select_option("foto")
    save(page, "Unggah")
    says(page, "Apakah foto memuat tulisan tercetak atau wajah korban?")
    picture(page, "e-foto")


def _reader_waits(page: Page, town: _Named) -> None:
    page.goto(f"{town.meeting}/notula")
    page.get_by_role("link", name="Unduh notula").click()
    says(page, "Notula belum dapat diambil")
    says_not(page, NAME)
    picture(page, "e-tertahan")


def _name_is_closed(page: Page, town: _Named) -> None:
    """From the paper to the questions, one press each; the hotline is not among them."""
    page.goto(f"{town.meeting}/notula")
    page.get_by_role("link", name="Unduh notula").click()
    says(page, "Notula tertahan pemeriksaan privasi", "Nama korban", "Foto lokasi.jpg")
    assert HOTLINE not in page.locator("mark").all_text_contents()
    picture(page, "e-privasi")
    save(page, "Tandai kalimat terbatas")
    expect(page.get_by_text("Nama korban", exact=True)).to_have_count(0)
    with page.expect_download():  # begins by itself
        page.get_by_role("button", name="Boleh dimuat").press("Enter")
    says(page, "Naskah siap diambil", "Sudah dijawab", "Dewi Anggraini")
    picture(page, "e-siap")


def _paper(page: Page, link: str) -> str:
    with page.expect_download() as waiting:
        page.locator("main").get_by_role("link", name=link).click()
    document = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])
