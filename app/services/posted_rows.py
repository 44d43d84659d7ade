"""Rows of a list that is posted back with their ids: which are new, which stay, which go, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.errors import RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.row_order import merged_order
from app.services.audit import Changes

UNKNOWN_ROW = "Baris ini tidak ada dalam daftar tersimpan. Muat ulang halamannya, lalu tambahkan sebagai baris baru."
TWICE = "Baris ini terkirim dua kali. Muat ulang halamannya."
CLOSED = "[bagian terbatas]"


class _Row(Protocol):
    """A stored row of a list."""

    @property
    def id(self) -> Any: ...


R = TypeVar("R", bound=_Row)


@dataclass(frozen=True)
class Arrangement(Generic[R]):
    """`places`: every row that stays, in order, with the number of the posted row it takes its values from.

    A place without a stored row is new; one without a number was not on the writer's page and stays as it is.
    """

    places: tuple[tuple[R | None, int | None], ...]
    removed: tuple[R, ...]


def arrange(
    stored: Sequence[R],
    posted_ids: Sequence[int | None],
    removed_ids: Iterable[int],
    *,
    field: str,
    text: str,
    hidden: frozenset[int] = frozenset(),
) -> Arrangement[R]:
    """Match posted rows with the `stored` ones, given in order. Raises RuleViolation.

    Those in `hidden` are closed to the writer and only hold their place.
    `field` is the list's form field and `text` the field of a row that a sentence belongs to.
    """
    by_id = {row.id: row for row in stored}
    known = by_id.keys() - hidden
    for number, row_id in enumerate(posted_ids):
        if row_id is not None and row_id not in known:
            raise RuleViolation(f"{field}-{number}-{text}", UNKNOWN_ROW)
        if row_id is not None and row_id in posted_ids[:number]:
            raise RuleViolation(f"{field}-{number}-{text}", TWICE)
    going = frozenset(removed_ids) - frozenset(posted_ids)
    if going - known:
        raise RuleViolation(field, UNKNOWN_ROW)
    # New rows have no id yet: they are named by their posted number, below every id.
    names = [row_id if row_id is not None else -number for number, row_id in enumerate(posted_ids, start=1)]
    before = [row.id for row in stored]
    kept = frozenset(before) - going - frozenset(names)
    numbers = {name: number for number, name in enumerate(names)}
    order = merged_order(before, kept, names)
    return Arrangement(
        tuple((by_id.get(name), numbers.get(name)) for name in order), tuple(by_id[row_id] for row_id in sorted(going))
    )


def arrange_withdrawable(
    rows: Sequence[Any],
    posted_ids: Sequence[int | None],
    removed_ids: Iterable[int],
    *,
    field: str,
    text: str,
    sees: Callable[[Any], bool],
) -> Arrangement[Any]:
    """As `arrange`, for rows that are withdrawn instead of deleted: posting a withdrawn one brings it back."""
    withdrawn = {row.id for row in rows if row.withdrawn_at is not None}
    return arrange(
        [row for row in rows if row.withdrawn_at is None or row.id in posted_ids],
        posted_ids,
        [row_id for row_id in removed_ids if row_id not in withdrawn],
        field=field,
        text=text,
        hidden=frozenset(row.id for row in rows if not sees(row)),
    )


def without_gone(model: Any, posted_ids: Sequence[int | None], stored: Iterable[_Row]) -> list[int | None]:
    """Ids of rows that were deleted meanwhile count as new, so that what was typed in them is not lost."""
    unknown = {row_id for row_id in posted_ids if row_id is not None} - {row.id for row in stored}
    if not unknown:
        return list(posted_ids)
    elsewhere = set(db.session.scalars(select(model.id).where(model.id.in_(unknown))))
    return [None if row_id in unknown - elsewhere else row_id for row_id in posted_ids]


def place_rows(
    arranged: Arrangement[Any],
    posted: Sequence[Any],
    new: Callable[[dict[str, Any]], Any],
    *,
    noun: str,
    text: str,
    closed: Callable[[Confidentiality], bool],
    made: list[tuple[str, Any]] | None = None,
) -> Changes:
    """Write the rows that stay; gives what changed, without words where a row is closed to some readers.

    `posted` are the command's rows (dataclasses with an `id`), `new` makes a row of their values, `text` is the value
    that tells what a row says. New rows with a `key` of the browser are put into `made` beside it.
    """
    changes: Changes = {}
    for position, (row, number) in enumerate(arranged.places):
        if number is None:
            assert row is not None
            row.position = position
            continue
        values = {**vars(posted[number]), "position": position}
        del values["id"]
        key = values.pop("key", "")
        if row is None:
            db.session.add(row := new(values))
            if key and made is not None:
                made.append((key, row))
            hide = closed(values.get("confidentiality", Confidentiality.BIASA))
            changes[f"{noun} baru {position + 1}"] = (None, CLOSED if hide else values[text])
        else:
            changes |= _write(row, values, noun, closed)
    return changes


def withdraw_rows(arranged: Arrangement[Any], noun: str) -> Changes:
    """Withdraw what was taken off, and bring back what was posted again."""
    for row, number in arranged.places:
        if row is not None and number is not None:
            row.withdrawn_at = None
    now = clock.now()
    for row in arranged.removed:
        row.withdrawn_at = now
    return {f"{noun} {row.id}: ditarik": (False, True) for row in arranged.removed}


def _write(row: Any, values: dict[str, Any], noun: str, closed: Callable[[Confidentiality], bool]) -> Changes:
    levels = [getattr(row, "confidentiality", Confidentiality.BIASA)]
    changed = {key: (getattr(row, key), value) for key, value in values.items() if getattr(row, key) != value}
    for key, (_, value) in changed.items():
        setattr(row, key, value)
    levels.append(getattr(row, "confidentiality", Confidentiality.BIASA))
    hide = any(closed(level) for level in levels)
    return {
        f"{noun} {row.id}: {key}": (CLOSED, CLOSED) if hide and any(type(value) is str for value in pair) else pair
        for key, pair in changed.items()
    }
