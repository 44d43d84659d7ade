"""Appointments: a person takes up a position, changes, leaves it. Positions themselves are in positions.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select, update

from app.db import db, transactional
from app.domain import appointment_rules
from app.domain.appointment_rules import Holding
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.people import AppointmentStatus
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import Position
from app.models.people import Appointment, Person
from app.models.users import UserRole
from app.queries import subjects
from app.services import audit, edits, office_roles, own_roles, references, submissions
from app.services.authorisation import authorise
from app.services.positions import AddPosition, add_position

SUBJECT = "appointment"


@dataclass(frozen=True, kw_only=True)
class AppointmentValues:
    """How and when a position is held; both days inclusive."""

    position_id: int
    status: AppointmentStatus = AppointmentStatus.DEFINITIF
    valid_from: date | None = None
    valid_to: date | None = None
    is_primary: bool = True


@dataclass(frozen=True, kw_only=True)
class AddAppointment(AppointmentValues):
    """`ends_predecessor` ends an overlapping definitive holder the day before."""

    person_id: int
    ends_predecessor: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangeAppointment(AppointmentValues):
    appointment_id: int
    version: int
    ends_predecessor: bool = False


@transactional
def add_appointment(
    actor: Actor, command: AddAppointment, key: str = "", *, new_position: AddPosition | None = None
) -> int:
    """Record that a person holds a position, with its roles for his account; gives the id. Raises RuleViolation.

    `new_position` is made first and taken instead of the command's.
    """
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.person(actor, command.person_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    if new_position is not None:
        command = replace(command, position_id=add_position(actor, new_position))
    references.position(actor, command.position_id, "position_id")
    _arrange(actor, command, command.person_id, None, may_end=command.ends_predecessor)
    values = edits.values_of(command, AppointmentValues)
    row = Appointment(government_id=actor.government_id, person_id=command.person_id, **values)
    db.session.add(row)
    db.session.flush()  # roles rest on the id, and it is handed back
    office_roles.follow(actor, row)
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added({**values, "person_id": command.person_id}))
    return row.id


@transactional
def change_appointment(actor: Actor, command: ChangeAppointment, key: str = "") -> int:
    """Save a changed appointment, for instance its last day. Raises Conflict, RuleViolation, NotAllowed (own role)."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Appointment, actor, command.appointment_id)
    own_roles.check_appointment(actor, row.id)
    references.position(actor, command.position_id, "position_id", keep=row.position_id)
    if command.position_id != row.position_id:
        _check_no_role_rests_on(row.id, "position_id")
    _arrange(actor, command, row.person_id, row.id, may_end=command.ends_predecessor)
    changes = edits.save(row, command.version, edits.values_of(command, AppointmentValues))
    submissions.remember(actor, key, SUBJECT, command.appointment_id)
    audit.record(actor, "ubah", SUBJECT, command.appointment_id, changes=changes)
    return command.appointment_id


@transactional
def remove_appointment(actor: Actor, person_id: int, appointment_id: int, version: int, key: str = "") -> None:
    """Take out an appointment that was recorded by mistake; refused while a role rests on it. Raises Conflict."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if submissions.done_before(actor, key, SUBJECT) is not None:
        return
    row = references.row_of(Appointment, actor, appointment_id)
    if row.person_id != person_id:
        raise NotFound
    _check_no_role_rests_on(row.id, "")
    if row.version != version:
        raise Conflict(version=row.version)
    gone: dict[str, Any] = {**edits.values_of(row, AppointmentValues), "person_id": row.person_id}
    db.session.execute(delete(Appointment).where(Appointment.id == appointment_id))
    submissions.remember(actor, key, SUBJECT, appointment_id)
    audit.record(actor, "hapus", SUBJECT, appointment_id, changes={name: (value, None) for name, value in gone.items()})


def _check_no_role_rests_on(appointment_id: int, field: str) -> None:
    if db.session.scalar(select(exists().where(UserRole.appointment_id == appointment_id))):
        raise RuleViolation(
            field, "Peran sebuah akun bertumpu pada jabatan ini. Ubah dahulu peran itu, atau isi tanggal akhir jabatan."
        )


def _arrange(actor: Actor, command: AppointmentValues, person_id: int, own_id: int | None, *, may_end: bool) -> None:
    """Check the rules against the other holders and the person's other positions, and settle what gives way."""
    new = Holding(
        id=own_id,
        name="",
        status=command.status,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        is_primary=command.is_primary,
    )
    appointment_rules.check_dates(new)
    own = _holdings(Appointment.person_id == person_id, own=True)
    appointment_rules.check_primary(new, own)
    for other in appointment_rules.predecessors(new, _holdings(Appointment.position_id == command.position_id)):
        appointment_rules.check_predecessor(new, other, may_end=may_end)
        _end_before(actor, other, command.valid_from)
    losing = appointment_rules.losing_primary(new, own)
    if losing:
        db.session.execute(
            update(Appointment)
            .where(Appointment.id.in_(losing))
            .values(is_primary=False, version=Appointment.version + 1)
            .execution_options(synchronize_session="fetch")
        )


def _end_before(actor: Actor, other: Holding, start: date | None) -> None:
    assert other.id is not None
    assert start is not None  # check_predecessor refused it otherwise
    own_roles.check_appointment(actor, other.id)
    last = start - timedelta(days=1)
    db.session.execute(
        update(Appointment)
        .where(Appointment.id == other.id)
        .values(valid_to=last, version=Appointment.version + 1)
        .execution_options(synchronize_session="fetch")
    )
    audit.record(actor, "ubah", SUBJECT, other.id, changes={"valid_to": (other.valid_to, last)})


def _holdings(which: ColumnElement[bool], *, own: bool = False) -> list[Holding]:
    rows = db.session.execute(
        select(Appointment, Person.name, Position.title)
        .join(Person, Person.id == Appointment.person_id)
        .join(Position, Position.id == Appointment.position_id)
        .where(which)
        .order_by(Appointment.id)
    )
    return [
        Holding(
            id=row.id,
            name=title if own else name,
            status=row.status,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            is_primary=row.is_primary,
        )
        for row, name, title in rows
    ]
