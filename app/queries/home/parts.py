"""Columns that all questions of Beranda share, so that one statement can ask them together. No question of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Date, Select, Text, cast, literal, null, select, type_coerce
from sqlalchemy.types import TypeEngine

from app.db import Id, UTCDateTime
from app.queries.kept_statements import at_most

#: What a part may fill beside its name; the rest stays NULL.
_COLUMNS: dict[str, TypeEngine[Any]] = {
    **{f"id_{n}": Id for n in range(1, 5)},
    **{f"text_{n}": Text() for n in range(1, 8)},
    "on_date": Date(),
    "at": UTCDateTime(),
    "waits": JSON(),
}


def part(name: str, **columns: Any) -> Select[Any]:
    """A select of the shared columns under a name; the module of the part says what each of them holds."""
    unknown = columns.keys() - _COLUMNS.keys()
    if unknown:
        raise ValueError(f"no such column: {', '.join(sorted(unknown))}")
    return select(
        literal(name).label("part"),
        *(
            # Only what is NULL is cast: SQLite would make a number of a date.
            (type_coerce(columns[column], kind) if column in columns else cast(null(), kind)).label(column)
            for column, kind in _COLUMNS.items()
        ),
    )


def limited(rows: Select[Any], most: int) -> Select[Any]:
    """The first rows of an ordered part, as it may stand in a union."""
    return select(rows.limit(at_most(most)).subquery())
