"""The agenda pimpinan of one day: when, which meeting, where, who attends or is deputised by whom."""

from __future__ import annotations

from app.documents import page, phrases
from app.documents.blocks import Xml, paragraph, table
from app.documents.fixed_texts import Mark, Optional, Words
from app.documents.letter_parts import signed_after_table
from app.documents.minutes import marks
from app.documents.page import Style
from app.documents.paper_texts import Agenda
from app.documents.shell import Properties, shell
from app.domain.attendance import InvitationReply
from app.domain.indonesian import lower_first, upper_first, weekday_date
from app.domain.labels import label
from app.domain.meeting_days import time_text
from app.domain.sheets import LeaderAgendaSheet, LeaderEntry, LeaderPresence

_SHARES = (0.9, 2.5, 4.8, 3.4, 5.1)


def build(sheet: LeaderAgendaSheet) -> bytes:
    """The agenda as a DOCX file."""
    body = [
        paragraph(Style.TITLE, Agenda.TITLE),
        paragraph(Style.SUBTITLE, weekday_date(sheet.on)),
        *_entries(sheet),
        *signed_after_table(sheet, sheet.profile),
    ]
    profile = sheet.profile
    paper = shell(profile, sheet.letterhead, marks(sheet.is_draft, sheet.confidentiality), profile.letter_spacing)
    subject = weekday_date(sheet.on)
    return paper.fill(body, Properties(Agenda.TITLE, subject, sheet.letterhead.unit, sheet.made_at))


def _entries(sheet: LeaderAgendaSheet) -> list[Xml]:
    if not sheet.entries:
        return [paragraph(Style.REPORT, Agenda.EMPTY)]
    head = (
        Words.COLUMN_NUMBER,
        Agenda.COLUMN_TIME,
        Agenda.COLUMN_MEETING,
        Agenda.COLUMN_PLACE,
        Agenda.COLUMN_WHO,
    )
    rows = [_row(n, entry, sheet.zone) for n, entry in enumerate(sheet.entries, start=1)]
    return [table(page.column_widths(sheet.profile, _SHARES), head, rows, centred=frozenset({0}))]


def _row(position: int, entry: LeaderEntry, zone: str) -> tuple[str, ...]:
    when = upper_first(time_text(entry.when, zone) or Mark.DASH)
    if entry.withheld:
        return (f"{position}.", when, Mark.WITHHELD, "", "")
    meeting = [upper_first(entry.title)]
    if entry.organiser:
        meeting.append(f"{Agenda.ORGANISER}: {entry.organiser}")
    if entry.note:
        meeting.append(entry.note)
    online = f"{Optional.ONLINE}: {entry.online_room}" if entry.online_room else None
    place = "\n".join(part for part in (upper_first(entry.place or ""), online) if part)
    lines = [_presence(presence) for presence in entry.presences]
    who = "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "".join(lines)
    return (f"{position}.", when, "\n".join(meeting), place or Mark.DASH, who or Mark.DASH)


def _presence(presence: LeaderPresence) -> str:
    """`Sekretaris Daerah: diwakili oleh Asisten …`."""
    if presence.leads_unasked:
        return f"{presence.leader}: {presence.LEADS}"
    if presence.reply is None:
        state = str(Agenda.UNANSWERED)
    elif presence.reply is InvitationReply.DIWAKILI and presence.deputy:
        state = f"{lower_first(label(presence.reply))} {Agenda.BY} {phrases.who(presence.deputy)}"
    else:
        state = lower_first(label(presence.reply))
    role = f" ({presence.role})" if presence.role else ""
    return f"{presence.leader}{role}: {state}"
