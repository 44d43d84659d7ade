"""Words of a text and which of them two texts share, in order. Used by text_diff and text_merge."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

# Figures, dates and hours with their marks inside (Rp1.250,5; 31/7/23; 09.30); words with hyphen or apostrophe
# (anak-anak, Jum'at); a line break; other white space; any other single character.
_TOKEN = re.compile(
    r"(?:Rp)?\d+(?:[.,:/]\d+)+"
    r"|\w[\w\u0300-\u036f]*(?:[-'’]\w[\w\u0300-\u036f]*)*"
    r"|\n|[^\S\n]+|[^\w\s]"
)
# difflib reads best but takes quadratic time and more; above this many pairs rare words split the texts first.
_PAIRS_MAX = 60_000

#: Start in the old text, start in the new text, number of equal words.
Match = tuple[int, int, int]
#: From and to (not inclusive) in the old text, then in the new text.
_Area = tuple[int, int, int, int]


def words_of(text: str) -> list[str]:
    """Words, punctuation and white space of a text; joined they are the text."""
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    """Neither punctuation nor white space."""
    return token[0].isalnum() or token[0] == "_"


def matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Stretches of tokens that stand in both, in the same order in both; neighbouring stretches are joined."""
    found: list[Match] = []
    waiting: list[_Area] = [(0, len(old), 0, len(new))]
    while waiting:
        area = _trimmed(old, new, waiting.pop(), found)
        old_from, old_to, new_from, new_to = area
        if (old_to - old_from) * (new_to - new_from) <= _PAIRS_MAX:
            found.extend(_read_closely(old, new, area))
        elif anchors := _rare_words(old, new, area):
            # Each part but the first begins with its anchor, which trimming takes in the next round.
            stops = [*anchors, (old_to, new_to)]
            starts = [(old_from, new_from), *anchors]
            waiting += [(a, b, c, d) for (a, c), (b, d) in zip(starts, stops, strict=True)]
    return list(_joined(sorted(found)))


def _trimmed(old: Sequence[str], new: Sequence[str], area: _Area, found: list[Match]) -> _Area:
    """The area without the tokens that are equal at its start and its end, which go to `found`."""
    old_from, old_to, new_from, new_to = area
    start = old_from
    while old_from < old_to and new_from < new_to and old[old_from] == new[new_from]:
        old_from, new_from = old_from + 1, new_from + 1
    end = old_to
    while old_from < old_to and new_from < new_to and old[old_to - 1] == new[new_to - 1]:
        old_to, new_to = old_to - 1, new_to - 1
    if old_from > start:
        found.append((start, new_from - (old_from - start), old_from - start))
    if end > old_to:
        found.append((old_to, new_to, end - old_to))
    return old_from, old_to, new_from, new_to


def _read_closely(old: Sequence[str], new: Sequence[str], area: _Area) -> Iterator[Match]:
    """Equal words, the longest phrases first; a blank alone never makes texts alike, it goes along with words."""
    old_at = [i for i in range(area[0], area[1]) if not _is_blank(old[i])]
    new_at = [j for j in range(area[2], area[3]) if not _is_blank(new[j])]
    matcher = SequenceMatcher(None, [old[i] for i in old_at], [new[j] for j in new_at], autojunk=False)
    blocks = matcher.get_matching_blocks()
    pairs = {old_at[a + step]: new_at[b + step] for a, b, size in blocks for step in range(size)}
    taken = set(pairs.values())
    for i, j in [(i + step, j + step) for step in (1, -1) for i, j in pairs.items()]:
        is_inside = area[0] <= i < area[1] and area[2] <= j < area[3]
        if is_inside and i not in pairs and j not in taken and old[i] == new[j] and _is_blank(old[i]):
            pairs[i] = j
            taken.add(j)
    return ((i, j, 1) for i, j in pairs.items())


def _is_blank(token: str) -> bool:
    return token.isspace() and token != "\n"


def _rare_words(old: Sequence[str], new: Sequence[str], area: _Area) -> list[tuple[int, int]]:
    """Places of words that stand exactly once on each side: the longest row of them that rises on both."""
    old_from, old_to, new_from, new_to = area
    old_counts, new_counts = Counter(old[old_from:old_to]), Counter(new[new_from:new_to])
    places = {new[j]: j for j in range(new_from, new_to) if new_counts[new[j]] == 1}
    pairs = [(i, places[old[i]]) for i in range(old_from, old_to) if old_counts[old[i]] == 1 and old[i] in places]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    row = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _joined(found: list[Match]) -> Iterator[Match]:
    current: Match | None = None
    for match in found:
        if current and match[0] == current[0] + current[2] and match[1] == current[1] + current[2]:
            current = (current[0], current[1], current[2] + match[2])
            continue
        if current:
            yield current
        current = match
    if current:
        yield current
