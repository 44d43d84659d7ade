"""A sheet of a notula as plain JSON and back, by the types of its fields. What readers see is in sheet_reader.py."""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.sheets import MinutesSheet

#: Raised when a field changes its meaning or is taken out; a new field with a default needs no new number.
SCHEMA_VERSION = 1


class UnreadableSheet(ValueError):
    """The JSON is not one of a sheet: an unknown key, a value of another type, or an unknown schema."""


def to_json(sheet: MinutesSheet) -> dict[str, Any]:
    """All fields of the sheet, ready for `json.dumps`."""
    written: dict[str, Any] = encode(sheet)
    return written


def from_json(data: Any, schema_version: int) -> MinutesSheet:
    """The sheet that was written. Raises UnreadableSheet."""
    if schema_version != SCHEMA_VERSION:
        raise UnreadableSheet(f"schema {schema_version}")
    sheet: MinutesSheet = decode(MinutesSheet, data)
    return sheet


def digest(data: Any, schema_version: int) -> str:
    """SHA-256 of the canonical form: sorted keys, no spaces, UTF-8."""
    whole = {"schema_version": schema_version, "sheet": data}
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def encode(value: Any) -> Any:
    """A value of a sheet as JSON: dates in ISO form, decimals as text, members of an enum by their value.

    Fields marked NOT_KEPT are left out: the bytes of a picture stand in the database once, not in every sheet.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value) if _is_kept(field)}
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def _is_kept(field: Field[Any]) -> bool:
    return bool(field.metadata.get("is_kept", True))


def decode(hint: Any, value: Any) -> Any:
    """The value that the JSON stands for, by its type. Raises UnreadableSheet."""
    if get_origin(hint) in (Union, types.UnionType):
        return _one_of(get_args(hint), value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise UnreadableSheet("a list is wanted")
        return tuple(decode(get_args(hint)[0], one) for one in value)
    if is_dataclass(hint):
        return _dataclass(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _read(hint, value)
    if hint in _PLAIN:
        return _plain(hint, value)
    if hint in _READERS:
        return _read(_READERS[hint], value)
    raise UnreadableSheet(f"no way to read {hint}")


_PLAIN = (str, int, float, bool)


_READERS: dict[Any, Callable[[str], Any]] = {
    date: date.fromisoformat,
    time: time.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
}


def _plain(hint: type, value: Any) -> Any:
    # True is an int for Python, and a whole number of centimetres is written without its point.
    if type(value) is hint:
        return value
    if hint is float and type(value) is int:
        return float(value)
    raise UnreadableSheet(f"{hint.__name__} is wanted")


def _read(reader: Callable[[str], Any], value: Any) -> Any:
    if not isinstance(value, str):
        raise UnreadableSheet("text is wanted")
    try:
        return reader(value)
    except (ValueError, InvalidOperation) as error:
        raise UnreadableSheet(str(error)) from error


def _one_of(hints: tuple[Any, ...], value: Any) -> Any:
    if value is None and types.NoneType in hints:
        return None
    for hint in hints:
        if hint is types.NoneType:
            continue
        try:
            return decode(hint, value)
        except UnreadableSheet:
            continue
    raise UnreadableSheet(f"none of {hints}")


def _dataclass(hint: Any, value: Any) -> Any:
    if not isinstance(value, dict):
        raise UnreadableSheet(f"an object of {hint.__name__} is wanted")
    types_of, required = _shape(hint)
    if unknown := value.keys() - types_of.keys():
        raise UnreadableSheet(f"{hint.__name__} has no {sorted(unknown)}")
    if missing := required - value.keys():
        raise UnreadableSheet(f"{hint.__name__} lacks {sorted(missing)}")
    return hint(**{name: decode(types_of[name], one) for name, one in value.items()})


@cache
def _shape(hint: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """The types of a dataclass's fields, and the names of those without a default."""
    hints = get_type_hints(hint)
    kept = [field for field in fields(hint) if _is_kept(field)]
    named = {field.name: hints[field.name] for field in kept}
    return named, frozenset(
        field.name for field in kept if field.default is MISSING and field.default_factory is MISSING
    )
