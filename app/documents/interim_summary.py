"""The ringkasan tindak lanjut (sementara) of the day of the meeting: nothing in it is approved yet."""

from __future__ import annotations

from app.documents import phrases
from app.documents.blocks import paragraph
from app.documents.fixed_texts import Letter, Mark
from app.documents.head_rows import head_rows
from app.documents.letter_parts import signed_after_table
from app.documents.minutes import marks
from app.documents.outcome import conclusions_part, items_part
from app.documents.page import Style
from app.documents.paper_texts import Attendance, Interim
from app.documents.shell import Properties, shell
from app.domain.indonesian import upper_first
from app.domain.meeting_days import dates_text, times_text
from app.domain.sheets import InterimSummarySheet


def build(sheet: InterimSummarySheet) -> bytes:
    """The summary as a DOCX file; SEMENTARA stands at the head of every page in place of KONSEP."""
    body = [
        paragraph(Style.TITLE, Interim.TITLE),
        *head_rows(_head(sheet), Mark.DASH),
        paragraph(Style.REPORT, Interim.STANDING),
    ]
    parts = [
        part
        for part in (conclusions_part(sheet.conclusions), items_part(sheet.items, sheet.profile, Mark.DASH))
        if part.is_filled
    ]
    for n, part in enumerate(parts, start=1):
        body += [paragraph(Style.SECTION, f"{n}.", part.title), *part.paragraphs()]
    if not sheet.items:
        body.append(paragraph(Style.REPORT, Interim.NO_ITEMS))
    if sheet.contact:
        body.append(paragraph(Style.REPORT, f"{Letter.CONTACT}: {phrases.sentence(sheet.contact)}"))
    body += signed_after_table(sheet, sheet.profile)
    profile = sheet.profile
    at_head = (*marks(False, sheet.confidentiality), str(Interim.MARK))
    paper = shell(profile, sheet.letterhead, at_head, profile.letter_spacing)
    return paper.fill(body, Properties(Interim.TITLE, sheet.meeting.title, sheet.letterhead.unit, sheet.made_at))


def _head(sheet: InterimSummarySheet) -> list[tuple[str, str | None]]:
    meeting = sheet.meeting
    return [
        (Interim.MEETING, upper_first(meeting.title)),
        (Attendance.DATE, dates_text(meeting.days)),
        (Attendance.TIME, times_text(meeting.days, sheet.zone)),
        (Attendance.PLACE, upper_first(meeting.place or "")),
        (Interim.CHAIR, phrases.who(sheet.chair) if sheet.chair else None),
    ]
