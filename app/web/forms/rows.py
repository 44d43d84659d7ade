"""Repeated rows without JavaScript: buttons add, remove and move by sending the form; here its rows are rearranged."""

from __future__ import annotations

import re
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import FieldList

BUTTONS = ("tambah_baris", "hapus_baris", "naikkan_baris", "turunkan_baris")
#: Stands in names of the empty row that the browser copies.
PLACEHOLDER = "__baris__"
_ROW = re.compile(r"^(?P<list>.+)-(?P<number>\d{1,6})$")


def rearranged(posted: MultiDict[str, str]) -> MultiDict[str, str] | None:
    """The posted form with its rows changed as the pressed button asks; None when the button was to save."""
    button = next((name for name in BUTTONS if posted.get(name)), None)
    if button is None:
        return None
    target = posted[button]
    changed = MultiDict((name, value) for name, value in posted.items(multi=True) if name not in BUTTONS)
    if button == "tambah_baris":
        _add(changed, target)
        return changed
    match = _ROW.match(target)
    if match is None:
        return changed
    rows = _rows(changed, match["list"])
    number = int(match["number"])
    if number not in rows:
        return changed
    at = rows.index(number)
    if button == "hapus_baris":
        return _without(changed, match["list"], number)
    other = at - 1 if button == "naikkan_baris" else at + 1
    return _swapped(changed, match["list"], number, rows[other]) if 0 <= other < len(rows) else changed


def prototype(rows: FieldList[Any]) -> Any:
    """An empty row whose names carry the placeholder, for the browser to copy."""
    options = {
        "name": f"{rows.name}-{PLACEHOLDER}",
        "id": f"{rows.id}-{PLACEHOLDER}",
        "_meta": rows.meta,
        "translations": rows._translations,
    }
    field = rows.meta.bind_field(rows._form, rows.unbound_field, options)
    field.process(None)
    return field


def _rows(posted: MultiDict[str, str], name: str) -> list[int]:
    pattern = re.compile(rf"^{re.escape(name)}-(\d{{1,6}})(?:-|$)")
    return sorted({int(match[1]) for key in posted if (match := pattern.match(key))})


def _add(posted: MultiDict[str, str], name: str) -> None:
    taken = _rows(posted, name)
    posted.add(f"{name}-{taken[-1] + 1 if taken else 0}-baru", "1")


def _without(posted: MultiDict[str, str], name: str, number: int) -> MultiDict[str, str]:
    prefix = f"{name}-{number}"
    return MultiDict(
        (key, value) for key, value in posted.items(multi=True) if key != prefix and not key.startswith(f"{prefix}-")
    )


def _swapped(posted: MultiDict[str, str], name: str, one: int, other: int) -> MultiDict[str, str]:
    def moved(key: str) -> str:
        for here, there in ((one, other), (other, one)):
            prefix = f"{name}-{here}"
            if key == prefix or key.startswith(f"{prefix}-"):
                return f"{name}-{there}{key[len(prefix) :]}"
        return key

    return MultiDict((moved(key), value) for key, value in posted.items(multi=True))
