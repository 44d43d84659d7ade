"""A new government of this installation, made from the command line only: with its administrator and agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.domain.agencies import GovernmentLevel
from app.domain.agency_guess import is_regional_secretariat
from app.domain.dates import parse_zone
from app.domain.errors import RuleViolation
from app.domain.roles import Actor, Role
from app.imports.agency_list import ListedAgency, is_called
from app.models.governments import Government, PaperProfile
from app.models.records import AuditHead
from app.services import audit, holidays
from app.services.agencies import AddAgency, add_agency
from app.services.authorisation import operator
from app.services.own_password import issue_code
from app.services.user_roles import RoleRow, SetRoles, set_roles
from app.services.users import AddUser, add_user


@dataclass(frozen=True, kw_only=True)
class AddGovernment:
    """`name` is bare ("Tanjungpinang"); `zone` an IANA zone, or WIB, WITA, WIT."""

    level: GovernmentLevel
    name: str
    zone: str
    short_name: str | None = None
    seat: str | None = None
    is_demo: bool = False


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """Everything that a real installation begins with."""

    government: AddGovernment
    administrator: AddUser
    agencies: tuple[ListedAgency, ...] = ()


@dataclass(frozen=True)
class Installed:
    """What was made; the code is shown once and kept only as a digest."""

    government_id: int
    user_id: int
    code: str
    agencies: int
    holidays: int


@transactional
def add_government(command: AddGovernment) -> int:
    """Make a government with its audit chain and the default profile of papers; gives its id. Raises RuleViolation.

    No actor: governments are made on the server only (decision 1), the audit names the operator.
    """
    zone = parse_zone(command.zone)
    same = select(Government.id).where(
        Government.level == command.level, func.lower(Government.name) == command.name.lower()
    )
    if db.session.scalar(same) is not None:
        raise RuleViolation("name", "Pemerintah daerah ini sudah ada di pemasangan ini.")
    row = Government(
        slug=_free_slug(command),
        level=command.level,
        name=command.name,
        short_name=command.short_name,
        seat=command.seat,
        zone=zone,
        is_demo=command.is_demo,
        created_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()  # what belongs to the government needs the id
    db.session.add_all((AuditHead(government_id=row.id, no=0, sha256=""), PaperProfile(government_id=row.id)))
    db.session.flush()  # the audit chain extends the head
    audit.record(operator(row.id, zone), "buat", "government", row.id, changes={"name": (None, command.name)})
    return row.id


@transactional
def set_up(command: SetUp) -> Installed:
    """Government, agencies, holidays of this and the next year, and an administrator with a one-time code."""
    government_id = add_government(command.government)
    actor = operator(government_id, parse_zone(command.government.zone))
    _add_agencies(actor, command.agencies)
    year = clock.today(actor.zone).year
    days = holidays.fill_years(actor, (year, year + 1))
    user_id = _add_administrator(actor, command.administrator)
    code = issue_code(actor, user_id)
    return Installed(government_id, user_id, code, len(command.agencies), days)


def _add_agencies(actor: Actor, listed: tuple[ListedAgency, ...]) -> None:
    """In the order of the list, which becomes the protocol order; those in between are made before those below them."""
    made: dict[int, int] = {}
    waiting = list(listed)
    while waiting:
        ready = [one for one in waiting if one.parent is None or _parent_of(one, listed).line in made]
        if not ready:
            raise RuleViolation("agencies", "Instansi induk dalam daftar saling menunjuk. Perbaiki kolom induk.")
        for one in ready:
            made[one.line] = add_agency(
                actor,
                AddAgency(
                    name=one.name,
                    short_name=one.short_name,
                    kind=one.kind,
                    relation=one.relation,
                    parent_id=made[_parent_of(one, listed).line] if one.parent is not None else None,
                    head_title=one.head_title,
                    protocol_order=(listed.index(one) + 1) * 10,
                    is_secretariat=is_regional_secretariat(one.name),
                ),
            )
        waiting = [one for one in waiting if one.line not in made]


def _parent_of(one: ListedAgency, listed: tuple[ListedAgency, ...]) -> ListedAgency:
    return next(other for other in listed if other is not one and is_called(other, one.parent or ""))


def _add_administrator(actor: Actor, command: AddUser) -> int:
    user_id = add_user(actor, command)
    set_roles(actor, SetRoles(user_id=user_id, version=1, roles=(RoleRow(role=Role.ADMINISTRATOR),)))
    return user_id


def _free_slug(command: AddGovernment) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", f"{command.level.value} {command.name}".lower()).strip("-")[:50]
    taken = set(db.session.scalars(select(Government.slug)))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 1000))) if slug not in taken)


def government_by_slug(slug: str | None) -> Government:
    """The government a command is about; without a slug the only one there is. Raises RuleViolation."""
    rows = db.session.scalars(select(Government).order_by(Government.slug)).all()
    found = [row for row in rows if slug is None or row.slug == slug]
    if len(found) == 1:
        return found[0]
    known = ", ".join(row.slug for row in rows) or "belum ada; jalankan flask setup"
    raise RuleViolation("government", f"Sebutkan pemerintah daerahnya dengan --government. Yang ada: {known}.")
