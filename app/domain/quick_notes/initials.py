"""Initials by which the speakers of one room are called, different from each other and from every mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count

from app.domain.people import split_titles
from app.domain.quick_notes.marks import BY_WORDS
from app.domain.quick_notes.names import phrase
from app.domain.quick_notes.speakers import without_address

_TAKEN = frozenset("".join(words) for words in BY_WORDS)


def initials(names: Sequence[str]) -> tuple[str, ...]:
    """`EA` for H. Endang Abdullah, S.Kp.; more letters, then a number, where two would be the same. "" for no name."""
    given: list[str] = []
    for name in names:
        words = without_address(phrase(split_titles(name)[0]))
        fitting = (one for one in _candidates(words) if one not in _TAKEN and one.upper() not in given)
        given.append(next(fitting).upper() if words else "")
    return tuple(given)


def _candidates(words: tuple[str, ...]) -> Iterator[str]:
    """At least two letters, so that no single letter hides a mark; without end where there is a word."""
    if not words:
        return
    first, last = "".join(word[0] for word in words), words[-1]
    several = (first,) if len(first) > 1 else (last[:2], last[:3])
    longer = (words[0][:many] + first[1:] for many in range(2, len(words[0]) + 1))
    numbered = (f"{first}{number}" for number in count(2))
    yield from (one for one in chain(several, longer, numbered) if len(one) > 1)
