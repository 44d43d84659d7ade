"""A small government of its own for one journey: agencies, officials with names and offices, accounts. No pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.agencies import AgencyKind
from app.domain.people import AppointmentStatus, PositionKind, Sapaan, sort_name
from app.domain.roles import Role
from app.models.agencies import Agency, AgencyCoordinator, Position
from app.models.governments import Government, PaperProfile
from app.models.people import Appointment, Person
from app.models.users import User, UserRole
from tests import factories

_KINDS = {Role.SEKDA: PositionKind.SEKDA, Role.ASISTEN: PositionKind.ASISTEN}


@dataclass
class Town:
    """Built inside an application context; `users` holds the ids of accounts by a short name."""

    home: Government = field(default_factory=lambda: factories.government("Contoh"))
    users: dict[str, int] = field(default_factory=dict)
    setda: Agency = field(init=False)

    def __post_init__(self) -> None:
        """A Sekretariat Daerah and a profile of papers belong to every town."""
        self.setda = self.agency("Sekretariat Daerah", "Setda", is_secretariat=True)
        factories.save(PaperProfile(government_id=self.home.id))

    def agency(self, name: str, short: str, kind: AgencyKind = AgencyKind.OPD, **values: Any) -> Agency:
        """An agency under the head of the region unless `relation` says otherwise."""
        return factories.agency(self.home, name, short_name=short, kind=kind, **values)

    def account(self, key: str, name: str, *, sapaan: Sapaan = Sapaan.BAPAK) -> User:
        """An account without a role."""
        row = factories.user(self.home)
        person = db.session.get_one(Person, row.person_id)
        person.name, person.sort_name, person.sapaan = name, sort_name(name), sapaan
        row.display_name = name
        factories.save(person, row)
        self.users[key] = row.id
        return row

    def staff(self, key: str, name: str, role: Role, at: Agency) -> User:
        """An account with one role of an agency that needs no office."""
        row = self.account(key, name)
        factories.give_role(row, role, at)
        return row

    def official(self, key: str, name: str, role: Role, office: str, at: Agency, *, sapaan: Sapaan = Sapaan.BAPAK):
        """An account whose role rests on an office; gives the account."""
        row = self.account(key, name, sapaan=sapaan)
        kind = _KINDS.get(role, PositionKind.KEPALA_INSTANSI)
        position = Position(government_id=self.home.id, agency_id=at.id, title=office, kind=kind)
        factories.save(position)
        self.hold(row, role, position, at)
        return row

    def hold(self, who: User, role: Role, position: Position, at: Agency, **values: Any) -> None:
        """Gives the account the office with its role; `values` are those of the appointment, such as its days."""
        held = Appointment(
            government_id=self.home.id,
            person_id=who.person_id,
            position_id=position.id,
            **{"status": AppointmentStatus.DEFINITIF, **values},
        )
        factories.save(held)
        of_agency = at.id if role is Role.AGENCY_HEAD else None
        factories.save(
            UserRole(government_id=self.home.id, user_id=who.id, role=role, agency_id=of_agency, appointment_id=held.id)
        )

    def position(self, kind: PositionKind) -> Position:
        """The one office of this kind."""
        return db.session.scalars(
            select(Position).where(Position.government_id == self.home.id, Position.kind == kind)
        ).one()

    def coordinates(self, *agencies: Agency) -> None:
        """The asisten answers for these agencies."""
        at = self.position(PositionKind.ASISTEN).id
        factories.save(
            *(AgencyCoordinator(government_id=self.home.id, agency_id=one.id, position_id=at) for one in agencies)
        )

    def late(self) -> date:
        """A due date that has passed by several working days, whatever day it is."""
        return factories.days_ago(10)
