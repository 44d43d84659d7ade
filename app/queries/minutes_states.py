"""The rows of one part of the minutes as plain values: as stored now, and as they stood after an earlier save.

Says nothing of rights: what one reader may see of a state is in minutes_history.py and the services.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, select, true

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
        listed = db.session.execute(_rows_of(model).where(model.meeting_id == meeting_id, _stands(model)))
        return version, PartState(None, _named(kind, model, listed))
    # The head comes with the questions: every save reads its part twice.
    asked = db.session.execute(
        _rows_of(MinutesQuestion)
        .add_columns(MinutesSection.version.label("head_version"), MinutesSection.title.label("head_title"))
        .select_from(MinutesSection)
        .outerjoin(MinutesQuestion, (MinutesQuestion.section_id == MinutesSection.id) & _stands(MinutesQuestion))
        .where(MinutesSection.id == section_id)
    ).all()
    said = db.session.execute(
        _rows_of(MinutesPoint).where(MinutesPoint.section_id == section_id, _stands(MinutesPoint))
    )
    rows = _named(QUESTION, MinutesQuestion, [row for row in asked if row.id is not None])
    rows |= _named(POINT, MinutesPoint, said.all())
    return asked[0].head_version, PartState(asked[0].head_title, rows)


def _rows_of(model: Any) -> Any:
    return select(*model.__table__.columns).order_by(model.position, model.id)


def _stands(model: Any) -> ColumnElement[bool]:
    return model.withdrawn_at.is_(None) if "withdrawn_at" in model.__table__.columns else true()


def _named(kind: str, model: Any, rows: Iterable[Any]) -> dict[str, dict[str, Any]]:
    names = [column.name for column in model.__table__.columns if column.name not in _PLACE]
    stored = ((row.id, row._mapping) for row in rows)
    return {row_name(kind, row_id): {name: plain(values[name]) for name in names} for row_id, values in stored}


def edits_of(meeting_id: int, part: MinutesPart, section_id: int | None, until_version: int | None = None) -> list[Any]:
    """Saves of a part from the first on, up to a version (inclusive)."""
    conditions = [MinutesEdit.meeting_id == meeting_id, MinutesEdit.part == part]
    if section_id is not None:
        conditions.append(MinutesEdit.section_id == section_id)
    if until_version is not None:
        conditions.append(MinutesEdit.version <= until_version)
    columns = (
        *(MinutesEdit.id, MinutesEdit.version, MinutesEdit.title, MinutesEdit.rows, MinutesEdit.row_order),
        MinutesEdit.by_name,
    )
    return list(db.session.execute(select(*columns).where(*conditions).order_by(MinutesEdit.id)))


def state_at(meeting_id: int, part: MinutesPart, section_id: int | None, version: int, now: int) -> PartState | None:
    """A part as it stood at that version, not the one `now`; None when no save left it so, then nobody may guess."""
    if part is MinutesPart.BAGIAN:
        edits = edits_of(meeting_id, part, section_id, version)
        return fold(edits) if edits and edits[-1].version == version else None
    # Lists share the version of the minutes: one that was not saved since stands as an earlier save left it.
    if version > now:
        return None
    edits = edits_of(meeting_id, part, None)
    if not edits:
        return stored_state(meeting_id, part, None)[1]
    before = [one for one in edits if one.version <= version]
    return fold(before) if before else _before_first(edits[0])


def _before_first(edit: Any) -> PartState:
    """What stood before a part was saved for the first time: nothing, or what that save found and kept."""
    return fold([edit]) if not edit.by_name else PartState()


def state_after(meeting_id: int, part: MinutesPart, section_id: int | None, edit_id: int) -> PartState:
    """A part as the save `edit_id` left it."""
    return fold(one for one in edits_of(meeting_id, part, section_id) if one.id <= edit_id)
