"""Duties follow the position: who takes an office with an account gets the roles that rest on it, for its days.

Roles given by hand are in user_roles.py.
"""

from __future__ import annotations

from sqlalchemy import select, update

from app.db import db
from app.domain.people import PositionKind
from app.domain.roles import Actor, Role
from app.models.agencies import Position
from app.models.people import Appointment
from app.models.users import User, UserRole
from app.services import audit

#: What an office carries where nobody held it with an account before.
_ROLE_OF_KIND = {
    PositionKind.SEKDA: Role.SEKDA,
    PositionKind.ASISTEN: Role.ASISTEN,
    PositionKind.KEPALA_INSTANSI: Role.AGENCY_HEAD,
}


def follow(actor: Actor, appointment: Appointment) -> None:
    """Within a running transaction: the holder's account gets the roles of the office, resting on the appointment.

    They count on its days alone, Plt. and Plh. included. Nobody gives himself a role: for his own appointment another
    administrator does it by hand.
    """
    holder = db.session.scalar(
        select(User).where(User.person_id == appointment.person_id, User.is_active, User.id != actor.user_id)
    )
    if holder is None:
        return
    roles = _roles_of(appointment)
    db.session.add_all(
        UserRole(
            government_id=appointment.government_id,
            user_id=holder.id,
            role=role,
            agency_id=agency_id,
            appointment_id=appointment.id,
        )
        for role, agency_id in roles
    )
    if roles:
        # Whoever is editing the roles of that account meanwhile is told.
        db.session.execute(update(User).where(User.id == holder.id).values(version=User.version + 1))
        given = [f"{role.value} ({agency_id})" if agency_id else role.value for role, agency_id in roles]
        audit.record(actor, "peran_mengikuti_jabatan", "user", holder.id, changes={"roles": (None, given)})


def _roles_of(appointment: Appointment) -> list[tuple[Role, int | None]]:
    """(role, agency) as other holders of the office have them, else by its kind."""
    known = db.session.execute(
        select(UserRole.role, UserRole.agency_id)
        .join(Appointment, Appointment.id == UserRole.appointment_id)
        .where(Appointment.position_id == appointment.position_id, Appointment.id != appointment.id)
        .distinct()
        .order_by(UserRole.role, UserRole.agency_id)
    ).all()
    if known:
        return [(row.role, row.agency_id) for row in known]
    position = db.session.get_one(Position, appointment.position_id)
    role = _ROLE_OF_KIND.get(position.kind)
    if role is None:
        return []
    return [(role, position.agency_id if role is Role.AGENCY_HEAD else None)]
