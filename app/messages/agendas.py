"""The agenda of the leaders as a WhatsApp text."""

from __future__ import annotations

from typing import Any

from app.domain.attendance import InvitationReply
from app.domain.indonesian import lower_first, upper_first, weekday_date
from app.domain.labels import label
from app.domain.meeting_days import time_text
from app.domain.sheets import Greeted, LeaderAgendaSheet, LeaderEntry, LeaderPresence
from app.messages import greetings
from app.messages.rendering import fitted, rendered, short

#: What is said of a meeting that this reader may not see.
_WITHHELD = "rapat terbatas"
_UNANSWERED = "belum ada jawaban"
_NO_TIME = "Waktu belum ditetapkan"


def leader_agenda(sheet: LeaderAgendaSheet, greeted: Greeted | None = None) -> str:
    """Tomorrow's meetings of the leaders: time, meeting, place, who attends or is deputised by whom."""
    entries = sheet.entries

    def render(shown: int) -> str:
        return rendered(
            "leader_agenda",
            day=weekday_date(sheet.on),
            is_personal=greeted is not None,
            greeting=greetings.to_person(greeted) if greeted else greetings.to_group(),
            entries=[_entry(entry, sheet.zone) for entry in entries[:shown]],
            left=len(entries) - shown,
            unit=short(sheet.letterhead.unit, 120),
        )

    return fitted(len(entries), render)


def _entry(entry: LeaderEntry, zone: str) -> dict[str, Any]:
    when = upper_first(short(time_text(entry.when, zone))) or _NO_TIME
    if entry.withheld:
        return {"when": when, "title": _WITHHELD, "place": "", "presences": []}
    place = "; ".join(part for part in (entry.place, entry.online_room) if part)
    presences = [_presence(presence) for presence in entry.presences]
    return {"when": when, "title": short(entry.title), "place": short(place), "presences": presences}


def _presence(presence: LeaderPresence) -> str:
    if presence.leads_unasked:
        return f"{short(presence.leader)}: {presence.LEADS}"
    if presence.reply is None:
        return f"{short(presence.leader)}: {_UNANSWERED}"
    text = f"{short(presence.leader)}: {lower_first(label(presence.reply))}"
    deputy = presence.deputy
    if presence.reply is InvitationReply.DIWAKILI and deputy:
        named = ", ".join(part for part in (deputy.name, deputy.office or deputy.institution) if part)
        return f"{text} oleh {short(named)}"
    return text
