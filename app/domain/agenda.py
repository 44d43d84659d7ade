"""Susunan acara as typed lines: `09.00 Pembacaan doa | Kantor Kemenag`, one row a line. No storing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from app.domain.errors import RuleViolation
from app.domain.indonesian import clock
from app.domain.text import PARAGRAPH_MAX, TITLE_MAX, clean_line

ROWS_MAX = 100
_TIMED = re.compile(r"(?P<hour>[01]?[0-9]|2[0-3])[.:](?P<minute>[0-5][0-9])(?:\s+(?:WIB|WITA|WIT))?\s+(?P<rest>\S.*)")


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """One row: what, when it begins, and the officer who carries it (MC, doa)."""

    text: str
    starts: time | None = None
    officer: str | None = None


def parse_agenda(value: str, *, field: str = "agenda") -> tuple[AgendaLine, ...]:
    """One line a row; a time in front and an officer behind the last `|` are optional. Empty lines are skipped.

    Raises RuleViolation for too many rows and for lines that are too long.
    """
    lines = parse_lines(value, field=field)
    return tuple(_line(line, field) for line in lines)


def agenda_text(lines: tuple[AgendaLine, ...]) -> str:
    """The rows as they are typed; parse_agenda reads them back."""
    return "\n".join(_typed(line) for line in lines)


def parse_lines(value: str, *, field: str, max_length: int = PARAGRAPH_MAX) -> tuple[str, ...]:
    """Non-empty lines of a text, each cleaned as one line of at most `max_length`. At most ROWS_MAX."""
    lines = tuple(
        clean for line in value.splitlines() if (clean := clean_line(line, max_length=max_length, field=field))
    )
    if len(lines) > ROWS_MAX:
        raise RuleViolation(field, f"Paling banyak {ROWS_MAX} baris.")
    return lines


def _line(text: str, field: str) -> AgendaLine:
    what, bar, officer = text.rpartition("|")
    if not bar:
        what, officer = text, ""
    what, officer = what.strip(), officer.strip()
    if not what:
        what, officer = text.strip(" |") or "|", ""
    if len(officer) > TITLE_MAX:
        raise RuleViolation(field, f"Nama petugas terlalu panjang, paling banyak {TITLE_MAX} huruf.")
    timed = _TIMED.fullmatch(what)
    starts = time(int(timed["hour"]), int(timed["minute"])) if timed else None
    return AgendaLine(text=timed["rest"] if timed else what, starts=starts, officer=officer or None)


def _typed(line: AgendaLine) -> str:
    front = f"{clock(line.starts)} {line.text}" if line.starts else line.text
    return f"{front} | {line.officer}" if line.officer else front
