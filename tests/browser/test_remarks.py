"""Catatan pembaca by keyboard: T accepts the focused remark, J opens its answer, Ctrl+Enter sends it."""

from __future__ import annotations

from playwright.sync_api import expect

from app.db import db
from app.domain.meetings import Confidentiality
from app.models.minutes import MinutesPoint
from tests import factories


def _remarks(site, *texts: str) -> str:
    """Remarks at the first point of the ordinary meeting; gives the address of its notula."""
    with site.app.app_context():
        section = site.world.sections[Confidentiality.BIASA].id
        point = db.session.query(MinutesPoint).filter_by(section_id=section, withdrawn_at=None).first()
        for text in texts:
            factories.remark(point, site.world.users["kep_organiser"], text)
        meeting_id = point.meeting_id
        db.session.remove()
    return f"/rapat/{meeting_id}/notula"


def test_one_key_accepts_and_one_answers(site, window, sign_in):
    url = _remarks(site, "Tanggal belum disebut", "Siapa yang berbicara")
    page = window()
    sign_in(page, "sek_organiser")
    page.goto(url)
    first = page.locator("[data-remark]", has_text="Tanggal belum disebut")
    first.focus()
    page.keyboard.press("t")
    page.locator("details.remarks > summary").first.wait_for()
    expect(page.get_by_text("Catatan ditandai diterima.")).to_be_visible()
    second = page.locator("[data-remark]", has_text="Siapa yang berbicara")
    second.focus()
    page.keyboard.press("j")
    expect(second.get_by_label("Jawaban")).to_be_focused()
    page.keyboard.type("Kepala Bidang Data, tentang jadwal")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Jawaban tercatat.")).to_be_visible()
    for settled in (first, second):
        expect(settled).to_have_count(0)
    page.locator("details.remarks").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    expect(page.get_by_text("Kepala Bidang Data, tentang jadwal")).to_be_visible()
