"""A stale save of a part: both texts, what differs marked, and a merge that is proposed for saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wtforms import SelectField

from app.domain.minutes_states import kind_and_id
from app.domain.row_merge import MergePart
from app.domain.text_diff import Segment, diff_words
from app.services.part_drafts import LISTS
from app.services.part_merges import Proposal
from app.services.part_rows import noun_of, row_of
from app.web.forms.base import BaseForm, control_value, shown
from app.web.forms.listed_rows import GONE, ShownIds

#: Makes the form of the page with these values; beside them the ids of all rows that stand, by list.
Make = Callable[[dict[str, Any], dict[str, list[Any]]], Any]


@dataclass(frozen=True)
class FieldPair:
    """One field that differs: the saved words, those of this page, and the control that holds the proposed ones."""

    label: str
    saved: list[Segment]
    mine: list[Segment]
    control: Any
    is_clash: bool


@dataclass(frozen=True)
class RowPair:
    """A row that differs; `note` says why it is shown when not for its words."""

    words: str
    note: str | None
    fields: list[FieldPair]


@dataclass(frozen=True)
class Comparison:
    """What the page of both texts is made of; `form` holds the proposed part, `plain` names and values alike."""

    form: BaseForm
    rows: list[RowPair]
    plain: list[tuple[str, str]]
    version: int
    both_reordered: bool

    @property
    def shown(self) -> list[ShownIds]:
        """Which rows the page shows; those that others added meanwhile too."""
        return [field for field in self.form if isinstance(field, ShownIds)]


def comparison(found: Proposal, make: Make, posted: Callable[[Any], dict[str, Any]] = vars) -> Comparison:
    """Both sides of a stale save; `posted` are the values of a row of its command as the form takes them."""
    form_of = _forms(found, make, posted)
    merged, mine, saved = (form_of(state) for state in (found.merge.part, found.mine, found.now))
    rows, plain = _title(merged, mine, saved, found), list[Any]()
    for list_name, kind in LISTS.items():
        if list_name not in merged:
            continue
        names = _names(found.merge.part, kind)
        sides = [
            _by_name(form, list_name, _names(state, kind)) for form, state in ((mine, found.mine), (saved, found.now))
        ]
        for number, (name, entry) in enumerate(zip(names, merged[list_name].entries, strict=True), start=1):
            words = f"{noun_of(kind).capitalize()} {number}"
            pair, alike = _pair(words, name, entry.form, [side.get(name) for side in sides], found)
            rows += [pair] if pair is not None else []
            plain += alike
    if "title" in merged and not any(one.words == "Judul bagian" for one in rows):
        plain.append(merged.title)
    pairs = [(field.name, control_value(field)) for field in plain]
    return Comparison(merged, rows, pairs, found.version, found.merge.both_reordered)


def _forms(found: Proposal, make: Make, posted: Callable[[Any], dict[str, Any]]) -> Callable[[MergePart], BaseForm]:
    """What makes a form of a state."""
    stands = {name: [int(kind_and_id(one)[1]) for one in _names(found.now, kind)] for name, kind in LISTS.items()}

    def form_of(state: MergePart) -> BaseForm:
        by_name = {str(row.key): row.fields for row in state.rows}
        rows = {
            list_name: [posted(row_of(name, by_name[name])) for name in _names(state, kind)]
            for list_name, kind in LISTS.items()
        }
        form: BaseForm = make({"version": found.version, "title": state.title, **rows}, stands)
        return form

    return form_of


def _names(state: MergePart, kind: str) -> list[str]:
    return [str(row.key) for row in state.rows if kind_and_id(str(row.key))[0] == kind]


def _by_name(form: Any, list_name: str, names: list[str]) -> dict[str, Any]:
    return {name: entry.form for name, entry in zip(names, form[list_name].entries, strict=True)}


def _title(merged: Any, mine: Any, saved: Any, found: Proposal) -> list[RowPair]:
    if "title" not in merged or mine.title.data == saved.title.data:
        return []
    clash = any(one.row is None for one in found.merge.field_conflicts)
    return [RowPair("Judul bagian", None, [_field(merged.title, mine.title, saved.title, clash)])]


def _field(control: Any, mine: Any, saved: Any, is_clash: bool) -> FieldPair:
    words = [shown(one) if one is not None else "" for one in (saved, mine)]
    segments = diff_words(*words)
    return FieldPair(
        control.label.text,
        [one for one in segments if one.change != "added"],
        [one for one in segments if one.change != "removed"],
        control,
        is_clash,
    )


def _pair(words: str, name: str, row: Any, sides: list[Any], found: Proposal) -> tuple[RowPair | None, list[Any]]:
    """The row as it is shown, and its fields that need not be."""
    mine, saved = sides
    clashes = {one.field for one in found.merge.field_conflicts if one.row == name}
    fields, alike = [], []
    for field in row:
        if field.short_name in ("id", "key"):
            alike += [field] if field.data else []
            continue
        pair = [one[field.short_name] if one is not None else None for one in (mine, saved)]
        texts = [shown(one) if one is not None else "" for one in pair]
        is_usual = None in pair and isinstance(field, SelectField)
        if texts[0] == texts[1] or is_usual:
            alike.append(field)
        else:
            fields.append(_field(field, *pair, field.short_name in clashes))
    note = _note(name, mine, saved, found)
    return (RowPair(words, note, fields) if fields or note else None), alike


def _note(name: str, mine: Any, saved: Any, found: Proposal) -> str | None:
    withdrawn = next((one.withdrawn_by for one in found.merge.row_conflicts if one.row == name), None)
    if withdrawn == "theirs" or (saved is None and not kind_and_id(name)[1].startswith("baru") and mine is not None):
        return GONE if kind_and_id(name)[1].isdigit() else None
    if withdrawn == "mine":
        return "(baris ini dihapus pada tulisan ini, tetapi diubah orang lain)"
    return "(baris ini ditambahkan orang lain)" if mine is None else None
