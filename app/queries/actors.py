"""Who acts: an account's roles of today, with the agencies mapped to an asisten, and its login session. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, select

from app import clock
from app.db import db
from app.domain.labels import label
from app.domain.roles import Actor, Role, RoleGrant, counts_on
from app.models.agencies import AgencyCoordinator
from app.models.governments import Government
from app.models.people import Appointment, Person
from app.models.users import LoginSession, User, UserRole
from app.queries.reading import fetch
from app.queries.settings import calendar_columns, keep_calendar


@dataclass(frozen=True)
class LoginState:
    """A login session as it stands: whether it still counts is decided by its ages."""

    id: int
    created_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None


def _accounts() -> Select[*tuple[Any, ...]]:
    """One row for each role, and for each agency mapped to the position of an asisten."""
    mapped = and_(AgencyCoordinator.position_id == Appointment.position_id, UserRole.role == Role.ASISTEN)
    return (
        select(
            User.id,
            User.government_id,
            User.person_id,
            User.display_name,
            User.is_active,
            Person.sapaan,
            Government.zone,
            Government.level,
            Government.name.label("government_name"),
            UserRole.id.label("role_id"),
            UserRole.role,
            UserRole.agency_id,
            UserRole.valid_from,
            UserRole.valid_to,
            UserRole.appointment_id,
            Appointment.position_id,
            Appointment.status.label("appointed_as"),
            Appointment.valid_from.label("appointed_from"),
            Appointment.valid_to.label("appointed_to"),
            AgencyCoordinator.agency_id.label("mapped_agency_id"),
        )
        .join(Government, Government.id == User.government_id)
        .outerjoin(Person, Person.id == User.person_id)
        .outerjoin(UserRole, UserRole.user_id == User.id)
        .outerjoin(Appointment, Appointment.id == UserRole.appointment_id)
        .outerjoin(AgencyCoordinator, mapped)
        .order_by(UserRole.id)
    )


# Every request runs one of them: made once, run with a value.
_ACCOUNT = _accounts().where(User.id == bindparam("user_id"))
_SESSION = (
    _accounts()
    .add_columns(
        LoginSession.id.label("session_id"),
        LoginSession.created_at,
        LoginSession.last_seen_at,
        LoginSession.ended_at,
        *calendar_columns(),
    )
    .join(LoginSession, LoginSession.user_id == User.id)
    .where(LoginSession.token_sha256 == bindparam("token_sha256"))
)


def signed_in(token_sha256: str, address: str) -> tuple[LoginState, Actor] | None:
    """The login session behind a token's digest and its actor; None when unknown or the account is inactive."""
    rows = fetch(_SESSION, token_sha256=token_sha256)
    if not rows or not rows[0].is_active:
        return None
    first = rows[0]
    keep_calendar(first.government_id, first)
    state = LoginState(first.session_id, first.created_at, first.last_seen_at, first.ended_at)
    return state, _actor(rows, state.id, address)


def actor_of(user_id: int, session_id: int | None = None, address: str = "") -> Actor | None:
    """The account as an Actor with the roles that count today; None when it is missing or inactive."""
    rows: list[Row[Any]] = list(db.session.execute(_ACCOUNT, {"user_id": user_id}))
    return _actor(rows, session_id, address) if rows and rows[0].is_active else None


def _actor(rows: list[Row[Any]], session_id: int | None, address: str) -> Actor:
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
        government_name=f"Pemerintah {label(first.level)} {first.government_name}",
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
            status=row.appointed_as,
        )
        for row in roles.values()
        if counts_on(today, row.valid_from, row.valid_to)
        and (row.appointment_id is None or counts_on(today, row.appointed_from, row.appointed_to))
    )
