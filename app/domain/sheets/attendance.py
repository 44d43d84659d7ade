"""The sheet of a daftar hadir: one list for one day and session, blank for signing or filled with who came."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.attendance import PresenceKind
from app.domain.sheets.meeting import MeetingDay
from app.domain.sheets.paper import PaperSheet


@dataclass(frozen=True, kw_only=True)
class AttendanceRow:
    """One invited person, office or institution. `presence` None: not marked, or a blank list.

    The deputy's name, office and echelon ("eselon III") are those of who really came. No telephone number, no NIP.
    """

    name: str | None = None
    office: str | None = None
    institution: str | None = None
    presence: PresenceKind | None = None
    deputy_name: str | None = None
    deputy_office: str | None = None
    deputy_echelon: str | None = None


@dataclass(frozen=True, kw_only=True)
class AttendanceSheet(PaperSheet):
    """A daftar hadir; `title`, the name of the meeting, stands under *Acara*.

    `session` is counted from 1; None: the day has one session.
    `filled` prints the presence instead of room for signatures, with the sums; `blank_rows` adds numbered empty rows
    to a list for signing. Nobody signs the list as a whole: it is a KONSEP only where `draft` says so.
    """

    draft: bool = False
    title: str
    day: MeetingDay
    session: int | None = None
    place: str | None = None
    rows: tuple[AttendanceRow, ...] = ()
    blank_rows: int = 0
    filled: bool = False

    @property
    def is_draft(self) -> bool:
        return self.draft
