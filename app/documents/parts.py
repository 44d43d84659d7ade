"""A section of a paper under way: entries a., b., c. with 1), 2), 3) under them, and at most one table before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.blocks import Xml, lettered, paragraph
from app.documents.page import Style


@dataclass(frozen=True)
class _Entry:
    lines: tuple[str, ...]
    numbered: tuple[str, ...]


@dataclass
class Part:
    """One section with its title. A list of one is written without a letter or number."""

    title: str
    _entries: list[_Entry] = field(default_factory=list)
    _tables: list[Xml] = field(default_factory=list)

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in the section, so that its title is printed."""
        return bool(self._entries or self._tables)

    def add(self, *lines: str, numbered: Sequence[str] = ()) -> None:
        """Add one entry of one or more lines, and what is numbered under it."""
        if len(numbered) == 1:
            lines, numbered = (*lines, *numbered), ()
        self._entries.append(_Entry(lines, tuple(numbered)))

    def add_table(self, table: Xml) -> None:
        """Add a table; tables stand before the entries."""
        self._tables.append(table)

    def paragraphs(self) -> list[Xml]:
        """Everything under the title, in order."""
        if len(self._entries) == 1:
            return [*self._tables, *_alone(self._entries[0])]
        written = list(self._tables)
        for position, entry in enumerate(self._entries):
            first, *others = entry.lines
            written.append(paragraph(Style.LETTERED, lettered(position), first, keep=_leads(entry)))
            written += [paragraph(Style.LETTERED_NEXT, line) for line in others]
            written += _numbers(Style.NUMBERED, entry)
        return written


def _alone(entry: _Entry) -> list[Xml]:
    first, *others = entry.lines
    lines = [paragraph(Style.PLAIN, first, keep=_leads(entry)), *(paragraph(Style.PLAIN, line) for line in others)]
    # One step less deep, where the letters of several entries would stand.
    return [*lines, *_numbers(Style.LETTERED, entry)]


def _numbers(style: Style, entry: _Entry) -> list[Xml]:
    return [paragraph(style, f"{number})", line) for number, line in enumerate(entry.numbered, start=1)]


def _leads(entry: _Entry) -> bool | None:
    """An entry's first line is not parted from what follows it."""
    return True if entry.numbered or len(entry.lines) > 1 else None
