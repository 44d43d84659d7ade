"""Who acts: an account's roles of today, with the agencies mapped to an asisten. Reads only."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.roles import Actor, Role, RoleGrant, counts_on
from app.models.agencies import AgencyCoordinator
from app.models.governments import Government
from app.models.people import Appointment, Person
from app.models.users import User, UserRole


def actor_of(user_id: int, session_id: int | None = None, address: str = "") -> Actor | None:
    """The account as an Actor with the roles that count today; None when it is missing or inactive."""
    row = db.session.execute(
        select(
            User.id,
            User.government_id,
            User.person_id,
            User.display_name,
            User.is_active,
            Person.sapaan,
            Government.zone,
        )
        .join(Government, Government.id == User.government_id)
        .outerjoin(Person, Person.id == User.person_id)
        .where(User.id == user_id)
    ).one_or_none()
    if row is None or not row.is_active:
        return None
    return Actor(
        user_id=row.id,
        government_id=row.government_id,
        zone=row.zone,
        name=row.display_name,
        person_id=row.person_id,
        sapaan=row.sapaan,
        grants=_grants(row.id, clock.today(row.zone)),
        session_id=session_id,
        address=address,
    )


def _grants(user_id: int, today: date) -> tuple[RoleGrant, ...]:
    rows = db.session.execute(
        select(
            UserRole.role,
            UserRole.agency_id,
            UserRole.valid_from,
            UserRole.valid_to,
            UserRole.appointment_id,
            Appointment.position_id,
            Appointment.valid_from.label("appointed_from"),
            Appointment.valid_to.label("appointed_to"),
        )
        .outerjoin(Appointment, Appointment.id == UserRole.appointment_id)
        .where(UserRole.user_id == user_id)
        .order_by(UserRole.id)
    ).all()
    current = [
        row
        for row in rows
        if counts_on(today, row.valid_from, row.valid_to)
        and (row.appointment_id is None or counts_on(today, row.appointed_from, row.appointed_to))
    ]
    mapped = _mapped_agencies([row.position_id for row in current if row.role is Role.ASISTEN and row.position_id])
    return tuple(
        RoleGrant(
            role=row.role,
            agency_id=row.agency_id,
            position_id=row.position_id,
            mapped_agency_ids=mapped.get(row.position_id, frozenset()) if row.role is Role.ASISTEN else frozenset(),
        )
        for row in current
    )


def _mapped_agencies(position_ids: list[int]) -> dict[int, frozenset[int]]:
    if not position_ids:
        return {}
    found: dict[int, set[int]] = {}
    for position_id, agency_id in db.session.execute(
        select(AgencyCoordinator.position_id, AgencyCoordinator.agency_id).where(
            AgencyCoordinator.position_id.in_(position_ids)
        )
    ):
        found.setdefault(position_id, set()).add(agency_id)
    return {position: frozenset(agencies) for position, agencies in found.items()}
