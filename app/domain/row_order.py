"""The order of a list after somebody posted the rows he saw: the others hold their place. Names of rows only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

K = TypeVar("K")


def merged_order(before: Sequence[K], kept: frozenset[K], posted: Sequence[K]) -> list[K]:
    """`posted` in its own order, with each of `kept` right behind the row it stood behind in `before`.

    `kept` are rows that were not on the writer's page: such as he may not see, or others added meanwhile. Rows of
    `before` that are in neither were removed and leave no gap; a kept row with nothing before it comes first.
    """
    order = list(posted)
    there = set(posted) | kept
    previous: K | None = None
    for row in before:
        if row not in there:
            continue
        if row in kept:
            at = order.index(previous) + 1 if previous is not None else 0
            order.insert(at, row)
        previous = row
    return order
