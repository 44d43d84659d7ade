"""A file that is too large is told at its field before anything is sent: what was typed stays where it is."""

from __future__ import annotations

from playwright.sync_api import expect

from app.domain.meetings import Confidentiality
from tests.browser.person import field

MIB = 1024 * 1024


def test_too_large_a_file_is_told_before_it_is_sent(window, sign_in, site, tmp_path):
    meeting = site.world.meetings[Confidentiality.BIASA]
    page, sent = window(), []
    sign_in(page, "reader_sek")
    page.goto(f"/rapat/{meeting.id}/dokumentasi/baru")
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    field(page, "Keterangan").fill("Foto bersama peserta")
    file = field(page, "Berkas")
    large = tmp_path / "besar.jpg"
    with large.open("wb") as hollow:
        hollow.truncate(21 * MIB)
    file.set_input_files(large)
    note = page.get_by_role("alert")
    expect(note).to_contain_text("Berkas “besar.jpg” lebih dari 20 MB.")
    page.locator("main form[enctype] button[type=submit]").first.click()
    expect(note).to_be_visible()
    expect(file).to_be_focused()
    expect(field(page, "Keterangan")).to_have_value("Foto bersama peserta")
    assert sent == []
    file.set_input_files({"name": "kecil.jpg", "mimeType": "image/jpeg", "buffer": b"x"})
    expect(note).to_have_count(0)
