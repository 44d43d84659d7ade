"""An entry of the audit as lines that people read: field, before, after. Pure; names behind ids are handed in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.audit_fields import Kind, Ref, Shape, field_of
from app.domain.indonesian import joined, long_date, upper_first
from app.domain.labels import label

Names = Mapping[tuple[Ref, int], str]
Changes = dict[str, tuple[Any, Any]]

#: How much of a text a line of history shows.
TEXT_MAX = 400
_UNKNOWN = "tidak dikenal"
#: Fields by which an entry tells where something came from: closed to those who do not see the meeting.
ORIGIN = frozenset({"stated_by_text", "stated_by_id", "origin_point_id", "origin_conclusion_id", "origin_question_id"})
#: `butir 12: text`, `butir baru 3`, `tim kecil 4: name`: a row of a list, with its field where it has one.
_ROW = re.compile(r"(?P<noun>[a-z ]+?)(?: (?P<new>baru)(?: [0-9]+)?| [0-9]+)(?:: (?P<field>[a-z_]+))?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class ChangeLine:
    """One field: None for `before` is something new, None for both says only that it changed."""

    field: str
    before: str | None
    after: str | None


def changes_in(payload: str) -> Changes:
    """The changes of a stored payload; nothing for one that cannot be read."""
    try:
        found = json.loads(payload)["changes"]
        return {str(name): (before, after) for name, (before, after) in found.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def without_origin(changes: Changes) -> Changes:
    """The changes without what tells of the meeting behind an item."""
    return {name: pair for name, pair in changes.items() if name not in ORIGIN}


def references(kind: str, changes: Changes) -> set[tuple[Ref, int]]:
    """The things that the changes name by their ids."""
    found = set()
    for name, pair in changes.items():
        what = _field(kind, name)[1]
        if isinstance(what, Ref):
            found |= {(what, one) for value in pair for one in _each(value) if type(one) is int}
    return found


def lines(kind: str, changes: Changes, names: Names) -> list[ChangeLine]:
    """The changes in words, in the order of the fields' words."""
    found = [line for name, pair in changes.items() if (line := _line(kind, name, pair, names)) is not None]
    return sorted(found, key=lambda line: line.field)


def _field(kind: str, name: str) -> tuple[str, Kind]:
    row = _ROW.fullmatch(name)
    if row is None:
        return field_of(kind, name)
    noun = upper_first(row["noun"])
    if row["new"] and not row["field"]:
        return f"{noun} baru", None
    words, what = field_of("", row["field"] or "")
    return (f"{noun}, {words.lower()}" if words else "", what)


def _line(kind: str, name: str, pair: tuple[Any, Any], names: Names) -> ChangeLine | None:
    words, what = _field(kind, name)
    if what is Shape.HIDDEN or not words:
        return None
    if what is Shape.CHANGED:
        return ChangeLine(words, None, None)
    before, after = (_words(value, what, names) for value in pair)
    return None if before == after is None else ChangeLine(words, before, after)


def _words(value: Any, what: Kind, names: Names) -> str | None:
    if value is None or value == "" or value == []:
        return None
    if what is Shape.COUNT:
        return f"{len(value) if isinstance(value, list) else value} baris"
    return joined([_one(one, what, names) for one in _each(value)])


def _each(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, list) else [value]


def _one(value: Any, what: Kind, names: Names) -> str:
    if isinstance(what, Ref):
        return names.get((what, value), _UNKNOWN) if type(value) is int else _UNKNOWN
    if isinstance(what, tuple):
        return _label(what, value)
    if isinstance(what, type) and issubclass(what, StrEnum):
        return _label((what,), value)
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    text = str(value)
    if _ISO_DATE.fullmatch(text):
        return _date(text)
    return text if len(text) <= TEXT_MAX else f"{text[:TEXT_MAX].rstrip()}…"


def _label(enums: tuple[type[StrEnum], ...], value: Any) -> str:
    for enum in enums:
        try:
            return label(enum(value))
        except (ValueError, KeyError):
            continue
    return _UNKNOWN


def _date(text: str) -> str:
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text
