"""The main path of a secretariat, with scripts and without: plan, participants, minutes, items, papers."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from tests.browser.person import choose, download, field, pick, save
from tests.web import matrix

TITLE = "Rakor penyatuan data stunting"
POINT = "Semua dinas menyatukan data sebelum akhir bulan."
CONCLUSION = "Data stunting disatukan pada satu berkas."
ITEM = "Mengirim format data kepada seluruh anggota."


@pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without scripts"])
def test_from_plan_to_papers(window, log_in, site, js):
    page = window(js=js)
    log_in(page, "reader_sek")
    meeting = _plan(page, site.world.invited.name)
    _participants(page, meeting, site.world.organiser.name)
    _minutes(page, meeting)
    _item(page, meeting, site.world.assigned.name, site.world.assigned.short_name)
    _papers(page, meeting, site.world.assigned.name)


def _plan(page: Page, invited: str) -> str:
    """One short form; gives the address of the meeting."""
    page.get_by_role("link", name="Catat rapat").first.click()
    field(page, "Nama rapat").fill(TITLE)
    page.locator("[name=days-0-on_date]").fill("2026-11-25")
    page.locator("[name=days-0-starts]").fill("09:00")
    page.locator("[name=days-0-ends]").fill("11:30")
    field(page, "Tempat").fill("Ruang rapat utama")
    field(page, "Susunan acara").fill("09.00 Pembukaan\n09.15 Paparan data | Bappeda")
    page.get_by_label(re.compile(f"^{invited}")).check()
    save(page, "Simpan rapat")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text("Rabu, 25 November 2026")
    return page.url


def _participants(page: Page, meeting: str, agency: str) -> None:
    page.goto(f"{meeting}/peserta/baru")
    field(page, "Nama beserta gelar").fill("Siti Aminah, S.Sos.")
    field(page, "Jabatan").fill("Kepala Dinas Penyelenggara")
    choose(page, "Instansi", agency)
    # By keyboard: the list of agencies is still closing, and what stands below it moves.
    field(page, "Pimpinan rapat").press("Space")
    expect(field(page, "Pimpinan rapat")).to_be_checked()
    save(page, "Simpan")
    expect(page.locator("main")).to_contain_text("Siti Aminah, S.Sos.")
    expect(page.locator("main")).to_contain_text("Pimpinan rapat")


def _minutes(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}/notula")
    page.get_by_role("link", name="Sambutan dan arahan").first.click()
    first = _row(page, "points", 0)
    pick(first.locator("select[name$=speaker_id]"), "Siti Aminah, S.Sos.")
    first.locator("textarea[name$='-text']").fill(POINT)
    page.get_by_role("button", name="Tambah butir").click()
    second = _row(page, "points", 1)
    second.locator("textarea[name$='-text']").fill("Laporan dikirim setiap bulan.")
    save(page, "Simpan bagian")
    expect(page.locator("main")).to_contain_text("Tersimpan pukul")
    page.goto(f"{meeting}/notula/kesimpulan")
    _row(page, "conclusions", 0).locator("textarea").fill(CONCLUSION)
    save(page, "Simpan")
    expect(page.locator("main")).to_contain_text(CONCLUSION)
    expect(page.locator("main")).to_contain_text(POINT)


def _row(page: Page, rows: str, number: int) -> Locator:
    row = page.locator(f"[data-rows={rows}] [data-row]").nth(number)
    row.wait_for()
    return row


def _item(page: Page, meeting: str, owner: str, shown_as: str) -> None:
    page.goto(f"{meeting}/tindak-lanjut")
    page.get_by_role("link", name="Jadikan tindak lanjut").click()
    expect(field(page, "Uraian tindak lanjut")).to_have_value(CONCLUSION)
    field(page, "Uraian tindak lanjut").fill(ITEM)
    choose(page, "Penanggung jawab", owner)
    field(page, "Jangka pendek").check()
    field(page, "Batas waktu").fill("2026-12-10")
    field(page, "Keluaran yang diharapkan").fill("Format terkirim")
    save(page, "Simpan tindak lanjut")
    for words in (ITEM, shown_as, "10 Desember 2026", "Jangka pendek"):
        expect(page.locator("main")).to_contain_text(words)


def _papers(page: Page, meeting: str, owner: str) -> None:
    page.goto(f"{meeting}/notula")
    notula = matrix.readable(download(page, "Unduh notula"))
    for words in ("KONSEP", TITLE, "25 November 2026", "Ruang rapat utama", POINT, CONCLUSION, ITEM, owner):
        assert words.casefold() in notula.casefold(), f"the notula lacks {words}"
    page.goto(meeting)
    calendar = Calendar.from_ical(download(page, "Kalender"))
    event = calendar.walk("VEVENT")[0]
    assert calendar["METHOD"] == "PUBLISH"
    assert str(event["SUMMARY"]) == TITLE
    assert event.decoded("DTSTART").replace(tzinfo=None) == datetime(2026, 11, 25, 9)  # noqa: DTZ001
    assert event.decoded("DTEND").replace(tzinfo=None) == datetime(2026, 11, 25, 11, 30)  # noqa: DTZ001
    assert event.decoded("DTSTART").date() == date(2026, 11, 25)
    page.goto(f"{meeting}/tindak-lanjut")
    page.get_by_role("link", name="Surat tindak lanjut").click()
    letter = matrix.readable(download(page, "Unduh konsep"))
    for words in (owner, ITEM, "10 Desember 2026"):
        assert words in letter, f"the letter lacks {words}"
