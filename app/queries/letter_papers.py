"""The sheet that a letter prints: assembled live while it is a draft, out of its snapshot once it is issued."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.letter_rounds import ANNOUNCING, Announced
from app.domain.letters import LetterKind
from app.domain.roles import Actor
from app.domain.sheet_json import SCHEMA_VERSION, decode, encode
from app.domain.sheets import AmendmentSheet, FollowUpLetterSheet, InvitationSheet, MeetingReportNoteSheet
from app.models.letters import Letter
from app.queries.announcement_sheets import announcement_sheet
from app.queries.emblems import as_printed
from app.queries.letter_heads import Issue
from app.queries.letter_sheets import follow_up_sheet
from app.queries.letters import announced_now
from app.queries.meetings import meeting_row
from app.queries.outcome_sheets import report_note_sheet

Sheet = InvitationSheet | AmendmentSheet | FollowUpLetterSheet | MeetingReportNoteSheet

_SHEETS: dict[LetterKind, type[Any]] = {
    LetterKind.UNDANGAN: InvitationSheet,
    LetterKind.RALAT: AmendmentSheet,
    LetterKind.PENUNDAAN: AmendmentSheet,
    LetterKind.PEMBATALAN: AmendmentSheet,
    LetterKind.TINDAK_LANJUT: FollowUpLetterSheet,
    LetterKind.NOTA_DINAS: MeetingReportNoteSheet,
}


def live_sheet(actor: Actor, facts: MeetingFacts, letter: Letter, issue: Issue | None = None) -> Sheet:
    """The letter as it reads today, or as `issue` fixes it. Raises NotFound where there is nothing to write about."""
    if letter.kind in ANNOUNCING:
        return announcement_sheet(actor, meeting_row(actor, facts.id), letter, issue)
    if letter.kind is LetterKind.NOTA_DINAS:
        return report_note_sheet(actor, facts, letter, issue)
    return follow_up_sheet(actor, facts, letter.agency_id or 0, letter, issue)


def snapshot(sheet: Sheet, told: Announced | None) -> dict[str, Any]:
    """What is kept of an issued letter: all that it prints, and what it announced of the meeting.

    The instant is the letter's own column.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "sheet": encode(replace(sheet, made_at=None)),
        "announced": encode(told) if told else None,
    }


def told_by(actor: Actor, letter: Letter) -> Announced | None:
    """What a letter announces of the meeting, were it issued now; None for one that announces nothing."""
    return announced_now(meeting_row(actor, letter.meeting_id)) if letter.kind in ANNOUNCING else None


def printed_sheet(letter: Letter) -> Sheet:
    """The sheet of an issued letter, its kop without picture. Raises NotFound for a letter that never was issued."""
    if not letter.snapshot:
        raise NotFound
    sheet: Sheet = decode(_SHEETS[letter.kind], letter.snapshot["sheet"])
    return replace(sheet, made_at=letter.issued_at)


def printed_paper(letter: Letter) -> Sheet:
    """The same as it was printed."""
    sheet = printed_sheet(letter)
    return replace(sheet, letterhead=as_printed(letter.government_id, sheet.letterhead))


def paper_sheet(actor: Actor, facts: MeetingFacts, letter: Letter) -> Sheet:
    """What a download prints."""
    return printed_paper(letter) if letter.snapshot else live_sheet(actor, facts, letter)
