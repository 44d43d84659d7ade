"""Which letter of a meeting is due when: the right notice exactly while the meeting differs, and no letter twice."""

from __future__ import annotations

from datetime import time

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.letters import LetterKind
from app.models.meetings import Meeting
from app.queries.letter_papers import printed_sheet
from app.queries.letters import announced_now, due_letters, letters_of
from app.services import letters, meeting_changes
from tests import factories
from tests.services.letters_case import LettersCase, letter


@pytest.fixture
def case(request) -> LettersCase:
    request.getfixturevalue("fresh_app" if "fresh_app" in request.fixturenames else "app")
    return LettersCase()


def due(case: LettersCase) -> list[tuple[LetterKind, str]]:
    meeting = db.session.get_one(Meeting, case.meeting.id, populate_existing=True)
    return [(one.kind, one.words) for one in due_letters(letters_of(meeting.id), announced_now(meeting))]


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        ("move", LetterKind.RALAT, "Waktu rapat berubah"),
        ("postpone", LetterKind.PENUNDAAN, "Rapat ditunda"),
        ("cancel", LetterKind.PEMBATALAN, "Rapat dibatalkan"),
    ],
)
def test_the_right_letter_is_due_exactly_while_the_meeting_differs(case, act, kind, words):
    assert due(case) == []
    case.undangan()
    assert due(case) == []
    meeting = db.session.get_one(Meeting, case.meeting.id, populate_existing=True)
    if act == "move":
        case.move()
    else:
        change = {"postpone": meeting_changes.postpone_meeting, "cancel": meeting_changes.cancel_meeting}[act]
        change(case.actor, meeting.id, meeting.version, "Pimpinan berhalangan")
    assert due(case) == [(kind, words)]
    notice = case.draft(kind)
    assert due(case) == []  # a draft of it is there
    case.issue(notice, "000.1.5/13/Setda")
    assert due(case) == []
    sheet = printed_sheet(letter(notice))
    assert (sheet.earlier.number, sheet.before.days[0].start) == ("000.1.5/12/Setda", time(9))


def test_a_meeting_moved_and_moved_back_needs_no_letter(case):
    case.undangan()
    case.move()
    ralat = case.draft(LetterKind.RALAT)
    case.move(time(9))
    assert due(case) == []
    with pytest.raises(RuleViolation, match="masih sama"):
        case.issue(ralat)


def test_a_new_title_alone_asks_for_nothing(case):
    case.undangan()
    case.meeting = db.session.get_one(Meeting, case.meeting.id, populate_existing=True)
    case.meeting.title, case.meeting.calendar_sequence = "Judul lain", 1
    factories.save(case.meeting)
    assert due(case) == []


def test_a_cancelled_meeting_that_takes_place_after_all_is_invited_anew(case):
    case.undangan()
    meeting = db.session.get_one(Meeting, case.meeting.id, populate_existing=True)
    meeting_changes.cancel_meeting(case.actor, meeting.id, meeting.version, None)
    case.issue(case.draft(LetterKind.PEMBATALAN), "13")
    meeting = db.session.get_one(Meeting, case.meeting.id, populate_existing=True)
    meeting_changes.reschedule_meeting(case.actor, meeting.id, meeting.version, None)
    assert due(case) == [(LetterKind.UNDANGAN, "Rapat dijadwalkan kembali")]
    case.issue(case.draft(LetterKind.UNDANGAN), "14")
    assert due(case) == []


@pytest.mark.parametrize(
    ("kind", "message"),
    [(LetterKind.UNDANGAN, "sudah terbit"), (LetterKind.RALAT, "masih sama"), (LetterKind.TINDAK_LANJUT, "tidak mem")],
)
def test_what_there_is_no_reason_for_is_not_drafted(case, kind, message):
    case.undangan()
    with pytest.raises(RuleViolation, match=message):
        case.draft(kind)


def test_a_second_draft_is_refused(case):
    case.draft()
    with pytest.raises(RuleViolation, match="sudah ada"):
        case.draft()


def test_the_organiser_gets_no_letter_from_itself(case):
    factories.item(case.meeting, case.setda, "Urusan sendiri")
    factories.item(case.meeting, case.social, "Menjaga rumah aman")
    with pytest.raises(RuleViolation, match="tidak mempunyai"):
        case.draft(LetterKind.TINDAK_LANJUT, agency_id=case.setda.id)
    sheet = printed_sheet(letter(case.issue(case.draft(LetterKind.TINDAK_LANJUT, agency_id=case.social.id))))
    assert [item.text for item in sheet.items] == ["Menjaga rumah aman"]


def test_a_void_undangan_is_no_longer_cited_and_asks_for_no_notice(case):
    letter_id = case.undangan()
    letters.void_letter(case.actor, case.meeting.id, letter_id, "salah tanggal", 2)
    case.move()
    assert due(case) == []
    meeting = db.session.get_one(Meeting, case.meeting.id, populate_existing=True)
    assert (meeting.invitation_number, meeting.invitation_on) == (None, None)
