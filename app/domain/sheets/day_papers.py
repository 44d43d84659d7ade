"""Sheets of the day: ringkasan tindak lanjut (sementara) right after a meeting, and agenda pimpinan for tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.attendance import InvitationReply
from app.domain.sheets.invitation import MeetingCall
from app.domain.sheets.meeting import MeetingDay, Party
from app.domain.sheets.minutes import ActionLine, Conclusion
from app.domain.sheets.paper import PaperSheet


@dataclass(frozen=True, kw_only=True)
class InterimSummarySheet(PaperSheet):
    """What a meeting left to do, sent the same day and marked SEMENTARA: nothing in it is approved yet."""

    meeting: MeetingCall
    chair: Party | None = None
    conclusions: tuple[Conclusion, ...] = ()
    items: tuple[ActionLine, ...] = ()
    contact: str | None = None


@dataclass(frozen=True, kw_only=True)
class LeaderPresence:
    """How one of the leaders takes part: `leader` as printed ("Sekretaris Daerah", "Plh. Sekretaris Daerah").

    `reply` None: not answered yet. `deputy` is set with DIWAKILI as far as known; `role` is a word ("memimpin").
    """

    #: The word for whoever chairs: nobody waits for an answer of the one who calls the meeting together.
    LEADS: ClassVar[str] = "memimpin"

    leader: str
    reply: InvitationReply | None = None
    deputy: Party | None = None
    role: str | None = None

    @property
    def leads_unasked(self) -> bool:
        """Whether this is the chair, and he gave no answer because none is asked of him."""
        return self.reply is None and self.role == self.LEADS


@dataclass(frozen=True, kw_only=True)
class LeaderEntry:
    """One meeting of the day; `when` carries its times. `withheld`: only the time is shown to this reader."""

    when: MeetingDay
    title: str
    place: str | None = None
    online_room: str | None = None
    organiser: str | None = None
    presences: tuple[LeaderPresence, ...] = ()
    note: str | None = None
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class LeaderAgendaSheet(PaperSheet):
    """Agenda pimpinan of one day, entries in the order of time. A working list: KONSEP only where `draft` says so."""

    draft: bool = False
    on: date
    entries: tuple[LeaderEntry, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.draft
