"""Walks the facts of a case: every leaf with the pattern of its place, `poin[].isi`, and the numbers on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: What a record says about itself, not about the meeting.
NOT_FACTS = frozenset({"id"})


@dataclass(frozen=True)
class Leaf:
    """A value that is no mapping and no list; `at` are the positions in the lists on the way, outermost first."""

    pattern: str
    at: tuple[int, ...]
    value: Any

    @property
    def place(self) -> str:
        """`poin[3].isi`."""
        place = self.pattern
        for number in self.at:
            place = place.replace("[]", f"[{number}]", 1)
        return place


def leaves(value: Any, pattern: str = "", at: tuple[int, ...] = ()) -> Iterator[Leaf]:
    """Null leaves included; empty lists have none."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if pattern or key not in NOT_FACTS:
                yield from leaves(inner, f"{pattern}.{key}" if pattern else key, at)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{pattern}[]", (*at, number))
    else:
        yield Leaf(pattern, at, value)


def lengths(value: Any, pattern: str = "") -> Iterator[tuple[str, int]]:
    """The lists of a case that are lists of rows of the meeting, with how many rows each has."""
    for key, inner in value.items():
        if isinstance(inner, list):
            yield key, len(inner)
