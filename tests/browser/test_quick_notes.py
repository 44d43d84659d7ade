"""Quick notes by keyboard alone, over a bad line, and as a plain form: what was typed stands in the record."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from app.models.action_items import ActionItem
from app.models.minutes import Conclusion, Figure, MinutesPoint, MinutesQuestion
from tests.browser.notes_case import HeldMeeting, all_saved, line_of, type_lines
from tests.browser.person import field, save
from tests.browser.steps import SIZES, entered, inside, picture, says

LINES = (
    "Rapat dibuka dan dihadiri seluruh anggota gugus tugas.",
    "bagian: arahan",
    "arahan: pencegahan agar dimulai dari keluarga dan sekolah",
    "imbauan untuk masyarakat: segera melapor bila mengetahui kekerasan",
    "@2 data kasus kekerasan: 149 kasus, Jan-Okt 2026, Dinkes",
    "T Siti Aminah: kapan format data dikirim?",
    "J Ratna Dewi: paling lambat akhir bulan",
    "K: data permasalahan dihimpun dari semua anggota",
    "TL Dinkes: mengirim format data kepada anggota; 31 Juli 2027",
    "TL Dinsso: mendata anak yang memerlukan pendampingan; jangka pendek",
)
PAGE = "1. Data disatukan setiap bulan.\n2. Keluarga dilibatkan.\n\nK: rapat evaluasi setiap triwulan"


@pytest.fixture
def held(site) -> HeldMeeting:
    with inside(site):
        town = HeldMeeting()
        town.fill()
    return town


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_ten_lines_by_keyboard_alone(window, site, held, size):
    page = entered(window, site, held, size)("notulis")
    page.goto(held.url)
    picture(page, "catat-kosong")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sedang berlangsung: Rakor perlindungan anak")
    expect(page.get_by_label("Ketik, lalu Enter")).to_be_focused()
    page.keyboard.press("Alt+1")
    type_lines(page, *LINES)
    all_saved(page)
    expect(page.locator("[data-count=item]")).to_have_text("2")
    expect(line_of(page, "mengirim format")).to_contain_text("31 Juli 2027")
    expect(line_of(page, "mengirim format").locator(".note-badges")).to_contain_text("Dinkes")
    picture(page, "catat-sepuluh")
    page.keyboard.press("ArrowUp")
    expect(line_of(page, "Dinsso")).to_be_focused()
    page.keyboard.press("1")
    expect(line_of(page, "mendata anak").locator(".note-badges")).to_contain_text("Dinsos")
    expect(line_of(page, "mendata anak")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Ketik, lalu Enter")).to_be_focused()
    with inside(site):
        assert held.texts(MinutesQuestion) == ["Kapan format data dikirim?"]
        assert held.texts(Conclusion) == ["Data permasalahan dihimpun dari semua anggota"]
        assert held.texts(Figure) == ["kasus kekerasan"]
        assert len(held.texts(MinutesPoint)) == 3
        assert len(held.texts(ActionItem)) == 2


def test_a_line_becomes_something_else_by_one_key_and_comes_back(window, site, held):
    page = entered(window, site, held, SIZES["desk"])("notulis")
    page.goto(held.url)
    type_lines(page, "Dinkes menyusun format data bersama anggota.")
    all_saved(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("t")
    expect(page.locator("[data-count=item]")).to_have_text("1")
    page.keyboard.press("k")
    expect(page.locator("[data-count=item]")).to_have_text("0")
    expect(page.locator("[data-count=conclusion]")).to_have_text("1")
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Dinkes menyusun format data.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list=conclusion]")).to_contain_text("Dinkes menyusun format data.")
    page.keyboard.press("Delete")
    expect(page.locator("[data-count=conclusion]")).to_have_text("0")
    says(page, "Ditarik dari notula.")
    page.keyboard.press("z")
    expect(page.locator("[data-count=conclusion]")).to_have_text("1")


def test_who_types_on_is_not_taken_back_to_the_corrected_line(window, site, held):
    page = entered(window, site, held, SIZES["desk"])("notulis")
    page.goto(held.url)
    type_lines(page, "Data disatukan.")
    all_saved(page)
    waiting: list[Route] = []
    page.route("**/catat/*", lambda route: waiting.append(route))
    page.keyboard.press("ArrowUp")
    with page.expect_request("**/catat/*"):
        page.keyboard.press("k")
    page.keyboard.press("Escape")
    page.keyboard.type("Sekolah ")
    waiting[0].continue_()
    expect(page.locator("[data-count=conclusion]")).to_have_text("1")
    type_lines(page, "dilibatkan.")
    all_saved(page)
    with inside(site):
        assert held.texts(MinutesPoint)[-1] == "Sekolah dilibatkan."
        assert held.texts(Conclusion) == ["Data disatukan."]


def test_sections_and_speakers_by_keyboard(window, site, held):
    page = entered(window, site, held, SIZES["desk"])("notulis")
    page.goto(held.url)
    type_lines(page, "Rapat dibuka.")
    all_saved(page)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+3")
    type_lines(page, "Pencegahan dimulai dari keluarga.", "Sekolah dilibatkan.")
    all_saved(page)
    for words in ("Pencegahan dimulai", "Sekolah dilibatkan"):
        expect(line_of(page, words).locator(".note-badges")).to_contain_text("Bambang Irawan")
        expect(line_of(page, words).locator(".note-badges")).to_contain_text("Sambutan dan arahan")
    expect(page.locator("[data-speaker][aria-pressed=true]")).to_contain_text("Bambang Irawan")
    expect(line_of(page, "Rapat dibuka").locator(".note-badges")).not_to_contain_text("Bambang")


def test_a_page_of_text_is_pasted_at_once(window, site, held):
    page = entered(window, site, held, SIZES["desk"])("notulis")
    page.goto(held.url)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.keyboard.insert_text(PAGE)
    page.keyboard.press("Enter")
    all_saved(page)
    assert len(sent) == 1
    with inside(site):
        assert held.texts(MinutesPoint) == ["Data disatukan setiap bulan.", "Keluarga dilibatkan."]
        assert held.texts(Conclusion) == ["Rapat evaluasi setiap triwulan"]


def test_three_keys_lead_to_the_summary(window, site, held):
    page = entered(window, site, held, SIZES["desk"])("notulis")
    page.goto(held.url)
    type_lines(page, "TL Dinkes: mengirim format data")
    with page.expect_download() as waiting:
        for key in ("Escape", "r", "d"):
            page.keyboard.press(key)
    assert waiting.value.suggested_filename.endswith(".docx")
    expect(page.get_by_label("Ketik, lalu Enter")).to_be_focused()
    for key in ("Escape", "r", "w"):
        page.keyboard.press(key)
    page.wait_for_url("**/ringkasan-sementara#teks")
    assert "Mengirim format data" in page.get_by_label("Ringkasan untuk grup").input_value()


def test_a_plain_form_without_scripts(window, site, held, sign_in):
    page = window(js=False)
    enter = entered(lambda **_: page, site, held, SIZES["desk"])
    enter("notulis")
    page.goto(held.url)
    for text in ("K: data disatukan", PAGE, "TL Dinkse: mengirim format data"):
        field(page, "Ketik, lalu Enter").fill(text)
        save(page, "Catat")
    says(page, "Tersimpan pukul", "Data disatukan setiap bulan.", "Mungkin maksudnya")
    picture(page, "catat-polos")
    with page.expect_navigation():
        line_of(page, "Dinkse").get_by_role("button", name="Dinkes").click()
    expect(line_of(page, "mengirim format").locator(".note-badges")).to_contain_text("Dinkes")
    with page.expect_navigation():
        line_of(page, "Keluarga dilibatkan.").get_by_role("button", name="Tarik").click()
    says(page, "Ditarik dari notula.")
    with page.expect_navigation():
        page.get_by_role("button", name="Kembalikan").click()
    line_of(page, "K: data disatukan").get_by_role("link", name="Perbaiki").click()
    field(page, "Dicatat sebagai").select_option(label="Butir")
    picture(page, "catat-perbaiki")
    save(page, "Simpan baris")
    with inside(site):
        assert "Data disatukan" in held.texts(MinutesPoint)
        assert held.texts(Conclusion) == ["Rapat evaluasi setiap triwulan"]
        assert len(held.texts(ActionItem)) == 1
