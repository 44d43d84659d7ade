"""The review of late items: who sees what, filters in the address, partners apart, print, workbook."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import openpyxl
import pytest
import time_machine

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.action_items import ProgressReport
from tests import factories
from tests.services.review_case import LATER, ReviewCase

WORKBOOK = "/tinjauan/tinjauan-lewat-batas.xlsx"


@pytest.fixture
def case(app) -> ReviewCase:
    return ReviewCase()


def report(item, by, obstacle: str) -> None:
    """A report on the lead's share."""
    factories.save(
        ProgressReport(
            government_id=item.government_id,
            item_id=item.id,
            assignment_id=factories.share_of(item).id,
            text="Sudah dikerjakan",
            obstacle=obstacle,
            status=ItemStatus.TERKENDALA,
            reported_by_user_id=by.id,
            reported_at=clock.now(),
        )
    )


def test_a_late_item_with_its_first_date_extensions_and_last_report(case, browser_of):
    item = case.item(text="Mengirim format data", due_on=date(2025, 3, 3), extension_count=2)
    item.first_due_on = date(2025, 1, 2)
    factories.save(item)
    report(item, case.secretary, "Data kecamatan belum lengkap")
    page = browser_of(case.sekda).get("/tinjauan").text
    for words in (
        *("Mengirim format data", "Dinsos", "3 Maret 2025", "Batas waktu awal 2 Januari 2025", "2 kali diperpanjang"),
        *("Kendala: Data kecamatan belum lengkap", "hari kerja"),
    ):
        assert words in page, words


def test_every_page_counts_the_same_days_and_none_of_those_a_report_waited(case, browser_of):
    item = case.item(text="Mengirim format data", due_on=date(2026, 11, 2))
    share = factories.share_of(item)
    share.waits = [["2026-11-09", "2026-11-16"]]
    factories.save(share)
    case.propose(item)
    with time_machine.travel(date(2026, 11, 20), tick=False):
        sekda, secretary = browser_of(case.sekda), browser_of(case.secretary)
        pages = [sekda.get(address) for address in ("/", "/tinjauan", "/perlu-keputusan", f"/tindak-lanjut/{item.id}")]
        pages += [secretary.get(address) for address in ("/", "/tindak-lanjut", "/tindak-lanjut?daftar=lewat")]
    for page in pages:
        assert re.findall(r"[Ll]ewat (\d+) hari kerja", page.text) == ["9"], page.request.path


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"lama", "baru", "kesehatan"}),
        ("lewat=1-5", {"baru"}),
        ("lewat=21", {"lama", "kesehatan"}),
        ("tahun=2026", {"lama", "baru", "kesehatan"}),
        ("jangka=panjang", set()),
    ],
)
def test_filters_stand_in_the_address(case, browser_of, query, found):
    case.item(text="Hal lama")
    case.item(text="Hal baru", due_on=clock.today(factories.ZONE) - timedelta(days=6))
    case.item(case.health, text="Hal kesehatan")
    case.item(text="Belum jatuh tempo", due_on=LATER)
    page = browser_of(case.sekda).get(f"/tinjauan?{query}").text
    assert {word for word in ("lama", "baru", "kesehatan", "tempo") if f"Hal {word}" in page} == found
    assert "Belum jatuh tempo" not in page


def test_narrowed_to_an_agency_and_to_the_agencies_of_an_asisten(case, browser_of):
    stranger = factories.agency(case.government, "Dinas Lain")
    for owner, text in ((case.social, "Hal sosial"), (case.health, "Hal kesehatan"), (stranger, "Hal lain")):
        case.item(owner, text=text)
    browser = browser_of(case.sekda)
    assert _found(browser.get(f"/tinjauan?instansi={case.health.id}").text) == {"kesehatan"}
    position = factories.actor(case.asisten).grants[0].position_id
    page = browser.get(f"/tinjauan?asisten={position}").text
    assert _found(page) == {"sosial", "kesehatan"}
    assert f"asisten={position}" in page
    assert "asisten" not in browser_of(case.secretary).get("/tinjauan").text.partition('id="saringan"')[2]


def _found(page: str) -> set[str]:
    return {word for word in ("sosial", "kesehatan", "lain") if f">Hal {word}<" in page}


def test_partners_stand_apart_and_are_never_late(case, browser_of):
    case.item(case.police, text="Patroli sekolah")
    browser = browser_of(case.sekda)
    assert "Patroli sekolah" not in browser.get("/tinjauan").text
    apart = browser.get("/tinjauan?daftar=belum_ada_kabar").text
    assert "Patroli sekolah" in apart
    assert "Lewat " not in apart.partition("data-table")[2]
    printed = browser.get("/tinjauan/cetak").text
    assert "Belum ada kabar dari Polres." in printed
    assert "Patroli sekolah" not in printed


def test_only_what_the_actor_answers_for(case, browser_of):
    secret = factories.meeting(case.setda, case.secretary, "Rapat tertutup", Confidentiality.RAHASIA)
    case.item(text="Hal rahasia", meeting=secret)
    case.item(case.health, text="Hal kesehatan")
    head = factories.user(case.government, Role.AGENCY_HEAD, case.health)
    pages = {user: browser_of(user).get("/tinjauan").text for user in (case.sekda, case.asisten, head)}
    assert "Hal rahasia" not in pages[case.sekda]
    assert "Hal rahasia" in pages[case.asisten]
    assert "Rapat tertutup" not in pages[case.asisten]
    assert "Hal kesehatan" in pages[head]
    assert "Hal rahasia" not in pages[head]
    for url in ("/tinjauan/cetak", WORKBOOK, "/rekap"):
        assert b"rahasia" not in _unpacked(browser_of(case.sekda).get(url).data)


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"PK"):
        return body
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    return repr([[cell.value for cell in row] for row in sheet.iter_rows()]).encode()


def test_the_usul_is_shown_to_those_who_decide(case, browser_of):
    case.propose(case.item(), text="Kirim penegasan ke-1")
    head = factories.user(case.government, Role.AGENCY_HEAD, case.social)
    assert "Kirim penegasan ke-1" in browser_of(case.sekda).get("/tinjauan").text
    assert "Kirim penegasan ke-1" not in browser_of(head).get("/tinjauan").text


@pytest.mark.parametrize("start", ["=1+1", "+62", "-5", "@SUM(A1)"])
def test_the_workbook_holds_text_and_dates_and_no_formula(case, browser_of, start):
    item = case.item(text=f"{start} Mengirim data")
    report(item, case.secretary, f"{start} kendala")
    answer = browser_of(case.sekda).get(f"{WORKBOOK}?instansi={case.social.id}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tinjauan-lewat-batas.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    top = next(number for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[0] == "No.")
    cells = dict(zip([cell.value for cell in sheet[top]], sheet[top + 1], strict=True))
    assert (cells["Tindak lanjut"].value, cells["Tindak lanjut"].data_type) == (f"{start} Mengirim data", "s")
    assert cells["Kendala"].data_type == "s"
    assert cells["Batas waktu"].is_date
    assert cells["Batas waktu"].value.date() == date(2025, 1, 2)
    assert sheet.freeze_panes == f"D{top + 1}"
    assert sheet.auto_filter.ref == f"A{top}:L{top + 1}"
    words = [row[0] for row in sheet.iter_rows(max_row=top - 1, values_only=True)]
    assert any("Dinas Sosial" in str(one) for one in words)


def test_a_capped_workbook_says_so(case, browser_of, monkeypatch):
    monkeypatch.setattr("app.queries.review.EXPORT_MAX", 2)
    for n in range(3):
        case.item(text=f"Hal {n}")
    sheet = openpyxl.load_workbook(io.BytesIO(browser_of(case.sekda).get(WORKBOOK).data)).active
    rows = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert [one for one in rows if isinstance(one, int)] == [1, 2]
    assert any("baris pertama" in str(one) for one in rows)
