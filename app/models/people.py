"""Persons and their appointments. Accounts are in users.py."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id
from app.domain.people import AppointmentStatus, Sapaan
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class Person(Scoped, Versioned, Base):
    __tablename__ = "people"
    __table_args__ = scoped(
        Index("ix_people_order", "government_id", "sort_name", "id"),
        Index(
            "uq_people_nip",
            "government_id",
            "nip",
            unique=True,
            sqlite_where=text("nip IS NOT NULL"),
            postgresql_where=text("nip IS NOT NULL"),
        ),
        scope_key("agency_id", "agencies"),
    )

    name: Mapped[str] = mapped_column(String(200))
    front_titles: Mapped[str | None] = mapped_column(String(80))
    back_titles: Mapped[str | None] = mapped_column(String(120))
    sort_name: Mapped[str] = mapped_column(String(200))
    sapaan: Mapped[Sapaan | None] = mapped_column(enum_column(Sapaan, "sapaan"))
    nip: Mapped[str | None] = mapped_column(String(30))
    #: NRP of police and army; they have no NIP.
    service_number: Mapped[str | None] = mapped_column(String(30))
    rank: Mapped[str | None] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(200))
    #: The institution of a person without a recorded appointment (partners, proposals of a secretariat).
    agency_id: Mapped[int | None] = mapped_column(Id, index=True)
    is_proposed: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)


class Appointment(Scoped, Versioned, Base):
    """A person holds a position from a day to a day, both inclusive; an unknown beginning is null."""

    __tablename__ = "appointments"
    __table_args__ = scoped(
        scope_key("person_id", "people"),
        scope_key("position_id", "positions"),
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="validity"),
    )

    person_id: Mapped[int] = mapped_column(Id, index=True)
    position_id: Mapped[int] = mapped_column(Id, index=True)
    status: Mapped[AppointmentStatus] = mapped_column(
        enum_column(AppointmentStatus, "status"), default=AppointmentStatus.DEFINITIF
    )
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_primary: Mapped[bool] = mapped_column(default=True)
