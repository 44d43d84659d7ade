"""The roles of an account, saved as a whole. What each role may do is in domain/permissions.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.permissions import Permission
from app.domain.role_rules import Office, check_role
from app.domain.roles import Actor, Role
from app.models.agencies import Position
from app.models.people import Appointment
from app.models.users import User, UserRole
from app.queries import subjects
from app.services import administrators, audit, own_roles, references, submissions, versions
from app.services.authorisation import authorise

SUBJECT = "user"


@dataclass(frozen=True, kw_only=True)
class RoleRow:
    """One role with the days on which it counts, both inclusive."""

    role: Role
    agency_id: int | None = None
    appointment_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class SetRoles:
    user_id: int
    version: int
    roles: tuple[RoleRow, ...]


@transactional
def set_roles(actor: Actor, command: SetRoles, key: str = "") -> int:
    """Replace the roles of an account; they count from the next request on. Raises Conflict, RuleViolation.

    Nobody edits his own roles, and the last administrator stays.
    """
    administrators.lock(actor)
    authorise(actor, Permission.USERS_MANAGE, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    user = references.row_of(User, actor, command.user_id)
    own_roles.check_account(actor, user.id)
    person_id, before = user.person_id, _rows(user.id)
    versions.bump(User, user.id, command.version)
    _check(actor, command, person_id, before)
    db.session.execute(delete(UserRole).where(UserRole.user_id == command.user_id))
    db.session.add_all(
        UserRole(government_id=actor.government_id, user_id=command.user_id, **_columns(row)) for row in command.roles
    )
    db.session.flush()  # the last administrator is counted over the new rows
    if any(row.role is Role.ADMINISTRATOR for row in before):
        administrators.check_one_stays(actor)
    submissions.remember(actor, key, SUBJECT, command.user_id)
    changes = {"roles": ([_columns(row) for row in before], [_columns(row) for row in command.roles])}
    audit.record(actor, "ubah_peran", SUBJECT, command.user_id, changes=changes)
    return command.user_id


def _check(actor: Actor, command: SetRoles, person_id: int | None, before: list[RoleRow]) -> None:
    kept_agencies = {row.agency_id for row in before}
    seen: list[tuple[object, ...]] = []
    for at, row in enumerate(command.roles):
        field = f"roles-{at}-"
        keep = row.agency_id if row.agency_id in kept_agencies else None
        references.agency(actor, row.agency_id, f"{field}agency_id", keep=keep)
        appointment = references.appointment(actor, row.appointment_id, person_id, f"{field}appointment_id")
        check_role(
            row.role,
            agency_id=row.agency_id,
            office=_office(appointment),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            field=field,
        )
        same = (row.role, row.agency_id, row.appointment_id)
        if same in seen:
            raise RuleViolation(f"{field}role", "Peran ini sudah ada di baris lain. Hapus salah satu barisnya.")
        seen.append(same)


def _office(appointment: Appointment | None) -> Office | None:
    if appointment is None:
        return None
    position = db.session.get_one(Position, appointment.position_id)
    return Office(position.agency_id, position.kind)


def _rows(user_id: int) -> list[RoleRow]:
    stored = db.session.scalars(select(UserRole).where(UserRole.user_id == user_id).order_by(UserRole.id))
    return [RoleRow(**_columns(row)) for row in stored]


def _columns(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RoleRow.__dataclass_fields__}
