"""Follow-up of one agency and the summary of a meeting as WhatsApp texts. Withheld items are left out.

What is rahasia does not travel by WhatsApp: such a text tells how many items there are, and no more.
"""

from __future__ import annotations

from app.domain.action_items import ItemStatus
from app.domain.agencies import is_partner, is_voluntary
from app.domain.indonesian import long_date, upper_first
from app.domain.meeting_days import dates_text
from app.domain.sheets import ActionLine, FollowUpLetterSheet, Greeted, InterimSummarySheet, LetterItem, Recipient
from app.messages import greetings
from app.messages.rendering import fitted, is_secret, rendered, short

#: A text of the meeting that the recipient may not see speaks of "rapat" only.
_ANY_MEETING = "rapat"
_ITEM_MAX = 180
_DUE, _WISHED = "batas waktu", "kiranya sebelum"
_PARTICIPANTS = "peserta rapat"


def follow_up(sheet: FollowUpLetterSheet, greeted: Greeted | None = None) -> str:
    """What the agency of the letter has to do, in the words of its kind; None greets the office of the letter."""
    register = _register(sheet.recipient)
    items = [item for item in sheet.items if not item.withheld]
    told = [] if is_secret(sheet) else items
    # Partners are asked and never billed: their date is a wish.
    due_word = _DUE if register == "directed" else _WISHED

    def render(shown: int) -> str:
        return rendered(
            "follow_up",
            greeting=greetings.to_person(greeted or Greeted(office=sheet.recipient.office)),
            register=register,
            meeting=_meeting(sheet),
            items=[{"text": short(upper_first(i.text), _ITEM_MAX), "due": _due(i, due_word)} for i in told[:shown]],
            left=len(items) - len(told[:shown]),
            is_provisional=any(item.status is ItemStatus.SEMENTARA for item in items),
            report_to=short(sheet.report_to),
            report_due=long_date(sheet.report_due_on) if sheet.report_due_on else "",
            contact=short(sheet.contact),
            unit=short(sheet.letterhead.unit, 120),
        )

    return fitted(len(told), render)


def interim_summary(sheet: InterimSummarySheet, greeted: Greeted | None = None) -> str:
    """The ringkasan tindak lanjut (sementara) for a group, or for one person."""
    items = [item for item in sheet.items if not item.withheld]
    told = [] if is_secret(sheet) else items
    rows = (
        ("Hari/tanggal", dates_text(sheet.meeting.days)),
        ("Tempat", "" if is_secret(sheet) else sheet.meeting.place),
    )

    def render(shown: int) -> str:
        return rendered(
            "interim_summary",
            greeting=greetings.to_person(greeted) if greeted else greetings.to_group(_PARTICIPANTS),
            title=_ANY_MEETING if is_secret(sheet) else short(sheet.meeting.title),
            rows=[{"label": label, "value": short(value)} for label, value in rows],
            items=[_line(item) for item in told[:shown]],
            left=len(items) - len(told[:shown]),
            contact=short(sheet.contact),
            unit=short(sheet.letterhead.unit, 120),
        )

    return fitted(len(told), render)


def _register(recipient: Recipient) -> str:
    if not is_partner(recipient.relation):
        return "directed"
    return "invited" if is_voluntary(recipient.kind) else "asked"


def _meeting(sheet: FollowUpLetterSheet) -> str:
    if not sheet.meeting_title or is_secret(sheet):
        return _ANY_MEETING
    held = next((day.on for day in sheet.meeting_days if day.on), None)
    return f"{short(sheet.meeting_title)} tanggal {long_date(held)}" if held else short(sheet.meeting_title)


def _due(item: LetterItem | ActionLine, word: str) -> str:
    return f"{word} {long_date(item.due_on)}" if item.due_on else short(item.due_text, 60)


def _line(item: ActionLine) -> dict[str, str]:
    return {
        "number": str(item.number),
        "text": short(upper_first(item.text), _ITEM_MAX),
        "owner": short(item.owner, 100),
        "due": _due(item, _DUE),
    }
