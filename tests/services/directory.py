"""A small office for tests of master data: administrator, secretariat and agencies; a foreign government beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.roles import Actor, Role
from app.models.agencies import Agency
from app.models.governments import Government
from app.models.people import Person
from app.models.records import AuditEntry
from app.models.users import User
from tests import factories


@dataclass(frozen=True)
class Office:
    """Handles to the rows that these tests begin with."""

    home: Government
    foreign: Government
    admin_user: User
    secretariat_user: User
    agency: Agency
    other: Agency
    foreign_agency: Agency
    foreign_person: Person

    @property
    def admin(self) -> Actor:
        return factories.actor(self.admin_user)

    @property
    def secretariat(self) -> Actor:
        return factories.actor(self.secretariat_user)


def office() -> Office:
    """Rows of a fresh office."""
    home, foreign = factories.government("Sini"), factories.government("Sana")
    agency, other = factories.agency(home, "Dinas Sosial"), factories.agency(home, "Dinas Kesehatan")
    return Office(
        home=home,
        foreign=foreign,
        admin_user=factories.user(home, Role.ADMINISTRATOR),
        secretariat_user=factories.user(home, Role.SECRETARIAT, agency),
        agency=agency,
        other=other,
        foreign_agency=factories.agency(foreign, "Dinas Seberang"),
        foreign_person=factories.person(foreign, "Orang Seberang"),
    )


def row(model: type[Any], row_id: int) -> Any:
    """The row as it stands now."""
    return db.session.get_one(model, row_id, populate_existing=True)


def acts(subject_kind: str, subject_id: int) -> list[str]:
    """What the audit says was done to a thing, in order."""
    return list(
        db.session.scalars(
            select(AuditEntry.action)
            .where(AuditEntry.subject_kind == subject_kind, AuditEntry.subject_id == subject_id)
            .order_by(AuditEntry.id)
        )
    )
