"""States of one part of the minutes as plain values: what a save changed, and any state folded from its saves.

Names of rows are `kind:id`. What a row's values mean, and who may read them, is the callers' affair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

Values = Mapping[str, Any]

#: Kinds of rows in their names.
POINT, QUESTION, CONCLUSION, FIGURE, CONTACT = "butir", "tanya", "kesimpulan", "angka", "kontak"


class Edit(Protocol):
    """One save as it is kept."""

    @property
    def title(self) -> str | None: ...
    @property
    def rows(self) -> Mapping[str, Values | None]: ...
    @property
    def row_order(self) -> list[str]: ...


@dataclass(frozen=True)
class PartState:
    """All rows of a part in their order, by name; the title is that of a section."""

    title: str | None = None
    rows: Mapping[str, Values] = field(default_factory=dict)

    @property
    def order(self) -> list[str]:
        """Names of the rows."""
        return list(self.rows)


def row_name(kind: str, row_id: int | str) -> str:
    """`butir:12`; a row without an id bears the browser's key instead."""
    return f"{kind}:{row_id}"


def kind_and_id(name: str) -> tuple[str, str]:
    """The reverse of `row_name`."""
    kind, _, row_id = name.partition(":")
    return kind, row_id


def changed_rows(before: PartState, after: PartState) -> dict[str, Values | None]:
    """Rows of `after` that are new or differ, whole; None for those that went."""
    changed: dict[str, Values | None] = {
        name: values for name, values in after.rows.items() if before.rows.get(name) != values
    }
    return changed | {name: None for name in before.rows if name not in after.rows}


def fold(edits: Iterable[Edit]) -> PartState:
    """The state after the last of `edits`, which begin with the first of their part and come in order."""
    rows: dict[str, Values] = {}
    title, order = None, list[str]()
    for edit in edits:
        for name, values in edit.rows.items():
            if values is None:
                rows.pop(name, None)
            else:
                rows[name] = values
        title, order = edit.title, edit.row_order
    return PartState(title, {name: rows[name] for name in order if name in rows})
