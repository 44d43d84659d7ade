"""Names as they are compared: words without case, marks and apostrophes, and the nearest of several. No rooms here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’ʼ`´]")

#: Below this likeness two names are not worth suggesting.
_LIKENESS = 0.72
_SUGGESTED_MAX = 3


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None, *, most: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, or the first of them, with their places in `text`."""
    found = islice(_WORD.finditer(text, start, len(text) if end is None else end), most)
    return [Word(folded(match[0]), match.start(), match.end()) for match in found]


def folded(word: str) -> str:
    """`Mu'minun` and `MU’MINUN` as `muminun`."""
    return word.casefold() if word.isalnum() else _APOSTROPHE.sub("", word).casefold()


def phrase(text: str) -> tuple[str, ...]:
    """The words of a name as it is compared."""
    return tuple(folded(word) for word in _WORD.findall(text))


def nearest(typed: str, names: Iterable[str]) -> list[str]:
    """At most three of the names (folded, several words joined by a blank) that look like `typed`, likest first."""
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    scored: list[tuple[float, str]] = []
    for name in names:
        # Comparing letter by letter is slow: a name of another length or another beginning is no slip of the fingers.
        if abs(len(name) - len(typed)) > 1 + len(typed) // 3 or not _begin_alike(name, typed):
            continue
        matcher.set_seq1(name)
        if matcher.quick_ratio() >= _LIKENESS and (likeness := matcher.ratio()) >= _LIKENESS:
            scored.append((likeness, name))
    scored.sort(key=lambda one: -one[0])
    return [name for _, name in scored[:_SUGGESTED_MAX]]


def begins_with(words: Sequence[Word], wanted: Sequence[str], at: int = 0) -> bool:
    """Whether these words stand one after the other from `at` on."""
    return len(words) - at >= len(wanted) and all(words[at + number].folded == one for number, one in enumerate(wanted))


def _begin_alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] or one[1:2] == other[:1] or one[:1] == other[1:2]


def small(text: str) -> str:
    """The text in small letters, every letter at its place: the few that would become two stay as they are."""
    lowered = text.lower()
    return (
        lowered if len(lowered) == len(text) else "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
    )
