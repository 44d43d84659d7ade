"""A line of quick notes as its page shows it: kind, badges, what was not understood, names that may be meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.action_items import Horizon, ItemClass
from app.domain.indonesian import long_date
from app.domain.labels import label
from app.domain.minutes import PointKind
from app.domain.quick_notes import MARKS, LineKind
from app.queries.note_beside import Beside, BesideRow
from app.queries.note_lines import LineView

#: The key that makes a line something else, as it is pressed on a chosen line.
KEYS: dict[LineKind, str] = {
    LineKind.BUTIR: "B",
    LineKind.TANYA: "P",
    LineKind.MASUKAN: "M",
    LineKind.JAWAB: "J",
    LineKind.DATA: "D",
    LineKind.KESIMPULAN: "K",
    LineKind.TINDAK_LANJUT: "T",
    LineKind.BAGIAN: "G",
}
_LOOKS: dict[LineKind, tuple[str, str]] = {
    LineKind.BUTIR: ("neutral", "notes"),
    LineKind.TANYA: ("running", "messages"),
    LineKind.MASUKAN: ("running", "message"),
    LineKind.JAWAB: ("running", "message"),
    LineKind.DATA: ("neutral", "chart-bar"),
    LineKind.KESIMPULAN: ("done", "gavel"),
    LineKind.TINDAK_LANJUT: ("waiting", "checklist"),
    LineKind.BAGIAN: ("neutral", "list-details"),
    LineKind.PEMBICARA: ("neutral", "user"),
    LineKind.KOSONG: ("neutral", "circle-dashed"),
}
#: The list beside the line in which a row of that kind stands too.
LISTS: dict[LineKind, str] = {
    LineKind.TINDAK_LANJUT: "item",
    LineKind.KESIMPULAN: "conclusion",
    LineKind.DATA: "figure",
}


@dataclass(frozen=True)
class Badge:
    """Something understood: an icon and a word."""

    icon: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line for the templates. `pieces` are its text, cut where something was not understood."""

    view: LineView
    label: str
    tone: str
    icon: str
    pieces: tuple[tuple[str, bool], ...] = ()
    badges: tuple[Badge, ...] = ()
    suggestions: tuple[tuple[int, str, str], ...] = ()
    list_name: str = ""
    entry: Entry | None = None

    @property
    def name(self) -> str:
        """The name of its entry in the list beside; empty for a line that stands in none."""
        return f"{self.list_name}-{self.view.row_id}" if self.list_name else ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry of the lists beside the line."""

    name: str
    item_id: int | None
    number: int | None
    text: str
    sub: str


def line_row(line: LineView) -> Row:
    """A line with its words."""
    tone, icon = _LOOKS[line.kind]
    if line.withheld:
        return Row(view=line, label="Terbatas", tone="waiting", icon="lock")
    known = line.understood
    stands = line.kind in LISTS and not line.is_withdrawn and line.row_id is not None
    return Row(
        view=line,
        label=_label(line),
        tone=tone,
        icon=icon,
        pieces=_pieces(line.text, known.get("unclear", ())),
        badges=tuple(_badges(line)),
        suggestions=tuple((one["key"], one["typed"], one["name"]) for one in known.get("suggestions", ())),
        list_name=LISTS[line.kind] if stands else "",
        entry=_entry_of(line) if stands else None,
    )


def _label(line: LineView) -> str:
    """The kind, and of a point what kind of point."""
    kind = line.understood.get("point_kind")
    if line.kind is LineKind.BUTIR and kind and kind != PointKind.PERNYATAAN:
        return label(PointKind(kind))
    if line.kind is LineKind.TINDAK_LANJUT and line.understood.get("item_class") == ItemClass.ARAHAN_UMUM:
        return "Arahan umum"
    return label(line.kind)


def _pieces(text: str, unclear: Any) -> tuple[tuple[str, bool], ...]:
    """The text cut at its unclear places; all pieces joined are the text."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(unclear):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            found += [(text[at:start], False), (text[start:end], True)]
            at = end
    return tuple(piece for piece in (*found, (text[at:], False)) if piece[0])


def _badges(line: LineView) -> list[Badge]:
    known = line.understood
    due = _due(known.get("due_on"), known.get("due_text"))
    figure = known.get("figure") or {}
    item = line.kind is LineKind.TINDAK_LANJUT
    pairs = (
        ("user", known.get("speaker") if line.kind is not LineKind.BAGIAN else ""),
        ("arrow-right", f"kepada {known['addressee']}" if known.get("addressee") else ""),
        ("building", known.get("owner") if item else ""),
        *(("users-group", f"didukung {one}") for one in known.get("supporters", ()) if item),
        ("calendar-event", due if item else ""),
        *(("hourglass", label(Horizon(one))) for one in known.get("horizons", ()) if item),
        ("chart-bar", figure.get("value", "")),
        ("map-pin", figure.get("area", "")),
        ("calendar-stats", figure.get("period", "")),
        ("book", figure.get("source", "")),
        ("list-details", line.section if line.kind in (LineKind.BAGIAN, LineKind.BUTIR) else ""),
    )
    return [Badge(icon, words) for icon, words in pairs if words]


def _due(on: str | None, words: str | None) -> str:
    return long_date(date.fromisoformat(on)) if on else words or ""


def _entry_of(line: LineView) -> Entry:
    known = line.understood
    figure = known.get("figure") or {}
    sub = _joined(known.get("owner", ""), _due(known.get("due_on"), known.get("due_text")))
    if line.kind is LineKind.DATA:
        sub = _joined(figure.get("value", ""), figure.get("source", ""))
    return Entry(
        name=f"{LISTS[line.kind]}-{line.row_id}",
        item_id=line.item_id,
        number=line.number,
        text=figure.get("indicator") or known.get("text", ""),
        sub=sub if line.kind is not LineKind.KESIMPULAN else "",
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def beside_of(lists: Beside) -> tuple[tuple[str, str, list[Entry]], ...]:
    """(name, title, entries) of the lists beside the line."""
    return (
        ("item", "Tindak lanjut", [_entry("item", row) for row in lists.items]),
        ("conclusion", "Kesimpulan", [_entry("conclusion", row) for row in lists.conclusions]),
        ("figure", "Data", [_entry("figure", row) for row in lists.figures]),
    )


def _entry(name: str, row: BesideRow) -> Entry:
    due = long_date(row.due_on) if row.due_on else row.due_text
    is_item = name == "item"
    return Entry(
        name=f"{name}-{row.id}",
        item_id=row.id if is_item else None,
        number=row.number,
        text=row.text,
        sub=_joined(row.who, due),
    )


def help_marks() -> list[tuple[str, tuple[str, ...], str]]:
    """(what it becomes, how it is typed, example) of every mark, for the help on the page."""
    return [
        (
            label(mark.point_kind) if mark.point_kind is not None else _help_label(mark),
            (f"{mark.words[0]}:", *mark.signs),
            mark.example,
        )
        for mark in MARKS
    ]


def _help_label(mark: Any) -> str:
    if mark.item_class is not None:
        return label(mark.item_class)
    return label(mark.stated_kind) if mark.stated_kind is not None else label(mark.kind)
