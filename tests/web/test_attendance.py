"""The daftar hadir and the answers as pages: one tap, deputies, sessions, the scan, the recap."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.attendance import InvitationReply, PresenceKind
from app.domain.letters import Channel
from app.domain.meetings import Confidentiality, FileKind
from app.domain.roles import Role
from app.models.files import StoredFile
from app.models.meetings import MeetingDay
from app.models.participants import Participant
from app.services.presences import set_sessions
from tests import factories, page
from tests.services.attendance_case import DEPUTY, World
from tests.storage import samples

SENDIRI, DIWAKILI, TIDAK_HADIR = PresenceKind


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def secretary(world, browser_of):
    return browser_of(world.user)


@pytest.fixture
def url(world) -> str:
    return f"/rapat/{world.meeting.id}/daftar-hadir"


@pytest.fixture
def answers(world) -> str:
    return f"/rapat/{world.meeting.id}/jawaban-undangan"


def reply_url(world: World, row: Participant) -> str:
    return f"/rapat/{world.meeting.id}/peserta/{row.id}/jawaban"


def test_one_tap_leads_back_to_the_row(world, secretary, url):
    answer = secretary.post(url, {"sendiri": str(world.invited.id), "submission_key": "k" * 24})
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"{url}?hari=1&sesi=1#peserta-{world.invited.id}",
    )
    assert [row.kind for row in world.marks()] == [SENDIRI]
    assert "1</strong> dari 3 hadir" in secretary.get(url).text


def test_two_taps_of_one_page_are_two_marks(world, secretary, url):
    """A page carries one key; taps on it are not taken for one another."""
    for row in (world.invited, world.other):
        secretary.post(url, {"sendiri": str(row.id), "submission_key": "k" * 24})
    assert len(world.marks()) == 2


def test_a_tap_can_be_taken_back(world, secretary, url):
    world.mark(SENDIRI)
    assert "Batalkan" in secretary.get(url).text
    secretary.post(url, {"batalkan": str(world.invited.id)})
    assert world.marks() == []


def test_diwakili_is_one_tap_where_the_answer_names_the_deputy(world, secretary, url):
    world.reply(InvitationReply.DIWAKILI, deputy=DEPUTY)
    secretary.post(url, {"diwakili": str(world.invited.id)})
    assert "Diwakili oleh Siti Aminah, S.Sos., Kepala Bidang Data (Eselon III)" in secretary.get(url).text


def test_diwakili_asks_who_came_where_nobody_is_known(world, secretary, url):
    answer = secretary.post(url, {"diwakili": str(world.invited.id)})
    form = answer.headers["Location"]
    assert form == f"/rapat/{world.meeting.id}/peserta/{world.invited.id}/kehadiran?hari=1&sesi=1"
    assert secretary.post(form, {"deputy_name": ""}).status_code == 422
    sent = secretary.post(form, {"deputy_office": "Kepala Bidang", "deputy_echelon": "eselon_iii"})
    assert sent.headers["Location"].startswith(url)
    assert [(row.kind, row.office_text) for row in world.marks()] == [(DIWAKILI, "Kepala Bidang")]


def test_the_form_of_a_deputy_begins_with_the_answer_then_with_the_mark(world, secretary):
    form = f"/rapat/{world.meeting.id}/peserta/{world.invited.id}/kehadiran"
    world.reply(InvitationReply.DIWAKILI, deputy=DEPUTY)
    assert DEPUTY.name in secretary.get(form).text
    secretary.post(form, {"deputy_name": "Budi"})
    assert 'value="Budi"' in secretary.get(form).text


def test_the_rest_is_marked_in_one_tap(world, secretary, url):
    world.mark(TIDAK_HADIR)
    secretary.post(f"{url}/sisanya")
    text = secretary.get(url).text
    assert "2</strong> dari 3 hadir" in text
    assert "Semua sudah ditandai." in text
    assert "Tandai sisanya hadir" not in text


def test_sessions_are_chosen_by_tabs(world, secretary, url):
    secretary.post(f"{url}/sesi", {"sessions": "2"})
    assert "Sesi 2" in secretary.get(url).text
    secretary.post(f"{url}?hari=1&sesi=2", {"sendiri": str(world.invited.id)})
    assert [row.session for row in world.marks()] == [2]
    assert "0</strong> dari 3 hadir" in secretary.get(url).text
    assert "1</strong> dari 3 hadir" in secretary.get(f"{url}?hari=1&sesi=2").text


@pytest.mark.parametrize("query", ["hari=9", "sesi=9", "hari=0&sesi=0", "hari=x", "hari=99999999999999999999"])
def test_a_day_that_is_not_there_shows_the_first_one_and_marks_nobody(world, secretary, url, query):
    assert secretary.get(f"{url}?{query}").status_code == 200
    if query in ("hari=9", "sesi=9"):
        assert secretary.post(f"{url}?{query}", {"sendiri": str(world.invited.id)}).status_code == 422
        assert world.marks() == []


def test_before_its_day_the_list_only_shows(world, secretary, url):
    day = db.session.scalars(select(MeetingDay).filter_by(meeting_id=world.meeting.id)).one()
    day.on_date = clock.today(factories.ZONE) + timedelta(days=2)
    factories.save(day)
    text = secretary.get(url).text
    assert "Daftar hadir diisi mulai hari rapat" in text
    assert 'name="sendiri"' not in text
    assert secretary.post(url, {"sendiri": str(world.invited.id)}).status_code == 422


def test_the_scan_is_kept_as_daftar_hadir(world, secretary, url):
    data = {"file": (io.BytesIO(samples.docx_file()), "kanari-pindaian.docx"), "csrf_token": secretary.token}
    answer = secretary.open("POST", f"{url}/pindaian", data=data, content_type="multipart/form-data")
    assert answer.status_code == 303
    assert db.session.scalars(select(StoredFile)).one().kind is FileKind.DAFTAR_HADIR
    assert "kanari-pindaian.docx" in secretary.get(url).text


def test_an_invited_agency_of_a_terbatas_meeting_sees_no_scan(world, browser_of, secretary, url):
    world.meeting.confidentiality = Confidentiality.TERBATAS
    factories.save(world.meeting)
    data = {"file": (io.BytesIO(samples.docx_file()), "kanari-pindaian.docx"), "csrf_token": secretary.token}
    secretary.open("POST", f"{url}/pindaian", data=data, content_type="multipart/form-data")
    text = browser_of(world.head).get(url).text
    assert "Kehadiran" in text
    assert "kanari-pindaian.docx" not in text


def test_the_recap_says_sendiri_diwakili_by_echelon_and_tidak_hadir(world, secretary, url):
    assert "Rekap belum dapat disusun" in secretary.get(f"{url}/rekap").text
    world.reply(InvitationReply.DIWAKILI, deputy=DEPUTY)
    world.reply(InvitationReply.HADIR, world.other)
    world.mark(DIWAKILI)
    world.mark(SENDIRI, world.guest)
    text = secretary.get(f"{url}/rekap").text
    assert "Eselon III: 1" in text
    assert "Menjawab hadir, tetapi tidak datang" in text
    assert "Tidak menjawab dan tidak hadir" not in text


def test_an_answer_heard_by_telephone_is_one_tap(world, secretary, answers):
    sent = secretary.post(answers, {"hadir": str(world.invited.id), "channel": "telepon"})
    assert sent.headers["Location"] == f"{answers}?melalui=telepon#peserta-{world.invited.id}"
    assert [(row.reply, row.channel) for row in world.answers()] == [(InvitationReply.HADIR, Channel.TELEPON)]
    assert '<option selected value="telepon">' in secretary.get(f"{answers}?melalui=telepon").text


def test_the_head_answers_by_one_tap_and_only_for_his_own(world, browser_of, answers):
    head = browser_of(world.head)
    text = head.get(answers).text
    assert text.count('name="reply" value="hadir"') == 1
    sent = head.post(f"{reply_url(world, world.invited)}?next=/", {"reply": "hadir"})
    assert (sent.status_code, sent.headers["Location"]) == (303, "/")
    assert world.answers()[0].channel is Channel.APLIKASI
    assert head.post(reply_url(world, world.other), {"reply": "hadir"}).status_code == 403


@pytest.mark.parametrize("where", ["https://jahat.example", "//jahat.example", "/\\jahat"])
def test_an_answer_never_leads_elsewhere(world, browser_of, where):
    sent = browser_of(world.head).post(f"{reply_url(world, world.invited)}?next={where}", {"reply": "hadir"})
    assert sent.headers["Location"].startswith(f"/rapat/{world.meeting.id}/")


def test_the_form_keeps_what_was_typed_and_takes_over_the_chosen_button(world, browser_of):
    head = browser_of(world.head)
    assert 'value="diwakili" checked' in head.get(f"{reply_url(world, world.invited)}?jawaban=diwakili").text
    refused = head.post(reply_url(world, world.invited), {"reply": "diwakili", "note": "Bertugas di luar kota"})
    assert refused.status_code == 422
    assert "Bertugas di luar kota" in refused.text
    assert "Isi nama atau jabatan yang mewakili." in refused.text


def test_a_remark_is_for_the_organiser_and_the_agency_itself(world, browser_of, secretary, answers):
    world.reply(InvitationReply.BERHALANGAN, remark="Kanari sakit")
    other = factories.user(world.government, Role.AGENCY_HEAD, world.health)
    assert "Kanari sakit" in secretary.get(answers).text
    assert "Kanari sakit" in browser_of(world.head).get(answers).text
    assert "Kanari sakit" not in browser_of(other).get(answers).text


def test_pages_are_sound_with_marks_and_answers(world, app, browser_of, secretary, url, answers):
    world.reply(InvitationReply.DIWAKILI, deputy=DEPUTY)
    world.mark(DIWAKILI)
    world.mark(TIDAK_HADIR, world.other)
    set_sessions(world.actor, world.meeting.id, 0, 3)
    for browser in (secretary, browser_of(world.head)):
        for address in (url, f"{url}?sesi=2", f"{url}/rekap", answers, reply_url(world, world.invited)):
            assert page.faults(app, browser.get(address)) == []
