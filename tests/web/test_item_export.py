"""The list of action items as CSV: rows, order, rights and filters of the list, what is noted and left out."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, ItemClass, ItemStatus
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.action_items import Assignment
from app.models.records import AccessLog
from tests import factories
from tests.client import Browser
from tests.statements import statements
from tests.web.item_export_case import URL, in_chunks, rows_of, texts
from tests.web.item_list_case import LATE_DAY, World


@pytest.fixture
def world(app) -> World:
    return World()


def on_pages(browser: Browser, query: str) -> list[str]:
    """What the pages of the list show under these filters, from the first to the last."""
    found: list[str] = []
    url: str | None = f"/tindak-lanjut?{query}"
    while url:
        page = browser.get(url).text
        found += re.findall(r'<th role="rowheader".*?><a href="[^"]*">([^<]*)</a>', page)
        following = re.search(r'rel="next" href="([^"]*)"', page)
        url = following[1].replace("&amp;", "&") if following else None
    return found


def test_a_line_tells_what_the_list_tells(world, browser_of):
    item = factories.firm_item(
        world.meeting, world.social, ItemStatus.TERKENDALA, text="Mengirim data", due_on=LATE_DAY
    )
    item.first_due_on, item.from_kepala_daerah, item.due_text = LATE_DAY - timedelta(days=7), True, "segera"
    factories.save(item)
    with time_machine.travel("2025-01-09T09:00:00+07:00", tick=False):
        browser = browser_of(world.sekda)
        page = browser.get("/tindak-lanjut").text
        [row] = rows_of(browser.get(URL))
    assert row == {
        "No.": "1",
        "Tindak lanjut": "Mengirim data",
        "Penanggung jawab": world.social.short_name,
        "Rapat": "Rapat biasa",
        "Kerahasiaan": "Biasa",
        "Golongan": "Tindak lanjut",
        "Arahan kepala daerah": "Ya",
        "Status": "Terkendala",
        "Batas waktu awal": "2024-12-26",
        "Batas waktu": "2025-01-02",
        "Keterangan batas waktu": "segera",
        "Lewat (hari kerja)": "5",
    }
    for words in (
        "Lewat 5 hari kerja",
        "2 Januari 2025",
        "Arahan kepala daerah",
        "Terkendala",
        world.social.short_name,
    ):
        assert words in page, words


def test_states_of_items_that_nobody_leads(world, browser_of):
    force = factories.task_force(world.government, world.social, name="Gugus Tugas Anak")
    factories.item(world.meeting, owner_text="semua camat", firm_at=clock.now(), text="Hal camat")
    factories.item(world.meeting, owner_task_force_id=force.id, firm_at=clock.now(), text="Hal gugus")
    done = {"due_on": LATE_DAY, "is_open": False, "firm_at": clock.now()}
    factories.item(world.meeting, owner_task_force_id=force.id, text="Hal selesai", **done)
    factories.item(world.meeting, world.police, text="Hal mitra", due_on=LATE_DAY, item_class=ItemClass.RENCANA_AKSI)
    found = {row["Tindak lanjut"]: row for row in rows_of(browser_of(world.sekda).get(URL))}
    camat, gugus, selesai, mitra = (found[f"Hal {name}"] for name in ("camat", "gugus", "selesai", "mitra"))
    assert (camat["Penanggung jawab"], camat["Status"]) == ("semua camat", "Ditetapkan")
    assert (gugus["Penanggung jawab"], gugus["Status"]) == ("Gugus Tugas Anak", "Menurut tiap anggota")
    assert (selesai["Status"], selesai["Lewat (hari kerja)"]) == ("Ditutup semua anggota", "")
    assert camat["Keterangan batas waktu"] == "Belum ditetapkan"
    assert (mitra["Golongan"], mitra["Status"], mitra["Lewat (hari kerja)"]) == ("Rencana aksi", "Sementara", "")


@pytest.mark.parametrize("view", ["semua", "lewat", "tanpa_batas_waktu", "belum_ada_kabar"])
@pytest.mark.parametrize("of_agency", [False, True])
def test_rows_and_order_are_those_of_the_pages(world, browser_of, monkeypatch, view, of_agency):
    """Over several chunks as over several pages."""
    for n in range(60):
        owner = (world.social, world.police, world.health)[n % 3]
        due_on = None if n % 4 == 0 else LATE_DAY + timedelta(days=n * 7 % 11)
        factories.firm_item(world.meeting, owner, ItemStatus.DISAMPAIKAN, text=f"Butir {n:02}", due_on=due_on)
    agency = world.police if view == "belum_ada_kabar" else world.social
    query = f"daftar={view}" + (f"&instansi={agency.id}" if of_agency else "")
    in_chunks(monkeypatch, 4)
    browser = browser_of(world.sekda)
    shown = on_pages(browser, query)
    assert len(shown) > 4
    assert texts(browser.get(f"{URL}?{query}")) == shown


def test_the_link_carries_the_filters_and_the_table_keeps_them(world, browser_of):
    factories.item(world.meeting, world.social, "Rumah aman", item_class=ItemClass.RENCANA_AKSI, due_on=LATE_DAY)
    factories.item(world.meeting, world.social, "Hal lain", due_on=LATE_DAY)
    factories.item(world.meeting, world.health, "Hal kesehatan", item_class=ItemClass.RENCANA_AKSI, due_on=LATE_DAY)
    browser = browser_of(world.sekda)
    page = browser.get(f"/tindak-lanjut?instansi={world.social.id}&golongan=rencana_aksi&daftar=lewat&lain=1").text
    link = re.search(rf'href="({URL}[^"]*)" download>.*?Unduh CSV', page)
    address = link[1].replace("&amp;", "&") if link else ""
    assert address == f"{URL}?instansi={world.social.id}&golongan=rencana_aksi&daftar=lewat"
    assert texts(browser.get(address)) == ["Rumah aman"]
    assert texts(browser.get(f"{URL}?instansi={world.health.id}")) == ["Hal kesehatan"]


def test_a_place_in_the_list_and_what_cannot_be_read_are_left_out(world, browser_of):
    for n in range(30):
        factories.item(world.meeting, world.social, f"Butir {n:02}")
    browser = browser_of(world.sekda)
    token = re.search(r"sesudah=([^\"&]+)", browser.get("/tindak-lanjut").text)
    assert token
    assert len(texts(browser.get(f"{URL}?sesudah={token[1]}&status=lain&tahun=-1"))) == 30


def test_nothing_to_take_along_is_a_head_alone_and_no_link(world, browser_of):
    browser = browser_of(world.sekda)
    assert "Unduh CSV" not in browser.get("/tindak-lanjut").text
    answer = browser.get(URL)
    assert rows_of(answer) == []
    assert answer.data.count(b"\r\n") == 1


def test_a_meeting_that_is_not_seen_shows_through_ones_own_share_alone(world, browser_of):
    secret = world.meetings[Confidentiality.RAHASIA]
    item = factories.item(secret, world.health, "Hal tertutup", status=ItemStatus.SELESAI, supporters=(world.social,))
    share = db.session.query(Assignment).filter_by(item_id=item.id, agency_id=world.social.id).one()
    share.status, share.kind = ItemStatus.TERKENDALA, AssignmentKind.SUPPORT
    item.firm_at = clock.now()
    factories.save(item, share)
    factories.item(secret, world.health, "Hal lain yang tertutup")
    reporter = factories.user(world.government, Role.REPORTER, world.social)
    [row] = rows_of(browser_of(reporter).get(URL))
    assert row["Tindak lanjut"] == "Hal tertutup"
    assert row["Status"] == "Terkendala"
    assert (row["Penanggung jawab"], row["Rapat"], row["Kerahasiaan"]) == ("", "", "")
    assert rows_of(browser_of(world.sekda).get(URL)) == []
    assert rows_of(browser_of(factories.user(world.government, Role.OBSERVER)).get(URL)) == []


def test_what_is_taken_along_of_closed_meetings_is_noted_once_for_each(world, browser_of):
    limited = world.meetings[Confidentiality.TERBATAS]
    for meeting in (world.meeting, limited, limited):
        factories.item(meeting, world.social)
    secret_item = factories.item(world.meeting, world.social, confidentiality=Confidentiality.TERBATAS)
    browser = browser_of(world.secretary)
    assert len(rows_of(browser.get(f"{URL}?instansi={world.social.id}"))) == 4
    noted = db.session.query(AccessLog).filter_by(act="unduh_tindak_lanjut_csv").all()
    assert sorted(row.subject_id for row in noted) == sorted({limited.id, secret_item.meeting_id})
    assert {(row.user_id, row.subject_kind, row.allowed) for row in noted} == {(world.secretary.id, "meeting", True)}


def test_names_are_left_out(world, browser_of):
    factories.item(world.meeting, None, "Menjemput korban bernama Melati", owner_text="ibu korban bernama Sari")
    body = browser_of(world.sekda).get(URL).text
    assert "[…]" in body
    assert "Melati" not in body
    assert "Sari" not in body


def test_no_more_statements_for_many_rows_than_for_few(world, browser_of):
    browser = browser_of(world.sekda)
    browser.get(URL)
    counted = []
    for count in (10, 90):
        for n in range(count):
            owner = (world.social, world.health)[n % 2]
            factories.item(world.meeting, owner, f"Menjemput anak (14 tahun) ke-{n}", due_text="segera")
        with statements() as sent:
            assert len(rows_of(browser.get(URL))) >= count
        counted.append(len(sent))
    assert counted[0] == counted[1] <= 10
