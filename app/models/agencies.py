"""Agencies, positions, the map agency → asisten, task forces and their members."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Id
from app.domain.agencies import AgencyKind, Relation, TaskForceRole
from app.domain.people import PositionKind
from app.models.columns import Scoped, Versioned, enum_column, scope_key, scoped


class Agency(Scoped, Versioned, Base):
    __tablename__ = "agencies"
    __table_args__ = scoped(
        scope_key("parent_id", "agencies"),
        scope_key("successor_id", "agencies"),
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="validity"),
        Index("ix_agencies_order", "government_id", "protocol_order", "name"),
    )

    name: Mapped[str] = mapped_column(String(300))
    short_name: Mapped[str | None] = mapped_column(String(80))
    kind: Mapped[AgencyKind] = mapped_column(enum_column(AgencyKind, "kind"))
    relation: Mapped[Relation] = mapped_column(enum_column(Relation, "relation"))
    parent_id: Mapped[int | None] = mapped_column(Id, index=True)
    successor_id: Mapped[int | None] = mapped_column(Id)
    head_title: Mapped[str | None] = mapped_column(String(200))
    unit_code: Mapped[str | None] = mapped_column(String(40))
    address: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(String(60))
    email: Mapped[str | None] = mapped_column(String(200))
    website: Mapped[str | None] = mapped_column(String(200))
    protocol_order: Mapped[int] = mapped_column(default=100)
    is_secretariat: Mapped[bool] = mapped_column(default=False)
    is_public_relations: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_active: Mapped[bool] = mapped_column(default=True)


class Position(Scoped, Versioned, Base):
    """An office of an agency; persons hold it by appointment, duties follow it."""

    __tablename__ = "positions"
    __table_args__ = scoped(scope_key("agency_id", "agencies"), UniqueConstraint("agency_id", "title"))

    agency_id: Mapped[int] = mapped_column(Id, index=True)
    title: Mapped[str] = mapped_column(String(300))
    kind: Mapped[PositionKind] = mapped_column(enum_column(PositionKind, "kind"))
    echelon: Mapped[str | None] = mapped_column(String(20))
    is_active: Mapped[bool] = mapped_column(default=True)


class AgencyCoordinator(Scoped, Base):
    """The standing map: which asisten (as a position) coordinates an agency."""

    __tablename__ = "agency_coordinators"
    __table_args__ = (
        UniqueConstraint("agency_id", "position_id"),
        scope_key("agency_id", "agencies"),
        scope_key("position_id", "positions"),
    )

    agency_id: Mapped[int] = mapped_column(Id, index=True)
    position_id: Mapped[int] = mapped_column(Id, index=True)


class TaskForce(Scoped, Versioned, Base):
    __tablename__ = "task_forces"
    __table_args__ = scoped()

    name: Mapped[str] = mapped_column(String(300))
    decree_number: Mapped[str | None] = mapped_column(String(120))
    decree_on: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_active: Mapped[bool] = mapped_column(default=True)

    aliases: Mapped[list[TaskForceAlias]] = relationship(viewonly=True, order_by="TaskForceAlias.id")
    members: Mapped[list[TaskForceMember]] = relationship(viewonly=True, order_by="TaskForceMember.id")


class TaskForceAlias(Scoped, Base):
    """Another name by which sources call the same task force."""

    __tablename__ = "task_force_aliases"
    __table_args__ = (UniqueConstraint("task_force_id", "name"), scope_key("task_force_id", "task_forces"))

    task_force_id: Mapped[int] = mapped_column(Id, index=True)
    name: Mapped[str] = mapped_column(String(300))


class TaskForceMember(Scoped, Base):
    """A member is an agency, a person, or both; the office in the team may be stated without either."""

    __tablename__ = "task_force_members"
    __table_args__ = (
        scope_key("task_force_id", "task_forces"),
        scope_key("agency_id", "agencies"),
        scope_key("person_id", "people"),
        CheckConstraint("agency_id IS NOT NULL OR person_id IS NOT NULL OR unsur_text IS NOT NULL", name="somebody"),
    )

    task_force_id: Mapped[int] = mapped_column(Id, index=True)
    agency_id: Mapped[int | None] = mapped_column(Id, index=True)
    person_id: Mapped[int | None] = mapped_column(Id)
    unsur_text: Mapped[str | None] = mapped_column(String(300))
    office_text: Mapped[str | None] = mapped_column(String(300))
    role: Mapped[TaskForceRole] = mapped_column(enum_column(TaskForceRole, "role"), default=TaskForceRole.ANGGOTA)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
