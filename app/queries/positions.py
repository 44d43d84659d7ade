"""Positions of agencies and who holds them today; choices of positions for select fields."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import AgencyFacts
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.domain.signatures import prefixed
from app.models.agencies import Agency, Position
from app.models.people import Appointment, Person
from app.queries.keyset import AnyRow


def of_agency(actor: Actor, agency_id: int, position_id: int) -> AgencyFacts:
    """The agency of a position, as a subject of permissions. Raises NotFound when they do not belong together."""
    found = db.session.scalar(
        select(Position.agency_id).where(
            Position.id == position_id,
            Position.agency_id == agency_id,
            Position.government_id == actor.government_id,
        )
    )
    if found is None:
        raise NotFound
    return AgencyFacts(found, actor.government_id)


def serving_on(day: date) -> ColumnElement[bool]:
    """The appointment counts on that day, both ends inclusive."""
    return and_(
        or_(Appointment.valid_from.is_(None), Appointment.valid_from <= day),
        or_(Appointment.valid_to.is_(None), Appointment.valid_to >= day),
    )


def position(actor: Actor, position_id: int) -> Position:
    """Raises NotFound."""
    found = db.session.scalar(
        select(Position).where(Position.id == position_id, Position.government_id == actor.government_id)
    )
    if found is None:
        raise NotFound
    return found


def positions_of(actor: Actor, agency_id: int, today: date) -> list[AnyRow]:
    """Positions of an agency, each row with one holder of today or none: id, title, kind, is_active, person_id,
    name, front_titles, back_titles, status, valid_from, valid_to. A position with two holders has two rows.
    """
    return list(
        db.session.execute(
            select(
                Position.id,
                Position.title,
                Position.kind,
                Position.echelon,
                Position.is_active,
                Person.id.label("person_id"),
                Person.name,
                Person.front_titles,
                Person.back_titles,
                Appointment.status,
                Appointment.valid_from,
                Appointment.valid_to,
            )
            .outerjoin(Appointment, and_(Appointment.position_id == Position.id, serving_on(today)))
            .outerjoin(Person, Person.id == Appointment.person_id)
            .where(Position.agency_id == agency_id, Position.government_id == actor.government_id)
            .order_by(Position.is_active.desc(), Position.id, Appointment.id)
        )
    )


def position_choices(actor: Actor, *, keep: Iterable[int] = ()) -> list[tuple[int, str]]:
    """(id, `Kepala Dinas Sosial — Dinas Sosial`) of the active positions in protocol order, for a select field."""
    kept = [one for one in keep if one]
    active = and_(Position.is_active.is_(True), Agency.is_active.is_(True))
    rows = db.session.execute(
        select(Position.id, Position.title, Agency.name, Agency.short_name)
        .join(Agency, Agency.id == Position.agency_id)
        .where(Position.government_id == actor.government_id, or_(active, Position.id.in_(kept)) if kept else active)
        .order_by(Agency.protocol_order, Agency.name, Position.id)
    )
    return [(row.id, f"{row.title} — {row.short_name or row.name}") for row in rows]


def holder_words(row: Any) -> str:
    """`Plt. Rustam, S.Sos.` of a row of positions_of; empty without a holder."""
    if row.name is None:
        return ""
    return prefixed(name_with_titles(row.name, row.front_titles, row.back_titles), row.status)
