"""Sheets of reports upwards: the nota dinas on a meeting, and the one-page weekly report to the head of government."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.people import Sapaan
from app.domain.sheets.invitation import MeetingCall
from app.domain.sheets.meeting import LetterReference, Party
from app.domain.sheets.minutes import ActionLine, Conclusion
from app.domain.sheets.paper import OfficialLetterSheet, PaperSheet


@dataclass(frozen=True, kw_only=True)
class MeetingReportNoteSheet(OfficialLetterSheet):
    """Nota dinas laporan hasil rapat. `to_sapaan` is how the superior is addressed, None prints "Bapak/Ibu".

    `attended` are printed names of institutions, `requests` what is asked of the superior (an arahan).
    """

    to_office: str
    to_sapaan: Sapaan | None = None
    from_office: str
    meeting: MeetingCall
    chair: Party | None = None
    attended: tuple[str, ...] = ()
    stated_total: int | None = None
    minutes: LetterReference | None = None
    conclusions: tuple[Conclusion, ...] = ()
    items: tuple[ActionLine, ...] = ()
    requests: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WeeklyCounts:
    """Numbers of the week; partners' items are in `open` and `finished`, never in `overdue`."""

    meetings: int
    new: int
    finished: int
    open: int
    waiting: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class AgencyOverdue:
    """A subordinate agency with late items: how many, and how many working days the latest of them."""

    agency: str
    count: int
    workdays: int


@dataclass(frozen=True, kw_only=True)
class DecisionWanted:
    """A matter that waits for the head of government: what, whose, how late, and what is proposed by whom."""

    text: str
    agency: str | None = None
    workdays_late: int | None = None
    proposal: str | None = None
    proposed_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class WeeklyReportSheet(PaperSheet):
    """One page. `from_on` and `until_on` are inclusive; `overdue` is printed in the order given.

    `silent_partners` are names only, printed by alphabet under "Belum ada kabar": partners are never ranked.
    """

    to_office: str
    city: str | None = None
    dated_on: date | None = None
    from_on: date
    until_on: date
    counts: WeeklyCounts
    overdue: tuple[AgencyOverdue, ...] = ()
    decisions: tuple[DecisionWanted, ...] = ()
    silent_partners: tuple[str, ...] = ()
