"""Rows of a section in their three forms: what is posted, plain values as history keeps them, and the merge's rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, QuestionForm
from app.domain.minutes_states import POINT, QUESTION, PartState, kind_and_id, row_name
from app.domain.row_merge import MergeRow, MergeSection
from app.domain.row_order import merged_order
from app.queries.minutes_states import plain
from app.services.minutes_points import PointRow, SaveSection
from app.services.minutes_questions import QuestionRow

#: Fields whose words are merged; of all others one side's value stands.
TEXT_FIELDS = frozenset({"text", "quote", "context", "question", "answer"})
Row = PointRow | QuestionRow
_CODES: dict[str, dict[str, type[StrEnum]]] = {
    POINT: {"kind": PointKind, "confidentiality": Confidentiality},
    QUESTION: {"form": QuestionForm, "confidentiality": Confidentiality},
}
_MODELS: dict[str, type[Row]] = {POINT: PointRow, QUESTION: QuestionRow}
_FIELDS = {
    kind: tuple(field.name for field in fields(model) if field.name not in ("id", "key"))
    for kind, model in _MODELS.items()
}


def name_of(row: Row) -> str:
    """`butir:12`, or with the browser's key where the row has no id."""
    return row_name(POINT if isinstance(row, PointRow) else QUESTION, row.id if row.id is not None else row.key)


def words_of_name(name: str) -> str:
    """`butir 12`, for a list of rows in the audit."""
    kind, row_id = kind_and_id(name)
    return f"{'butir' if kind == POINT else 'tanya jawab'} {row_id if row_id.isdigit() else 'baru'}"


def values_of(row: Row) -> dict[str, Any]:
    """A posted row as history would keep it."""
    return {name: plain(getattr(row, name)) for name in _FIELDS[kind_and_id(name_of(row))[0]]}


def _typed(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the command takes them; what an older state does not know keeps the default."""
    codes = _CODES[kind]
    known = {name: values[name] for name in _FIELDS[kind] if name in values}
    return {name: codes[name](value) if name in codes else value for name, value in known.items()}


def row_of(name: str, values: Mapping[str, Any]) -> Row:
    """The reverse: a row to be posted."""
    kind, row_id = kind_and_id(name)
    own = {"id": int(row_id)} if row_id.isdigit() else {"key": row_id}
    return _MODELS[kind](**own, **_typed(kind, values))


def is_seen(name: str, values: Mapping[str, Any], sees: Callable[[int, Confidentiality], bool]) -> bool:
    """Whether a row of a state is open to somebody; `sees` asks by the row's id and class."""
    _, row_id = kind_and_id(name)
    return sees(int(row_id) if row_id.isdigit() else 0, Confidentiality(values["confidentiality"]))


def merge_section(state: PartState, without: Iterable[str] = ()) -> MergeSection:
    """A state as the merge reads it, without rows that are closed to the writer."""
    closed = frozenset(without)
    rows = (
        MergeRow(name, {field: values[field] for field in _FIELDS[kind_and_id(name)[0]] if field in values})
        for name, values in state.rows.items()
        if name not in closed
    )
    return MergeSection(state.title or "", tuple(rows))


def written(
    base: MergeSection, title: str | None, rows: Iterable[Row], gone: frozenset[str], order: Iterable[str] | None
) -> MergeSection:
    """What became of `base` on one page: `rows` were changed or added, `gone` taken off.

    `order` names the rows of the page; without it rows keep their places and new ones come last.
    """
    values = {str(row.key): dict(row.fields) for row in base.rows if row.key not in gone}
    for row in rows:
        values[name_of(row)] = {**values.get(name_of(row), {}), **values_of(row)}
    wanted = list(dict.fromkeys(name for name in order if name in values)) if order is not None else list(values)
    before = [name for name in (str(row.key) for row in base.rows) if name in values]
    placed = merged_order(before, frozenset(before) - frozenset(wanted), wanted)
    placed += [name for name in values if name not in placed]
    return MergeSection(title or base.title, tuple(MergeRow(name, values[name]) for name in placed))


def as_command(section: MergeSection, now: MergeSection, section_id: int, version: int) -> SaveSection:
    """The save that makes `now`, which stands stored, into `section`."""
    rows = [row_of(str(row.key), row.fields) for row in section.rows]
    gone = {row.key for row in now.rows} - {row.key for row in section.rows}
    ids = [(kind, int(row_id)) for kind, row_id in (kind_and_id(str(name)) for name in gone)]
    return SaveSection(
        section_id=section_id,
        version=version,
        title=section.title,
        points=tuple(row for row in rows if isinstance(row, PointRow)),
        questions=tuple(row for row in rows if isinstance(row, QuestionRow)),
        removed_point_ids=frozenset(row_id for kind, row_id in ids if kind == POINT),
        removed_question_ids=frozenset(row_id for kind, row_id in ids if kind == QUESTION),
    )
