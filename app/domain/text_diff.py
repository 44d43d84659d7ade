"""What changed between two texts, word by word, as plain segments. Templates escape and mark them; no merging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.domain.word_matches import matches, words_of

Change = Literal["same", "removed", "added"]


@dataclass(frozen=True)
class Segment:
    """A stretch of text, never empty; white space and line breaks included."""

    change: Change
    text: str


def diff_words(old: str, new: str) -> list[Segment]:
    """The way from `old` to `new`: "same" and "removed" joined give `old`, "same" and "added" joined give `new`.

    Of a replaced stretch the removed words come first. Equal texts give one "same" segment, two empty ones none.
    """
    segments: list[Segment] = []
    removed = added = ""
    for gone, come, same in _steps(old, new):
        removed, added = removed + gone, added + come
        if same and (same.isspace() and "\n" not in same) and removed and added:
            # A blank between two replaced words would chop the phrase; it goes along with both.
            removed, added = removed + same, added + same
        elif same:
            segments += _changed(removed, added)
            segments.append(Segment("same", same))
            removed = added = ""
    return segments + _changed(removed, added)


def _steps(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """What is removed and added before each stretch that both texts share, and that stretch."""
    old_words, new_words = words_of(old), words_of(new)
    i = j = 0
    for a, b, size in [*matches(old_words, new_words), (len(old_words), len(new_words), 0)]:
        yield "".join(old_words[i:a]), "".join(new_words[j:b]), "".join(old_words[a : a + size])
        i, j = a + size, b + size


def _changed(removed: str, added: str) -> list[Segment]:
    found = []
    if removed:
        found.append(Segment("removed", removed))
    if added:
        found.append(Segment("added", added))
    return found
