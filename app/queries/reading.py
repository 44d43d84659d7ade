"""How pages read rows of a statement that is made once: straight from the connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Executable, Row
from sqlalchemy.orm import SessionTransaction
from sqlalchemy.sql.compiler import Compiled
from sqlalchemy.util import LRUCache

from app.db import Base, db, in_transaction

T = TypeVar("T", bound=Base)
A = TypeVar("A")
#: Each statement that was fetched before, with how to run it again.
_PREPARED: WeakKeyDictionary[Executable, dict[str, Any]] = WeakKeyDictionary()
#: Compiled forms by structure, the last used ones.
_SHARED: LRUCache[tuple[Any, ...], Compiled] = LRUCache(500)
#: What was read in a transaction, by what was asked.
_KNOWN: WeakKeyDictionary[SessionTransaction, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()


class _Compiled:
    """The compiled forms of one statement, where SQLAlchemy looks for them.

    Its own cache hashes a statement's whole structure at each run, which for a page's statements costs as much as
    running them; here the statement is known already, and only database and names of values can differ. Statements of
    the same structure, as those of two heads, share their forms.
    """

    def __init__(self) -> None:
        self._forms: dict[tuple[Any, ...], Compiled] = {}

    def get(self, key: tuple[Any, ...]) -> Compiled | None:
        dialect, _structure, *rest = key
        own = (dialect, *rest)
        found = self._forms.get(own)
        if found is None and (found := _SHARED.get(key)) is not None:
            self._forms[own] = found
        return found

    def __setitem__(self, key: tuple[Any, ...], compiled: Compiled) -> None:
        dialect, _structure, *rest = key
        self._forms[dialect, *rest] = _SHARED[key] = compiled


def _options(statement: Executable) -> dict[str, Any]:
    """How to run it: one that is seen again is known by itself; one that was made for one page alone is not."""
    known = _PREPARED.get(statement)
    if known is None:
        _PREPARED[statement] = {}
        return {"compiled_cache": _SHARED}
    if not known:
        known["compiled_cache"] = _Compiled()
    return known


def fetch(statement: Executable, **values: Any) -> list[Row[Any]]:
    """The rows of a statement of columns, with its values by name; it costs half of what the session takes for it.

    For pages only: unlike the session it does not write pending changes first, so a use case must not read with it.
    """
    return list(db.session.connection().execute(statement, values, execution_options=_options(statement)).all())


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
