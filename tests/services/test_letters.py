"""Letters of a meeting: drafted, issued with all they print, due again when the meeting changes, void but kept."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.letters import LetterKind, LetterStatus, NumberState
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from app.domain.signatures import signature_lines
from app.models.governments import Setting
from app.models.letters import Letter, NumberEntry
from app.models.meetings import Meeting
from app.models.people import Appointment
from app.queries.letter_papers import paper_sheet, printed_sheet
from app.queries.letters import letters_of
from app.queries.settings import OWN_REGISTER
from app.queries.subjects import meeting as meeting_facts
from app.services import letter_drafts, letters
from tests import factories
from tests.services.letters_case import LETTER_ON, LettersCase, letter


@pytest.fixture
def case(request) -> LettersCase:
    request.getfixturevalue("fresh_app" if "fresh_app" in request.fixturenames else "app")
    return LettersCase()


def test_an_undangan_goes_to_all_who_are_invited_and_is_cited_by_the_notula(case):
    sheet = printed_sheet(letter(case.undangan()))
    assert [one.office for one in sheet.recipients] == ["Kepala Dinas Sosial", "Kepala Dinas Kesehatan"]
    assert (sheet.number, sheet.dated_on, sheet.draft) == ("000.1.5/12/Setda", LETTER_ON, False)
    assert signature_lines(sheet.signer).name == "Rina Wati, M.Si."
    meeting = db.session.get_one(Meeting, case.meeting.id, populate_existing=True)
    assert (meeting.invitation_number, meeting.invitation_on) == ("000.1.5/12/Setda", LETTER_ON)


def test_one_for_each_agency_is_the_other_choice(case):
    case.draft(each=True)
    drafts = letters_of(case.meeting.id)
    assert [row.agency_id for row in drafts] == [case.social.id, case.health.id]
    sheet = printed_sheet(letter(case.issue(drafts[0].id)))
    assert [one.office for one in sheet.recipients] == ["Kepala Dinas Sosial"]


def test_what_was_issued_stays_when_master_data_and_appointments_change(case):
    letter_id = case.undangan()
    before = printed_sheet(letter(letter_id))
    case.sekda.name = "Nama Baru"
    case.setda.name = "Sekretariat Daerah Baru"
    case.social.head_title = "Plt. Kepala Dinas"
    appointment = db.session.scalars(select(Appointment).where(Appointment.person_id == case.sekda.id)).one()
    appointment.valid_to = date(2026, 11, 1)
    factories.save(case.sekda, case.setda, case.social, appointment)
    case.move()
    facts = meeting_facts(case.actor, case.meeting.id)
    assert paper_sheet(case.actor, facts, letter(letter_id)) == before


def test_whoever_acts_for_the_sekda_on_the_day_signs_without_titles(case):
    acting = factories.person(case.government, "Budi Santoso", back_titles="S.H.", nip="197501012000011001")
    factories.save(
        Appointment(
            government_id=case.government.id,
            person_id=acting.id,
            position_id=case.sekda_position,
            status=AppointmentStatus.PLH,
            valid_from=LETTER_ON,
            valid_to=LETTER_ON,
        )
    )
    sheet = printed_sheet(letter(case.undangan()))
    lines = signature_lines(sheet.signer)
    assert (lines.offices, lines.name, lines.below) == (("Plh. SEKRETARIS DAERAH,",), "Budi Santoso", ())


def test_the_sekda_signs_on_behalf_of_the_bupati(case):
    letter_id = case.draft()
    change = letter_drafts.ChangeLetter(
        version=1, signer_position_id=case.sekda_position, mandator_position_id=case.bupati_position
    )
    letter_drafts.change_letter(case.actor, case.meeting.id, letter_id, change)
    sheet = printed_sheet(letter(case.issue(letter_id)))
    assert signature_lines(sheet.signer).offices == ("a.n. BUPATI CONTOH", "SEKRETARIS DAERAH,")


def test_nobody_holds_the_office_on_that_day(case):
    appointment = db.session.scalars(select(Appointment).where(Appointment.person_id == case.sekda.id)).one()
    appointment.valid_to = date(2026, 11, 19)
    factories.save(appointment)
    with pytest.raises(RuleViolation, match="tidak ada pejabat"):
        case.issue(case.draft())


def test_a_gap_is_filled_once(case):
    letter_id = case.undangan(None)
    assert printed_sheet(letter(letter_id)).number == "      /      /Setda"
    letters.record_number(case.actor, case.meeting.id, letter_id, "000.1.5/77/Setda", 2)
    row = letter(letter_id)
    assert (row.number_text, printed_sheet(row).number) == ("000.1.5/77/Setda", "000.1.5/77/Setda")
    with pytest.raises(RuleViolation, match="sudah tercatat"):
        letters.record_number(case.actor, case.meeting.id, letter_id, "78", 3)


def test_a_void_letter_keeps_its_number_in_the_register(case):
    factories.save(Setting(government_id=case.government.id, key=OWN_REGISTER, value=True))
    letter_id = case.undangan(None)
    assert letter(letter_id).number_text == "      /1/Setda"
    letters.void_letter(case.actor, case.meeting.id, letter_id, "salah tanggal", 2)
    entry = db.session.scalars(select(NumberEntry)).one()
    assert (entry.number, entry.state, entry.reason) == (1, NumberState.VOID, "salah tanggal")
    again = case.undangan(None)
    assert letter(again).number_text == "      /2/Setda"
    with pytest.raises(RuleViolation, match="sudah dibatalkan"):
        letters.void_letter(case.actor, case.meeting.id, letter_id, "lagi", 3)


def test_days_of_sending(case):
    letter_id = case.undangan()
    with pytest.raises(RuleViolation, match="sebelum tanggalnya"):
        letters.mark_sent(case.actor, case.meeting.id, letter_id, date(2026, 11, 19), 2)
    with pytest.raises(RuleViolation, match="belum tiba"):
        letters.mark_sent(case.actor, case.meeting.id, letter_id, date(2030, 1, 1), 2)
    letters.mark_sent(case.actor, case.meeting.id, letter_id, LETTER_ON, 2)
    assert letter(letter_id).sent_on == LETTER_ON


def test_a_draft_is_not_changed_by_a_stale_form_nor_after_issue(case):
    letter_id = case.draft()
    letter_drafts.change_letter(
        case.actor, case.meeting.id, letter_id, letter_drafts.ChangeLetter(version=1, purpose="percepatan")
    )
    with pytest.raises(Conflict):
        letter_drafts.change_letter(
            case.actor, case.meeting.id, letter_id, letter_drafts.ChangeLetter(version=1, purpose="lain")
        )
    with pytest.raises(RuleViolation, match="penanda tangan"):
        case.issue(letter_id)
    change = letter_drafts.ChangeLetter(version=2, signer_position_id=case.sekda_position)
    letter_drafts.change_letter(case.actor, case.meeting.id, letter_id, change)
    case.issue(letter_id)
    with pytest.raises(RuleViolation, match="bukan konsep"):
        letter_drafts.change_letter(
            case.actor, case.meeting.id, letter_id, letter_drafts.ChangeLetter(version=4, purpose="lain")
        )


def test_only_the_organiser_writes_letters(case):
    stranger = factories.user(case.government, Role.SECRETARIAT, case.social)
    with pytest.raises(NotAllowed):
        letter_drafts.draft_letters(
            factories.actor(stranger), case.meeting.id, letter_drafts.DraftLetters(kind=LetterKind.UNDANGAN)
        )


def test_two_who_issue_at_once_take_one_number(fresh_app, case):
    factories.save(Setting(government_id=case.government.id, key=OWN_REGISTER, value=True))
    letter_id = case.draft()
    actor, meeting_id = case.actor, case.meeting.id
    db.session.remove()
    refused: list[BaseException] = []

    def work() -> None:
        with fresh_app.app_context():
            try:
                letters.issue_letter(actor, meeting_id, letter_id, letters.IssueLetter(version=1, letter_on=LETTER_ON))
            except Conflict as error:
                refused.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 5
    assert list(db.session.scalars(select(NumberEntry.number))) == [1]
    assert db.session.scalars(select(Letter.status)).one() is LetterStatus.TERBIT
