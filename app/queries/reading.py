"""How pages read rows of a statement that is made once: straight from the connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Executable, Row, literal_column
from sqlalchemy.orm import SessionTransaction

from app.db import Base, db, in_transaction

T = TypeVar("T", bound=Base)
A = TypeVar("A")
#: What was read in a transaction, by what was asked.
_KNOWN: WeakKeyDictionary[SessionTransaction, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()


def at_most(count: int) -> ColumnElement[int]:
    """What a LIMIT of a kept statement holds: written into it, since SQLite plans anew at each run what is bound."""
    return literal_column(str(int(count)))


def fetch(statement: Executable, **values: Any) -> list[Row[Any]]:
    """The rows of a statement of columns, with its values by name; it costs half of what the session takes for it.

    For pages only: unlike the session it does not write pending changes first, so a use case must not read with it.
    """
    return list(db.session.connection().execute(statement, values).all())


def read(statement: Executable, **values: Any) -> list[Row[Any]]:
    """The same for what use cases read too: inside one, pending changes are written first."""
    return list(db.session.execute(statement, values).all()) if in_transaction() else fetch(statement, **values)


def by_id(model: type[T], row_id: int) -> T | None:
    """A whole row. A page that has it already does not read it again; a use case reads it as it stands now."""
    return db.session.get(model, row_id, populate_existing=in_transaction())


def once(key: tuple[Any, ...], ask: Callable[[], A]) -> A:
    """What several parts of one page ask: answered once in its transaction. A use case asks anew each time.

    The answer is shared, so nobody may change it.
    """
    known = _known()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    return cast(A, known[key])


def remember(key: tuple[Any, ...], answer: object) -> None:
    """Keep for `once` what another statement of the same page brought along."""
    if (known := _known()) is not None:
        known[key] = answer


def remembered(key: tuple[Any, ...]) -> Any:
    """What was kept under the key; None when nothing was, and in a use case."""
    known = _known()
    return None if known is None else known.get(key)


def _known() -> dict[tuple[Any, ...], Any] | None:
    transaction = db.session().get_transaction()
    return None if transaction is None or in_transaction() else _KNOWN.setdefault(transaction, {})
