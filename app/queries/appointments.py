"""Appointments of one person, and one appointment as a subject of permissions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import exists, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts
from app.domain.periods import period_words
from app.domain.roles import Actor
from app.domain.signatures import prefixed
from app.models.agencies import Agency, Position
from app.models.people import Appointment
from app.models.users import User, UserRole
from app.queries.keyset import AnyRow


def of_person(actor: Actor, person_id: int, appointment_id: int) -> GovernmentFacts:
    """Subject of permissions. Raises NotFound when the appointment is not that person's."""
    found = db.session.scalar(
        select(Appointment.id).where(
            Appointment.id == appointment_id,
            Appointment.person_id == person_id,
            Appointment.government_id == actor.government_id,
        )
    )
    if found is None:
        raise NotFound
    return GovernmentFacts(actor.government_id)


def appointments_of(actor: Actor, person_id: int) -> list[AnyRow]:
    """All appointments of a person, those without an end first, then the latest: id, status, dates, is_primary,
    version, title, agency_id, agency_name.
    """
    return list(
        db.session.execute(
            select(
                Appointment.id,
                Appointment.status,
                Appointment.valid_from,
                Appointment.valid_to,
                Appointment.is_primary,
                Appointment.version,
                Position.id.label("position_id"),
                Position.title,
                Agency.id.label("agency_id"),
                Agency.name.label("agency_name"),
            )
            .join(Position, Position.id == Appointment.position_id)
            .join(Agency, Agency.id == Position.agency_id)
            .where(Appointment.person_id == person_id, Appointment.government_id == actor.government_id)
            .order_by(
                Appointment.valid_to.is_not(None),
                Appointment.valid_to.desc(),
                Appointment.is_primary.desc(),
                Appointment.id,
            )
        )
    )


def appointment(actor: Actor, appointment_id: int) -> Appointment:
    """Raises NotFound."""
    found = db.session.scalar(
        select(Appointment).where(Appointment.id == appointment_id, Appointment.government_id == actor.government_id)
    )
    if found is None:
        raise NotFound
    return found


def roles_resting_on(actor: Actor, appointment_id: int) -> list[str]:
    """Display names of accounts with a role that rests on the appointment."""
    return list(
        db.session.scalars(
            select(User.display_name)
            .where(
                User.government_id == actor.government_id,
                exists().where(UserRole.user_id == User.id, UserRole.appointment_id == appointment_id),
            )
            .order_by(User.display_name)
        )
    )


def appointment_words(row: Any) -> str:
    """`Plt. Kepala Dinas Sosial — Dinas Sosial, sejak 1 Januari 2026`."""
    held = period_words(row.valid_from, row.valid_to)
    words = f"{prefixed(row.title, row.status)} — {row.agency_name}"
    return f"{words}, {held}" if held else words


def appointment_choices(actor: Actor, person_id: int | None) -> list[tuple[int, str]]:
    """(id, words) of the appointments of a person, for the rows of an account's roles; none without a person."""
    if person_id is None:
        return []
    return [(row.id, appointment_words(row)) for row in appointments_of(actor, person_id)]
