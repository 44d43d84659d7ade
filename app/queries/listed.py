"""Many short values of one column in one text, so that a set of ids costs one value of a row, not a row each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, literal_column
from sqlalchemy.orm import InstrumentedAttribute

_SEPARATOR = ","
#: Written into the statement: SQLAlchemy would put a bound one in anew at each run.
_WRITTEN: Any = literal_column(f"'{_SEPARATOR}'")


def listed(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """All values of a column but NULL, in no order; NULL when there are none. Not for texts that may hold a comma."""
    return func.aggregate_strings(cast(column, Text), _WRITTEN)


def values_in(text: str | None) -> list[str]:
    """What `listed` put together."""
    return text.split(_SEPARATOR) if text else []


def ids_in(text: str | None) -> frozenset[int]:
    """The same for a column of ids."""
    return frozenset(map(int, values_in(text)))
