"""Saving a changed row of master data: what differs for the audit, and both texts when somebody saved in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.exc import IntegrityError

from app.db import db
from app.domain.errors import Conflict, RuleViolation
from app.domain.labels import label
from app.services import versions
from app.services.audit import Changes

Words = dict[str, str]


def values_of(command: Any, base: type[Any]) -> dict[str, Any]:
    """The fields of a command that are columns: those that the dataclass `base` declares."""
    return {field.name: getattr(command, field.name) for field in fields(base)}


def added(values: dict[str, Any]) -> Changes:
    """Changes of a new row: everything that is not empty."""
    return {name: (None, value) for name, value in values.items() if value not in (None, "", False)}


def differences(row: Any, values: dict[str, Any]) -> Changes:
    """field → (before, after) of what the values change."""
    return {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}


def save(row: Any, version: int, values: dict[str, Any], words: Callable[[Any], Words]) -> Changes:
    """Write the values where the row still carries `version`; gives the differences.

    Raises Conflict with the saved texts: `words` turns the row, read anew, into text by form field.
    """
    changes = differences(row, values)
    model, row_id = type(row), row.id
    try:
        versions.bump(model, row_id, version, **values)
    except Conflict as stale:
        current = db.session.get(model, row_id)
        raise Conflict(words(current) if current is not None else {}, stale.version) from None
    return changes


def text_of(value: Any) -> str:
    """A stored value as the form shows it, so that equal texts compare equal on the page of both."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, StrEnum):
        return label(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def texts(row: Any, *names: str) -> Words:
    """Texts of plain columns whose form fields carry the same names."""
    return {name: text_of(getattr(row, name)) for name in names}


@contextmanager
def unique(field: str, message: str) -> Iterator[None]:
    """A value that another row has already is refused at `field`, also when both were saved at the same moment."""
    try:
        yield
        db.session.flush()  # the constraint speaks here, and the caller may need the new row's id
    except IntegrityError as error:
        raise RuleViolation(field, message) from error
