"""Saving rows of master data: what a command changes, for the audit; values that must be the only ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from sqlalchemy.exc import IntegrityError

from app.db import db
from app.domain.errors import RuleViolation
from app.services import versions
from app.services.audit import Changes


def values_of(command: Any, base: type[Any]) -> dict[str, Any]:
    """The fields of a command that are columns: those that the dataclass `base` declares."""
    return {field.name: getattr(command, field.name) for field in fields(base)}


def added(values: dict[str, Any]) -> Changes:
    """Changes of a new row: everything that is not empty."""
    return {name: (None, value) for name, value in values.items() if value not in (None, "", False)}


def differences(row: Any, values: dict[str, Any]) -> Changes:
    """field → (before, after) of what the values change."""
    return {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}


def save(row: Any, version: int, values: dict[str, Any]) -> Changes:
    """Write the values where the row still carries `version`; gives the differences. Raises Conflict."""
    changes = differences(row, values)
    versions.bump(type(row), row.id, version, **values)
    return changes


@contextmanager
def unique(field: str, message: str) -> Iterator[None]:
    """A value that another row has already is refused at `field`, also when both were saved at the same moment."""
    try:
        yield
        db.session.flush()  # the constraint speaks here, and the caller may need the new row's id
    except IntegrityError as error:
        raise RuleViolation(field, message) from error
