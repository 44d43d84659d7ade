"""What a letter announced of a meeting, and which letter is due once the meeting is no longer as announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.indonesian import joined
from app.domain.letters import DispatchKind, LetterKind
from app.domain.meetings import MeetingStatus
from app.domain.sheets import MeetingCall, MeetingDay

#: Letters by which a meeting is announced; each goes to the addressees of the undangan.
ANNOUNCING = (LetterKind.UNDANGAN, LetterKind.RALAT, LetterKind.PENUNDAAN, LetterKind.PEMBATALAN)
#: Those that follow an undangan that went out before.
NOTICES = (LetterKind.RALAT, LetterKind.PENUNDAAN, LetterKind.PEMBATALAN)

_OF_STATUS = {
    MeetingStatus.DIRENCANAKAN: LetterKind.RALAT,
    MeetingStatus.DITUNDA: LetterKind.PENUNDAAN,
    MeetingStatus.DIBATALKAN: LetterKind.PEMBATALAN,
}
_STATUS_WORDS = {
    MeetingStatus.DIRENCANAKAN: "Rapat dijadwalkan kembali",
    MeetingStatus.DITUNDA: "Rapat ditunda",
    MeetingStatus.DIBATALKAN: "Rapat dibatalkan",
}


@dataclass(frozen=True, kw_only=True)
class Announced:
    """What addressees were told: whether the meeting takes place, and its rows as the letter printed them."""

    status: MeetingStatus
    call: MeetingCall

    def holds(self, now: Announced) -> bool:
        """Whether day, time, place and state are still as told; a new title or agenda alone calls nobody again."""
        return self._core() == now._core()

    def _core(self) -> tuple[MeetingStatus, MeetingCall]:
        return (self.status, replace(self.call, title="", agenda=()))


def due_notice(told: Announced, now: Announced) -> LetterKind | None:
    """The letter that is due after `told` went out; None while nothing changed.

    A meeting that was called off and takes place after all needs a new undangan and not a correction. While it is put
    off or called off, its other rows may change without a letter.
    """
    if told.holds(now):
        return None
    if told.status is now.status and now.status is not MeetingStatus.DIRENCANAKAN:
        return None
    if told.status is MeetingStatus.DIBATALKAN and now.status is MeetingStatus.DIRENCANAKAN:
        return LetterKind.UNDANGAN
    return _OF_STATUS[now.status]


def changed_words(told: Announced, now: Announced) -> str:
    """`Hari dan waktu rapat berubah`, `Rapat ditunda`: what the due letter is about; empty when nothing changed."""
    if told.status is not now.status:
        return _STATUS_WORDS[now.status]
    old, new = told.call, now.call
    parts = [
        words
        for words, differs in (
            ("hari", [_date(day) for day in old.days] != [_date(day) for day in new.days]),
            # A day more or less changes the times as well; the day says it already.
            ("waktu", len(old.days) == len(new.days) and [*map(_time, old.days)] != [*map(_time, new.days)]),
            ("tempat", old.place != new.place),
            ("ruang daring", old.online_room != new.online_room),
        )
        if differs
    ]
    return f"{joined(parts).capitalize()} rapat berubah" if parts else ""


def _date(day: MeetingDay) -> tuple[Any, ...]:
    return (day.on, day.weekday, day.day, day.month, day.year, day.date_text)


def _time(day: MeetingDay) -> tuple[Any, ...]:
    return (day.start, day.end, day.time_text, day.until_done)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One time that people were told: by an issued letter, or by a person noting that he told somebody."""

    kind: LetterKind
    #: SEQUENCE of the calendar when it was told.
    round: int
    told: Announced


@dataclass(frozen=True)
class Round:
    """Under which kind and number it is noted today that somebody was told (decision: nobody is told twice)."""

    kind: LetterKind
    number: int


def current_round(tellings: Sequence[Telling], now: Announced, sequence: int) -> Round:
    """The round that holds today; `tellings` from the oldest to the newest, `sequence` is the calendar's of now.

    What still holds keeps the number under which it was told first: a new title, or a second letter with the same
    rows, asks nobody to be told again.
    """
    if not tellings:
        return Round(LetterKind.UNDANGAN, sequence)
    holding: list[Telling] = []
    for telling in reversed(tellings):
        if not telling.told.holds(now):
            break
        holding.append(telling)
    if holding:
        first = min(holding, key=lambda one: one.round)
        return Round(first.kind, first.round)
    last = tellings[-1]
    due = due_notice(last.told, now)
    return Round(due, sequence) if due else Round(last.kind, last.round)


def dispatch_kind(kind: LetterKind) -> DispatchKind:
    """Under which word it is noted that somebody was told of such a letter. Raises ValueError for a nota dinas."""
    return DispatchKind(kind.value)
