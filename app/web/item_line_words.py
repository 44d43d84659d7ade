"""Words of one line of the list of action items, the same on its page and in the table that is taken along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.action_items import ItemStatus
from app.domain.deadlines import counted_late
from app.domain.labels import label
from app.domain.sheets.item_table import ItemTableLine
from app.domain.workdays import WorkCalendar
from app.queries.item_export import ExportRow
from app.queries.item_list import ItemRow
from app.queries.privacy_many import masked_of_items

OF_HEAD_OF_REGION = "Arahan kepala daerah"
_WITHOUT_DUE_DATE = "Belum ditetapkan"
#: Of a firm item that nobody leads: (answered for by members, somebody still owes) → words.
_WITHOUT_LEAD = {
    (True, True): "Menurut tiap anggota",
    (True, False): "Ditutup semua anggota",
    (False, True): "Ditetapkan",
    (False, False): "Ditetapkan",
}


def state_without_lead(row: ItemRow) -> str | None:
    """How a firm item stands that nobody leads; None where it has a status."""
    return None if row.status else _WITHOUT_LEAD[row.is_of_force, row.is_open]


def owed_status(row: ItemRow) -> ItemStatus:
    """The status by which a line counts as late."""
    return row.status if isinstance(row.status, ItemStatus) else ItemStatus.DALAM_PROSES


def table_lines(rows: Sequence[ExportRow], today: date, calendar: WorkCalendar) -> list[ItemTableLine]:
    """Lines of the table, names and numbers of persons left out."""
    lines = [_table_line(row.item, row.first_due_on, today, calendar) for row in rows]
    return masked_of_items(lines, [row.item.id for row in rows])


def _table_line(row: ItemRow, first_due_on: date | None, today: date, calendar: WorkCalendar) -> ItemTableLine:
    return ItemTableLine(
        text=row.text,
        owner=row.owner,
        title=row.title,
        due_text=row.due_text or (None if row.due_on else _WITHOUT_DUE_DATE),
        confidentiality=row.confidentiality and label(row.confidentiality),
        item_class=label(row.item_class),
        from_kepala_daerah=row.from_kepala_daerah,
        status=label(row.status) if row.status else _WITHOUT_LEAD[row.is_of_force, row.is_open],
        first_due_on=first_due_on,
        due_on=row.due_on,
        days_late=_days_late(row, today, calendar),
    )


def _days_late(row: ItemRow, today: date, calendar: WorkCalendar) -> int | None:
    if not row.is_open:
        return None
    status = owed_status(row)
    late = counted_late(row.due_on, status, partner=row.is_partner, today=today, calendar=calendar, waits=row.waits)
    return late or None
