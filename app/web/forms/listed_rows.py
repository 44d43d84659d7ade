"""Lists whose rows carry ids: empty new rows, rows that were taken off, and both texts row by row. No saving."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, TypeVar

from flask import g
from wtforms import FieldList, FormField, HiddenField, SelectField

from app.domain.errors import Conflict, RuleViolation
from app.domain.identifiers import parse_id
from app.web.forms.base import BaseForm, Row, own_key, shown

GONE = "(baris ini sudah dihapus orang lain)"
_ROWS_MAX = 1_000
R = TypeVar("R", bound=Any)


class ShownIds(HiddenField):
    """The ids of the rows that a page was opened with, so that one that is missing from the answer was taken off."""

    @property
    def ids(self) -> frozenset[int]:
        """What no page of ours wrote is left out."""
        found = set()
        for part in (self.data or "").split(",")[:_ROWS_MAX]:
            try:
                found.add(parse_id(part, field=""))
            except RuleViolation:
                continue
        return frozenset(found)


class NewRow(Row):
    """A row that may be new: the browser writes its own key into rows that it adds, no page carries one."""

    key = HiddenField()


def posted_as(model: type[R], form: Row) -> R:
    """A row of a command with the values of its form."""
    values = row_values(form)
    known = {field.name: values[field.name] for field in fields(model)}
    row: R = model(**known | {"key": own_key(values["key"])})
    return row


def ids_text(ids: Iterable[int]) -> str:
    """Ids as the hidden field carries them."""
    return ",".join(str(row_id) for row_id in ids)


def drop_empty(rows: FieldList, texts: Iterable[str]) -> None:
    """Forget new rows in whose fields `texts` nothing was typed or chosen."""
    names = tuple(texts)
    rows.entries = [entry for entry in rows.entries if entry.form.id.data or any(_filled(entry.form, n) for n in names)]


def _filled(form: Any, name: str) -> bool:
    field = form[name]
    typed = field.data if isinstance(field.data, list) else field._value() if hasattr(field, "_value") else field.data
    return bool(typed.strip() if isinstance(typed, str) else typed)


def row_values(row: Any) -> dict[str, Any]:
    """What one row holds, by field name; rows of commands have the same names."""
    return {field.short_name: field.data for field in row}


def values_of(row_form: Any, view: Any, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A stored row as `row_form` takes it; `names` maps fields to attributes that are called otherwise."""
    other = names or {}
    fields = (name for name, field in vars(row_form).items() if hasattr(field, "_formfield"))
    return {name: getattr(view, other.get(name, name)) for name in fields}


def posted_ids(rows: FieldList) -> frozenset[int]:
    """Ids of the rows that came back."""
    return frozenset(entry.form.id.data for entry in rows.entries if entry.form.id.data)


@contextmanager
def rows_beside(form: BaseForm, saved: Callable[[], BaseForm]) -> Iterator[None]:
    """Run a use case inside, with the form's refusals.

    When the save is stale, `saved` builds the form anew from what is stored; rows are compared by their ids, whatever
    their places are now, and rows that others added are shown too.
    """
    try:
        with form.refusals():
            yield
    except Conflict as stale:
        stored = saved()
        current: dict[str, str] = {}
        added: list[tuple[str, str]] = []
        for field in form:
            if isinstance(field, FieldList):
                current |= _texts(field, stored[field.short_name])
                added += _added(field, stored[field.short_name], form)
            elif field.name in stored:
                current[field.name] = shown(stored[field.name])
        g.conflict_added = added
        raise Conflict(current, stale.version) from stale


def _texts(typed: FieldList, stored: FieldList) -> dict[str, str]:
    by_id = {entry.form.id.data: entry.form for entry in stored.entries}
    texts: dict[str, str] = {}
    for entry in _forms(typed):
        row_id = entry.form.id.data
        other = by_id.get(row_id) if row_id else None
        for field in entry.form:
            texts[field.name] = shown(other[field.short_name]) if other else _instead(field, row_id)
    return texts


def _instead(field: Any, row_id: int | None) -> str:
    """What stands saved of a row that is not: it was deleted, or is new; then its choices are no difference."""
    if row_id is not None:
        return GONE
    return shown(field) if isinstance(field, SelectField) else ""


def _added(typed: FieldList, stored: FieldList, form: BaseForm) -> list[tuple[str, str]]:
    known = posted_ids(typed) | form[f"shown_{typed.short_name}"].ids
    label = f"{typed.label.text} yang ditambahkan orang lain"
    return [
        (f"{label} {number}", _summary(entry.form))
        for number, entry in enumerate((one for one in _forms(stored) if one.form.id.data not in known), start=1)
    ]


def _summary(form: Any) -> str:
    """A stored row in one text: its typed fields, line by line."""
    return "\n".join(words for field in form if field.type != "RefField" and (words := shown(field)))


def _forms(rows: FieldList) -> list[FormField]:
    return list(rows.entries)
