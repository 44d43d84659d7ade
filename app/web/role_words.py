"""A role of an account in words, as lists and pages of accounts show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.indonesian import upper_first
from app.domain.labels import label
from app.domain.periods import period_words
from app.domain.roles import counts_on
from app.domain.signatures import prefixed


@dataclass(frozen=True)
class RoleWords:
    """`name` of the role, `place` (agency or office) and `days` where they are limited."""

    name: str
    place: str
    days: str
    row: Any

    def counts_on(self, today: date) -> bool:
        """Whether the role counts on that day, by its own days and those of its appointment."""
        row = self.row
        appointed = row.appointment_id is None or counts_on(today, row.appointed_from, row.appointed_to)
        return appointed and counts_on(today, row.valid_from, row.valid_to)


def role_words(row: Any) -> RoleWords:
    """Words of a row of `queries.users.roles_by_user`."""
    office = prefixed(row.title, row.status) if row.title else ""
    place = office or row.agency_name or ""
    limited = (row.valid_from, row.valid_to)
    if not any(limited) and row.appointment_id is not None:
        limited = (row.appointed_from, row.appointed_to)
    return RoleWords(label(row.role), place, upper_first(period_words(*limited)), row)
