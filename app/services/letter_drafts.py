"""Drafts of letters of a meeting: making them, one or one for each agency, and changing what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app import clock
from app.db import db, transactional
from app.domain.errors import Conflict, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.letter_rounds import NOTICES
from app.domain.letters import LetterKind, LetterStatus
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sheets import Urgency
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.queries import letters, subjects
from app.queries.letter_heads import invited_agencies
from app.queries.letter_sheets import letter_rows
from app.queries.letter_signers import default_signer
from app.queries.meetings import meeting_row
from app.services import audit, references, submissions, versions
from app.services.authorisation import authorise
from app.services.participants import locked

SUBJECT = "letter"
DRAFT_THERE = "Konsep surat ini sudah ada. Buka konsep itu, atau batalkan lebih dahulu."
IN_FORCE = "Undangan sudah terbit. Bila ada perubahan, buat ralat, penundaan, atau pembatalan."
NOT_DUE = "Waktu, tempat, dan keadaan rapat masih sama dengan surat terakhir. Ubah rapatnya lebih dahulu."
NOBODY = "Belum ada instansi yang diundang. Catat peserta lebih dahulu."
NO_ITEMS = "Instansi ini tidak mempunyai tindak lanjut terbuka dari rapat ini. Pilih kembali dari daftar."
NOT_A_DRAFT = "Surat ini bukan konsep lagi sehingga isinya tidak dapat diubah."
#: What a letter takes over from the one that it follows.
_TAKEN_OVER = ("urgency", "copies", "contact", "mandator_position_id")


@dataclass(frozen=True, kw_only=True)
class DraftLetters:
    """`each`: an undangan to every invited agency by itself. `agency_id`: whom a surat tindak lanjut goes to."""

    kind: LetterKind
    each: bool = False
    agency_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeLetter:
    """What a person writes in a draft; an empty `subject` takes the words of the form."""

    version: int
    subject: str | None = None
    urgency: Urgency = Urgency.SEGERA
    signer_position_id: int | None = None
    mandator_position_id: int | None = None
    purpose: str | None = None
    notes: tuple[str, ...] = ()
    reply_by: date | None = None
    reason: str | None = None
    to_office: str | None = None
    requests: tuple[str, ...] = ()
    contact: str | None = None
    copies: tuple[str, ...] = ()
    report_until: date | None = None


@dataclass(frozen=True)
class _Wanted:
    agency_id: int | None = None
    after: letters.LetterRow | None = None


@transactional
def draft_letters(actor: Actor, meeting_id: int, command: DraftLetters, key: str = "") -> int:
    """Make the drafts; gives the id of the first. Raises RuleViolation where there is nothing to write."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.LETTER_EDIT, facts)
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    locked(meeting_id)
    meeting = meeting_row(actor, meeting_id)
    made = [_draft(actor, meeting, command.kind, one) for one in _wanted(actor, facts, meeting, command)]
    db.session.add_all(made)
    db.session.flush()  # the ids are remembered and audited
    for row in made:
        changes: audit.Changes = {"kind": (None, row.kind), "agency_id": (None, row.agency_id)}
        audit.record(actor, "buat", SUBJECT, row.id, meeting_id=meeting_id, changes=changes)
    submissions.remember(actor, key, SUBJECT, made[0].id)
    return made[0].id


def _wanted(actor: Actor, facts: MeetingFacts, meeting: Meeting, command: DraftLetters) -> list[_Wanted]:
    there = letters.letters_of(meeting.id)
    drafts = {row.agency_id for row in there if row.kind is command.kind and row.status is LetterStatus.KONSEP}
    if command.kind is LetterKind.UNDANGAN:
        wanted = _invitations(meeting, there, each=command.each)
    elif command.kind in NOTICES:
        wanted = [_Wanted(one.agency_id, one.after) for one in _due(meeting, there) if one.kind is command.kind]
        if not wanted and not drafts:
            raise RuleViolation("", NOT_DUE)
    elif command.kind is LetterKind.TINDAK_LANJUT:
        if command.agency_id not in {row.agency_id for row in letter_rows(actor, facts)}:
            raise RuleViolation("agency_id", NO_ITEMS)
        wanted = [_Wanted(command.agency_id)]
    else:
        wanted = [_Wanted()]
    if not (new := [one for one in wanted if one.agency_id not in drafts]):
        raise RuleViolation("", DRAFT_THERE)
    return new


def _invitations(meeting: Meeting, there: list[letters.LetterRow], *, each: bool) -> list[_Wanted]:
    """All invited agencies, or one letter to all; an undangan that still stands is not made again."""
    revived = {one.agency_id for one in _due(meeting, there) if one.kind is LetterKind.UNDANGAN}
    standing = letters.in_force(there).keys() - revived
    invited = invited_agencies(meeting)
    if each and not invited:
        raise RuleViolation("", NOBODY)
    wanted = [_Wanted(agency_id) for agency_id in invited] if each else [_Wanted()]
    if not (new := [one for one in wanted if one.agency_id not in standing]):
        raise RuleViolation("", IN_FORCE)
    return new


def _due(meeting: Meeting, there: list[letters.LetterRow]) -> list[letters.Due]:
    return letters.due_letters(there, letters.announced_now(meeting))


def _draft(actor: Actor, meeting: Meeting, kind: LetterKind, wanted: _Wanted) -> Letter:
    """A new draft; one that follows another letter takes over its signer and its tembusan."""
    row = Letter(
        government_id=actor.government_id,
        meeting_id=meeting.id,
        kind=kind,
        agency_id=wanted.agency_id,
        subject="",
        content={"urgency": Urgency.SEGERA.value},
        created_at=clock.now(),
    )
    if wanted.after is None:
        row.signer_position_id = default_signer(actor, meeting.secretariat_agency_id)
        return row
    earlier = letters.stored(meeting.id, wanted.after.id)
    row.refers_to_id, row.signer_position_id = earlier.id, earlier.signer_position_id
    row.content = {name: value for name, value in (earlier.content or {}).items() if name in _TAKEN_OVER}
    return row


@transactional
def change_letter(actor: Actor, meeting_id: int, letter_id: int, command: ChangeLetter, key: str = "") -> int:
    """Save what was written in a draft. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.LETTER_EDIT, letters.in_meeting(actor, meeting_id, letter_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = current(meeting_id, letter_id, command.version)
    if row.status is not LetterStatus.KONSEP:
        raise RuleViolation("", NOT_A_DRAFT)
    references.position(actor, command.signer_position_id, "signer_position_id", row.signer_position_id)
    references.position(
        actor, command.mandator_position_id, "mandator_position_id", (row.content or {}).get("mandator_position_id")
    )
    values = {
        "subject": command.subject or "",
        "signer_position_id": command.signer_position_id,
        "report_until": command.report_until,
        "content": _content(command),
    }
    changes = {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}
    versions.bump(Letter, letter_id, command.version, **values)
    submissions.remember(actor, key, SUBJECT, letter_id)
    audit.record(actor, "ubah", SUBJECT, letter_id, meeting_id=meeting_id, changes=changes)
    return letter_id


def current(meeting_id: int, letter_id: int, version: int) -> Letter:
    """The letter as it stands; a stale form is told so before its rules are looked at. Raises Conflict, NotFound."""
    row = letters.stored(meeting_id, letter_id)
    db.session.refresh(row, with_for_update=True)
    if row.version != version:
        raise Conflict(version=row.version)
    return row


def _content(command: ChangeLetter) -> dict[str, Any]:
    """What is not empty, as it is kept."""
    known = {
        "urgency": command.urgency.value,
        "mandator_position_id": command.mandator_position_id,
        "purpose": command.purpose,
        "notes": list(command.notes),
        "reply_by": command.reply_by.isoformat() if command.reply_by else None,
        "reason": command.reason,
        "to_office": command.to_office,
        "requests": list(command.requests),
        "contact": command.contact,
        "copies": list(command.copies),
    }
    return {name: value for name, value in known.items() if value}
