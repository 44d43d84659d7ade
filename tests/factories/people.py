"""Governments, agencies, persons and accounts for tests."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any, TypeVar

from app import clock
from app.db import db, transactional
from app.domain.agencies import AgencyKind, GovernmentLevel, Relation
from app.domain.people import AppointmentStatus, PositionKind, sort_name
from app.domain.roles import Actor, Role
from app.models.agencies import Agency, AgencyCoordinator, Position, TaskForce, TaskForceMember
from app.models.governments import Government
from app.models.people import Appointment, Person
from app.models.records import AuditHead
from app.models.users import User, UserRole
from app.queries.actors import actor_of
from app.services import access_log, audit

T = TypeVar("T")
number = itertools.count(1)
ZONE = "Asia/Jakarta"


def save(*rows: Any) -> None:
    """Commit rows (a savepoint in most tests); they stay loaded, since most are read again at once."""
    session = db.session()
    session.expire_on_commit = False
    try:
        session.add_all(rows)
        session.commit()
    finally:
        session.expire_on_commit = True


def with_id(row: T) -> T:
    """Write a row for its id; whoever calls commits it with the rows that hang on it."""
    db.session.add(row)
    db.session.flush()
    return row


def government(name: str = "Contoh", **values: Any) -> Government:
    n = next(number)
    row = Government(
        slug=f"contoh-{n}",
        level=values.pop("level", GovernmentLevel.KOTA),
        name=name,
        zone=values.pop("zone", ZONE),
        created_at=clock.now(),
        **values,
    )
    save(row, AuditHead(government_id=with_id(row).id, no=0, sha256=""))
    return row


def agency(of: Government, name: str = "", **values: Any) -> Agency:
    n = next(number)
    defaults = {"kind": AgencyKind.OPD, "relation": Relation.BAWAHAN, "short_name": f"D{n}"}
    row = Agency(government_id=of.id, name=name or f"Dinas Nomor {n}", **{**defaults, **values})
    save(row)
    return row


def person(of: Government, name: str = "", **values: Any) -> Person:
    name = name or f"Orang Nomor {next(number)}"
    row = _person(of, name, **values)
    save(row)
    return row


def _person(of: Government, name: str, **values: Any) -> Person:
    return Person(government_id=of.id, name=name, sort_name=sort_name(name), **values)


def appointment(
    who: Person, at: Agency, title: str = "", kind: PositionKind = PositionKind.KEPALA_INSTANSI, **values: Any
) -> Appointment:
    row = _appointment(who, at, title, kind, **values)
    save(row)
    return row


def _appointment(who: Person, at: Agency, title: str, kind: PositionKind, **values: Any) -> Appointment:
    position = Position(
        government_id=at.government_id, agency_id=at.id, title=title or f"Jabatan Nomor {next(number)}", kind=kind
    )
    return Appointment(
        government_id=at.government_id,
        person_id=who.id,
        position_id=with_id(position).id,
        **{"status": AppointmentStatus.DEFINITIF, **values},
    )


def user(of: Government, role: Role | None = None, at: Agency | None = None, **values: Any) -> User:
    """An account with one role of today; appointed roles get a person and an appointment."""
    n = next(number)
    who = with_id(_person(of, f"Orang Nomor {next(number)}"))
    row = User(
        government_id=of.id,
        username=values.pop("username", f"pengguna{n}"),
        person_id=who.id,
        display_name=who.name,
        created_at=clock.now(),
        **values,
    )
    if role is None:
        save(row)
    else:
        give_role(with_id(row), role, at)
    return row


def give_role(to: User, role: Role, at: Agency | None = None, maps: tuple[Agency, ...] = ()) -> UserRole:
    """A further role; for an asisten, `maps` are the agencies he coordinates."""
    appointed = None
    if role in (Role.AGENCY_HEAD, Role.SEKDA, Role.ASISTEN):
        who = db.session.get(Person, to.person_id)
        assert who is not None
        assert at is not None
        kind = {Role.SEKDA: PositionKind.SEKDA, Role.ASISTEN: PositionKind.ASISTEN}.get(
            role, PositionKind.KEPALA_INSTANSI
        )
        appointed = with_id(_appointment(who, at, "", kind))
        db.session.add_all(
            AgencyCoordinator(government_id=to.government_id, agency_id=mapped.id, position_id=appointed.position_id)
            for mapped in maps
        )
    row = UserRole(
        government_id=to.government_id,
        user_id=to.id,
        role=role,
        agency_id=at.id if at is not None and role not in (Role.SEKDA, Role.ASISTEN) else None,
        appointment_id=appointed.id if appointed is not None else None,
    )
    save(row)
    return row


def actor(of: User) -> Actor:
    """The frozen actor of an account as of now."""
    found = actor_of(of.id)
    assert found is not None
    return found


def task_force(of: Government, *members: Agency, name: str = "") -> TaskForce:
    row = TaskForce(government_id=of.id, name=name or f"Gugus Tugas Nomor {next(number)}")
    force_id = with_id(row).id
    save(row, *(TaskForceMember(government_id=of.id, task_force_id=force_id, agency_id=at.id) for at in members))
    return row


def days_ago(count: int) -> date:
    """A day before today in the zone of the tests."""
    return clock.today(ZONE) - timedelta(days=count)


@transactional
def entry_in_audit(by: User) -> None:
    """One entry in the audit chain."""
    audit.record(actor(by), "uji", "user", by.id, changes={"nama": ("lama", "baru")})


def entry_in_access_log(by: User) -> None:
    """One row in the log of reads."""
    access_log.record(actor(by), "uji", "meeting", 1, allowed=True)
