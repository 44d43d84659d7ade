"""What stands in a statement that is kept and run again and again: fixed limits and values, and sets of ids.

SQLite plans a statement anew at each run when it holds a bound LIMIT, or a bound value beside a column of a partial
index; SQLAlchemy rewrites its text at each run when it holds a set of bound values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, false, literal_column
from sqlalchemy.orm import InstrumentedAttribute

#: Of so many people each kind of statement is kept in a process. Those of one person take up to 1.5 MB, making them
#: anew takes 10 to 20 ms: whoever comes seldom waits that moment, so that hundreds of accounts do not fill the memory.
KEPT_MOST = 48

_Column = ColumnElement[Any] | InstrumentedAttribute[Any]


def at_most(count: int) -> ColumnElement[int]:
    """A LIMIT, written into the statement."""
    return literal_column(str(int(count)))


def written(value: StrEnum) -> ColumnElement[Any]:
    """A value that is the same at each run, written into the statement."""
    return literal_column(f"'{value.value}'")


def one_of(column: _Column, values: Iterable[StrEnum]) -> ColumnElement[bool]:
    """The column holds one of these values, written into the statement."""
    return column.in_([written(value) for value in values])


def among(column: _Column, ids: Collection[int]) -> ColumnElement[bool]:
    """The column holds one of these ids. Bound, because they differ from person to person; most have only one."""
    if len(ids) == 1:
        return column == next(iter(ids))
    return column.in_(ids) if ids else false()
