"""Keyset pages: the rows after or before a place in an ordered list, never OFFSET. The place travels in the URL."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from app.db import db
from app.queries.kept_statements import at_most
from app.queries.reading import fetch

#: Any row or statement: pages read their columns by name.
AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]

PAGE_SIZE = 50
_LARGEST = 2**63 - 1
_TOKEN_MAX = 2_000


@dataclass(frozen=True)
class Place:
    """Where a page begins: `token` as it came in the URL, going on, or back when `backwards`."""

    token: str
    backwards: bool = False


@dataclass(frozen=True)
class Page:
    """Rows of one page; `before` and `after` are tokens of the pages next to it, None where there is none."""

    rows: list[AnyRow]
    before: str | None
    after: str | None


def page(
    statement: AnySelect,
    keys: Sequence[InstrumentedAttribute[Any]],
    place: Place | None = None,
    *,
    descending: bool = False,
    size: int = PAGE_SIZE,
) -> Page:
    """One page of `statement` in the order of `keys`, all ascending or all descending; the last key is unique.

    A token that does not fit the keys is a first page. The keys must never be NULL.
    """
    start = _values(place, keys)
    if start is None or place is None:
        return first_page(arranged(statement, keys, descending=descending, size=size), len(keys), size)
    downwards = descending is not place.backwards
    here, there = tuple_(*keys), tuple_(*(literal(v, key.type) for v, key in zip(start, keys, strict=True)))
    statement = statement.where(here < there if downwards else here > there)
    found = list(db.session.execute(arranged(statement, keys, descending=downwards, size=size)))
    more = len(found) > size
    rows = found[:size]
    if place.backwards:
        rows.reverse()
    has_before = more if place.backwards else True
    has_after = True if place.backwards else more
    return Page(
        rows=rows,
        before=_token(rows[0], len(keys)) if rows and has_before else None,
        after=_token(rows[-1], len(keys)) if rows and has_after else None,
    )


def arranged(
    statement: AnySelect, keys: Sequence[InstrumentedAttribute[Any]], *, descending: bool, size: int
) -> AnySelect:
    """The statement in the order of `keys`, with them as its last columns, and one row more than a page holds."""
    order = (key.desc() if descending else key.asc() for key in keys)
    return statement.order_by(*order).add_columns(*keys).limit(at_most(size + 1))


def first_page(statement: AnySelect, key_count: int, size: int) -> Page:
    """The first page of a statement that was arranged before, for lists that keep theirs."""
    found: list[AnyRow] = fetch(statement)
    rows = found[:size]
    return Page(rows=rows, before=None, after=_token(rows[-1], key_count) if len(found) > size else None)


def _token(row: AnyRow, count: int) -> str:
    values = [value.isoformat() if isinstance(value, date) else value for value in row[-count:]]
    return base64.urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


def _values(place: Place | None, keys: Sequence[InstrumentedAttribute[Any]]) -> list[Any] | None:
    """The key values in a token, typed like the keys; None for anything that no page of ours made."""
    if place is None or not place.token or len(place.token) > _TOKEN_MAX or not place.token.isascii():
        return None
    try:
        padded = place.token + "=" * (-len(place.token) % 4)
        values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True).decode())
    except (binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(values, list) or len(values) != len(keys):
        return None
    typed = [_typed(value, key.type.python_type) for value, key in zip(values, keys, strict=True)]
    return None if None in typed else typed


def _typed(value: Any, kind: type[Any]) -> Any | None:
    if kind is date and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    if kind is int and type(value) is int:
        return value if abs(value) <= _LARGEST else None
    if kind is str and isinstance(value, str) and all(sign.isprintable() for sign in value):
        return value
    return None
