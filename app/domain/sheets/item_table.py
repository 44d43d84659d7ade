"""What a table of action items holds, line by line: plain words and dates, cut to what its reader may see."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class ItemTableLine(NamedTuple):
    """One action item; None is an empty cell. `title` is the meeting's.

    `days_late` are working days, None where lateness does not count.
    """

    text: str
    owner: str | None
    title: str | None
    due_text: str | None
    confidentiality: str | None
    item_class: str
    from_kepala_daerah: bool
    status: str
    first_due_on: date | None
    due_on: date | None
    days_late: int | None
