"""When an item is late, by how much, and how its due date reads (decision 6). Lateness is computed, never stored."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.action_items import CLOSED, Horizon, ItemStatus
from app.domain.errors import Remark, RuleViolation
from app.domain.indonesian import joined, long_date
from app.domain.workdays import WorkCalendar, last_working_day, working_days_between

#: While a report waits for verification the clock stands still; what the Sekda put off is not late.
NOT_LATE = CLOSED | {ItemStatus.MENUNGGU_VERIFIKASI, ItemStatus.DITUNDA}

NO_DUE_DATE = "Batas waktu belum ditetapkan"

_DAY = timedelta(days=1)

#: Times that a report waited for verification, from inclusive to exclusive.
Waits = tuple[tuple[date, date], ...]


def overdue_bound(today: date, calendar: WorkCalendar) -> date:
    """An item is late when `due_on < overdue_bound(today)`: at least one working day has passed since it was due.

    One date for a whole list, so that the index on due_on serves it. Due on Friday is late from Monday on.
    """
    return last_working_day(today, calendar)


def is_overdue(due_on: date | None, status: ItemStatus, *, partner: bool, bound: date) -> bool:
    """Whether an assignment is late, `bound` from overdue_bound. Partners never are, nor is what has no due date."""
    return due_on is not None and not partner and status not in NOT_LATE and due_on < bound


def days_late(due_on: date, today: date, calendar: WorkCalendar, *, waited: Iterable[tuple[date, date]] = ()) -> int:
    """Working days since the due date, up to and including `today`; 0 when it is not yet late.

    `waited` are the times from a report (inclusive) to its return (exclusive); they do not count and do not overlap.
    """
    late = working_days_between(due_on, today, calendar)
    for reported_on, returned_on in waited:
        since, until = max(due_on, reported_on - _DAY), min(today, returned_on - _DAY)
        late -= working_days_between(since, until, calendar)
    return late


def stored_waits(stored: Iterable[Sequence[str]] | None) -> Waits:
    """The waits of a share as they are stored ([from, to] in ISO dates), as days; none for None."""
    return tuple((date.fromisoformat(since), date.fromisoformat(until)) for since, until in stored or ())


def counted_late(
    due_on: date | None,
    status: ItemStatus | None,
    *,
    partner: bool,
    today: date,
    calendar: WorkCalendar,
    waits: Waits = (),
) -> int:
    """Working days late as every page, list and paper counts them; 0 where nobody is pressed or nothing is late.

    `status` and `waits` are those of the share that answers for the item; without one (None) the date alone counts.
    """
    if due_on is None or partner or status in NOT_LATE or due_on >= today:
        return 0
    return max(0, days_late(due_on, today, calendar, waited=waits))


def due_words(
    due_on: date | None, due_text: str | None, status: ItemStatus, *, partner: bool, today: date, calendar: WorkCalendar
) -> str:
    """How near an item's due date is, in words; the source's own words ("segera") where no date is set.

    Empty where nobody waits any more, and for a partner once the date has come: partners are asked, not pressed.
    """
    if due_on is None:
        return due_text or NO_DUE_DATE
    if status in NOT_LATE or (partner and due_on <= today):
        return ""
    if due_on == today:
        return "Jatuh tempo hari ini"
    if due_on > today:
        left = working_days_between(today, due_on, calendar)
        return f"{left} hari kerja lagi" if left else f"Jatuh tempo {long_date(due_on)}"
    late = days_late(due_on, today, calendar)
    # Nothing yet on the free days right after it was due.
    return f"Lewat {late} hari kerja" if late else f"Jatuh tempo {long_date(due_on)}"


@dataclass(frozen=True)
class HorizonLimits:
    """Where the horizons end, in months from the meeting, inclusive; what is later is long-term. Settings."""

    pendek_months: int = 6
    menengah_months: int = 24

    def __post_init__(self) -> None:
        if not 1 <= self.pendek_months < self.menengah_months <= 600:
            raise RuleViolation("menengah_months", "Batas jangka menengah harus lebih lama daripada jangka pendek.")


_HORIZON_WORDS = {
    Horizon.PENDEK: "jangka pendek",
    Horizon.MENENGAH: "jangka menengah",
    Horizon.PANJANG: "jangka panjang",
}


def horizon_of(start: date, due_on: date, limits: HorizonLimits) -> Horizon:
    """The horizon that a due date falls into, counted from `start` (the meeting)."""
    if due_on <= months_after(start, limits.pendek_months):
        return Horizon.PENDEK
    if due_on <= months_after(start, limits.menengah_months):
        return Horizon.MENENGAH
    return Horizon.PANJANG


def due_remarks(
    horizons: Collection[Horizon], start: date, due_on: date | None, limits: HorizonLimits | None = None
) -> tuple[Remark, ...]:
    """Remarks on a due date before the meeting, or one that disagrees with every chosen horizon. Never refuses."""
    if due_on is None:
        return ()
    if due_on < start:
        return (Remark("due_on", f"Batas waktu {long_date(due_on)} mendahului tanggal rapat, {long_date(start)}."),)
    fits = horizon_of(start, due_on, limits or HorizonLimits())
    if not horizons or fits in horizons:
        return ()
    chosen = joined([_HORIZON_WORDS[horizon] for horizon in Horizon if horizon in horizons])
    return (
        Remark(
            "due_on",
            f"Batas waktu {long_date(due_on)} termasuk {_HORIZON_WORDS[fits]}, sedangkan yang dipilih {chosen}. "
            "Isian tetap disimpan.",
        ),
    )


def months_after(start: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
