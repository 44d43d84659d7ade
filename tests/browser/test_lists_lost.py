"""Kesimpulan and data save themselves as sections do: typed words survive a crash, and two who write lose nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from app.db import db
from app.domain.meetings import Confidentiality
from app.models.minutes import Conclusion, Figure
from tests.browser.person import hasten, save

OFFLINE = "Belum tersimpan: sambungan terputus."


@pytest.fixture
def notula(site) -> str:
    return f"/rapat/{site.world.meetings[Confidentiality.BIASA].id}/notula"


@pytest.fixture
def texts(site):
    """What stands in the list of the meeting."""

    def read(column) -> list[str]:
        model = column.class_
        with site.app.app_context():
            rows = db.session.query(model).filter_by(meeting_id=site.world.meetings[Confidentiality.BIASA].id)
            rows = rows if model is Figure else rows.filter_by(withdrawn_at=None)
            found = [getattr(row, column.key) for row in rows.order_by(model.position)]
            db.session.remove()
        return found

    return read


def status(page: Page):
    return page.locator("[data-autosave-status]")


def saved(page: Page) -> None:
    hasten(page)
    expect(status(page)).to_have_text(re.compile("^Tersimpan"), timeout=15_000)


def add(page: Page, noun: str, label: str, words: str) -> None:
    page.get_by_role("button", name=f"Tambah {noun}", exact=True).click()
    page.get_by_label(label, exact=False).last.fill(words)


def test_a_crash_loses_no_kesimpulan_and_no_half_typed_figure(window, sign_in, notula, texts):
    page = window(clock=True)
    sign_in(page, "reader_sek")
    page.goto(f"{notula}/kesimpulan")
    before = texts(Conclusion.text)
    add(page, "kesimpulan", "Kesimpulan", "Kesimpulan sebelum putus")
    saved(page)
    assert texts(Conclusion.text) == [*before, "Kesimpulan sebelum putus"]
    page.context.set_offline(True)
    add(page, "kesimpulan", "Kesimpulan", "Kesimpulan <b>tanpa</b> sambungan")
    hasten(page)
    expect(status(page)).to_contain_text(OFFLINE, timeout=15_000)
    context = page.context
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"{notula}/kesimpulan")
    notice = again.locator("[data-unsent-notice]")
    expect(notice).to_contain_text("Kesimpulan <b>tanpa</b> sambungan")
    again.get_by_role("button", name="Pulihkan tulisan").click()
    saved(again)
    assert texts(Conclusion.text) == [*before, "Kesimpulan sebelum putus", "Kesimpulan <b>tanpa</b> sambungan"]
    assert again.evaluate("() => Object.keys(localStorage)") == []
    # A figure without its number is not saved yet, and kept nevertheless.
    figures = texts(Figure.indicator)
    again.goto(f"{notula}/data")
    add(again, "data", "Uraian", "Kasus yang angkanya masih dicari")
    hasten(again)
    expect(status(again)).to_have_text("Baris yang belum lengkap belum disimpan.")
    assert texts(Figure.indicator) == figures
    again.close(run_before_unload=False)
    last = context.new_page()
    last.goto(f"{notula}/data")
    expect(last.locator("[data-unsent-notice]")).to_contain_text("Kasus yang angkanya masih dicari")
    last.get_by_role("button", name="Pulihkan tulisan").click()
    last.get_by_label("Angka").last.fill("62")
    saved(last)
    assert texts(Figure.indicator) == [*figures, "Kasus yang angkanya masih dicari"]


def test_two_write_kesimpulan_and_the_same_words_stand_side_by_side(window, sign_in, notula, texts):
    first, second = window(clock=True), window(clock=True)
    for page, account in ((first, "reader_sek"), (second, "sek_organiser")):
        sign_in(page, account)
        page.goto(f"{notula}/kesimpulan")
    before = texts(Conclusion.text)
    add(first, "kesimpulan", "Kesimpulan", "Ditulis notulis pertama")
    saved(first)
    add(second, "kesimpulan", "Kesimpulan", "Ditulis notulis kedua")
    saved(second)
    assert texts(Conclusion.text) == [*before, "Ditulis notulis pertama", "Ditulis notulis kedua"]
    box = second.locator("textarea[name$='-text']")
    values = [box.nth(number).input_value() for number in range(box.count())]
    assert sorted(values) == sorted(texts(Conclusion.text))
    shared = values.index("Ditulis notulis pertama")
    box.nth(shared).fill("Ditulis hari Jumat")
    first.locator("textarea[name$='-text']").nth(len(before)).fill("Ditulis hari Senin")
    saved(first)
    hasten(second)
    expect(status(second)).to_contain_text("Orang lain mengubah kata-kata yang sama")
    save(second, "Bandingkan dan gabungkan")
    expect(second.get_by_role("alert").first).to_contain_text("Bandingkan dua isian")
    proposed = second.locator("textarea[name$='-text']")
    expect(proposed).to_have_value(re.compile("Senin.*Jumat", re.DOTALL))
    proposed.fill("Ditulis hari Senin, paling lambat Jumat")
    save(second, "Simpan gabungan")
    assert "Ditulis hari Senin, paling lambat Jumat" in texts(Conclusion.text)
    assert "Ditulis notulis kedua" in texts(Conclusion.text)
