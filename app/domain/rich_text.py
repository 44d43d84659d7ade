"""Light marks in the text of a point: `**tebal**`, lines beginning with `- ` or `1. `. Pure; never raises, and drops
no character other than the marks of bold words. Marks that are not closed stay as typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Bold words stand within one line, without white space at the inner side of the marks.
_BOLD = re.compile(r"\*\*(?=[^\s*])([^\n]{0,600}?[^\s*])\*\*")
_SIGN = re.compile(r"[ \t]*(?:[-•]|[0-9]{1,3}[.)])[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one weight; `start` is where they stand in the text as stored."""

    text: str
    start: int
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line. `sign` is what stands before its words as typed (`- `, `2. `), empty on an ordinary line."""

    sign: str
    runs: tuple[Run, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether the sign is a number."""
        return self.sign.strip()[:1].isdigit()

    @property
    def words(self) -> str:
        """The line without its sign and without marks."""
        return "".join(run.text for run in self.runs)


def blocks(text: str) -> tuple[Block, ...]:
    """The text line by line; an empty text gives none. Empty lines are blocks without runs."""
    found, start = [], 0
    for line in text.split("\n") if text else []:
        found.append(_block(line, start))
        start += len(line) + 1
    return tuple(found)


def has_lists(text: str) -> bool:
    """Whether a line of the text is an entry of a list."""
    return any(_SIGN.match(line) for line in text.split("\n"))


def runs_of(text: str) -> tuple[Run, ...]:
    """The whole text as runs, line breaks and signs of lists among the plain ones."""
    return _runs(text, 0)


def plain(text: str) -> str:
    """The text without marks of bold words, for a search, a message, a letter. Lists keep their signs."""
    return _BOLD.sub(r"\1", text) if "**" in text else text


def excerpt(text: str, start: int, end: int) -> str:
    """The marked words `text[start:end]` without marks, widened to whole words; all of it where nothing is marked."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    if not text[start:end].strip():
        return plain(text).strip()
    while start > 0 and _is_inner(text, start):
        start -= 1
    while end < len(text) and _is_inner(text, end):
        end += 1
    pieces = (run.text[max(0, start - run.start) : max(0, end - run.start)] for run in runs_of(text))
    return "".join(pieces).strip()


def _is_inner(text: str, at: int) -> bool:
    """Whether a place lies within a word."""
    return text[at - 1].isalnum() and text[at].isalnum()


def _block(line: str, start: int) -> Block:
    match = _SIGN.match(line)
    if match is None:
        return Block("", _runs(line, start))
    return Block(match[0], _runs(line[match.end() :], start + match.end()))


def _runs(text: str, offset: int) -> tuple[Run, ...]:
    found, at = [], 0
    for match in _BOLD.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()], offset + at))
        found.append(Run(match[1], offset + match.start(1), is_bold=True))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:], offset + at))
    return tuple(found)
