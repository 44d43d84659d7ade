"""Agencies: add, change, deactivate with a successor, reactivate. Positions and the map of asisten are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.db import db, transactional
from app.domain.agencies import AgencyKind, Relation
from app.domain.agency_rules import check_parent, check_successor
from app.domain.errors import RuleViolation
from app.domain.periods import check_period
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import Agency
from app.queries import subjects
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise
from app.services.search_index import index_agency

SUBJECT = "agency"


@dataclass(frozen=True, kw_only=True)
class AddAgency:
    """An agency as typed; names of fields are those of the table."""

    name: str
    kind: AgencyKind
    relation: Relation
    short_name: str | None = None
    parent_id: int | None = None
    head_title: str | None = None
    unit_code: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    protocol_order: int = 100
    is_secretariat: bool = False
    is_public_relations: bool = False
    valid_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeAgency(AddAgency):
    agency_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class DeactivateAgency:
    """The last day of an agency and the one that takes over, both optional."""

    agency_id: int
    version: int
    valid_to: date | None = None
    successor_id: int | None = None


@transactional
def add_agency(actor: Actor, command: AddAgency, key: str = "") -> int:
    """Record an agency; gives its id."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    _check(actor, command, None)
    values = edits.values_of(command, AddAgency)
    row = Agency(government_id=actor.government_id, **values)
    db.session.add(row)
    db.session.flush()  # the id is handed back
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added(values))
    return row.id


@transactional
def change_agency(actor: Actor, command: ChangeAgency, key: str = "") -> int:
    """Save changed data of an agency. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.agency(actor, command.agency_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Agency, actor, command.agency_id)
    _check(actor, command, row)
    check_period(command.valid_from, row.valid_to, field="valid_from")
    changes = edits.save(row, command.version, edits.values_of(command, AddAgency))
    if changes.keys() & {"name", "short_name"}:
        index_agency(command.agency_id)
    submissions.remember(actor, key, SUBJECT, command.agency_id)
    audit.record(actor, "ubah", SUBJECT, command.agency_id, changes=changes)
    return command.agency_id


@transactional
def deactivate_agency(actor: Actor, command: DeactivateAgency, key: str = "") -> int:
    """Take an agency out of all choices; what points at it stays. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.agency(actor, command.agency_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Agency, actor, command.agency_id)
    references.agency(actor, command.successor_id, "successor_id")
    check_successor(row.id, command.successor_id, _column(actor, Agency.successor_id))
    check_period(row.valid_from, command.valid_to)
    values = {"is_active": False, "valid_to": command.valid_to, "successor_id": command.successor_id}
    changes = edits.save(row, command.version, values)
    submissions.remember(actor, key, SUBJECT, command.agency_id)
    audit.record(actor, "nonaktifkan", SUBJECT, command.agency_id, changes=changes)
    return command.agency_id


@transactional
def reactivate_agency(actor: Actor, agency_id: int, version: int, key: str = "") -> int:
    """Undo a deactivation: last day and successor are cleared. Raises Conflict."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.agency(actor, agency_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Agency, actor, agency_id)
    _check_name(actor, row.name, row.id)
    values = {"is_active": True, "valid_to": None, "successor_id": None}
    changes = edits.save(row, version, values)
    submissions.remember(actor, key, SUBJECT, agency_id)
    audit.record(actor, "aktifkan", SUBJECT, agency_id, changes=changes)
    return agency_id


def _check(actor: Actor, command: AddAgency, row: Agency | None) -> None:
    references.agency(actor, command.parent_id, "parent_id", keep=row.parent_id if row else None)
    parents = _column(actor, Agency.parent_id)
    check_parent(row.id if row else None, command.parent_id, command.relation, parents)
    if row is None or row.name != command.name:
        _check_name(actor, command.name, row.id if row else None)
    if command.is_secretariat:
        _check_only_secretariat(actor, row.id if row else None)


def _check_name(actor: Actor, name: str, own_id: int | None) -> None:
    twin = db.session.scalar(
        select(Agency.id).where(
            Agency.government_id == actor.government_id,
            func.lower(Agency.name) == name.lower(),
            Agency.is_active,
            Agency.id != (own_id or 0),
        )
    )
    if twin is not None:
        raise RuleViolation(
            "name", "Instansi aktif dengan nama ini sudah ada. Pakai instansi itu atau bedakan namanya."
        )


def _check_only_secretariat(actor: Actor, own_id: int | None) -> None:
    other = db.session.scalar(
        select(Agency.name).where(
            Agency.government_id == actor.government_id,
            Agency.is_secretariat,
            Agency.is_active,
            Agency.id != (own_id or 0),
        )
    )
    if other is not None:
        raise RuleViolation("is_secretariat", f"Yang ditandai sebagai Sekretariat Daerah sudah ada: {other}.")


def _column(actor: Actor, column: Any) -> dict[int, int | None]:
    """Agency → parent or successor, of the whole government."""
    rows = db.session.execute(
        select(Agency.id, column).where(Agency.government_id == actor.government_id, column.is_not(None))
    )
    return {row[0]: row[1] for row in rows}
