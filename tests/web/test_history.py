"""History in words: what happened, who may read it, what stays closed, what was destroyed."""

from __future__ import annotations

from datetime import date, time

import pytest
from lxml import html
from sqlalchemy import select, update

from app import clock
from app.db import db
from app.domain.meetings import Confidentiality, FileKind, MeetingKind
from app.domain.roles import Role
from app.domain.sheets import MeetingDay as DaySheet
from app.models.files import StoredFile
from app.models.meetings import MeetingDay
from app.models.records import AuditEntry, AuditPayload
from app.services.meeting_changes import ChangeMeeting, change_meeting, postpone_meeting
from app.services.meetings import DayInput
from tests import factories
from tests.web.history_case import World, entries, record

TERBATAS, RAHASIA = Confidentiality.TERBATAS, Confidentiality.RAHASIA


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def secretary(world, browser_of):
    return browser_of(world.user)


def test_a_moved_meeting_reads_from_and_to(world, secretary):
    day_id = db.session.scalars(select(MeetingDay.id).filter_by(meeting_id=world.meeting.id)).one()
    command = ChangeMeeting(
        version=1,
        title="Rakor TPPO",
        kind=MeetingKind.RAPAT_KOORDINASI,
        place="Ruang Rapat Wali Kota",
        days=(DayInput(id=day_id, when=DaySheet(on=date(2026, 11, 18), start=time(13, 30))),),
    )
    change_meeting(world.actor, world.meeting.id, command)
    postpone_meeting(world.actor, world.meeting.id, 2, "Wali Kota dipanggil ke provinsi")
    newest, changed = entries(secretary.get(f"/rapat/{world.meeting.id}/riwayat"))
    assert newest.startswith("Rapat ditunda")
    assert "Keadaan: semula Direncanakan, menjadi Ditunda" in newest
    assert "Alasan: Wali Kota dipanggil ke provinsi" in newest
    assert world.actor.name in newest
    assert "WIB" in newest
    assert "Tempat: semula Aula, menjadi Ruang Rapat Wali Kota" in changed
    assert "Hari dan waktu: semula Rabu, 18 November 2026, menjadi Rabu, 18 November 2026, 13.30 WIB" in changed


def test_when_is_said_in_the_zone_of_the_government(app, browser_of):
    government = factories.government("Makassar", zone="Asia/Makassar")
    organiser = factories.agency(government)
    user = factories.user(government, Role.SECRETARIAT, organiser)
    meeting = factories.meeting(organiser, user)
    record(factories.actor(user), "buat", "meeting", meeting.id, None, meeting.id)
    at = db.session.scalars(select(AuditEntry.at).where(AuditEntry.meeting_id == meeting.id)).one()
    there = clock.local(at, "Asia/Makassar")
    assert f"pukul {there:%H.%M} WITA" in entries(browser_of(user).get(f"/rapat/{meeting.id}/riwayat"))[0]


def test_names_stand_for_ids(world, secretary):
    other = factories.government("Sana")
    foreign = factories.agency(other, "Dinas Sana")
    world.note("undang", "meeting", world.meeting.id, {"agency_ids": (None, (world.social.id, foreign.id))})
    world.note("tambah_pembaca", "meeting", world.meeting.id, {"user_id": (None, world.staff.id)})
    reader, invited = entries(secretary.get(f"/rapat/{world.meeting.id}/riwayat"))
    assert f"Akun: {world.staff.display_name}" in reader
    assert "Instansi: Dinas Sosial dan tidak dikenal" in invited


def test_a_meeting_that_is_not_seen_is_not_named(world, secretary):
    stranger = factories.user(world.government, Role.SECRETARIAT, world.social)
    closed = factories.meeting(world.social, stranger, "Rakor tersembunyi", TERBATAS)
    world.note("ubah", "meeting", world.meeting.id, {"previous_meeting_id": (None, closed.id)})
    page = secretary.get(f"/rapat/{world.meeting.id}/riwayat")
    assert "tersembunyi" not in page.text
    assert "Rapat sebelumnya: tidak dikenal" in entries(page)[0]


def test_a_destroyed_payload_is_said_to_be_destroyed(world, secretary):
    world.note("ubah", "meeting", world.meeting.id, {"place": ("Aula", "Gedung rahasia")})
    db.session.execute(update(AuditPayload).values(payload=None, destroyed_at=clock.now()))
    db.session.commit()
    page = secretary.get(f"/rapat/{world.meeting.id}/riwayat")
    assert "Rincian perubahan ini sudah dimusnahkan pada" in entries(page)[0]
    assert "Gedung rahasia" not in page.text


def test_other_things_leave_no_trace(world, secretary):
    """Another meeting, an item (which has its own page), a kind that nobody named."""
    other = factories.meeting(world.organiser, world.user)
    world.note("buat", "meeting", other.id, {"title": (None, "Rakor lain")}, meeting=other)
    world.note("buat", "item", 7, {"text": (None, "Kirim data")})
    world.note("buat", "jenis_baru", 7, {"text": (None, "Kirim data")})
    assert entries(secretary.get(f"/rapat/{world.meeting.id}/riwayat")) == []


def test_words_of_the_draft_are_for_those_who_see_it(world, browser_of):
    """An asisten who coordinates others sees the meeting and its history, and not what stands in the draft."""
    world.note("simpan_bagian", "minutes_section", 1, {"butir baru 1": (None, "kanari-konsep")})
    world.note("simpan_kesimpulan", "meeting", world.meeting.id, {"kesimpulan baru 1": (None, "kanari-konsep")})
    world.note("ubah", "letter", 1, {"number_text": (None, "kanari-konsep")})
    world.note("ubah", "meeting", world.meeting.id, {"place": ("Aula", "Gedung B")})
    asisten = factories.user(world.government)
    factories.give_role(asisten, Role.ASISTEN, world.organiser, maps=(world.social,))
    url = f"/rapat/{world.meeting.id}/riwayat"
    assert browser_of(world.sekda).get(url).text.count("kanari-konsep") == 3
    page = browser_of(asisten).get(url)
    assert "kanari-konsep" not in page.text
    assert len(entries(page)) == 1


def test_older_words_of_what_was_closed_since_are_withheld(world, browser_of):
    factories.reader(world.meeting, world.user)
    world.note("simpan_bagian", "minutes_section", 1, {"butir baru 1": (None, "kanari-lama")})
    factories.point(factories.section(world.meeting), confidentiality=RAHASIA)
    url = f"/rapat/{world.meeting.id}/riwayat"
    page = browser_of(world.sekda).get(url)
    assert "kanari-lama" not in page.text
    assert "Rincian tidak ditampilkan karena notula memuat bagian terbatas." in entries(page)[0]
    assert "kanari-lama" in browser_of(world.user).get(url).text


def test_files_that_are_not_seen_leave_no_trace(world, browser_of):
    row = StoredFile(
        government_id=world.government.id,
        meeting_id=world.meeting.id,
        kind=FileKind.BAHAN,
        confidentiality=RAHASIA,
        original_name="bahan.pdf",
        stored_name="0" * 32,
        media_type="application/pdf",
        size_bytes=1,
        sha256="0" * 64,
        uploaded_by_user_id=world.user.id,
        uploaded_at=clock.now(),
    )
    factories.save(row)
    factories.reader(world.meeting, world.user)
    world.note("unggah", "file", row.id, {"kind": (None, "bahan")})
    url = f"/rapat/{world.meeting.id}/riwayat"
    assert entries(browser_of(world.user).get(url))[0].startswith("Berkas diunggah")
    assert entries(browser_of(world.sekda).get(url)) == []


def test_the_history_of_an_item(world, secretary, browser_of):
    item = factories.item(world.meeting, world.social)
    made = {"due_on": (None, date(2026, 12, 1)), "owner_agency_id": (None, world.social.id)}
    world.note("buat", "item", item.id, made)
    world.note("nyatakan_selesai", "item", item.id, {"status": ("menunggu_verifikasi", "selesai")})
    for browser in (secretary, browser_of(world.staff)):
        newest, first = entries(browser.get(f"/tindak-lanjut/{item.id}/riwayat"))
        assert newest.startswith("Dinyatakan selesai")
        assert "Status: semula Menunggu verifikasi, menjadi Selesai" in newest
        assert "Batas waktu: 1 Desember 2026" in first
        assert "Penanggung jawab: Dinas Sosial" in first


def test_an_agency_that_does_not_see_the_meeting_reads_its_own_part_only(world, browser_of):
    closed = factories.meeting(world.organiser, world.user, "kanari-judul", RAHASIA)
    item = factories.item(closed, world.social)
    origin = {"text": (None, "Kirim data"), "stated_by_text": (None, "kanari-pembicara")}
    world.note("buat", "item", item.id, origin, meeting=closed)
    world.note("lapor", "item", item.id, by=world.staff, meeting=closed)
    world.note("setujui_laporan", "item", item.id, {"status": (None, "kanari")}, by=world.sekda, meeting=closed)
    page = browser_of(world.staff).get(f"/tindak-lanjut/{item.id}/riwayat")
    own, made = entries(page)
    assert own.startswith("Laporan staf")
    assert world.staff.display_name in own
    assert "Uraian: Kirim data" in made
    assert "Pihak penyelenggara" in made
    assert not any(word in page.text for word in ("kanari", world.user.display_name, world.sekda.display_name))


@pytest.mark.parametrize(("level", "status"), [(TERBATAS, 404), (Confidentiality.BIASA, 403)])
def test_others_do_not_read_it(world, browser_of, level, status):
    meeting = factories.meeting(world.organiser, world.user, level=level)
    for page in ("riwayat", "akses"):
        assert browser_of(world.staff).get(f"/rapat/{meeting.id}/{page}").status_code == status


def test_pages_lead_on_and_back(world, secretary):
    for n in range(65):
        world.note("ubah", "meeting", world.meeting.id, {"place": (None, f"Tempat {n}")})
    url, seen = f"/rapat/{world.meeting.id}/riwayat", []
    while url:
        page = secretary.get(url)
        seen += entries(page)
        found = html.document_fromstring(page.text).xpath("//a[@rel='next']/@href")
        url = found[0] if found else ""
    assert [entry.split("Tempat: ")[1] for entry in seen] == [f"Tempat {n}" for n in range(64, -1, -1)]


def test_the_meeting_leads_to_its_history(world, secretary, browser_of):
    meeting = factories.meeting(world.organiser, world.user, level=TERBATAS)
    shown = secretary.get(f"/rapat/{meeting.id}").text
    assert f"/rapat/{meeting.id}/riwayat" in shown
    assert f"/rapat/{meeting.id}/akses" in shown
    assert "/akses" not in secretary.get(f"/rapat/{world.meeting.id}").text
    assert "/riwayat" not in browser_of(world.staff).get(f"/rapat/{world.meeting.id}").text
