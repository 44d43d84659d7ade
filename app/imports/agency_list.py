"""A list of agencies out of a CSV file or pasted text: rows with kind and relation, stated or guessed from the name."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.domain.agencies import AgencyKind, Relation
from app.domain.agency_guess import guess_kind, guess_relation
from app.domain.errors import RuleViolation
from app.domain.labels import label
from app.domain.text import TITLE_MAX, clean_line

LINES_MAX = 2_000
#: Words of a header → field; the rest of a header is not read.
_COLUMNS = {
    "nama": "name",
    "nama instansi": "name",
    "instansi": "name",
    "singkatan": "short_name",
    "jenis": "kind",
    "hubungan": "relation",
    "induk": "parent",
    "instansi induk": "parent",
    "sebutan kepala": "head_title",
    "kepala": "head_title",
}
_BARE = ("name", "short_name", "kind", "relation", "parent", "head_title")
_LENGTHS = {"short_name": 80, "head_title": 200}
_SHORT = re.compile(r"^(?P<name>.+?)\s*\((?P<short>[^()]{2,40})\)$")

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class ListedAgency:
    """One line of the list; `parent` is the name or the abbreviation of another line."""

    line: int
    name: str
    kind: AgencyKind
    relation: Relation
    short_name: str | None = None
    parent: str | None = None
    head_title: str | None = None


def read_agencies(text: str) -> list[ListedAgency]:
    """The agencies of a list. Raises RuleViolation that names the first line that cannot be read.

    With a header (`nama;singkatan;jenis;hubungan;induk;sebutan kepala`, any order, semicolon, tab or comma) columns are
    taken by name; without one each line is a name, also `Dinas Sosial (Dinsos)` or `Dinas Sosial;Dinsos`.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) > LINES_MAX:
        raise RuleViolation("agencies", f"Daftar paling banyak {LINES_MAX} baris.")
    found = [_agency(line, values) for line, values in _rows(lines)]
    seen: dict[str, int] = {}
    for one in found:
        first = seen.setdefault(one.name.casefold(), one.line)
        if first != one.line:
            raise RuleViolation("agencies", f"Baris {one.line}: {one.name} sudah ada di baris {first}.")
    for one in found:
        _check_parent(one, found)
    return found


def _rows(lines: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    columns: tuple[str | None, ...] | None = None
    delimiter = ";"
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if columns is None:
            columns, delimiter = _header(line)
            if "name" in columns and _is_header(line, delimiter):
                continue
        cells = next(csv.reader([line], delimiter=delimiter))
        yield number, {name: cell for name, cell in zip(columns, cells, strict=False) if name is not None}


def _header(line: str) -> tuple[tuple[str | None, ...], str]:
    """Columns and delimiter; without a header a comma belongs to the name."""
    for delimiter in ("\t", ";", ","):
        if delimiter in line and _is_header(line, delimiter):
            return tuple(_COLUMNS.get(word) for word in _words(line, delimiter)), delimiter
    if _is_header(line, ";"):
        return ("name",), ";"
    return _BARE, "\t" if "\t" in line else ";"


def _is_header(line: str, delimiter: str) -> bool:
    return _words(line, delimiter)[0] in _COLUMNS and "name" in (_COLUMNS.get(w) for w in _words(line, delimiter))


def _words(line: str, delimiter: str) -> list[str]:
    return [cell.strip().casefold() for cell in next(csv.reader([line], delimiter=delimiter))]


def _agency(line: int, values: dict[str, str]) -> ListedAgency:
    try:
        plain = {
            name: clean_line(value, max_length=_LENGTHS.get(name, TITLE_MAX)) or None for name, value in values.items()
        }
        if plain.get("name") is None:
            raise RuleViolation("agencies", "nama instansi kosong.")
        name, short = str(plain["name"]), plain.get("short_name")
        if short is None and (match := _SHORT.match(name)):
            name, short = match["name"], match["short"]
        parent = plain.get("parent")
        kind = _member(AgencyKind, plain.get("kind")) or guess_kind(name)
        relation = _member(Relation, plain.get("relation")) or guess_relation(kind, has_parent=parent is not None)
    except RuleViolation as refusal:
        raise RuleViolation("agencies", f"Baris {line}: {refusal.message}") from refusal
    return ListedAgency(
        line=line,
        name=name,
        short_name=short,
        kind=kind,
        relation=relation,
        parent=parent,
        head_title=plain.get("head_title"),
    )


def _member(enum: type[E], typed: str | None) -> E | None:
    """A member by its code or its label; None when nothing is typed."""
    if typed is None:
        return None
    wanted = typed.casefold()
    for one in enum:
        if wanted in (one.value, one.value.replace("_", " "), label(one).casefold()):
            return one
    known = ", ".join(one.value for one in enum)
    raise RuleViolation("agencies", f"“{typed}” tidak dikenal. Yang dapat dipakai: {known}.")


def _check_parent(one: ListedAgency, found: list[ListedAgency]) -> None:
    if one.parent is not None and not any(other is not one and is_called(other, one.parent) for other in found):
        raise RuleViolation("agencies", f"Baris {one.line}: instansi induk “{one.parent}” tidak ada dalam daftar.")


def is_called(one: ListedAgency, name: str) -> bool:
    """Whether the line is called so, by name or abbreviation."""
    return name.casefold() in (one.name.casefold(), (one.short_name or "").casefold())
