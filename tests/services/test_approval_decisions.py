"""Approval freezes the notula: whole, for ever, closed where it is closed, once."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.errors import Conflict, RuleViolation
from app.domain.meetings import Confidentiality, FileKind
from app.domain.minutes import MinutesStatus
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from app.domain.sheet_json import from_json
from app.models.files import StoredFile
from app.models.meetings import Meeting, MeetingReader
from app.models.minutes import MinutesRevision
from app.models.people import Appointment, Person
from app.queries import subjects
from app.queries.approval_signers import chair_signer
from app.queries.revisions import frozen_sheet, verified
from app.services import files
from app.services.action_items import MakeItem, make_item
from app.services.approval_decisions import RecordApproval, approve, record_approval
from app.services.files import Upload, withdraw_file
from app.services.minutes_freeze import freeze
from tests import factories
from tests.approval_case import RAHASIA, SCAN, TERBATAS, Case
from tests.storage.samples import docx_file, jpeg_file


@pytest.fixture
def case(app) -> Case:
    return Case()


def _texts(case: Case, user) -> list[str]:
    facts = subjects.meeting(case.actor(user), case.meeting.id)
    _, sheet = frozen_sheet(case.actor(user), facts)
    return [point.text for section in sheet.sections for point in section.points]


@pytest.mark.parametrize("status", [MinutesStatus.KONSEP, MinutesStatus.MENUNGGU_PARAF])
def test_the_signed_paper_is_recorded_from_any_state(case, status):
    if status is not MinutesStatus.KONSEP:
        case.submit()
    case.record(signed_on=factories.days_ago(1))
    (revision,) = case.revisions()
    assert case.head.status is MinutesStatus.DISETUJUI
    assert revision.approver["signed_on"] == factories.days_ago(1).isoformat()
    scan = db.session.scalars(select(StoredFile).where(StoredFile.kind == FileKind.PERSETUJUAN)).one()
    assert files.storage().verify(scan.stored_name, scan.sha256)
    with pytest.raises(RuleViolation):
        withdraw_file(case.actor(case.secretary), case.meeting.id, scan.id)
    with pytest.raises(RuleViolation):
        withdraw_file(case.actor(case.secretary), case.meeting.id, revision.docx_file_id)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"signed_on": factories.days_ago(-1)}, "signed_on"),
        ({"signed_on": factories.days_ago(365)}, "signed_on"),
        ({"scan": None}, "file"),
        ({"scan": Upload("Notula.docx", docx_file())}, "file"),
        ({"participant_id": 2**62}, "signer"),
        ({"participant_id": None}, "name"),
        ({"participant_id": None, "name": "Rustam"}, "office"),
    ],
)
def test_what_a_record_must_hold(case, values, field):
    with pytest.raises(RuleViolation) as refusal:
        case.record(**values)
    assert refusal.value.field == field
    assert case.revisions() == []
    assert list(files.storage().names()) == []


def test_a_photo_of_the_paper_will_do(case):
    case.record(scan=Upload("foto.jpg", jpeg_file()), participant_id=None, name="Rustam", office="Camat Utara")
    assert case.revisions()[0].approver["signer"]["name"] == "Rustam"


def test_what_was_approved_stays_whatever_changes_afterwards(case):
    case.to_desk_of_chair()
    case.approve(case.chair)
    (before,) = case.revisions()
    data, sha = before.sheet, before.sha256
    person = db.session.get_one(Person, case.chair.person_id)
    person.name, case.agency.name = "Nama Baru", "Dinas Berganti Nama"
    served = db.session.scalars(select(Appointment).where(Appointment.person_id == person.id)).one()
    served.valid_to = factories.days_ago(1)
    meeting = db.session.get_one(Meeting, case.meeting.id)
    title = meeting.title
    meeting.title = "Judul yang diubah"
    case.point.text = "Butir yang diubah"
    factories.save(person, case.agency, served, meeting, case.point)
    (after,) = case.revisions()
    assert (after.sheet, after.sha256) == (data, sha)
    assert verified(after)
    sheet = from_json(after.sheet, after.schema_version)
    assert sheet.title == title
    assert sheet.signer.name != "Nama Baru"
    assert _texts(case, case.chair) == ["Data disatukan sebelum akhir bulan"]


def test_a_changed_word_no_longer_fits_the_digest(case):
    case.record()
    (row,) = case.revisions()
    row.sheet["title"] = "Lain"
    assert not verified(row)
    db.session.expunge(row)


def test_a_part_that_the_approver_does_not_see_is_frozen_too(case):
    point = factories.point(case.section, "Nama korban", confidentiality=RAHASIA)
    factories.item(case.meeting, case.agency, "Jemput korban", number=3, confidentiality=RAHASIA)
    factories.reader(case.meeting, case.secretary)
    case.to_desk_of_chair()
    case.approve(case.chair)
    (row,) = case.revisions()
    whole = from_json(row.sheet, row.schema_version)
    classes = [one.confidentiality for section in whole.sections for one in section.points]
    assert classes == [Confidentiality.BIASA, RAHASIA]
    assert _texts(case, case.chair) == ["Data disatukan sebelum akhir bulan", ""]
    assert _texts(case, case.secretary) == ["Data disatukan sebelum akhir bulan", point.text]
    archive = db.session.get_one(StoredFile, row.docx_file_id)
    assert archive.confidentiality is RAHASIA
    readers = db.session.scalars(select(MeetingReader.user_id).where(MeetingReader.meeting_id == case.meeting.id))
    assert list(readers) == [case.secretary.id]


def test_an_agency_that_sees_its_item_by_its_share_reads_it_in_the_frozen_notula(case):
    reporter = factories.user(case.government, Role.REPORTER, case.member)
    factories.item(case.meeting, case.member, "Tugas tertutup", number=3, confidentiality=RAHASIA)
    case.record()
    for user, words in ((reporter, "Tugas tertutup"), (case.chair, "")):
        facts = subjects.meeting(case.actor(user), case.meeting.id)
        _, sheet = frozen_sheet(case.actor(user), facts)
        assert sheet.items[2].text == words


def test_an_invited_agency_reads_the_approved_notula_of_a_terbatas_meeting(app):
    case = Case(TERBATAS)
    head = factories.user(case.government, Role.AGENCY_HEAD, case.member)
    factories.participant(case.meeting, agency_id=case.member.id)
    case.record()
    assert _texts(case, head) == ["Data disatukan sebelum akhir bulan"]


def test_the_signature_is_that_of_the_day_of_signing(case):
    sekda = db.session.scalars(select(Appointment).where(Appointment.person_id == case.sekda.person_id)).one()
    deputy = factories.person(case.government, "Pelaksana Harian")
    factories.save(
        Appointment(
            government_id=case.government.id,
            person_id=deputy.id,
            position_id=sekda.position_id,
            status=AppointmentStatus.PLH,
            valid_from=factories.days_ago(2),
            valid_to=factories.days_ago(1),
        )
    )
    case.record(signed_on=factories.days_ago(1), participant_id=None, by_sekda=True)
    signer = case.revisions()[0].approver["signer"]
    assert (signer["name"], signer["status"]) == ("Pelaksana Harian", "plh")
    case.reopen()
    case.record(participant_id=None, by_sekda=True)
    assert case.revisions()[1].approver["signer"]["status"] == "definitif"


def test_reopening_keeps_the_revision_and_the_next_approval_adds_one(case):
    case.record()
    case.reopen()
    case.point.text = "Butir yang diperbaiki"
    factories.save(case.point)
    outsider = factories.user(case.government, Role.OBSERVER)
    assert _texts(case, outsider) == ["Data disatukan sebelum akhir bulan"]
    case.record()
    assert [row.no for row in case.revisions()] == [1, 2]
    assert _texts(case, outsider) == ["Butir yang diperbaiki"]
    assert all(verified(row) for row in case.revisions())


def test_a_notula_that_moved_while_it_was_frozen_is_not_approved(case, monkeypatch):
    stale = replace(_frozen(case), sha256="0" * 64)
    monkeypatch.setattr("app.services.approval_decisions.freeze", lambda *_: stale)
    with pytest.raises(Conflict):
        case.record()
    assert case.revisions() == []
    assert list(files.storage().names()) == []


def _frozen(case: Case):
    facts = subjects.meeting(case.actor(case.secretary), case.meeting.id)
    return freeze(case.actor(case.secretary), facts, chair_signer(facts, case.chair_row, clock.today("UTC")))


def test_after_approval_no_item_is_added(case):
    case.record()
    command = MakeItem(meeting_id=case.meeting.id, text="Satu lagi", owner_agency_id=case.agency.id)
    with pytest.raises(RuleViolation) as refusal:
        make_item(case.actor(case.secretary), command)
    assert "membuka kembali" in refusal.value.message


def test_two_approvals_at_once_make_one_revision(fresh_app):
    case = Case()
    case.to_desk_of_chair()
    version, meeting_id = case.version, case.meeting.id
    clicks = [case.actor(case.chair), case.actor(case.sekda)] * 2
    paper = RecordApproval(
        meeting_id=meeting_id,
        version=version,
        signed_on=clock.today(factories.ZONE),
        scan=SCAN,
        participant_id=case.chair_row,
    )
    secretary = case.actor(case.secretary)
    db.session.remove()
    start, ends = threading.Barrier(len(clicks) + 1), []

    def work(act) -> None:
        with fresh_app.app_context():
            start.wait()
            try:
                act()
                ends.append("done")
            except (Conflict, RuleViolation) as refusal:
                ends.append(type(refusal).__name__)

    acts = [lambda actor=actor: approve(actor, meeting_id, version) for actor in clicks]
    threads = [threading.Thread(target=work, args=(act,)) for act in (*acts, lambda: record_approval(secretary, paper))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["Conflict"] * 4 + ["done"]
    assert [row.no for row in db.session.scalars(select(MinutesRevision))] == [1]
    kept = set(db.session.scalars(select(StoredFile.stored_name)))
    assert set(files.storage().names()) == kept
