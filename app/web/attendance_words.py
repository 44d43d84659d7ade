"""Words and figures of the daftar hadir: labels of its days, counts of one session, why nothing can be marked yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app import clock
from app.domain import meeting_days
from app.domain.attendance import PresenceKind, check_presence
from app.domain.attendance_recap import Tally
from app.domain.errors import RuleViolation
from app.domain.labels import label
from app.queries.attendance import PresenceView
from app.queries.meeting_frame import MeetingHead
from app.services.presences import Sitting
from app.web.meeting_frame import address


@dataclass(frozen=True)
class Figures:
    """Counts of one day and session."""

    in_person: int
    represented: int
    absent: int
    unmarked: int

    @property
    def total(self) -> int:
        return self.in_person + self.represented + self.absent + self.unmarked

    @property
    def present(self) -> int:
        return self.in_person + self.represented


def figures(marks: Sequence[PresenceView | None]) -> Figures:
    """Counts over the marks of one day and session; None is a participant without one."""
    kinds = Counter(mark.kind if mark is not None else None for mark in marks)
    return Figures(
        kinds[PresenceKind.SENDIRI], kinds[PresenceKind.DIWAKILI], kinds[PresenceKind.TIDAK_HADIR], kinds[None]
    )


def day_label(head: MeetingHead, day: int, session: int) -> str:
    """`Kamis, 13 Juli 2023, sesi 2`; each part only where the meeting has several of it."""
    if len(head.days) == 1 and head.sessions[day] > 1:
        return f"Sesi {session}"
    words = meeting_days.date_text(head.days[day]) or f"Hari ke-{day + 1}"
    return f"{words}, sesi {session}" if head.sessions[day] > 1 else words


def refusal_words(head: MeetingHead, day: int) -> str | None:
    """Why nobody can be marked on that day; None where it can be done."""
    on = head.days[day].on if head.days else None
    try:
        check_presence(head.status, on, clock.today(head.meeting.zone))
    except RuleViolation as refusal:
        return refusal.message
    return None


def echelon_words(tally: Tally) -> str:
    """`Eselon III: 2, Eselon IV: 1`; empty without deputies."""
    return ", ".join(
        f"{label(echelon) if echelon else 'Eselon belum diketahui'}: {count}" for echelon, count in tally.echelons
    )


def blank_list(place: Sitting) -> str | None:
    """Where the blank list for signing is fetched; None while no paper offers it."""
    hari, sesi = place.day + 1, place.session
    return address("meeting_papers.attendance", meeting_id=place.meeting_id, hari=hari, sesi=sesi)
