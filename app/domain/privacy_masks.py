"""The privacy guard over words that are gathered already: whether it has anything to say, and names left out.

Papers over many meetings leave names out, since one item must not hold back all others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from app.domain.privacy import Contacts, TextPassage, masked, scan

_NOBODY = Contacts()
_WORDLESS = frozenset({bool, date, datetime, int, type(None)})
T = TypeVar("T")
#: A text and the outermost field it stands in ("" without one) → the text that is shown.
Mask = Callable[[str, str], str]


def without_identities(text: str) -> str:
    """The text with every name and number that the privacy guard stops replaced by "[…]"."""
    found = scan((TextPassage(place="", text=text),), _NOBODY, sensitive=False)
    return masked(text, found) if found else text


def names_somebody(text: str) -> bool:
    """Whether there is a name or number in it that the privacy guard stops."""
    return bool(scan((TextPassage(place="", text=text),), _NOBODY, sensitive=False))


def masked_words(value: T, mask: Mask = lambda text, _: without_identities(text)) -> T:
    """A sheet, a tuple or a text with all its words so; what holds no word is the same as before."""
    return cast(T, _masked(value, mask, ""))


def _masked(value: Any, mask: Mask, name: str) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else mask(value, name)
    if named := _fields(value.__class__):
        made = {own: _masked(getattr(value, own), mask, name or own) for own in named}
        return type(value)(**made) if isinstance(value, tuple) else replace(value, **made)
    if isinstance(value, tuple | list):
        return type(value)(_masked(one, mask, name) for one in value)
    return value


def is_harmless(*values: Any) -> bool:
    """Whether no word in these values (texts, sheets, tuples of them) could hold anything back or be asked about.

    False says little: the number may be a recorded contact, the answer given.
    """
    return not scan((TextPassage(place="", text=text) for value in values for _, text in words_in(value)), _NOBODY)


def words_in(value: Any) -> list[tuple[str, str]]:
    """Every text in a sheet, a tuple or a text, behind the name of the outermost field it stands in."""
    found: list[tuple[str, str]] = []
    _gather(value, "", found)
    return found


def _gather(value: Any, name: str, found: list[tuple[str, str]]) -> None:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            found.append((name, value))
    elif named := _fields(value.__class__):
        values = value if isinstance(value, tuple) else (getattr(value, own) for own in named)
        for own, one in zip(named, values, strict=True):
            if one.__class__ is str:  # most are; asking further for each takes longer than all the rest
                found.append((name or own, one))
            elif one.__class__ not in _WORDLESS:
                _gather(one, name or own, found)
    elif isinstance(value, tuple | list):
        for one in value:
            _gather(one, name, found)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Names of the fields of a sheet or a named tuple; empty for everything else."""
    if issubclass(kind, tuple):
        return getattr(kind, "_fields", ())
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
