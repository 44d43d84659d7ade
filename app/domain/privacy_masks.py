"""The privacy guard over words that are gathered already: whether it has anything to say, and names left out.

Papers over many meetings leave names out, since one item must not hold back all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from app.domain.privacy import Contacts, TextPassage, masked, scan

_NOBODY = Contacts()
T = TypeVar("T")


def without_identities(text: str) -> str:
    """The text with every name and number that the privacy guard stops replaced by "[…]"."""
    found = scan((TextPassage(place="", text=text),), _NOBODY, sensitive=False)
    return masked(text, found) if found else text


def names_somebody(text: str) -> bool:
    """Whether there is a name or number in it that the privacy guard stops."""
    return bool(scan((TextPassage(place="", text=text),), _NOBODY, sensitive=False))


def masked_words(value: T) -> T:
    """A sheet, a tuple or a text with all its words so; what holds no word is the same as before."""
    return cast(T, _masked(value))


def _masked(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return without_identities(value)
    if isinstance(value, tuple | list):
        return type(value)(_masked(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _masked(getattr(value, field.name)) for field in fields(value)})
    return value


def is_harmless(*values: Any) -> bool:
    """Whether no word in these values (texts, sheets, tuples of them) could hold anything back or be asked about.

    False says little: the number may be a recorded contact, the answer given.
    """
    return not scan((TextPassage(place="", text=text) for value in values for text in _texts(value)), _NOBODY)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
