"""The line is cut while somebody writes, or the browser is closed: what was typed is kept, offered again and sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.db import db
from app.domain.meetings import Confidentiality
from tests import factories
from tests.browser.person import hasten
from tests.browser.test_two_notulis import add, saved, standing, text

OFFLINE = "Belum tersimpan: sambungan terputus."


@pytest.fixture
def section(site):
    with site.app.app_context():
        made = factories.section(site.world.meetings[Confidentiality.BIASA], title="Arahan tanpa sambungan")
        factories.point(made, "Butir yang sudah ada")
        where = (made.id, f"/rapat/{made.meeting_id}/notula/bagian/{made.id}")
        db.session.remove()
    return where


@pytest.fixture
def page(window, sign_in, section):
    opened = window(clock=True)
    sign_in(opened, "reader_sek")
    opened.goto(section[1])
    return opened


def told_of_the_cut(page) -> None:
    hasten(page)
    expect(page.locator("[data-autosave-status]")).to_contain_text(OFFLINE, timeout=15_000)


def kept(page) -> list[str]:
    return page.evaluate("() => Object.keys(localStorage)")


def test_the_line_is_cut_in_the_middle_and_comes_back(page, section, site):
    add(page, "Butir sebelum putus")
    saved(page)
    page.context.set_offline(True)
    text(page).fill("Butir yang sudah ada, diubah tanpa sambungan")
    add(page, "Butir tanpa sambungan")
    told_of_the_cut(page)
    page.get_by_role("button", name="Simpan bagian").click()
    expect(page.locator("[data-autosave-status]")).to_contain_text(OFFLINE)
    assert standing(site, section[0]) == ["Butir yang sudah ada", "Butir sebelum putus"]
    text(page, 2).press("ControlOrMeta+End")
    text(page, 2).press_sequentially(", masih diketik")
    page.context.set_offline(False)
    saved(page)
    expected = [
        "Butir yang sudah ada, diubah tanpa sambungan",
        "Butir sebelum putus",
        "Butir tanpa sambungan, masih diketik",
    ]
    assert standing(site, section[0]) == expected
    assert kept(page) == []


def test_an_answer_that_was_lost_doubles_nothing(page, section, site):
    """The server has saved, the browser never hears of it and sends the same again."""
    lost = []

    def lose(route):
        if lost:
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort()

    page.route("**/simpan-otomatis", lose)
    add(page, "Butir yang jawabannya hilang")
    saved(page)
    assert lost
    assert standing(site, section[0]) == ["Butir yang sudah ada", "Butir yang jawabannya hilang"]
    text(page, 1).fill("Butir yang jawabannya hilang, lalu diubah")
    saved(page)
    page.get_by_role("button", name="Simpan bagian").click()
    page.wait_for_load_state()
    assert standing(site, section[0]) == ["Butir yang sudah ada", "Butir yang jawabannya hilang, lalu diubah"]


def test_a_crash_loses_nothing_and_another_wrote_meanwhile(page, section, site, window, sign_in):
    page.context.set_offline(True)
    text(page).fill("Butir yang sudah ada dan diketik sebelum peramban tertutup")
    add(page, "Butir baru <b>sebelum</b> tertutup")
    told_of_the_cut(page)
    page.close(run_before_unload=False)
    context = page.context
    context.set_offline(False)
    other = window(clock=True)
    sign_in(other, "sek_organiser")
    other.goto(section[1])
    add(other, "Butir orang lain")
    saved(other)
    again = context.new_page()
    again.goto(section[1])
    notice = again.locator("[data-unsent-notice]")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("Butir baru <b>sebelum</b> tertutup")
    expect(notice.locator("ins").first).to_be_visible()
    again.get_by_role("button", name="Pulihkan tulisan").click()
    saved(again)
    assert set(standing(site, section[0])) == {
        "Butir yang sudah ada dan diketik sebelum peramban tertutup",
        "Butir baru <b>sebelum</b> tertutup",
        "Butir orang lain",
    }
    again.reload()
    expect(notice).to_be_hidden()
    assert kept(again) == []


def test_logging_out_forgets_and_a_rahasia_row_is_never_kept(page, section, site):
    page.context.set_offline(True)
    text(page).fill("Butir yang belum tersimpan")
    page.locator("[data-rows=points] details summary").first.click()
    told_of_the_cut(page)
    assert any("tuntas-naskah" in name for name in kept(page))
    page.locator("[data-rows=points] select[name$='-confidentiality']").first.select_option("rahasia")
    page.clock.fast_forward(600)
    assert "belum tersimpan" not in page.evaluate("() => JSON.stringify(localStorage)")
    page.locator("[data-rows=points] select[name$='-confidentiality']").first.select_option("biasa")
    page.clock.fast_forward(600)
    assert "belum tersimpan" in page.evaluate("() => JSON.stringify(localStorage)")
    page.evaluate(
        "() => document.querySelector('form[data-forgets]').addEventListener('submit', (e) => e.preventDefault())"
    )
    page.get_by_role("button", name="Keluar").click()
    assert not any("tuntas-naskah" in name for name in kept(page))
    page.context.set_offline(False)
    saved(page)
    assert standing(site, section[0]) == ["Butir yang belum tersimpan"]


def test_a_session_that_ended_keeps_the_text_until_the_next_log_in(page, section, site, log_in):
    page.context.clear_cookies()
    text(page).fill("Diketik sesudah sesi berakhir")
    hasten(page)
    status = page.locator("[data-autosave-status]")
    expect(status).to_have_text(re.compile("sesi sudah berakhir"), timeout=15_000)
    other = page.context.new_page()
    log_in(other, "reader_sek")
    saved(page)
    assert standing(site, section[0]) == ["Diketik sesudah sesi berakhir"]
