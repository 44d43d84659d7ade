"""Corrections of quick notes over a bad line: shown, kept, sent once and in order; refused ones are offered again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from app.db import db
from app.models.minutes import Conclusion, MinutesPoint
from app.models.users import User
from app.services.note_line_corrections import CorrectLine, correct_line
from tests import factories
from tests.browser.notes_case import ALL, KEPT, HeldMeeting, all_saved, cut, line_of, mended, retyped, type_lines
from tests.browser.steps import SIZES, entered, inside, picture, says


@pytest.fixture
def held(site) -> HeldMeeting:
    with inside(site):
        town = HeldMeeting()
        town.fill()
    return town


def _opened(window, site, held, size="desk") -> Page:
    page = entered(window, site, held, SIZES[size], clock=True)("notulis")
    page.goto(held.url)
    return page


def _by_somebody_else(site, held: HeldMeeting, **values) -> None:
    with inside(site):
        line = held.line()
        actor = factories.actor(db.session.get_one(User, held.users["notulis"]))
        command = CorrectLine(meeting_id=held.meeting_id, line_id=line.id, version=line.version, **values)
        correct_line(actor, command)


@pytest.mark.parametrize("size", SIZES)
def test_corrections_wait_on_their_line_and_outlive_the_page(window, site, held, size):
    page = _opened(window, site, held, size)
    type_lines(page, "Data disatukan.", "Sekolah dilibatkan.")
    all_saved(page)
    cut(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("k")
    retyped(page, "Sekolah dan keluarga dilibatkan.")
    page.keyboard.press("Alt+2")
    expect(line_of(page, "Sekolah").locator(".note-changes li")).to_have_text(
        [
            "Menjadi kesimpulan",
            "Isi: Sekolah dan keluarga dilibatkan.",
            "Pembicara: Siti Aminah, Kepala Dinas Kesehatan",
        ]
    )
    says(page, "3 perbaikan belum terkirim.", "Sambungan terputus")
    expect(line_of(page, "Sekolah")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Delete")
    expect(line_of(page, "Data disatukan.").locator(".note-changes")).to_contain_text("Ditarik dari notula")
    page.keyboard.press("Enter")
    expect(page.locator(".note-edit")).to_have_count(0)
    page.keyboard.press("z")
    page.keyboard.press("Enter")
    page.keyboard.type(" Setengah")
    picture(page, "catat-perbaikan-tertunda")
    page.reload()
    expect(page.locator(".note-changes li")).to_have_count(5)
    expect(page.get_by_label("Isi baris")).to_have_value("Data disatukan. Setengah")
    page.get_by_label("Isi baris").press("Escape")
    mended(page)
    with inside(site):
        assert held.texts(Conclusion) == ["Sekolah dan keluarga dilibatkan."]
        assert held.texts(MinutesPoint) == ["Data disatukan."]
    assert page.evaluate(KEPT) == []


def test_a_lost_answer_counts_once_and_the_next_goes_on_from_it(window, site, held):
    page = _opened(window, site, held)
    type_lines(page, "Data disatukan.")
    all_saved(page)

    lost: list[str] = []

    def lose_the_answer(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        if not lost:
            lost.append(route.request.url)
            route.fetch()
        route.abort()

    page.route(ALL, lose_the_answer)
    page.keyboard.press("ArrowUp")
    with page.expect_event("requestfailed"):
        page.keyboard.press("k")
    retyped(page, "Data disatukan setiap bulan.")
    page.reload()
    expect(page.locator(".note-changes li")).to_have_count(2)
    mended(page)
    with inside(site):
        assert held.line().version == 3
        assert held.texts(Conclusion) == ["Data disatukan setiap bulan."]
        assert held.texts(MinutesPoint) == []


def test_a_line_on_its_way_is_put_right_too(window, site, held):
    page = _opened(window, site, held)
    cut(page)
    type_lines(page, "Data disatukan.", "Sekolah dilibatkan.")
    says(page, "2 baris belum terkirim.")
    page.keyboard.press("ArrowUp")
    # Nobody has seen this line: its words change where they wait. The one below may have arrived.
    retyped(page, "Sekolah dan keluarga dilibatkan.")
    expect(page.locator(".note-pending")).to_have_count(0)
    page.keyboard.press("k")
    page.keyboard.press("ArrowDown")
    retyped(page, "Data disatukan setiap bulan.")
    says(page, "2 baris dan 2 perbaikan belum terkirim.")
    page.reload()
    expect(page.locator(".note-changes li")).to_have_count(2)
    mended(page)
    all_saved(page)
    with inside(site):
        assert held.texts(Conclusion) == ["Sekolah dan keluarga dilibatkan."]
        assert held.texts(MinutesPoint) == ["Data disatukan setiap bulan."]
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("size", SIZES)
def test_what_another_person_changed_stands_beside_what_was_typed(window, site, held, size):
    page = _opened(window, site, held, size)
    type_lines(page, "Data disatukan.")
    all_saved(page)
    _by_somebody_else(site, held, text="Data dihimpun Dinkes.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("k")
    retyped(page, "Data disatukan setiap bulan.")
    row = page.locator(".note-line")
    says(page, "Baris ini sudah diubah orang lain.", "Isi: Data disatukan setiap bulan.", "Menjadi kesimpulan")
    expect(row.locator(".note-text")).to_have_text("Data dihimpun Dinkes.")
    expect(page.locator("#kendala")).to_contain_text("Ada yang tidak diterima")
    picture(page, "catat-perbaikan-ditolak")
    page.reload()
    page.get_by_role("button", name="Ketik ulang").click()
    expect(page.get_by_label("Isi baris")).to_have_value("Data disatukan setiap bulan.")
    expect(row.locator(".note-text")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.type(" Dinkes yang menghimpun.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Terapkan lagi").click()
    expect(page.locator(".note-pending")).to_have_count(0)
    expect(page.locator("#kendala")).to_be_hidden()
    with inside(site):
        assert held.texts(Conclusion) == ["Data disatukan setiap bulan. Dinkes yang menghimpun."]
    assert page.evaluate(KEPT) == []


def test_a_refused_correction_can_be_dropped(window, site, held):
    page = _opened(window, site, held)
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/catat" in answer.url):
        type_lines(page, "Data disatukan.")
    all_saved(page)
    with inside(site):
        factories.approved(held.meeting())
    page.keyboard.press("ArrowUp")
    page.keyboard.press("k")
    says(page, "Notula sudah disetujui sehingga isinya tidak dapat diubah.")
    page.get_by_role("button", name="Buang").click()
    expect(page.locator(".note-pending")).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_the_answer_to_a_correction_leaves_the_open_field_alone(window, site, held):
    page = _opened(window, site, held)
    type_lines(page, "Data disatukan.")
    all_saved(page)
    waiting: list[Route] = []
    page.route("**/catat/*", lambda route: waiting.append(route))
    page.keyboard.press("ArrowUp")
    with page.expect_request("**/catat/*"):
        page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.keyboard.type(" Semua ")
    waiting[0].continue_()
    expect(page.locator("[data-count=conclusion]")).to_have_text("1")
    page.unroute("**/catat/*")
    expect(page.get_by_label("Isi baris")).to_be_focused()
    page.keyboard.type("sudah.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list=conclusion]")).to_contain_text("Data disatukan. Semua sudah.")
