"""A browser that has no room, or may not keep anything: while the line is cut, the page says that it must stay open."""

from __future__ import annotations

from playwright.sync_api import expect

from app.db import db
from app.domain.meetings import Confidentiality
from tests import factories
from tests.browser.notes_case import ALL, STAY, HeldMeeting, all_saved, cut, type_lines
from tests.browser.person import hasten
from tests.browser.steps import SIZES, entered, inside, says
from tests.browser.test_two_notulis import add, saved

_NO_ROOM = "Storage.prototype.setItem = () => { throw new DOMException('Penuh', 'QuotaExceededError'); };"


def test_a_section_does_not_promise_what_the_browser_cannot_keep(window, sign_in, site):
    with inside(site):
        section = factories.section(site.world.meetings[Confidentiality.BIASA], title="Arahan tanpa ruang")
        factories.point(section, "Butir yang sudah ada")
        address = f"/rapat/{section.meeting_id}/notula/bagian/{section.id}"
        db.session.remove()
    page = window(clock=True)
    page.add_init_script(_NO_ROOM)
    sign_in(page, "reader_sek")
    page.goto(address)
    page.context.set_offline(True)
    add(page, "Butir tanpa sambungan")
    hasten(page)
    status = page.locator("[data-autosave-status]")
    expect(status).to_contain_text(STAY, timeout=15_000)
    expect(status).not_to_contain_text("Tulisan disimpan di perangkat ini")
    page.context.set_offline(False)
    saved(page)


def test_typed_lines_say_so_too(window, site):
    with inside(site):
        town = HeldMeeting()
        town.fill()
    page = entered(window, site, town, SIZES["phone"], clock=True)("notulis")
    page.add_init_script(_NO_ROOM)
    page.goto(town.url)
    type_lines(page, "Sebelum sambungan putus.")
    all_saved(page)
    cut(page)
    type_lines(page, "Saat sambungan putus.")
    says(page, STAY)
    page.unroute(ALL)
    hasten(page)
    all_saved(page)
