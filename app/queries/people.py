"""Persons of a government with the office they hold today: the list, one person, and choices for select fields.

Phone and NIP are read by `private_data` alone, after a check of PERSON_PRIVATE.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from app import clock
from app.db import db
from app.domain.errors import NotFound
from app.domain.people import name_with_titles, sort_name
from app.domain.roles import Actor, Role
from app.domain.signatures import prefixed
from app.models.agencies import Agency, Position
from app.models.people import Appointment, Person
from app.models.users import User
from app.queries.keyset import AnyRow, AnySelect, Page, Place, page
from app.queries.positions import serving_on


@dataclass(frozen=True)
class PersonFilter:
    """What a list of persons is narrowed to; None takes all."""

    text: str | None = None
    agency_id: int | None = None
    is_active: bool | None = True
    is_proposed: bool | None = None


@dataclass(frozen=True)
class PrivateData:
    """What only those may see whom PERSON_PRIVATE allows."""

    nip: str | None
    service_number: str | None
    phone: str | None
    email: str | None


def full_name(row: Any) -> str:
    """Name with titles of any row that carries name, front_titles and back_titles."""
    return name_with_titles(row.name, row.front_titles, row.back_titles)


def office_words(row: Any) -> str:
    """`Plt. Kepala Dinas Sosial` of a row with title and status; empty without an office."""
    return prefixed(row.title, row.status) if row.title else ""


def _with_office(today: date) -> AnySelect:
    """Person, the office of today (the primary one first), and its agency or the one noted for the person."""
    office = (
        select(Appointment.id)
        .where(Appointment.person_id == Person.id, serving_on(today))
        .order_by(Appointment.is_primary.desc(), Appointment.id)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    return (
        select(
            Person.id,
            Person.name,
            Person.front_titles,
            Person.back_titles,
            Person.is_active,
            Person.is_proposed,
            Position.title,
            Appointment.status,
            Agency.id.label("agency_id"),
            Agency.name.label("agency_name"),
            Agency.short_name.label("agency_short_name"),
        )
        .outerjoin(Appointment, Appointment.id == office)
        .outerjoin(Position, Position.id == Appointment.position_id)
        .outerjoin(Agency, Agency.id == func.coalesce(Position.agency_id, Person.agency_id))
    )


def person_page(actor: Actor, wanted: PersonFilter, place: Place | None = None) -> Page:
    """A page of persons by bare name, each with office and agency of today."""
    today = clock.today(actor.zone)
    statement = _with_office(today).where(
        Person.government_id == actor.government_id, *_conditions(actor, wanted, today)
    )
    return page(statement, (Person.sort_name, Person.id), place)


def _conditions(actor: Actor, wanted: PersonFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text:
        ways = [Person.name.icontains(wanted.text, autoescape=True)]
        if actor.has(Role.ADMINISTRATOR):
            ways += [Person.nip == "".join(wanted.text.split()), Person.service_number == wanted.text]
        found.append(or_(*ways))
    if wanted.agency_id is not None:
        # The list itself joins the office of today; a person counts here with every office.
        serves = (
            select(Appointment.id)
            .join(Position, Position.id == Appointment.position_id)
            .where(Appointment.person_id == Person.id, serving_on(today), Position.agency_id == wanted.agency_id)
            .correlate(Person)
            .exists()
        )
        found.append(or_(Person.agency_id == wanted.agency_id, serves))
    if wanted.is_active is not None:
        found.append(Person.is_active.is_(wanted.is_active))
    if wanted.is_proposed is not None:
        found.append(Person.is_proposed.is_(wanted.is_proposed))
    return found


def proposals(actor: Actor) -> int:
    """How many proposed persons wait for the administrator."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Person)
            .where(Person.government_id == actor.government_id, Person.is_proposed.is_(True), Person.is_active)
        )
        or 0
    )


def person(actor: Actor, person_id: int) -> AnyRow:
    """One person without private data, with agency_name, user_id and account_is_active. Raises NotFound."""
    row = db.session.execute(
        select(
            Person.id,
            Person.name,
            Person.front_titles,
            Person.back_titles,
            Person.sapaan,
            Person.rank,
            Person.is_active,
            Person.is_proposed,
            Person.version,
            Person.agency_id,
            Agency.name.label("agency_name"),
            User.id.label("user_id"),
            User.is_active.label("account_is_active"),
        )
        .outerjoin(Agency, Agency.id == Person.agency_id)
        .outerjoin(User, User.person_id == Person.id)
        .where(Person.id == person_id, Person.government_id == actor.government_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return row


def private_data(actor: Actor, person_id: int) -> PrivateData:
    """NIP or NRP, phone and e-mail, to be read only after PERSON_PRIVATE was checked for this person."""
    row = db.session.execute(
        select(Person.nip, Person.service_number, Person.phone, Person.email).where(
            Person.id == person_id, Person.government_id == actor.government_id
        )
    ).one()
    return PrivateData(row.nip, row.service_number, row.phone, row.email)


def namesake(actor: Actor, name: str, without: int | None = None) -> str | None:
    """An active person of the same bare name, as `Rustam (Dinas Sosial)`; None when there is none."""
    today = clock.today(actor.zone)
    row = db.session.execute(
        _with_office(today)
        .where(
            Person.government_id == actor.government_id,
            Person.sort_name == sort_name(name),
            Person.is_active.is_(True),
            Person.id != (without or 0),
        )
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return f"{full_name(row)} ({row.agency_name})" if row.agency_name else full_name(row)


def person_choices(actor: Actor, *, keep: Iterable[int] = (), without_account: bool = False) -> list[tuple[int, str]]:
    """(id, `Rustam, S.Sos. — Kepala Dinas Sosial`) of the active persons by bare name, for a select field.

    `keep` are persons a row already points at; `without_account` leaves out whoever has one (but for those in `keep`).
    """
    kept = [one for one in keep if one]
    wanted: ColumnElement[bool] = Person.is_active.is_(True)
    if without_account:
        wanted = and_(wanted, ~exists().where(User.person_id == Person.id))
    rows = db.session.execute(
        _with_office(clock.today(actor.zone))
        .where(Person.government_id == actor.government_id, or_(wanted, Person.id.in_(kept)) if kept else wanted)
        .order_by(Person.sort_name, Person.id)
    )
    return [(row.id, _choice_words(row)) for row in rows]


def _choice_words(row: Any) -> str:
    office = office_words(row) or row.agency_name or ""
    words = f"{full_name(row)} — {office}" if office else full_name(row)
    return f"{words} (usulan)" if row.is_proposed else words
