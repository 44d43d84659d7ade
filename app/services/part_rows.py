"""Rows of a part of the minutes in three forms: what is posted, plain values as history keeps them, the merge's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, QuestionForm
from app.domain.minutes_states import CONCLUSION, CONTACT, FIGURE, POINT, QUESTION, PartState, kind_and_id, row_name
from app.domain.row_merge import MergePart, MergeRow
from app.domain.row_order import merged_order
from app.domain.writing import MinutesPart
from app.queries.minutes_states import plain
from app.services.conclusions import ConclusionRow, SaveConclusions
from app.services.minutes_figures import ContactRow, FigureRow, SaveContacts, SaveFigures
from app.services.minutes_points import PointRow, SaveSection
from app.services.minutes_questions import QuestionRow

#: Fields whose words are merged; of all others one side's value stands.
TEXT_FIELDS = frozenset({"text", "quote", "context", "question", "answer"})
Row = PointRow | QuestionRow | ConclusionRow | FigureRow | ContactRow
SavePart = SaveSection | SaveConclusions | SaveFigures | SaveContacts

_MODELS: dict[str, type[Row]] = {
    POINT: PointRow,
    QUESTION: QuestionRow,
    CONCLUSION: ConclusionRow,
    FIGURE: FigureRow,
    CONTACT: ContactRow,
}
_KINDS = {model: kind for kind, model in _MODELS.items()}
_NOUNS = {POINT: "butir", QUESTION: "tanya jawab", CONCLUSION: "kesimpulan", FIGURE: "data", CONTACT: "kontak"}
#: What the plain value of a field becomes again; the others are texts and numbers as they are.
_TYPES: dict[tuple[str, str], Callable[[Any], Any]] = {
    (POINT, "kind"): PointKind,
    (QUESTION, "form"): QuestionForm,
    (FIGURE, "value"): Decimal,
    **{(kind, "confidentiality"): Confidentiality for kind in (POINT, QUESTION, CONCLUSION)},
}
_FIELDS = {
    kind: tuple(field.name for field in fields(model) if field.name not in ("id", "key"))
    for kind, model in _MODELS.items()
}
#: Save of a list → its part, the kind of its rows, and their name in the command.
_LISTS: dict[type[Any], tuple[MinutesPart, str, str]] = {
    SaveConclusions: (MinutesPart.KESIMPULAN, CONCLUSION, "conclusions"),
    SaveFigures: (MinutesPart.ANGKA, FIGURE, "figures"),
    SaveContacts: (MinutesPart.KONTAK, CONTACT, "contacts"),
}


@dataclass(frozen=True, kw_only=True)
class WrittenPart:
    """What one page did to a part since `version` of it: rows that are new or differ, and names of those taken off.

    `order` names all rows of the page (`butir:12`, or with the browser's key), where rows were added or moved. `bases`
    are values that the page had last read of a field, where it did not take over a newer one: row name → field →
    plain value. `section_id` is that of a part BAGIAN; the version of a list is that of the minutes.
    """

    meeting_id: int
    part: MinutesPart = MinutesPart.BAGIAN
    section_id: int | None = None
    version: int
    title: str | None = None
    rows: tuple[Row, ...] = ()
    gone: frozenset[str] = field(default_factory=frozenset)
    order: tuple[str, ...] | None = None
    bases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def kind_of(row: Row) -> str:
    """The kind that stands in the row's name."""
    return _KINDS[type(row)]


def name_of(row: Row) -> str:
    """`butir:12`, or with the browser's key where the row has no id."""
    return row_name(kind_of(row), row.id if row.id is not None else row.key)


def noun_of(kind: str) -> str:
    """What a row of this kind is called."""
    return _NOUNS[kind]


def words_of_name(name: str) -> str:
    """`butir 12`, for a list of rows in the audit."""
    kind, row_id = kind_and_id(name)
    return f"{noun_of(kind)} {row_id if row_id.isdigit() else 'baru'}"


def names_of(kind: str, ids: Iterable[int]) -> frozenset[str]:
    """Names of rows of one kind."""
    return frozenset(row_name(kind, row_id) for row_id in ids)


def values_of(row: Row) -> dict[str, Any]:
    """A posted row as history would keep it."""
    return {name: plain(getattr(row, name)) for name in _FIELDS[kind_of(row)]}


def _typed(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the command takes them; what an older state does not know keeps the default."""
    known = {name: values[name] for name in _FIELDS[kind] if name in values}
    types = {name: _TYPES[kind, name] for name in known if (kind, name) in _TYPES}
    return {name: types[name](value) if name in types and value is not None else value for name, value in known.items()}


def row_of(name: str, values: Mapping[str, Any]) -> Row:
    """The reverse: a row to be posted."""
    kind, row_id = kind_and_id(name)
    own = {"id": int(row_id)} if row_id.isdigit() else {"key": row_id}
    return _MODELS[kind](**own, **_typed(kind, values))


def is_seen(name: str, values: Mapping[str, Any], sees: Callable[[int, Confidentiality], bool]) -> bool:
    """Whether a row of a state is open to somebody; `sees` asks by the row's id and class, its own where it has one."""
    _, row_id = kind_and_id(name)
    level = Confidentiality(values.get("confidentiality", Confidentiality.BIASA))
    return sees(int(row_id) if row_id.isdigit() else 0, level)


def merge_part(state: PartState, without: Iterable[str] = ()) -> MergePart:
    """A state as the merge reads it, without rows that are closed to the writer."""
    closed = frozenset(without)
    rows = (
        MergeRow(name, {field: values[field] for field in _FIELDS[kind_and_id(name)[0]] if field in values})
        for name, values in state.rows.items()
        if name not in closed
    )
    return MergePart(state.title or "", tuple(rows))


def written(base: MergePart, page: WrittenPart) -> MergePart:
    """What became of `base` on one page; without its order rows keep their places and new ones come last."""
    values = {str(row.key): dict(row.fields) for row in base.rows if row.key not in page.gone}
    for row in page.rows:
        values[name_of(row)] = {**values.get(name_of(row), {}), **values_of(row)}
    order = page.order
    wanted = list(dict.fromkeys(name for name in order if name in values)) if order is not None else list(values)
    before = [name for name in (str(row.key) for row in base.rows) if name in values]
    placed = merged_order(before, frozenset(before) - frozenset(wanted), wanted)
    placed += [name for name in values if name not in placed]
    return MergePart(page.title or base.title, tuple(MergeRow(name, values[name]) for name in placed))


def whole_page(meeting_id: int, command: SavePart) -> WrittenPart:
    """A save of all rows of a page, in their order."""
    if isinstance(command, SaveSection):
        gone = names_of(POINT, command.removed_point_ids) | names_of(QUESTION, command.removed_question_ids)
        rows: tuple[Row, ...] = (*command.questions, *command.points)
        own: dict[str, Any] = {"section_id": command.section_id, "title": command.title}
        return WrittenPart(meeting_id=meeting_id, version=command.version, rows=rows, gone=gone, **own)
    part, kind, name = _LISTS[type(command)]
    gone = names_of(kind, command.removed_ids)
    return WrittenPart(
        meeting_id=meeting_id, part=part, version=command.version, rows=getattr(command, name), gone=gone
    )


def as_command(part: MergePart, now: MergePart, page: WrittenPart) -> SavePart:
    """The save that makes `now`, which stands stored at the version of `page`, into `part`."""
    rows: dict[str, list[Any]] = {kind: [] for kind in _MODELS}
    for row in part.rows:
        rows[kind_and_id(str(row.key))[0]].append(row_of(str(row.key), row.fields))
    gone: dict[str, set[int]] = {kind: set() for kind in _MODELS}
    for name in {row.key for row in now.rows} - {row.key for row in part.rows}:
        kind, row_id = kind_and_id(str(name))
        gone[kind].add(int(row_id))
    if page.part is MinutesPart.BAGIAN and page.section_id is not None:
        return SaveSection(
            section_id=page.section_id,
            version=page.version,
            title=part.title,
            points=tuple(rows[POINT]),
            questions=tuple(rows[QUESTION]),
            removed_point_ids=frozenset(gone[POINT]),
            removed_question_ids=frozenset(gone[QUESTION]),
        )
    return _list_command(page, rows, gone)


def _list_command(page: WrittenPart, rows: dict[str, list[Any]], gone: dict[str, set[int]]) -> SavePart:
    head: dict[str, Any] = {"meeting_id": page.meeting_id, "version": page.version}
    save, (_, kind, name) = next((save, one) for save, one in _LISTS.items() if one[0] is page.part)
    command: SavePart = save(**head, **{name: tuple(rows[kind])}, removed_ids=frozenset(gone[kind]))
    return command
