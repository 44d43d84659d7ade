"""Rules of planning: states a meeting may move between, classes lowered or raised, what a calendar must learn of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.dates import check_times
from app.domain.errors import RuleViolation
from app.domain.meetings import Confidentiality, MeetingStatus, stricter
from app.domain.sheets import MeetingDay

_MOVES = {
    MeetingStatus.DIRENCANAKAN: frozenset({MeetingStatus.DITUNDA, MeetingStatus.DIBATALKAN}),
    MeetingStatus.DITUNDA: frozenset({MeetingStatus.DIRENCANAKAN, MeetingStatus.DIBATALKAN}),
    MeetingStatus.DIBATALKAN: frozenset({MeetingStatus.DIRENCANAKAN}),
}
_REFUSALS = {
    MeetingStatus.DIRENCANAKAN: "Rapat ini tidak sedang ditunda atau dibatalkan.",
    MeetingStatus.DITUNDA: "Rapat ini sudah ditunda atau dibatalkan. Jadwalkan kembali lebih dahulu.",
    MeetingStatus.DIBATALKAN: "Rapat ini sudah dibatalkan.",
}


def move_refusal(before: MeetingStatus, after: MeetingStatus) -> str | None:
    """Why a meeting in the state `before` cannot be put into `after`; None when it can."""
    return None if after in _MOVES[before] else _REFUSALS[after]


def check_move(before: MeetingStatus, after: MeetingStatus) -> None:
    """Refuses a step that the state of the meeting does not have."""
    if refusal := move_refusal(before, after):
        raise RuleViolation("", refusal)


def check_level(before: Confidentiality, after: Confidentiality, reason: str | None) -> None:
    """Raising is free at any time; lowering needs a reason (wewenang.md, "Doing")."""
    if before is not after and stricter(before, after) is before and not reason:
        raise RuleViolation("lower_reason", "Tulis alasan menurunkan kerahasiaan rapat ini.")


def check_days(days: Sequence[MeetingDay]) -> None:
    """Refuses impossible times, and the same full date twice. The field is the row's: `days-1-ends`."""
    seen = set()
    for number, day in enumerate(days):
        try:
            check_times(day.start, day.end)
        except RuleViolation as refusal:
            raise RuleViolation(f"days-{number}-ends", refusal.message) from None
        if day.until_done and day.end:
            raise RuleViolation(
                f"days-{number}-until_done", "Pilih salah satu: waktu selesai, atau sampai dengan selesai."
            )
        if day.until_done and not day.start:
            raise RuleViolation(f"days-{number}-starts", "Isi waktu mulai sebelum memilih sampai dengan selesai.")
        if day.on is not None and day.on in seen:
            raise RuleViolation(f"days-{number}-on_date", "Tanggal ini sudah tercatat pada baris lain.")
        seen.add(day.on)


def is_known(day: MeetingDay) -> bool:
    """Whether anything at all is recorded of a day; an empty one is not kept."""
    return day != MeetingDay()


def year_of(days: Iterable[MeetingDay]) -> int | None:
    """The year a meeting is filed under: of its first full date, else the first stated year. None: "tanpa tahun"."""
    known = list(days)
    full = [day.on for day in known if day.on is not None]
    if full:
        return min(full).year
    return next((day.year for day in known if day.year), None)
