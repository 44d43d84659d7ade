"""Who acts: an account's roles of today, with the agencies mapped to an asisten. Reads only."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, and_, bindparam, select

from app import clock
from app.db import db
from app.domain.roles import Actor, Role, RoleGrant, counts_on
from app.models.agencies import AgencyCoordinator
from app.models.governments import Government
from app.models.people import Appointment, Person
from app.models.users import User, UserRole

#: One row for each role, and for each agency mapped to the position of an asisten. Made once: every request runs it.
_ACCOUNT = (
    select(
        User.id,
        User.government_id,
        User.person_id,
        User.display_name,
        User.is_active,
        Person.sapaan,
        Government.zone,
        UserRole.id.label("role_id"),
        UserRole.role,
        UserRole.agency_id,
        UserRole.valid_from,
        UserRole.valid_to,
        UserRole.appointment_id,
        Appointment.position_id,
        Appointment.valid_from.label("appointed_from"),
        Appointment.valid_to.label("appointed_to"),
        AgencyCoordinator.agency_id.label("mapped_agency_id"),
    )
    .join(Government, Government.id == User.government_id)
    .outerjoin(Person, Person.id == User.person_id)
    .outerjoin(UserRole, UserRole.user_id == User.id)
    .outerjoin(Appointment, Appointment.id == UserRole.appointment_id)
    .outerjoin(
        AgencyCoordinator,
        and_(AgencyCoordinator.position_id == Appointment.position_id, UserRole.role == Role.ASISTEN),
    )
    .where(User.id == bindparam("user_id"))
    .order_by(UserRole.id)
)


def actor_of(user_id: int, session_id: int | None = None, address: str = "") -> Actor | None:
    """The account as an Actor with the roles that count today; None when it is missing or inactive."""
    rows: list[Row[Any]] = list(db.session.execute(_ACCOUNT, {"user_id": user_id}))
    if not rows or not rows[0].is_active:
        return None
    first = rows[0]
    return Actor(
        user_id=first.id,
        government_id=first.government_id,
        zone=first.zone,
        name=first.display_name,
        person_id=first.person_id,
        sapaan=first.sapaan,
        grants=_grants(rows, clock.today(first.zone)),
        session_id=session_id,
        address=address,
    )


def _grants(rows: list[Row[Any]], today: date) -> tuple[RoleGrant, ...]:
    roles = {row.role_id: row for row in rows if row.role_id is not None}
    mapped: dict[int, set[int]] = {}
    for row in rows:
        if row.mapped_agency_id is not None:
            mapped.setdefault(row.role_id, set()).add(row.mapped_agency_id)
    return tuple(
        RoleGrant(
            role=row.role,
            agency_id=row.agency_id,
            position_id=row.position_id,
            mapped_agency_ids=frozenset(mapped.get(row.role_id, ())),
        )
        for row in roles.values()
        if counts_on(today, row.valid_from, row.valid_to)
        and (row.appointment_id is None or counts_on(today, row.appointed_from, row.appointed_to))
    )
