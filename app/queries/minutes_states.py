"""The rows of one part of the minutes as plain values: as stored now, and as they stood after an earlier save.

Says nothing of rights: what one reader may see of a state is in minutes_history.py and the services.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.minutes_states import CONCLUSION, CONTACT, FIGURE, POINT, QUESTION, PartState, fold, row_name
from app.domain.writing import MinutesPart
from app.models.minutes import (
    Conclusion,
    Figure,
    Minutes,
    MinutesPoint,
    MinutesQuestion,
    MinutesSection,
    ServiceContact,
)
from app.models.writing import MinutesEdit

#: Columns that say where a row stands, not what it says.
_PLACE = frozenset({"id", "government_id", "meeting_id", "section_id", "position", "withdrawn_at"})
_OF_LIST: dict[MinutesPart, tuple[str, Any]] = {
    MinutesPart.KESIMPULAN: (CONCLUSION, Conclusion),
    MinutesPart.ANGKA: (FIGURE, Figure),
    MinutesPart.KONTAK: (CONTACT, ServiceContact),
}


def plain(value: Any) -> Any:
    """A value as JSON keeps it, the same whether it was just read or read back."""
    if isinstance(value, StrEnum):
        return value.value
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def stored_state(meeting_id: int, part: MinutesPart, section_id: int | None) -> tuple[int, PartState]:
    """Version and rows of a part as they stand now."""
    if part is not MinutesPart.BAGIAN:
        kind, model = _OF_LIST[part]
        version = db.session.scalar(select(Minutes.version).where(Minutes.meeting_id == meeting_id)) or 0
        return version, PartState(None, _rows(kind, model, model.meeting_id == meeting_id))
    head = db.session.execute(
        select(MinutesSection.version, MinutesSection.title).where(MinutesSection.id == section_id)
    ).one()
    rows = _rows(QUESTION, MinutesQuestion, MinutesQuestion.section_id == section_id)
    rows |= _rows(POINT, MinutesPoint, MinutesPoint.section_id == section_id)
    return head.version, PartState(head.title, rows)


def _rows(kind: str, model: Any, condition: Any) -> dict[str, dict[str, Any]]:
    columns = model.__table__.columns
    statement = select(*columns).where(condition).order_by(model.position, model.id)
    if "withdrawn_at" in columns:
        statement = statement.where(model.withdrawn_at.is_(None))
    return {
        row_name(kind, row.id): {name: plain(value) for name, value in row._mapping.items() if name not in _PLACE}
        for row in db.session.execute(statement)
    }


def edits_of(meeting_id: int, part: MinutesPart, section_id: int | None, until_version: int | None = None) -> list[Any]:
    """Saves of a part from the first on, up to a version (inclusive)."""
    conditions = [MinutesEdit.meeting_id == meeting_id, MinutesEdit.part == part]
    if section_id is not None:
        conditions.append(MinutesEdit.section_id == section_id)
    if until_version is not None:
        conditions.append(MinutesEdit.version <= until_version)
    columns = (MinutesEdit.id, MinutesEdit.version, MinutesEdit.title, MinutesEdit.rows, MinutesEdit.row_order)
    return list(db.session.execute(select(*columns).where(*conditions).order_by(MinutesEdit.id)))


def section_at(meeting_id: int, section_id: int, version: int) -> PartState | None:
    """A section as it stood at that version; None when no save left it so, then nobody may guess."""
    edits = edits_of(meeting_id, MinutesPart.BAGIAN, section_id, version)
    return fold(edits) if edits and edits[-1].version == version else None


def state_after(meeting_id: int, part: MinutesPart, section_id: int | None, edit_id: int) -> PartState:
    """A part as the save `edit_id` left it."""
    return fold(one for one in edits_of(meeting_id, part, section_id) if one.id <= edit_id)
