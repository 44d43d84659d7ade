"""Positions (jabatan) of agencies: add, change, deactivate, reactivate. Who holds them is in appointments.py."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.people import PositionKind
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import AgencyCoordinator, Position
from app.queries import subjects
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise

SUBJECT = "position"
TWICE = "Jabatan dengan nama ini sudah ada di instansi tersebut. Pilih dari daftar atau bedakan namanya."


@dataclass(frozen=True, kw_only=True)
class PositionValues:
    title: str
    kind: PositionKind
    echelon: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddPosition(PositionValues):
    agency_id: int


@dataclass(frozen=True, kw_only=True)
class ChangePosition(PositionValues):
    position_id: int
    version: int


@transactional
def add_position(actor: Actor, command: AddPosition, key: str = "") -> int:
    """Record a position of an agency; gives its id."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    references.agency(actor, command.agency_id, "agency_id")
    values = edits.values_of(command, PositionValues)
    row = Position(government_id=actor.government_id, agency_id=command.agency_id, **values)
    with edits.unique("title", TWICE):
        db.session.add(row)
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added({**values, "agency_id": command.agency_id}))
    return row.id


@transactional
def change_position(actor: Actor, command: ChangePosition, key: str = "") -> int:
    """Save changed data of a position; papers already made keep what they printed. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Position, actor, command.position_id)
    if row.kind is PositionKind.ASISTEN and command.kind is not PositionKind.ASISTEN:
        _check_maps_nothing(row, "kind")
    with edits.unique("title", TWICE):
        changes = edits.save(row, command.version, edits.values_of(command, PositionValues))
    submissions.remember(actor, key, SUBJECT, command.position_id)
    audit.record(actor, "ubah", SUBJECT, command.position_id, changes=changes)
    return command.position_id


@transactional
def set_position_active(actor: Actor, position_id: int, version: int, *, active: bool, key: str = "") -> int:
    """Take a position out of the choices, or bring it back. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Position, actor, position_id)
    if not active:
        _check_maps_nothing(row, "")
    changes = edits.save(row, version, {"is_active": active})
    submissions.remember(actor, key, SUBJECT, position_id)
    audit.record(actor, "aktifkan" if active else "nonaktifkan", SUBJECT, position_id, changes=changes)
    return position_id


def _check_maps_nothing(row: Position, field: str) -> None:
    if db.session.scalar(select(exists().where(AgencyCoordinator.position_id == row.id))):
        raise RuleViolation(field, "Jabatan ini masih mengoordinasikan instansi. Kosongkan dahulu peta asistennya.")
