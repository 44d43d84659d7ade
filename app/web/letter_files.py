"""The DOCX of a letter: which builder prints which sheet."""

from __future__ import annotations

from flask import Response

from app.documents import amendment, follow_up_letter, invitation, meeting_report_note
from app.domain.sheets import AmendmentSheet, FollowUpLetterSheet, InvitationSheet
from app.models.letters import Letter
from app.queries.letter_papers import Sheet
from app.web.docx import docx


def letter_file(letter: Letter, sheet: Sheet) -> Response:
    """The letter as a download."""
    kind = letter.kind.value.replace("_", "-")
    return docx(_build(sheet), f"surat-{kind}-rapat-{letter.meeting_id}-{letter.id}")


def _build(sheet: Sheet) -> bytes:
    if isinstance(sheet, InvitationSheet):
        return invitation.build(sheet)
    if isinstance(sheet, AmendmentSheet):
        return amendment.build(sheet)
    if isinstance(sheet, FollowUpLetterSheet):
        return follow_up_letter.build(sheet)
    return meeting_report_note.build(sheet)
