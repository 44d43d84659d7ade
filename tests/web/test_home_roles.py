"""What waits for whom on Beranda: each role's own blocks, what is new since the last visit, the installation."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation
from app.domain.attendance import InvitationReply
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState, ProposalKind
from app.domain.letters import Channel
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.minutes import MinutesStatus
from app.domain.people import AppointmentStatus, Sapaan
from app.domain.roles import Role
from app.models.attendance import InvitationAnswer
from app.models.item_loop import ExtensionRequest, Proposal
from app.models.people import Appointment
from app.queries.backups import BackupNote, write_note
from tests import factories
from tests.web.home_case import LONG_AGO, World


@pytest.fixture
def world(app) -> World:
    return World()


def test_the_head_approves_a_report_from_the_home_page(world, browser_of):
    world.sapaan(world.head, Sapaan.BAPAK)
    item, share = world.firm("Kirim format data", ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA)
    world.report(item, share, "Format sudah dikirim kepada anggota.")
    browser = browser_of(world.head)
    page = browser.get("/").text
    assert "Satu laporan staf menunggu persetujuan Bapak" in page
    assert "Format sudah dikirim kepada anggota." in page
    form = page.split("/setujui", 1)[1].split("</form>", 1)[0]
    fields = {
        name: form.split(f'name="{name}" value="', 1)[1].split('"', 1)[0] for name in ("version", "submission_key")
    }
    assert browser.post(f"/tindak-lanjut/{item.id}/bagian/{share.id}/setujui", fields).status_code == 303
    assert "menunggu persetujuan Bapak" not in browser.get("/").text


def test_the_menu_says_how_an_office_is_held(world, browser_of):
    foot = "side-user-role"
    assert f'{foot}">Sekretaris Daerah<' in browser_of(world.sekda).get("/").text
    held = db.session.scalars(select(Appointment).where(Appointment.person_id == world.sekda.person_id)).one()
    held.status = AppointmentStatus.PLH
    factories.save(held)
    assert f'{foot}">Plh. Sekretaris Daerah<' in browser_of(world.sekda).get("/").text


def test_staff_learn_what_came_back_and_why(world, browser_of):
    item, share = world.firm("Kirim daftar sekolah")
    world.step(item, share, ItemAct.KEMBALIKAN_VERIFIKASI, world.writer, "Lampirkan daftar sekolah")
    page = browser_of(world.staff).get("/").text
    assert "Satu laporan dikembalikan untuk diperbaiki" in page
    assert "Lampirkan daftar sekolah" in page
    assert f"/tindak-lanjut/{item.id}/bagian/{share.id}/lapor" in page
    world.step(item, share, ItemAct.LAPOR, world.staff)
    assert "Lampirkan daftar sekolah" not in browser_of(world.staff).get("/").text.split("Laporan dikembalikan")[-1]


def test_the_head_sees_invitations_of_the_week_and_answers(world, browser_of):
    soon = factories.meeting(world.organiser, world.writer, "Rapat besok", on=world.today + timedelta(days=1))
    far = factories.meeting(world.organiser, world.writer, "Rapat bulan depan", on=world.today + timedelta(days=30))
    rows = [factories.participant(one, ParticipantRole.PESERTA, agency_id=world.social.id) for one in (soon, far)]
    page = browser_of(world.head).get("/").text
    assert "Rapat besok" in page
    assert "Rapat bulan depan" not in page
    assert f"/rapat/{soon.id}/peserta/{rows[0].id}/jawaban?next=/" in page
    factories.save(
        InvitationAnswer(
            government_id=world.government.id,
            meeting_id=soon.id,
            participant_id=rows[0].id,
            reply=InvitationReply.DIWAKILI,
            deputy_name="Wakil",
            channel=Channel.WA,
            answered_by_user_id=world.writer.id,
            answered_at=clock.now(),
        )
    )
    answered = browser_of(world.head).get("/").text
    assert "Diwakili" in answered
    assert "Ubah jawaban" in answered


def test_the_secretariat_hears_of_drafts_approvals_and_silence(world, browser_of):
    points = factories.section(world.meeting)
    factories.point(points)
    factories.participant(world.meeting, ParticipantRole.PESERTA, unsur_text="OPD")
    sent = factories.meeting(world.organiser, world.writer, "Rapat di meja pimpinan", on=LONG_AGO)
    factories.approved(sent, MinutesStatus.MENUNGGU_PERSETUJUAN)
    ahead = factories.meeting(world.organiser, world.writer, "Rapat pekan depan", on=world.today + timedelta(days=5))
    for _ in range(3):
        factories.participant(ahead, ParticipantRole.PESERTA, agency_id=world.social.id)
    page = browser_of(world.writer).get("/").text
    for words in (
        "satu rapat menunggu jawaban undangan",
        "satu notula belum diajukan untuk persetujuan",
        "satu notula menunggu persetujuan",
        "3 dari 3 belum menjawab",
        f"/rapat/{world.meeting.id}/persetujuan",
    ):
        assert words.casefold() in page.casefold()


def test_nobody_is_asked_for_answers_to_a_meeting_that_is_being_written_down(world, browser_of):
    today = factories.meeting(world.organiser, world.writer, "Rapat hari ini", on=world.today)
    factories.participant(today, ParticipantRole.PESERTA, agency_id=world.social.id)
    assert "1 dari 1 belum menjawab" in browser_of(world.writer).get("/").text
    factories.point(factories.section(today))
    assert "belum menjawab" not in browser_of(world.writer).get("/").text


def test_the_secretariat_verifies_ordinary_reports_only(world, browser_of):
    world.firm("Menunggu diperiksa", ItemStatus.MENUNGGU_VERIFIKASI)
    world.firm("Milik asisten", ItemStatus.MENUNGGU_VERIFIKASI, is_priority=True)
    _, share = world.firm("Ada pertanyaan")
    share.has_open_clarification = True
    factories.save(share)
    page = browser_of(world.writer).get("/").text
    assert "Satu laporan menunggu verifikasi, satu klarifikasi menunggu jawaban" in page
    assert "Milik asisten" not in page.split('id="verifikasi"')[1].split("</section>")[0]


def test_the_sekda_sees_what_to_decide_and_who_is_silent(world, browser_of):
    world.sapaan(world.sekda, Sapaan.IBU)
    item, _ = world.firm("Susun rencana", due_on=LONG_AGO)
    world.firm("Kirim data", due_on=LONG_AGO)
    closed = factories.meeting(world.organiser, world.writer, "Rahasia", level=Confidentiality.RAHASIA, on=LONG_AGO)
    hidden, _ = world.firm("Perkara tertutup", due_on=LONG_AGO, meeting=closed)
    for one in (item, hidden):
        factories.save(
            Proposal(
                government_id=world.government.id,
                item_id=one.id,
                kind=ProposalKind.PENEGASAN,
                text="Kirim penegasan ke-1",
                by_user_id=world.writer.id,
                by_name="Asisten",
                at=clock.now(),
            )
        )
    page = browser_of(world.sekda).get("/").text
    assert "Satu hal perlu keputusan Ibu, satu perangkat daerah belum melapor" in page
    assert "Usul: Surat penegasan. Kirim penegasan ke-1" in page
    assert "Perkara tertutup" not in page
    assert all(words in page for words in ("Setujui usul", "Beri arahan", "Bahas di rapat"))
    assert "2 tindak lanjut" in page.split('id="belum-melapor"')[1].split("</section>")[0]


def test_partners_are_never_among_the_silent(world, browser_of):
    police = factories.agency(world.government, "Polres", relation=Relation.MITRA)
    factories.item(world.meeting, police, due_on=LONG_AGO, status=ItemStatus.BELUM_ADA_KABAR, firm_at=clock.now())
    assert "belum melapor" not in browser_of(world.sekda).get("/").text


def test_the_asisten_sees_exceptions_and_requests_of_his_agencies(world, browser_of):
    asisten = factories.user(world.government)
    factories.give_role(asisten, Role.ASISTEN, world.organiser, maps=(world.social,))
    item, share = world.firm("Susun rencana", due_on=LONG_AGO)
    factories.save(
        ExtensionRequest(
            government_id=world.government.id,
            item_id=item.id,
            assignment_id=share.id,
            wanted_on=world.today + timedelta(days=7),
            reason="Anggaran belum cair",
            state=ExtensionState.MENUNGGU,
            asked_by_user_id=world.head.id,
            asked_at=clock.now(),
        )
    )
    page = browser_of(asisten).get("/").text
    assert "menunggu usul Bapak/Ibu, satu permohonan perpanjangan menunggu keputusan Bapak/Ibu" in page
    assert f"/tindak-lanjut/{item.id}/usul" in page
    assert f"/tindak-lanjut/{item.id}/bagian/{share.id}/perpanjangan" in page


def test_new_is_what_others_did_since_the_last_visit(world, browser_of):
    item, share = world.firm("Kirim data")
    with time_machine.travel("2026-11-18T01:00:00Z", tick=False):
        first = browser_of(world.head).get("/").text
        assert "Baru sejak kunjungan terakhir" not in first
    with time_machine.travel("2026-11-18T02:00:00Z", tick=False):
        world.step(item, share, ItemAct.KEMBALIKAN_VERIFIKASI, world.writer, "Lengkapi")
        world.step(item, share, ItemAct.TERUSKAN, world.head)
    for minute in (5, 20):
        with time_machine.travel(f"2026-11-18T02:{minute:02}:00Z", tick=False):
            page = browser_of(world.head).get("/").text
            news = page.split("Baru sejak kunjungan terakhir")[1].split("</details>")[0]
            assert 'class="count">1<' in news
            assert "Dikembalikan untuk dilengkapi: Kirim data" in news
    with time_machine.travel("2026-11-18T03:00:00Z", tick=False):
        assert "Baru sejak kunjungan terakhir" not in browser_of(world.head).get("/").text


def test_the_administrator_sees_the_state_of_the_installation(world, app, browser_of, tmp_path):
    admin = factories.user(world.government, Role.ADMINISTRATOR, password_hash="x")
    app.config["INSTANCE_FOLDER"], before = tmp_path, app.config["INSTANCE_FOLDER"]
    try:
        assert "cadangan belum pernah dibuat" in browser_of(admin).get("/").text.casefold()
        write_note(tmp_path, BackupNote(clock.now() - timedelta(days=9), 12))
        page = browser_of(admin).get("/").text
        assert "cadangan terakhir sudah lebih dari tujuh hari" in page
        assert "12 berkas unggahan" in page
        assert "skema" in page
        (tmp_path / "cadangan-terakhir.json").write_text("rusak")
        assert browser_of(admin).get("/").status_code == 200
    finally:
        app.config["INSTANCE_FOLDER"] = before
