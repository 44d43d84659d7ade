"""The surat tindak lanjut to one agency with its open items, in the form of a surat dinas."""

from __future__ import annotations

from app.documents import letter_parts, page, phrases
from app.documents.action_table import output_text
from app.documents.blocks import Xml, paragraph, table
from app.documents.fixed_texts import Letter, Mark, Optional, Words
from app.documents.letter_wording import Wording, wording
from app.documents.minutes import marks
from app.documents.page import Style
from app.documents.shell import Properties, shell
from app.domain.action_items import ItemStatus
from app.domain.indonesian import long_date, upper_first
from app.domain.labels import label
from app.domain.meeting_days import dates_text
from app.domain.sheets import FollowUpLetterSheet, LetterItem

_SHARES = (0.9, 7.2, 4.4, 3.5)


def build(sheet: FollowUpLetterSheet) -> bytes:
    """The letter as a DOCX file."""
    words = wording(sheet.recipient.relation, sheet.recipient.kind)
    head = [*letter_parts.head(sheet, words.subject), *letter_parts.addressed((sheet.recipient,))]
    body = [*head, *_request(sheet, words), *_end(sheet, words)]
    profile = sheet.profile
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), profile.letter_spacing)
    return paper.fill(
        body, Properties(sheet.subject or words.subject, sheet.recipient.office, sheet.letterhead.unit, sheet.made_at)
    )


def _request(sheet: FollowUpLetterSheet, words: Wording) -> list[Xml]:
    rows = [_row(n, item) for n, item in enumerate(sheet.items, start=1)]
    head = (Words.COLUMN_NUMBER, Words.COLUMN_ITEM, Optional.OUTPUT, Words.COLUMN_DUE)
    body = [
        paragraph(Style.LETTER_BODY, f"{_reference(sheet)}, {words.request}"),
        table(page.column_widths(sheet.profile, _SHARES), head, rows, centred=frozenset({0})),
    ]
    if any(item.status is ItemStatus.SEMENTARA for item in sheet.items):
        body.append(paragraph(Style.LETTER_BODY, Letter.PROVISIONAL))
    return body


def _reference(sheet: FollowUpLetterSheet) -> str:
    """`Menindaklanjuti hasil Rapat … yang dilaksanakan pada hari …`, with what may be said of the meeting."""
    if not sheet.meeting_title:
        return Letter.FOLLOWING_ANY
    text = f"{Letter.FOLLOWING_MEETING} {sheet.meeting_title}"
    if held := dates_text(sheet.meeting_days):
        on_day = f"{Letter.HELD_DAY} " if any(day.on or day.weekday for day in sheet.meeting_days) else ""
        text += f" {Letter.HELD_ON} {on_day}{held}"
    if sheet.meeting_place:
        text += f" {Letter.HELD_AT} {sheet.meeting_place}"
    return text + _cited(sheet)


def _cited(sheet: FollowUpLetterSheet) -> str:
    minutes = sheet.minutes
    if minutes is None or not (minutes.number or minutes.dated_on):
        return ""
    number = f" {Letter.MINUTES_NUMBER} {minutes.number}" if minutes.number else ""
    dated = f" {Letter.MINUTES_DATE} {long_date(minutes.dated_on)}" if minutes.dated_on else ""
    return f" {Letter.MINUTES}{number}{dated}"


def _row(position: int, item: LetterItem) -> tuple[str, ...]:
    if item.withheld:
        return (f"{position}.", Mark.WITHHELD, "", "")
    due = upper_first(phrases.due(item.due_on, item.due_text) or Mark.DASH)
    horizon = phrases.horizons(item.horizons, Words.HORIZON)
    output = output_text(item.expected_output, item.proof) or Mark.DASH
    mark = f"\n({label(item.status)})" if item.status is ItemStatus.SEMENTARA else ""
    return (f"{position}.", f"{upper_first(item.text)}{mark}", output, f"{due}\n{horizon}" if horizon else due)


def _end(sheet: FollowUpLetterSheet, words: Wording) -> list[Xml]:
    body = []
    if sheet.report_to:
        due = f" {words.report_due} {long_date(sheet.report_due_on)}" if sheet.report_due_on else ""
        contact = f" {Letter.CONTACT}: {phrases.sentence(sheet.contact)}" if sheet.contact else ""
        body.append(paragraph(Style.LETTER_BODY, f"{words.report} {sheet.report_to}{due}.{contact}"))
    body.append(paragraph(Style.LETTER_BODY, words.close))
    return [*body, *letter_parts.foot(sheet)]
