"""Two people at one text, and a session that ends while somebody types: no word is lost."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from app.db import db, transactional
from app.domain.meetings import Confidentiality
from app.services import sign_in as sessions
from tests.browser.conftest import PASSWORD
from tests.browser.person import field, save


def _write(page: Page, url: str, text: str) -> None:
    page.goto(url)
    page.locator("[data-rows=points] textarea[name$='-text']").first.fill(text)


def test_a_stale_save_shows_both_texts(window, sign_in, site):
    section = site.world.sections[Confidentiality.BIASA]
    url = f"/rapat/{section.meeting_id}/notula/bagian/{section.id}"
    first, second = window(), window()
    sign_in(first, "reader_sek")
    sign_in(second, "sek_organiser")
    _write(first, url, "Kalimat orang pertama")
    _write(second, url, "Kalimat orang kedua")
    save(first, "Simpan bagian")
    save(second, "Simpan bagian")
    expect(second.get_by_role("alert").first).to_contain_text("Bandingkan dua isian")
    expect(second.locator("main")).to_contain_text("Kalimat orang pertama")
    merged = second.locator("textarea", has_text="Kalimat orang kedua")
    expect(merged).to_have_value(re.compile("Kalimat orang pertama.*Kalimat orang kedua", re.DOTALL))
    merged.fill("Kalimat orang kedua")
    save(second, "Simpan gabungan")
    second.wait_for_url(f"**{url}")
    expect(second.locator("[data-rows=points] textarea[name$='-text']").first).to_have_value("Kalimat orang kedua")


def test_a_session_that_ends_gives_the_text_back(window, sign_in, site):
    section = site.world.sections[Confidentiality.TERBATAS]
    url = f"/rapat/{section.meeting_id}/notula/bagian/{section.id}"
    page = window()
    sign_in(page, "reader_sek")
    _write(page, url, "Kalimat yang tidak boleh hilang")
    with site.app.app_context():
        _end(site.world.users["reader_sek"].id)
        db.session.remove()
    save(page, "Simpan bagian")
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk lagi untuk menyimpan")
    field(page, "Nama pengguna atau NIP").fill(site.world.users["reader_sek"].username)
    field(page, "Kata sandi").fill(PASSWORD)
    save(page, "Masuk dan kirim isian")
    save(page, "Simpan isian")
    expect(page.locator("[data-rows=points] textarea[name$='-text']").first).to_have_value(
        "Kalimat yang tidak boleh hilang"
    )


@transactional
def _end(user_id: int) -> None:
    sessions.end_sessions(user_id, "uji")
