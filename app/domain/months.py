"""A calendar month: how it stands in an address and in words, its neighbours and its weeks. No meetings here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import RuleViolation
from app.domain.indonesian import month_name

FIRST_YEAR, LAST_YEAR = 2000, 2100
UNREADABLE = f"Tulis tahun dan bulan seperti 2026-11, antara {FIRST_YEAR} dan {LAST_YEAR}."
_CODE = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, order=True)
class Month:
    """One month of the years 2000 to 2100."""

    year: int
    number: int

    @property
    def code(self) -> str:
        """`2026-11`, as it stands in an address."""
        return f"{self.year}-{self.number:02}"

    @property
    def words(self) -> str:
        """`November 2026`."""
        return f"{month_name(self.number)} {self.year}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return _first_of(self.year * 12 + self.number) - timedelta(days=1)

    @property
    def before(self) -> Month | None:
        """The month before, None at the edge of the years."""
        return self._moved(-1)

    @property
    def after(self) -> Month | None:
        """The month after, None at the edge of the years."""
        return self._moved(1)

    def _moved(self, months: int) -> Month | None:
        year, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, index + 1) if FIRST_YEAR <= year <= LAST_YEAR else None

    def weeks(self) -> tuple[tuple[date, ...], ...]:
        """Whole weeks from Monday to Sunday that cover the month; the outer days belong to its neighbours."""
        start = self.first - timedelta(days=self.first.weekday())
        count = (self.last - start).days // 7 + 1
        return tuple(tuple(start + timedelta(days=7 * week + day) for day in range(7)) for week in range(count))


def _first_of(months: int) -> date:
    """The first day of the month that lies `months` months after January of the year 0."""
    year, index = divmod(months, 12)
    return date(year, index + 1, 1)


def month_of(day: date) -> Month:
    """The month in which a day lies."""
    return Month(day.year, day.month)


def parse_month(typed: str, *, field: str) -> Month | None:
    """`2026-11` as a month; None for an empty text. Raises RuleViolation for everything else."""
    text = typed.strip()
    if not text:
        return None
    found = _CODE.fullmatch(text)
    month = Month(int(found[1]), int(found[2])) if found else None
    if month is None or not (1 <= month.number <= 12 and FIRST_YEAR <= month.year <= LAST_YEAR):
        raise RuleViolation(field, UNREADABLE)
    return month
