"""The sheet of a calendar file: one meeting with its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.meetings import MeetingStatus
from app.domain.sheets.meeting import MeetingDay


@dataclass(frozen=True, kw_only=True)
class CalendarDay:
    """One day as one event. `uid` never changes for the day's life, even when the date moves.

    `is_removed`: the meeting lost this day, and calendars that hold it are told so.
    """

    uid: str
    when: MeetingDay
    is_removed: bool = False


@dataclass(frozen=True, kw_only=True)
class CalendarSheet:
    """A meeting for a calendar. `sequence` rises at every change and at cancelling.

    `changed_at` (LAST-MODIFIED) and `made_at` (DTSTAMP) are aware instants; `zone` is the IANA name of wall times.
    """

    title: str
    zone: str
    days: tuple[CalendarDay, ...]
    sequence: int
    changed_at: datetime
    made_at: datetime
    status: MeetingStatus = MeetingStatus.DIRENCANAKAN
    place: str | None = None
    online_room: str | None = None
    organiser: str | None = None
    organiser_email: str | None = None
    agenda: tuple[str, ...] = ()
