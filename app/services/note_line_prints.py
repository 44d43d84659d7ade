"""A short print of the row that a line of quick notes stands for: a later change on another page is noticed by it."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

from app.db import db
from app.domain.quick_notes import LineKind
from app.models.action_items import ActionItem
from app.models.minutes import Conclusion, Figure, MinutesPoint, MinutesQuestion
from app.models.writing import NoteLine

_POINT = (
    MinutesPoint,
    "point_id",
    ("text", "kind", "speaker_id", "speaker_text", "addressee_text", "quote", "context", "section_id"),
)
_QUESTION = (MinutesQuestion, "question_id", ("question", "form", "asker_id", "asker_text"))
_ANSWER = (MinutesQuestion, "question_id", ("answer", "answerer_id", "answerer_text"))
_ITEM = (
    ActionItem,
    "item_id",
    (
        *("text", "item_class", "stated_kind", "stated_by_id", "owner_agency_id", "owner_task_force_id", "owner_text"),
        *("due_on", "due_text", "expected_output", "expected_proof"),
    ),
)
_FIGURE = (
    Figure,
    "figure_id",
    ("indicator", "value", "value_text", "unit", "area", "period_text", "source", "speaker_id", "speaker_text"),
)
#: Kind → the row, and those of its columns that the line fills.
_ROWS: dict[LineKind, tuple[Any, str, tuple[str, ...]]] = {
    LineKind.BUTIR: _POINT,
    LineKind.TANYA: _QUESTION,
    LineKind.MASUKAN: _QUESTION,
    LineKind.JAWAB: _ANSWER,
    LineKind.DATA: _FIGURE,
    LineKind.KESIMPULAN: (Conclusion, "conclusion_id", ("text",)),
    LineKind.TINDAK_LANJUT: _ITEM,
}


def row_print(line: NoteLine, kind: LineKind) -> str:
    """The print of the standing row; other than any print where the row is gone, empty for a kind without a row."""
    if kind not in _ROWS:
        return ""
    model, name, columns = _ROWS[kind]
    if kind is LineKind.JAWAB and line.question_id is None:
        model, name, columns = _POINT
    row: Any = db.session.get(model, getattr(line, name) or 0)
    if row is None or getattr(row, "withdrawn_at", None) is not None:
        return "-"
    values = [_plain(getattr(row, column)) for column in columns]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:16]


def _plain(value: Any) -> str | None:
    if value is None:
        return None
    return str(value.normalize() if isinstance(value, Decimal) else value)
