"""The surat undangan in the form of a surat dinas; several recipients stand in an attachment."""

from __future__ import annotations

from app.documents import letter_parts, phrases
from app.documents.blocks import Xml, paragraph
from app.documents.letter_address import Address, address
from app.documents.minutes import marks
from app.documents.page import Style
from app.documents.paper_texts import Invitation
from app.documents.shell import Properties, shell
from app.domain.indonesian import long_date
from app.domain.meeting_calls import CallRow, call_rows
from app.domain.sheets import InvitationSheet


def build(sheet: InvitationSheet) -> bytes:
    """The letter with its attachment as a DOCX file."""
    words = address(sheet.recipients)
    several = len(letter_parts.listed(sheet.recipients)) > 1
    body = [
        *letter_parts.head(sheet, Invitation.SUBJECT, Invitation.FILE if several else None),
        *letter_parts.addressed(sheet.recipients),
        paragraph(Style.LETTER_BODY, _opening(sheet, words)),
        *letter_parts.call(_rows(sheet), letter_parts.unknown(sheet)),
        *_closing(sheet, words),
        *letter_parts.foot(sheet),
        *letter_parts.attachment(sheet, sheet.recipients),
    ]
    profile = sheet.profile
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), profile.letter_spacing)
    title = sheet.subject or Invitation.SUBJECT
    return paper.fill(body, Properties(title, sheet.meeting.title, sheet.letterhead.unit, sheet.made_at))


def _opening(sheet: InvitationSheet, words: Address) -> str:
    begins = f"{Invitation.PURPOSE} {sheet.purpose}" if sheet.purpose else Invitation.WITH_RESPECT
    return f"{begins}, {words.ask} {Invitation.AT_MEETING} {sheet.meeting.title} {Invitation.TO_BE_HELD}"


def _rows(sheet: InvitationSheet) -> tuple[CallRow, ...]:
    rows = call_rows(sheet.meeting, sheet.zone)
    return (*rows, CallRow(Invitation.NOTES, sheet.notes)) if sheet.notes else rows


def _closing(sheet: InvitationSheet, words: Address) -> list[Xml]:
    asked = []
    if sheet.reply_by:
        asked.append(phrases.sentence(f"{Invitation.REPLY} {long_date(sheet.reply_by)}"))
    if sheet.contact:
        asked.append(phrases.sentence(f"{Invitation.CONTACT}: {sheet.contact}"))
    return [
        paragraph(Style.LETTER_BODY, " ".join((words.close, *asked))),
        paragraph(Style.LETTER_BODY, words.thanks_for_coming, keep=bool(sheet.signer)),
    ]
