"""What a meeting left behind, as reports and summaries print it: conclusions, and a short table of items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.documents import page, phrases
from app.documents.blocks import table
from app.documents.fixed_texts import Mark, Words
from app.documents.minutes_sections import once_withheld
from app.documents.paper_texts import Interim
from app.documents.parts import Part
from app.domain.action_items import ItemClass, ItemStatus
from app.domain.indonesian import joined, upper_first
from app.domain.labels import label
from app.domain.sheets import ActionLine, Conclusion, PaperProfile

_SHARES = (1.0, 7.0, 4.6, 3.4)


def conclusions_part(conclusions: Sequence[Conclusion]) -> Part:
    """*Kesimpulan rapat*, one entry each."""
    part = Part(Interim.CONCLUSIONS)
    for conclusion in once_withheld(conclusions):
        part.add(Mark.WITHHELD if conclusion.withheld else phrases.sentence(upper_first(conclusion.text)))
    return part


def items_part(items: Sequence[ActionLine], profile: PaperProfile, blank: str) -> Part:
    """*Tindak lanjut* as a table of number, text, owner and due date; `blank` stands for an unknown one."""
    part = Part(Interim.ITEMS)
    if items:
        head = (Words.COLUMN_NUMBER, Words.COLUMN_ITEM, Words.COLUMN_OWNER, Words.COLUMN_DUE)
        rows = [_row(item, blank) for item in once_withheld(items)]
        part.add_table(table(page.column_widths(profile, _SHARES), head, rows, centred=frozenset({0})))
    return part


def has_provisional(items: Iterable[ActionLine]) -> bool:
    """Whether any item still waits for the approval of the minutes."""
    return any(item.status is ItemStatus.SEMENTARA for item in items)


def _row(item: ActionLine, blank: str) -> tuple[str, ...]:
    if item.withheld:
        return ("", Mark.WITHHELD, "", "")
    # Nobody is billed for a general direction: neither owner nor date is missing.
    is_general = item.item_class is ItemClass.ARAHAN_UMUM
    missing = Mark.DASH if is_general else blank
    owner = upper_first(item.owner or missing)
    if item.supporters:
        owner += f"\n{Words.SUPPORTED_BY}: {joined(item.supporters)}"
    text = upper_first(item.text)
    if is_general:
        text += f"\n{label(item.item_class)}"
    return (f"{item.number}.", text, owner, upper_first(phrases.due(item.due_on, item.due_text) or missing))
