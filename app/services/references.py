"""Rows of master data that a command refers to, looked up within the actor's government. A foreign id is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from sqlalchemy import select

from app.db import db
from app.domain.errors import NotFound, RuleViolation
from app.domain.roles import Actor
from app.models.agencies import Agency, Position
from app.models.people import Appointment, Person

T = TypeVar("T")

UNKNOWN = "Pilihan ini tidak dikenal. Pilih kembali dari daftar."
INACTIVE = "{name} sudah dinonaktifkan. Pilih yang lain, atau aktifkan kembali lebih dahulu."


def row_of(model: type[T], actor: Actor, row_id: int) -> T:
    """The row that a URL names, of the actor's government. Raises NotFound."""
    found = _row(model, actor, row_id)
    if found is None:
        raise NotFound
    return found


def agency(actor: Actor, agency_id: int | None, field: str, keep: int | None = None) -> Agency | None:
    """An active agency, or the one the row points at already (`keep`). Raises RuleViolation."""
    return _active(Agency, actor, agency_id, field, keep, lambda row: row.name)


def person(actor: Actor, person_id: int | None, field: str, keep: int | None = None) -> Person | None:
    """An active person, or the one the row points at already. Raises RuleViolation."""
    return _active(Person, actor, person_id, field, keep, lambda row: row.name)


def position(actor: Actor, position_id: int | None, field: str, keep: int | None = None) -> Position | None:
    """An active position, or the one the row points at already. Raises RuleViolation."""
    return _active(Position, actor, position_id, field, keep, lambda row: row.title)


def appointment(actor: Actor, appointment_id: int | None, person_id: int | None, field: str) -> Appointment | None:
    """An appointment of that person. Raises RuleViolation."""
    if appointment_id is None:
        return None
    found = _row(Appointment, actor, appointment_id)
    if found is None or found.person_id != person_id:
        raise RuleViolation(field, UNKNOWN)
    return found


def _active(
    model: type[T], actor: Actor, row_id: int | None, field: str, keep: int | None, name: Callable[[T], str]
) -> T | None:
    if row_id is None:
        return None
    found = _row(model, actor, row_id)
    if found is None:
        raise RuleViolation(field, UNKNOWN)
    if not cast("Any", found).is_active and row_id != keep:
        raise RuleViolation(field, INACTIVE.format(name=name(found)))
    return found


def _row(model: type[T], actor: Actor, row_id: int) -> T | None:
    table = cast("Any", model)
    statement = select(model).where(table.id == row_id, table.government_id == actor.government_id)
    return cast("T | None", db.session.scalar(statement))
