"""Taking a passage out of the text of a point: what stands before it, the passage, what stands after. No words lost."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\w")
#: The end of a sentence, or of a line; not the full stop of an abbreviation before a number, as in "No. 3".
_END = re.compile(r"(?<!\bNo)(?<!\bJl)(?<!\bdr)(?<!\bDr)(?<!\bHj)[.!?](?=\s)|\n")
_BOLD = "**"


class Split(NamedTuple):
    """The text of a point in up to three parts; what is empty is not there."""

    before: str
    passage: str
    after: str

    @property
    def is_whole(self) -> bool:
        """Nothing stands beside the passage."""
        return not (self.before or self.after)


def split_at(text: str, start: int, end: int) -> Split:
    """The marked characters (`start` inclusive, `end` exclusive) with the words they cut into.

    What would be left without any word goes with the passage. Bold words that are cut stay bold on both sides. Marks
    outside the text, or around nothing, take the whole text.
    """
    start, end = max(0, start), min(end, len(text))
    if start >= end or not _WORD.search(text, start, end):
        return Split("", text.strip(), "")
    while start > 0 and _WORD.match(text, start - 1) and _WORD.match(text, start):
        start -= 1
    while end < len(text) and _WORD.match(text, end) and _WORD.match(text, end - 1):
        end += 1
    if not _WORD.search(text, 0, start):
        start = 0
    if not _WORD.search(text, end):
        end = len(text)
    first, second = _balanced(text[:start], text[start:end])
    second, third = _balanced(second, text[end:])
    return Split(first.strip(), second.strip(), third.strip())


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence (or sentences) stands that holds the marked characters."""
    ends = [match.end() for match in _END.finditer(text)]
    begin = max((one for one in ends if one <= start), default=0)
    return begin, min((one for one in ends if one >= end), default=len(text))


def _balanced(left: str, right: str) -> tuple[str, str]:
    """Bold words that reach over the cut are closed before it and opened again behind it."""
    line = left.rpartition("\n")[2]
    if line.count(_BOLD) % 2 == 0 or not right.strip():
        return left, right
    space = right[: len(right) - len(right.lstrip())]
    return f"{left.rstrip()}{_BOLD}", f"{space}{_BOLD}{right.lstrip()}"
