"""Quick notes over a bad line: what is not acknowledged waits in the browser, is sent by itself, and is forgotten."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from app import clock
from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.quick_notes import LineKind
from app.models.action_items import ActionItem
from app.models.minutes import MinutesPoint
from app.models.users import LoginSession
from tests import factories
from tests.browser.notes_case import ALL, KEPT, STAY, HeldMeeting, all_saved, cut, mended, retyped, type_lines
from tests.browser.person import hasten
from tests.browser.steps import SIZES, entered, inside, picture, says


@pytest.fixture
def held(site) -> HeldMeeting:
    with inside(site):
        town = HeldMeeting()
        town.fill()
    return town


def test_a_lost_line_loses_no_words(window, site, held):
    page = entered(window, site, held, SIZES["phone"], clock=True)("notulis")
    page.goto(held.url)
    type_lines(page, "Sebelum sambungan putus.")
    all_saved(page)
    cut(page)
    type_lines(page, "Saat sambungan putus.", "TL Dinkes: mengirim format data")
    says(page, "Sambungan terputus")
    expect(page.locator(".note-unsent")).to_have_count(2)
    picture(page, "catat-terputus")
    page.keyboard.type("Setengah kalimat")
    # The browser is closed and opened again, still without a connection.
    page.reload()
    expect(page.locator(".note-unsent")).to_have_count(2)
    expect(page.get_by_label("Ketik, lalu Enter")).to_have_value("Setengah kalimat")
    page.unroute(ALL)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    all_saved(page)
    with inside(site):
        assert held.texts(MinutesPoint) == ["Sebelum sambungan putus.", "Saat sambungan putus.", "Setengah kalimat"]
        assert held.texts(ActionItem) == ["Mengirim format data"]
    assert page.evaluate(KEPT) == []


def test_nothing_of_a_rahasia_meeting_stays_in_the_browser(window, site):
    with inside(site):
        town = HeldMeeting()
        town.fill(Confidentiality.RAHASIA)
    page = entered(window, site, town, SIZES["desk"], clock=True)("notulis")
    page.goto(town.url)
    cut(page)
    type_lines(page, "Nama yang dirahasiakan.")
    expect(page.locator(".note-unsent")).to_have_count(1)
    says(page, STAY)
    assert page.evaluate("() => JSON.stringify(localStorage)") == "{}"
    page.unroute(ALL)
    hasten(page)
    all_saved(page)


def test_the_end_of_a_session_keeps_the_text_until_the_next_login(window, site, held):
    enter = entered(window, site, held, SIZES["desk"], clock=True)
    page = enter("notulis")
    page.goto(held.url)
    with inside(site):
        user_id = held.users["notulis"]
        db.session.execute(update(LoginSession).where(LoginSession.user_id == user_id).values(ended_at=clock.now()))
        db.session.commit()
    type_lines(page, "Diketik sesudah sesi berakhir.")
    says(page, "Sesi berakhir")
    expect(page.locator(".note-unsent")).to_have_count(1)
    # Logged in again, as in another tab: with another token, which the page fetches by itself.
    entered(lambda **_: page, site, held, SIZES["desk"])("notulis")
    hasten(page)
    all_saved(page)
    with inside(site):
        assert held.texts(MinutesPoint) == ["Diketik sesudah sesi berakhir."]


def test_a_line_that_is_refused_can_be_typed_again(window, site, held):
    page = entered(window, site, held, SIZES["desk"], clock=True)("notulis")
    # The page says where somebody writes; SQLite has one writer at a time.
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.goto(held.url)
    with inside(site):
        factories.approved(held.meeting())
    type_lines(page, "Terlambat diketik.")
    says(page, "Notula sudah disetujui sehingga isinya tidak dapat diubah.")
    page.get_by_role("button", name="Ketik ulang").click()
    expect(page.get_by_label("Ketik, lalu Enter")).to_have_value("Terlambat diketik.")
    expect(page.locator(".note-unsent")).to_have_count(0)


def test_logging_out_leaves_nothing_behind(window, site, held):
    page = entered(window, site, held, SIZES["desk"], clock=True)("notulis")
    page.goto(held.url)
    cut(page)
    type_lines(page, "Belum terkirim.")
    expect(page.locator(".note-unsent")).to_have_count(1)
    assert len(page.evaluate(KEPT)) == 1
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk")
    assert page.evaluate(KEPT) == []


def test_corrections_of_a_rahasia_meeting_stay_in_the_page(window, site):
    with inside(site):
        held = HeldMeeting()
        held.fill(Confidentiality.RAHASIA)
    page = entered(window, site, held, SIZES["desk"], clock=True)("notulis")
    page.goto(held.url)
    type_lines(page, "Nama yang dirahasiakan.")
    all_saved(page)
    cut(page)
    page.keyboard.press("ArrowUp")
    retyped(page, "Nama lain yang dirahasiakan.")
    says(page, "1 perbaikan belum terkirim.")
    assert page.evaluate("() => JSON.stringify(localStorage)") == "{}"
    assert page.evaluate("() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    mended(page)
    with inside(site):
        assert held.texts(MinutesPoint) == ["Nama lain yang dirahasiakan."]


def test_the_end_of_a_session_keeps_corrections_until_the_next_login(window, site, held):
    page = entered(window, site, held, SIZES["desk"], clock=True)("notulis")
    page.goto(held.url)
    type_lines(page, "Data disatukan.")
    all_saved(page)
    with inside(site):
        user_id = held.users["notulis"]
        db.session.execute(update(LoginSession).where(LoginSession.user_id == user_id).values(ended_at=clock.now()))
        db.session.commit()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("k")
    says(page, "1 perbaikan belum terkirim. Sesi berakhir")
    entered(lambda **_: page, site, held, SIZES["desk"])("notulis")
    mended(page)
    with inside(site):
        assert held.line().kind == LineKind.KESIMPULAN
