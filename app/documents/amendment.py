"""Ralat, penundaan and pembatalan of an invitation: letters that follow an earlier one."""

from __future__ import annotations

from app.documents import letter_parts, page, phrases
from app.documents.blocks import Xml, paragraph, table
from app.documents.fixed_texts import Mark, Words
from app.documents.letter_address import address
from app.documents.minutes import marks
from app.documents.page import Style
from app.documents.paper_texts import Amendment, Invitation
from app.documents.shell import Properties, shell
from app.domain.indonesian import long_date, upper_first
from app.domain.letters import LetterKind
from app.domain.meeting_calls import call_rows, changes, planned_text
from app.domain.sheets import AmendmentSheet

_LINK = "://"
_SHARES = (0.9, 3.2, 5.9, 6.0)
_SUBJECTS = {
    LetterKind.RALAT: Amendment.SUBJECT_CORRECTION,
    LetterKind.PENUNDAAN: Amendment.SUBJECT_POSTPONED,
    LetterKind.PEMBATALAN: Amendment.SUBJECT_CANCELLED,
}


def build(sheet: AmendmentSheet) -> bytes:
    """The letter as a DOCX file. Raises KeyError for a kind that changes no invitation."""
    subject = _SUBJECTS[sheet.kind]
    several = len(letter_parts.listed(sheet.recipients)) > 1
    body = [
        *letter_parts.head(sheet, subject, Invitation.FILE if several else None),
        *letter_parts.addressed(sheet.recipients),
        *_message(sheet),
        *_closing(sheet),
        *letter_parts.foot(sheet),
        *letter_parts.attachment(sheet, sheet.recipients),
    ]
    profile = sheet.profile
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), profile.letter_spacing)
    properties = Properties(sheet.subject or subject, sheet.before.title, sheet.letterhead.unit, sheet.made_at)
    return paper.fill(body, properties)


def _message(sheet: AmendmentSheet) -> list[Xml]:
    """What holds now: a table of changes, the new rows, or that nothing takes place."""
    if sheet.kind is LetterKind.RALAT:
        return [paragraph(Style.LETTER_BODY, _opening(sheet, Amendment.CORRECTED)), *_changes(sheet)]
    if sheet.kind is LetterKind.PEMBATALAN:
        return [paragraph(Style.LETTER_BODY, _opening(sheet, _informed(sheet, Amendment.CANCELLED)))]
    if sheet.after and sheet.after.days:
        rows = letter_parts.call(call_rows(sheet.after, sheet.zone), letter_parts.unknown(sheet))
        return [paragraph(Style.LETTER_BODY, _opening(sheet, _informed(sheet, Amendment.POSTPONED_TO))), *rows]
    return [paragraph(Style.LETTER_BODY, _opening(sheet, _informed(sheet, Amendment.POSTPONED)))]


def _opening(sheet: AmendmentSheet, message: str) -> str:
    earlier = sheet.earlier
    parts = [
        str(Amendment.ABOUT),
        *([f"{Amendment.NUMBER} {earlier.number}"] if earlier.number else []),
        *([f"{Amendment.DATED} {long_date(earlier.dated_on)}"] if earlier.dated_on else []),
        f"{Amendment.CONCERNING} {sheet.before.title},",
        *([f"{Amendment.REASON} {sheet.reason.rstrip('.')},"] if sheet.reason else []),
        message,
    ]
    return " ".join(parts)


def _informed(sheet: AmendmentSheet, outcome: str) -> str:
    planned = planned_text(sheet.before, sheet.zone)
    return (
        f"{Amendment.INFORMED}, {Amendment.PLANNED} {planned}, {outcome}"
        if planned
        else f"{Amendment.INFORMED} {outcome}"
    )


def _changes(sheet: AmendmentSheet) -> list[Xml]:
    head = (Words.COLUMN_NUMBER, Amendment.COLUMN_ROW, Amendment.COLUMN_BEFORE, Amendment.COLUMN_AFTER)
    changed = changes(sheet.before, sheet.after or sheet.before, sheet.zone)
    rows = [
        (f"{n}.", upper_first(change.label), _said(change.before), _said(change.after))
        for n, change in enumerate(changed, start=1)
    ]
    listed = [table(page.column_widths(sheet.profile, _SHARES), head, rows, centred=frozenset({0}))] if rows else []
    return [*listed, paragraph(Style.LETTER_BODY, Amendment.UNCHANGED)]


def _said(value: str | None) -> str:
    """A value in its cell; an address of the web keeps its small letters."""
    if not value:
        return Mark.DASH
    return value if _LINK in value else upper_first(value)


def _closing(sheet: AmendmentSheet) -> list[Xml]:
    contact = f" {Invitation.CONTACT}: {phrases.sentence(sheet.contact)}" if sheet.contact else ""
    return [paragraph(Style.LETTER_BODY, f"{address(sheet.recipients).thanks}{contact}", keep=bool(sheet.signer))]
