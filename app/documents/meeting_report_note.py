"""The nota dinas that reports the outcome of a meeting to a superior."""

from __future__ import annotations

from app.documents import letter_parts, phrases
from app.documents.blocks import Xml, paragraph
from app.documents.fixed_texts import Letter, Mark, Words
from app.documents.head_rows import head_rows
from app.documents.minutes import marks
from app.documents.outcome import conclusions_part, has_provisional, items_part
from app.documents.page import Style
from app.documents.paper_texts import ReportNote
from app.documents.parts import Part
from app.documents.shell import Properties, shell
from app.domain.indonesian import count_in_words, joined, long_date, upper_first
from app.domain.labels import label
from app.domain.meeting_days import dates_text
from app.domain.sheets import MeetingReportNoteSheet

_ANYBODY = "Bapak/Ibu"


def build(sheet: MeetingReportNoteSheet) -> bytes:
    """The nota dinas as a DOCX file."""
    body = [
        paragraph(Style.TITLE, ReportNote.TITLE),
        *head_rows(_head(sheet), letter_parts.unknown(sheet), ruled=True),
        paragraph(Style.LETTER_BODY, _opening(sheet)),
    ]
    for n, part in enumerate((part for part in _parts(sheet) if part.is_filled), start=1):
        body += [paragraph(Style.SECTION, f"{n}.", part.title), *part.paragraphs()]
    body += [*_closing(sheet), *letter_parts.signed(sheet)]
    profile = sheet.profile
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), profile.letter_spacing)
    return paper.fill(body, Properties(ReportNote.TITLE, sheet.meeting.title, sheet.letterhead.unit, sheet.made_at))


def _head(sheet: MeetingReportNoteSheet) -> list[tuple[str, str | None]]:
    """The rows in the order of the form; the tembusan stand in the head and not at the foot."""
    return [
        (Letter.TO, sheet.to_office),
        (ReportNote.FROM, sheet.from_office),
        (Letter.COPIES, "; ".join(sheet.copies) or Mark.DASH),
        (ReportNote.DATE, letter_parts.dated(sheet)),
        (Letter.NUMBER, sheet.number),
        (Letter.URGENCY, sheet.urgency.value),
        (Letter.ATTACHMENT, sheet.attachment or Mark.DASH),
        (Letter.SUBJECT, sheet.subject or ReportNote.SUBJECT),
    ]


def _opening(sheet: MeetingReportNoteSheet) -> str:
    meeting = sheet.meeting
    text = f"{ReportNote.HELD} {meeting.title}"
    if held := dates_text(meeting.days):
        on_day = f"{Letter.HELD_DAY} " if any(day.on or day.weekday for day in meeting.days) else ""
        text += f" {ReportNote.ON} {on_day}{held}"
    if meeting.place:
        text += f" {Letter.HELD_AT} {meeting.place}"
    return f"{text}, {ReportNote.REPORTED_TO} {_superior(sheet)} {ReportNote.AS_FOLLOWS}"


def _parts(sheet: MeetingReportNoteSheet) -> list[Part]:
    course = Part(ReportNote.COURSE)
    if text := _course(sheet):
        course.add(phrases.sentence(text))
    wanted = Part(ReportNote.REQUESTS)
    for request in sheet.requests:
        wanted.add(phrases.sentence(upper_first(request)))
    items = items_part(sheet.items, sheet.profile, Mark.SHORT_DOTS if sheet.is_draft else Mark.DASH)
    if has_provisional(sheet.items):
        items.add(Letter.PROVISIONAL)
    return [course, conclusions_part(sheet.conclusions), items, wanted]


def _course(sheet: MeetingReportNoteSheet) -> str:
    """Who chaired and who came, as far as known."""
    chaired = f"{ReportNote.CHAIRED} {phrases.who(sheet.chair)}" if sheet.chair else ""
    people = f"{count_in_words(sheet.stated_total)} {Words.PEOPLE}" if sheet.stated_total is not None else ""
    institutions = joined(sheet.attended)
    if people and institutions:
        attended = f"{people} {ReportNote.ATTENDED_FROM} {institutions}"
    else:
        attended = people or institutions
    if not attended:
        return chaired
    came = f"{ReportNote.ATTENDED_BY} {attended}"
    return f"{chaired}, {ReportNote.AND} {came}" if chaired else f"{ReportNote.MEETING} {came}"


def _closing(sheet: MeetingReportNoteSheet) -> list[Xml]:
    body = []
    if minutes := sheet.minutes:
        number = f" {Letter.MINUTES_NUMBER} {minutes.number}" if minutes.number else ""
        dated = f" {Letter.MINUTES_DATE} {long_date(minutes.dated_on)}" if minutes.dated_on else ""
        body.append(paragraph(Style.LETTER_BODY, f"{ReportNote.MINUTES}{number}{dated} {ReportNote.FOR_DETAILS}"))
    close = f"{ReportNote.CLOSE} {_superior(sheet)} {ReportNote.THANKS}"
    return [*body, paragraph(Style.LETTER_BODY, close, keep=bool(sheet.signer))]


def _superior(sheet: MeetingReportNoteSheet) -> str:
    return label(sheet.to_sapaan) if sheet.to_sapaan else _ANYBODY
