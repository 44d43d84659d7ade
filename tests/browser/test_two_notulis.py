"""Two notulis in one section, each in his own browser: what either types stays, merged by itself or side by side."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from app.db import db
from app.domain.meetings import Confidentiality
from app.models.minutes import MinutesPoint
from tests import factories
from tests.browser.person import hasten, save

FIRST = "Dinas menyiapkan data anak putus sekolah dari seluruh kecamatan sebelum akhir bulan"


@pytest.fixture
def section(site):
    """A fresh section of the ordinary meeting with one point."""
    with site.app.app_context():
        made = factories.section(site.world.meetings[Confidentiality.BIASA], title="Arahan bersama")
        factories.point(made, FIRST)
        where = (made.id, f"/rapat/{made.meeting_id}/notula/bagian/{made.id}")
        db.session.remove()
    return where


@pytest.fixture
def pair(window, sign_in, section):
    """Two windows at the section."""
    first, second = window(clock=True), window(clock=True)
    for page, account in ((first, "reader_sek"), (second, "sek_organiser")):
        sign_in(page, account)
        page.goto(section[1])
    return first, second


def text(page: Page, number: int = 0):
    return page.locator("[data-rows=points] textarea[name$='-text']").nth(number)


def saved(page: Page) -> None:
    hasten(page)
    expect(page.locator("[data-autosave-status]")).to_have_text(re.compile("^Tersimpan"), timeout=15_000)


def standing(site, section_id: int) -> list[str]:
    with site.app.app_context():
        rows = db.session.query(MinutesPoint).filter_by(section_id=section_id, withdrawn_at=None)
        found = [row.text for row in rows.order_by(MinutesPoint.position)]
        db.session.remove()
    return found


def add(page: Page, words: str) -> None:
    count = page.locator("[data-rows=points] textarea[name$='-text']").count()
    page.get_by_role("button", name="Tambah butir", exact=True).click()
    text(page, count).fill(words)


def test_both_type_in_one_section_and_nothing_is_lost(pair, section, site):
    first, second = pair
    text(first).fill(FIRST.replace("menyiapkan", "segera menyiapkan"))
    add(first, "Butir dari notulis pertama")
    saved(first)
    # The second has read the older text, types at its end, and keeps the cursor there while it is merged.
    text(second).press("End")
    text(second).press("ControlOrMeta+End")
    text(second).press_sequentially(" tahun ini")
    saved(second)
    merged = FIRST.replace("menyiapkan", "segera menyiapkan") + " tahun ini"
    assert standing(site, section[0]) == [merged, "Butir dari notulis pertama"]
    expect(text(second, 1)).to_have_value("Butir dari notulis pertama")
    text(second).press_sequentially(", juga desa")
    add(second, "Butir dari notulis kedua")
    saved(second)
    assert standing(site, section[0]) == [
        merged + ", juga desa",
        "Butir dari notulis pertama",
        "Butir dari notulis kedua",
    ]
    # The first goes on in his own row; the others' come to him without his asking.
    with first.expect_request("**/simpan-otomatis") as sent:
        text(first, 1).fill("Butir dari notulis pertama, lengkap")
        hasten(first)
    assert len(sent.value.post_data) < 1_000
    assert FIRST[:5] not in sent.value.post_data
    saved(first)
    expect(text(first, 2)).to_have_value("Butir dari notulis kedua")
    expect(text(first)).to_have_value(merged + ", juga desa")
    # The button saves the page as it is: no conflict, nothing twice.
    save(first, "Simpan bagian")
    assert standing(site, section[0]) == [
        merged + ", juga desa",
        "Butir dari notulis pertama, lengkap",
        "Butir dari notulis kedua",
    ]


def test_the_same_words_of_both_stand_side_by_side_and_are_merged_by_hand(pair, section, site):
    first, second = pair
    text(first).fill("Data diserahkan hari Senin")
    saved(first)
    text(second).fill("Data diserahkan hari Jumat")
    hasten(second)
    expect(second.locator("[data-autosave-status]")).to_contain_text("Orang lain mengubah kata-kata yang sama")
    expect(text(second)).to_have_value("Data diserahkan hari Jumat")
    save(second, "Bandingkan dan gabungkan")
    expect(second.get_by_role("alert").first).to_contain_text("Bandingkan dua isian")
    expect(second.locator("main")).to_contain_text("Senin")
    proposed = second.locator("textarea[name$='-text']")
    expect(proposed).to_have_value(re.compile("Senin.*Jumat", re.DOTALL))
    proposed.fill("Data diserahkan hari Senin, paling lambat Jumat")
    save(second, "Simpan gabungan")
    second.wait_for_url(f"**{section[1]}")
    assert standing(site, section[0]) == ["Data diserahkan hari Senin, paling lambat Jumat"]
    expect(second.locator("[data-unsent-notice]")).to_be_hidden()


def test_two_in_different_sections_never_meet_and_see_each_other(window, sign_in, site, section):
    first, second = window(clock=True), window(clock=True)
    other = site.world.sections[Confidentiality.BIASA]
    sign_in(first, "reader_sek")
    sign_in(second, "sek_organiser")
    with first.expect_response(lambda answer: answer.request.method == "POST"):
        first.goto(section[1])
    second.goto(f"/rapat/{other.meeting_id}/notula/bagian/{other.id}")
    name = site.world.users["reader_sek"].display_name
    expect(second.locator("[data-writers]")).to_contain_text(f"{name} sedang menulis Arahan bersama")
    text(first).fill("Ditulis di bagian pertama")
    text(second).press("ControlOrMeta+End")
    text(second).press_sequentially(" ditambah")
    saved(first)
    saved(second)
    assert standing(site, section[0]) == ["Ditulis di bagian pertama"]
    second.goto(f"/rapat/{other.meeting_id}/notula/kesimpulan")
    expect(second.locator("[data-writers]")).to_contain_text(f"{name} sedang menulis Arahan bersama")
    first.goto(f"/rapat/{other.meeting_id}/notula")
    expect(first.locator("[data-writers]")).to_contain_text("sedang menulis kesimpulan rapat")
