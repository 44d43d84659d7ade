"""In which office somebody acts today, in words for a timeline: a Plh. stands there as Plh."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.labels import label
from app.domain.roles import Actor, Role
from app.domain.signatures import prefixed
from app.models.agencies import Agency, Position
from app.models.people import Appointment
from app.queries.kept_statements import at_most
from app.queries.subject_statements import serving_on


def office_words(actor: Actor, role: Role, agency_id: int | None = None) -> str:
    """`Plh. Sekretaris Daerah`, `Kepala Dinas Sosial`, `Sekretariat rapat Bappeda`: the office behind a role today.

    An appointed role gives the office held, another one its own name with the agency. Without a grant of the role the
    role's name is given.
    """
    grant = next(
        (one for one in actor.grants if one.role is role and (agency_id is None or one.agency_id in (None, agency_id))),
        None,
    )
    if grant is None:
        return label(role)
    if grant.position_id is not None:
        return held_office(actor, grant.position_id) or label(role)
    name = db.session.scalar(
        select(Agency.short_name).where(Agency.id == grant.agency_id, Agency.government_id == actor.government_id)
    ) or db.session.scalar(
        select(Agency.name).where(Agency.id == grant.agency_id, Agency.government_id == actor.government_id)
    )
    return f"{label(role)} {name}" if name else label(role)


def held_office(actor: Actor, position_id: int) -> str | None:
    """The position as the actor holds it today, with Plt./Plh. before it; None when he does not hold it."""
    row = db.session.execute(
        select(Position.title, Appointment.status)
        .join(Appointment, Appointment.position_id == Position.id)
        .where(
            Position.id == position_id,
            Position.government_id == actor.government_id,
            Appointment.person_id == actor.person_id,
            *serving_on(clock.today(actor.zone)),
        )
        .limit(at_most(1))
    ).one_or_none()
    return prefixed(row.title, row.status) if row is not None else None
