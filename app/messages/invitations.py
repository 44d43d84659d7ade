"""Invitations and what changes them as WhatsApp texts. No recipient but the greeted one ever appears.

What is rahasia does not travel by WhatsApp: such a text says when a meeting takes place, and no more.
"""

from __future__ import annotations

from typing import Any

from app.domain.indonesian import long_date, upper_first
from app.domain.letters import LetterKind
from app.domain.meeting_calls import AGENDA, call_rows, changes, planned_text
from app.domain.numbering import GAP
from app.domain.sheets import (
    AmendmentSheet,
    Greeted,
    InvitationSheet,
    LetterReference,
    MeetingCall,
    OfficialLetterSheet,
)
from app.messages import greetings
from app.messages.greetings import Greeting
from app.messages.rendering import fitted, is_secret, rendered, short

_INVITED = "undangan rapat"
_NOTES_MAX = 2
_SECRET = "rapat"


def invitation_to_group(sheet: InvitationSheet) -> str:
    """The invitation for a group: names nobody."""
    return _invitation(sheet, greetings.to_group(_INVITED), is_personal=False)


def invitation_to_person(sheet: InvitationSheet, greeted: Greeted) -> str:
    """The invitation for one person, who is greeted; no other recipient appears."""
    return _invitation(sheet, greetings.to_person(greeted), is_personal=True)


def amendment_to_group(sheet: AmendmentSheet) -> str:
    """Ralat, penundaan or pembatalan for a group."""
    return _amendment(sheet, greetings.to_group(_INVITED), is_personal=False)


def amendment_to_person(sheet: AmendmentSheet, greeted: Greeted) -> str:
    """Ralat, penundaan or pembatalan for one person."""
    return _amendment(sheet, greetings.to_person(greeted), is_personal=True)


def _invitation(sheet: InvitationSheet, greeting: Greeting, *, is_personal: bool) -> str:
    meeting = _told(sheet.meeting, sheet)

    def render(shown: int) -> str:
        return rendered(
            "invitation",
            greeting=greeting,
            is_personal=is_personal,
            title=short(meeting.title),
            notes=[short(note) for note in sheet.notes[:_NOTES_MAX] if not is_secret(sheet)],
            letter=_letter(sheet),
            reply_by=long_date(sheet.reply_by) if sheet.reply_by else "",
            **_call(meeting, sheet.zone, shown),
            **_end(sheet, sheet.contact),
        )

    return fitted(len(meeting.agenda), render)


def _amendment(sheet: AmendmentSheet, greeting: Greeting, *, is_personal: bool) -> str:
    before, after = _told(sheet.before, sheet), _told(sheet.after, sheet) if sheet.after else None
    new = after if sheet.kind is LetterKind.PENUNDAAN and after and after.days else None
    changed = changes(before, after, sheet.zone) if after else ()

    def render(shown: int) -> str:
        call = _call(new, sheet.zone, shown) if new else {"left": len(changed) - shown}
        return rendered(
            sheet.kind.value,
            greeting=greeting,
            is_personal=is_personal,
            title=short(before.title),
            earlier=_cited(sheet.earlier),
            reason="" if is_secret(sheet) else short(sheet.reason).rstrip("."),
            planned=short(planned_text(before, sheet.zone)),
            is_set=new is not None,
            changes=[
                {
                    "label": upper_first(change.label),
                    "before": short(change.before),
                    "after": short(change.after),
                }
                for change in changed[:shown]
            ],
            **call,
            **_end(sheet, sheet.contact),
        )

    return fitted(len(new.agenda) if new else len(changed), render)


def _told(call: MeetingCall, sheet: OfficialLetterSheet) -> MeetingCall:
    """What a text may tell of the meeting."""
    return MeetingCall(title=_SECRET, days=call.days) if is_secret(sheet) else call


def _call(call: MeetingCall, zone: str, shown: int) -> dict[str, Any]:
    rows = [
        {"label": upper_first(row.label), "value": short(row.values[0] if row.values else None)}
        for row in call_rows(call, zone)
        if row.label != AGENDA
    ]
    agenda = [short(upper_first(entry), 100) for entry in call.agenda[:shown]]
    return {"rows": rows, "agenda": agenda, "left": len(call.agenda) - shown}


def _letter(sheet: OfficialLetterSheet) -> str:
    """The letter that goes along, once it is signed, dated and numbered."""
    if sheet.is_draft or GAP in sheet.number or not sheet.dated_on:
        return ""
    return _cited(LetterReference(number=sheet.number, dated_on=sheet.dated_on))


def _cited(letter: LetterReference) -> str:
    number = f"nomor {short(letter.number, 80)}" if letter.number and GAP not in letter.number else ""
    dated = f"tanggal {long_date(letter.dated_on)}" if letter.dated_on else ""
    return " ".join(part for part in (number, dated) if part)


def _end(sheet: OfficialLetterSheet, contact: str | None) -> dict[str, str]:
    return {"contact": short(contact), "unit": short(sheet.letterhead.unit, 120)}
