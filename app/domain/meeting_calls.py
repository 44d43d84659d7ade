"""The rows of an invitation (hari/tanggal, waktu, tempat, acara) as papers and messages print them, and what changed.

Layout and sentences are elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.meeting_days import dates_text, times_text
from app.domain.sheets.invitation import MeetingCall

#: Labels of the official form, in small letters and in its order; the online room is a row of practice.
DATE, TIME, PLACE, ONLINE, AGENDA = "hari/tanggal", "waktu", "tempat", "ruang daring", "acara"
#: What a change of the meeting's name is called.
TITLE = "nama rapat"
#: Words before the clock and the weekday inside a sentence.
CLOCK, DAY = "pukul", "hari"
#: Rows of the form that stay when nothing is known.
OFFICIAL = (DATE, TIME, PLACE, AGENDA)


@dataclass(frozen=True)
class CallRow:
    """One row; several values only for the agenda."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One row that reads otherwise now; None where one side says nothing."""

    label: str
    before: str | None
    after: str | None


def call_rows(call: MeetingCall, zone: str, *, blank: str = "") -> tuple[CallRow, ...]:
    """All rows in order, the online room only when it is known; `blank` stands where a year is missing."""
    known = (
        (DATE, _one(dates_text(call.days, blank=blank))),
        (TIME, _one(clock_text(call, zone))),
        (PLACE, _one(call.place)),
        (ONLINE, _one(call.online_room)),
        (AGENDA, call.agenda),
    )
    return tuple(CallRow(label, values) for label, values in known if values or label in OFFICIAL)


def clock_text(call: MeetingCall, zone: str) -> str | None:
    """`pukul 09.00 WIB s.d. selesai`, or the words of the source ("pagi")."""
    text = times_text(call.days, zone)
    return f"{CLOCK} {text}" if text and text[0].isdigit() else text


def planned_text(call: MeetingCall, zone: str) -> str | None:
    """`hari Kamis, 26 November 2026 pukul 09.00 WIB`: when, inside a sentence; None when nothing is known."""
    held = dates_text(call.days)
    on_day = f"{DAY} {held}" if held and any(day.on or day.weekday for day in call.days) else held
    return " ".join(part for part in (on_day, clock_text(call, zone)) if part) or None


def changes(before: MeetingCall, after: MeetingCall, zone: str) -> tuple[Change, ...]:
    """Rows that read otherwise in `after`, in the order of the form, the name of the meeting first."""
    old, new = ({row.label: row.values for row in _named(call, zone)} for call in (before, after))
    labels = (TITLE, DATE, TIME, PLACE, ONLINE, AGENDA)
    return tuple(
        Change(label, _text(old.get(label, ())), _text(new.get(label, ())))
        for label in labels
        if old.get(label, ()) != new.get(label, ())
    )


def _named(call: MeetingCall, zone: str) -> tuple[CallRow, ...]:
    return (CallRow(TITLE, (call.title,)), *call_rows(call, zone))


def _text(values: tuple[str, ...]) -> str | None:
    return "; ".join(values) or None


def _one(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
