"""All rows of the list of action items, for a table that is taken along: the list's own order and rights, no cap.

Read by keyset in chunks, so that the memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy.orm import InstrumentedAttribute

from app import clock
from app.domain.deadlines import overdue_bound
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem
from app.queries.item_list import ItemFilters, ItemRow, ItemView, item_row, own_shares
from app.queries.item_list_statements import list_statements
from app.queries.item_scope import bare, forces_of
from app.queries.kept_statements import KEPT_MOST
from app.queries.keyset import AnySelect, Place, arranged, first_page, page

CHUNK = 1_000


class ExportRow(NamedTuple):
    """A line of the list, the meeting that it comes from, and the due date that it had when it became firm."""

    item: ItemRow
    meeting_id: int
    first_due_on: date | None

    @property
    def is_closed(self) -> bool:
        """Whether item or meeting is above biasa; what is seen by a share alone is."""
        return self.item.confidentiality is not Confidentiality.BIASA


def export_chunks(
    actor: Actor, filters: ItemFilters, calendar: WorkCalendar, size: int = CHUNK
) -> Iterator[list[ExportRow]]:
    """The items that the actor sees and that fit, in the order of the list, so many at a time."""
    bound = overdue_bound(clock.today(actor.zone), calendar)
    lines, first, keys = _statements(bare(actor), forces_of(actor), filters, bound, size)
    found = first_page(first, len(keys), size)
    descending = filters.view is not ItemView.LATE
    while found.rows:
        own = own_shares(actor, [row.id for row in found.rows if row.level is None])
        yield [ExportRow(item_row(row, own), row.meeting_id, row.first_due_on) for row in found.rows]
        if found.after is None:
            return
        found = page(lines, keys, Place(found.after), descending=descending, size=size)


@lru_cache(maxsize=KEPT_MOST)
def _statements(
    actor: Actor, forces: tuple[int, ...], filters: ItemFilters, bound: date, size: int
) -> tuple[AnySelect, AnySelect, tuple[InstrumentedAttribute[Any], ...]]:
    """Lines without an order, the first chunk of them, their keys: kept for the same rights. They hold no rows."""
    known = list_statements(actor, forces, filters, bound, size)
    lines = known.lines.add_columns(ActionItem.meeting_id, ActionItem.first_due_on)
    first = arranged(lines, known.keys, descending=filters.view is not ItemView.LATE, size=size)
    return lines, first, known.keys
