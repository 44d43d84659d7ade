"""A letter's way after its draft: issued with its snapshot, numbered, sent, or void. Drafts are in letter_drafts.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.letter_rounds import NOTICES, due_notice
from app.domain.letters import LetterKind, LetterStatus, NumberState
from app.domain.permissions import Permission
from app.domain.privacy_places import GUARDED
from app.domain.roles import Actor
from app.models.letters import Letter, NumberEntry
from app.models.meetings import Meeting
from app.queries import letters
from app.queries.announcement_sheets import earlier_of
from app.queries.letter_heads import Issue
from app.queries.letter_papers import Sheet, live_sheet, snapshot, told_by
from app.queries.meetings import meeting_row
from app.queries.settings import own_register
from app.services import audit, submissions, versions
from app.services.authorisation import authorise
from app.services.letter_drafts import NOT_A_DRAFT, NOT_DUE, SUBJECT, current
from app.services.letter_numbers import cancel_number, draw_number
from app.services.privacy import check_guard

NO_SIGNER = "Pilih penanda tangan pada konsep surat lebih dahulu."
NO_HOLDER = "Pada tanggal ini tidak ada pejabat yang memegang jabatan penanda tangan. Periksa tanggal atau pejabatnya."
NO_RECIPIENT = "Belum ada penerima surat. Catat peserta yang diundang lebih dahulu."
NOT_ISSUED = "Surat ini belum terbit atau sudah dibatalkan."
NUMBERED = "Nomor surat ini sudah tercatat. Bila keliru, batalkan surat ini dan terbitkan yang baru."
VOID_ALREADY = "Surat ini sudah dibatalkan."
BEFORE_LETTER = "Surat tidak mungkin dikirim sebelum tanggalnya."
IN_FUTURE = "Tanggal kirim belum tiba. Catat setelah surat benar-benar dikirim."


@dataclass(frozen=True, kw_only=True)
class IssueLetter:
    """`number_text` as given by TU or SRIKANDI; None leaves a gap, or draws from the own register where it is on."""

    version: int
    letter_on: date
    number_text: str | None = None


@transactional
def issue_letter(actor: Actor, meeting_id: int, letter_id: int, command: IssueLetter, key: str = "") -> int:
    """Fix a draft as it was signed: number, date, the signer of that day and all that it prints.

    Raises Conflict, RuleViolation.
    """
    facts = letters.in_meeting(actor, meeting_id, letter_id)
    authorise(actor, Permission.LETTER_EDIT, facts)
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = current(meeting_id, letter_id, command.version)
    meeting = meeting_row(actor, meeting_id)
    _check_issue(actor, row, meeting)
    check_guard(actor, facts, GUARDED[row.kind])
    sheet, number_text = _printed(actor, facts, row, command)
    told = told_by(actor, row)
    values = {
        "status": LetterStatus.TERBIT,
        "number_text": number_text,
        "letter_on": command.letter_on,
        "calendar_sequence": meeting.calendar_sequence if told else None,
        "issued_at": clock.now(),
        "snapshot": snapshot(sheet, told),
    }
    versions.bump(Letter, letter_id, command.version, **values)
    _cite(letter_id)
    submissions.remember(actor, key, SUBJECT, letter_id)
    changes: audit.Changes = {"number_text": (None, number_text), "letter_on": (None, command.letter_on)}
    audit.record(actor, "terbitkan", SUBJECT, letter_id, meeting_id=meeting_id, changes=changes)
    return letter_id


def _check_issue(actor: Actor, row: Letter, meeting: Meeting) -> None:
    """A draft with a signer; a notice only while what it tells is still so."""
    if row.status is not LetterStatus.KONSEP:
        raise RuleViolation("", NOT_A_DRAFT)
    if row.signer_position_id is None:
        raise RuleViolation("", NO_SIGNER)
    now = told_by(actor, row)
    if row.kind in NOTICES and now and due_notice(earlier_of(meeting, row).told, now) is not row.kind:
        raise RuleViolation("", NOT_DUE)


def _printed(actor: Actor, facts: MeetingFacts, row: Letter, command: IssueLetter) -> tuple[Sheet, str | None]:
    """The sheet that is signed, and its number; None where a gap is left."""
    serial = None
    if command.number_text is None and own_register(actor.government_id).value:
        entry = draw_number(actor, facts.id, row.kind, command.letter_on.year, row.id)
        serial = db.session.scalars(select(NumberEntry.number).where(NumberEntry.id == entry)).one()
    issue = Issue(number_text=command.number_text, serial=serial, dated_on=command.letter_on, draft=False)
    sheet = live_sheet(actor, facts, row, issue)
    if sheet.signer is None:
        raise RuleViolation("letter_on", NO_HOLDER)
    if getattr(sheet, "recipients", None) == ():
        raise RuleViolation("", NO_RECIPIENT)
    return sheet, sheet.number if serial is not None else command.number_text


@transactional
def record_number(actor: Actor, meeting_id: int, letter_id: int, number_text: str, version: int, key: str = "") -> int:
    """Fill the gap with the number that TU gave after signing; once. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.LETTER_EDIT, letters.in_meeting(actor, meeting_id, letter_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = _issued(meeting_id, letter_id, version)
    if row.number_text:
        raise RuleViolation("number_text", NUMBERED)
    kept: dict[str, Any] = dict(row.snapshot or {})
    kept["sheet"] = {**kept["sheet"], "number": number_text}
    versions.bump(Letter, letter_id, version, number_text=number_text, snapshot=kept)
    _cite(letter_id)
    submissions.remember(actor, key, SUBJECT, letter_id)
    changes: audit.Changes = {"number_text": (None, number_text)}
    audit.record(actor, "catat_nomor", SUBJECT, letter_id, meeting_id=meeting_id, changes=changes)
    return letter_id


@transactional
def mark_sent(actor: Actor, meeting_id: int, letter_id: int, sent_on: date, version: int, key: str = "") -> int:
    """Note the day on which an issued letter went out; a wrong day may be noted anew.

    Raises Conflict, RuleViolation.
    """
    authorise(actor, Permission.LETTER_EDIT, letters.in_meeting(actor, meeting_id, letter_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = _issued(meeting_id, letter_id, version)
    if row.letter_on is not None and sent_on < row.letter_on:
        raise RuleViolation("sent_on", BEFORE_LETTER)
    if sent_on > clock.today(actor.zone):
        raise RuleViolation("sent_on", IN_FUTURE)
    changes: audit.Changes = {"sent_on": (row.sent_on, sent_on)}
    versions.bump(Letter, letter_id, version, sent_on=sent_on)
    submissions.remember(actor, key, SUBJECT, letter_id)
    audit.record(actor, "catat_pengiriman", SUBJECT, letter_id, meeting_id=meeting_id, changes=changes)
    return letter_id


@transactional
def void_letter(actor: Actor, meeting_id: int, letter_id: int, reason: str, version: int, key: str = "") -> int:
    """Take a letter out of force; its number stays in the register and is never used again.

    Raises Conflict, RuleViolation.
    """
    authorise(actor, Permission.LETTER_EDIT, letters.in_meeting(actor, meeting_id, letter_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = current(meeting_id, letter_id, version)
    if row.status is LetterStatus.BATAL:
        raise RuleViolation("", VOID_ALREADY)
    status = row.status
    _withdraw_citation(row)
    entries = select(NumberEntry.id).where(NumberEntry.letter_id == letter_id, NumberEntry.state != NumberState.VOID)
    for entry_id in db.session.scalars(entries).all():
        cancel_number(actor, meeting_id, entry_id, reason)
    versions.bump(Letter, letter_id, version, status=LetterStatus.BATAL, void_reason=reason)
    submissions.remember(actor, key, SUBJECT, letter_id)
    changes: audit.Changes = {"status": (status, LetterStatus.BATAL), "reason": (None, reason)}
    audit.record(actor, "batalkan", SUBJECT, letter_id, meeting_id=meeting_id, changes=changes)
    return letter_id


def _issued(meeting_id: int, letter_id: int, version: int) -> Letter:
    row = current(meeting_id, letter_id, version)
    if row.status is not LetterStatus.TERBIT:
        raise RuleViolation("", NOT_ISSUED)
    return row


def _cite(letter_id: int) -> None:
    """The notula cites the undangan: number and date go to the meeting, unless a person wrote others there."""
    row = db.session.get_one(Letter, letter_id, populate_existing=True)
    meeting = db.session.get_one(Meeting, row.meeting_id, populate_existing=True)
    if row.kind is not LetterKind.UNDANGAN or meeting.invitation_number:
        return
    if meeting.invitation_on in (None, row.letter_on):
        cited = {"invitation_number": row.number_text, "invitation_on": row.letter_on}
        versions.bump(Meeting, meeting.id, meeting.version, **cited)


def _withdraw_citation(row: Letter) -> None:
    """A void undangan is no longer cited."""
    meeting = db.session.get_one(Meeting, row.meeting_id, populate_existing=True)
    cited = (meeting.invitation_number, meeting.invitation_on)
    if row.kind is LetterKind.UNDANGAN and row.letter_on is not None and cited == (row.number_text, row.letter_on):
        versions.bump(Meeting, meeting.id, meeting.version, invitation_number=None, invitation_on=None)
