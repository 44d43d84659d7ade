"""The standing map agency → asisten: the positions of asisten, who holds them, and which agencies they coordinate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, exists, select

from app.db import db
from app.domain.agencies import Relation
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts
from app.domain.people import PositionKind, name_with_titles
from app.domain.roles import Actor
from app.domain.signatures import prefixed
from app.models.agencies import Agency, AgencyCoordinator, Position
from app.models.people import Appointment, Person
from app.queries.positions import serving_on


@dataclass(frozen=True)
class Coordinator:
    """One position of an asisten with its holders of today and its agencies (id, name)."""

    position_id: int
    title: str
    holders: tuple[str, ...]
    agencies: tuple[tuple[int, str], ...]


def coordinating_position(actor: Actor, position_id: int) -> GovernmentFacts:
    """Subject of permissions for the map of one asisten. Raises NotFound for any other position."""
    found = db.session.scalar(
        select(Position.id).where(
            Position.id == position_id,
            Position.government_id == actor.government_id,
            Position.kind == PositionKind.ASISTEN,
        )
    )
    if found is None:
        raise NotFound
    return GovernmentFacts(actor.government_id)


def coordinators(actor: Actor, today: date) -> list[Coordinator]:
    """All positions of asisten in the order in which they were recorded."""
    positions = db.session.execute(
        select(Position.id, Position.title, Person.name, Person.front_titles, Person.back_titles, Appointment.status)
        .outerjoin(Appointment, and_(Appointment.position_id == Position.id, serving_on(today)))
        .outerjoin(Person, Person.id == Appointment.person_id)
        .where(
            Position.government_id == actor.government_id,
            Position.kind == PositionKind.ASISTEN,
            Position.is_active.is_(True),
        )
        .order_by(Position.id, Appointment.id)
    ).all()
    agencies = _agencies_by_position(actor)
    titles: dict[int, str] = {}
    holders: dict[int, list[str]] = {}
    for row in positions:
        titles[row.id] = row.title
        if row.name is not None:
            name = prefixed(name_with_titles(row.name, row.front_titles, row.back_titles), row.status)
            holders.setdefault(row.id, []).append(name)
    return [
        Coordinator(number, title, tuple(holders.get(number, ())), tuple(agencies.get(number, ())))
        for number, title in titles.items()
    ]


def _agencies_by_position(actor: Actor) -> dict[int, list[tuple[int, str]]]:
    rows = db.session.execute(
        select(AgencyCoordinator.position_id, Agency.id, Agency.name)
        .join(Agency, Agency.id == AgencyCoordinator.agency_id)
        .where(AgencyCoordinator.government_id == actor.government_id)
        .order_by(Agency.protocol_order, Agency.name)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        found.setdefault(row.position_id, []).append((row.id, row.name))
    return found


def mapped_to(actor: Actor, position_id: int) -> list[int]:
    """Ids of the agencies mapped to one asisten's position."""
    return list(
        db.session.scalars(
            select(AgencyCoordinator.agency_id).where(
                AgencyCoordinator.position_id == position_id, AgencyCoordinator.government_id == actor.government_id
            )
        )
    )


def coordinators_of(actor: Actor, agency_id: int) -> list[str]:
    """Titles of the asisten who coordinate an agency."""
    return list(
        db.session.scalars(
            select(Position.title)
            .join(AgencyCoordinator, AgencyCoordinator.position_id == Position.id)
            .where(AgencyCoordinator.agency_id == agency_id, AgencyCoordinator.government_id == actor.government_id)
            .order_by(Position.id)
        )
    )


def unmapped(actor: Actor) -> list[tuple[int, str]]:
    """Active agencies below the government that no asisten coordinates (id, name)."""
    mapped = exists().where(AgencyCoordinator.agency_id == Agency.id)
    rows = db.session.execute(
        select(Agency.id, Agency.name)
        .where(
            Agency.government_id == actor.government_id,
            Agency.is_active.is_(True),
            Agency.relation.in_((Relation.BAWAHAN, Relation.BAWAHAN_MELALUI)),
            ~mapped,
        )
        .order_by(Agency.protocol_order, Agency.name)
    )
    return [(row.id, row.name) for row in rows]
