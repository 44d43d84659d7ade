"""Three ways into one: a part (title and ordered rows) that two people changed since both had read it.

Nothing added is ever dropped. The words of a field are merged in text_merge; database, versions and page: the callers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.row_order import merged_order
from app.domain.text_merge import merge_text

#: A stored row's id, or the browser's own unguessable key (uuid) of a row that has no id yet.
RowKey = int | str
Side = Literal["mine", "theirs"]
#: The name of the part's title among the field conflicts.
TITLE = "title"


@dataclass(frozen=True)
class MergeRow:
    """One row. Values are compared with ==; a field that is missing on one side counts as left alone there."""

    key: RowKey
    fields: Mapping[str, object]


@dataclass(frozen=True)
class MergePart:
    """One state of a part, rows in their order.

    Raises ValueError for a key that stands twice. A row that received its id meanwhile bears that id in all three
    states, else it counts as two rows.
    """

    title: str
    rows: tuple[MergeRow, ...] = ()

    def __post_init__(self) -> None:
        if len({row.key for row in self.rows}) != len(self.rows):
            raise ValueError("a row's key stands once in a part")


@dataclass(frozen=True)
class FieldConflict:
    """One field that both sides changed to different values, so that a person must look; row None is the title.

    `proposed` also stands in the merged part: of a text field both versions, readable, for editing; of any other
    field (a choice, a number) what mine says. `base` is None for a row that both sides added.
    """

    row: RowKey | None
    field: str
    base: object
    mine: object
    theirs: object
    proposed: object


@dataclass(frozen=True)
class RowConflict:
    """A row that one side withdrew and the other changed. It stands in the merged part as it was changed."""

    row: RowKey
    withdrawn_by: Side
    changed: MergeRow


@dataclass(frozen=True)
class PartMerge:
    """The merged part and what a person must look at.

    `both_reordered`: each side moved rows in its own way; mine's order was taken. Said on the page, nothing is lost.
    """

    part: MergePart
    field_conflicts: tuple[FieldConflict, ...] = ()
    row_conflicts: tuple[RowConflict, ...] = ()
    both_reordered: bool = False

    @property
    def is_clean(self) -> bool:
        """No person needs to look: the merged part may be saved as it is."""
        return not (self.field_conflicts or self.row_conflicts)


def merge_parts(base: MergePart, mine: MergePart, theirs: MergePart, text_fields: Collection[str]) -> PartMerge:
    """What became of `base`, which both sides had read, when `mine` is to be saved and `theirs` stands saved.

    Fields named in `text_fields`, and the title, are merged word by word; all others are taken whole. Changes of one
    side alone are taken silently. A row withdrawn by one side and left alone by the other goes; a row that both
    withdrew goes. Rows that either added stay, those of theirs before those of mine at the same place.
    """
    merging = _Merging(frozenset(text_fields))
    title = merging.value(None, TITLE, base.title, mine.title, theirs.title, is_text=True)
    bases, mines, others = _by_key(base), _by_key(mine), _by_key(theirs)
    rows: dict[RowKey, MergeRow] = {}
    for key in mines | others:
        row = merging.row(bases.get(key), mines.get(key), others.get(key))
        if row:
            rows[key] = row
    order, both_reordered = _order(list(bases), list(mines), list(others), rows)
    return PartMerge(
        part=MergePart(str(title), tuple(rows[key] for key in order)),
        field_conflicts=tuple(merging.field_conflicts),
        row_conflicts=tuple(merging.row_conflicts),
        both_reordered=both_reordered,
    )


def _by_key(part: MergePart) -> dict[RowKey, MergeRow]:
    return {row.key: row for row in part.rows}


@dataclass
class _Merging:
    """Merges rows and values, and gathers what a person must look at."""

    text_fields: frozenset[str]
    field_conflicts: list[FieldConflict] = field(default_factory=list)
    row_conflicts: list[RowConflict] = field(default_factory=list)

    def row(self, base: MergeRow | None, mine: MergeRow | None, theirs: MergeRow | None) -> MergeRow | None:
        """The merged row; None when it was withdrawn."""
        if base and mine and theirs and base.fields == mine.fields == theirs.fields:
            return theirs
        if mine and theirs:
            return self._fields(base, mine, theirs)
        left = mine or theirs
        if left is None or base is None:
            return left
        if all(base.fields.get(name) == value for name, value in left.fields.items()):
            return None
        self.row_conflicts.append(RowConflict(left.key, "theirs" if mine else "mine", left))
        return left

    def _fields(self, base: MergeRow | None, mine: MergeRow, theirs: MergeRow) -> MergeRow:
        before: Mapping[str, object] = base.fields if base else {}
        names = [*theirs.fields, *(name for name in mine.fields if name not in theirs.fields)]
        names += [name for name in before if name not in names]
        merged = {}
        for name in names:
            old = before.get(name)
            values = mine.fields.get(name, old), theirs.fields.get(name, old)
            merged[name] = self.value(mine.key, name, old, *values, is_text=name in self.text_fields)
        return MergeRow(mine.key, merged)

    def value(
        self, key: RowKey | None, name: str, base: object, mine: object, theirs: object, *, is_text: bool
    ) -> object:
        """The merged value of one field."""
        if mine == base or theirs in (mine, base):
            return theirs if mine == base else mine
        proposed = mine
        if is_text:
            merge = merge_text(_words(base), _words(mine), _words(theirs))
            if merge.is_clean:
                return merge.text
            proposed = merge.text
        self.field_conflicts.append(FieldConflict(key, name, base, mine, theirs, proposed))
        return proposed


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _order(
    base: list[RowKey], mine: list[RowKey], theirs: list[RowKey], stands: Collection[RowKey]
) -> tuple[list[RowKey], bool]:
    """The order of the merged rows, and whether both sides had moved rows differently."""
    shared = set(mine) & set(theirs)
    was = [key for key in base if key in shared]
    in_mine, in_theirs = ([key for key in rows if key in shared] for rows in (mine, theirs))
    known = frozenset(base)
    mine_moved, theirs_moved = ([key for key in rows if key in known] != was for rows in (in_mine, in_theirs))
    order = in_theirs if theirs_moved and not mine_moved else in_mine
    # Theirs are placed last, so that right behind the same row what stands saved comes first.
    for rows in (mine, theirs):
        own = frozenset(key for key in rows if key in stands and key not in shared)
        order = merged_order(rows, own, order)
    return order, mine_moved and theirs_moved and in_mine != in_theirs
