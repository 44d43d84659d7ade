"""Agencies of a government: the list, one agency with what points at it, and choices for select fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import NotFound
from app.domain.labels import label
from app.domain.roles import Actor
from app.models.agencies import Agency, Position, TaskForceMember
from app.models.people import Appointment
from app.models.users import UserRole
from app.queries.keyset import AnyRow, AnySelect, Page, Place, page

_KIND_ORDER = {kind.value: at for at, kind in enumerate(AgencyKind)}


@dataclass(frozen=True)
class AgencyFilter:
    """What a list of agencies is narrowed to; `is_active` None takes both."""

    text: str | None = None
    kind: AgencyKind | None = None
    relation: Relation | None = None
    is_active: bool | None = True


@dataclass(frozen=True)
class PointingAt:
    """How much still points at an agency: open appointments, roles of accounts, memberships of task forces."""

    appointments: int
    roles: int
    memberships: int

    @property
    def anything(self) -> bool:
        return bool(self.appointments or self.roles or self.memberships)


def agency_label(name: str, short_name: str | None) -> str:
    """`Dinas Sosial (Dinsos)`."""
    return f"{name} ({short_name})" if short_name else name


def agency_page(actor: Actor, wanted: AgencyFilter, place: Place | None = None) -> Page:
    """A page of agencies in protocol order: id, name, short_name, kind, relation, is_active, parent_name."""
    parent = aliased(Agency)
    statement = (
        select(
            Agency.id,
            Agency.name,
            Agency.short_name,
            Agency.kind,
            Agency.relation,
            Agency.head_title,
            Agency.is_active,
            parent.name.label("parent_name"),
        )
        .outerjoin(parent, parent.id == Agency.parent_id)
        .where(Agency.government_id == actor.government_id, *_conditions(wanted))
    )
    return page(statement, (Agency.protocol_order, Agency.name, Agency.id), place)


def _conditions(wanted: AgencyFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text:
        found.append(
            or_(
                Agency.name.icontains(wanted.text, autoescape=True),
                Agency.short_name.icontains(wanted.text, autoescape=True),
            )
        )
    if wanted.kind is not None:
        found.append(Agency.kind == wanted.kind)
    if wanted.relation is not None:
        found.append(Agency.relation == wanted.relation)
    if wanted.is_active is not None:
        found.append(Agency.is_active.is_(wanted.is_active))
    return found


def agency(actor: Actor, agency_id: int) -> AnyRow:
    """Columns of one agency, and parent_name and successor_name. Raises NotFound."""
    parent, successor = aliased(Agency), aliased(Agency)
    row = db.session.execute(
        select(*Agency.__table__.columns, parent.name.label("parent_name"), successor.name.label("successor_name"))
        .outerjoin(parent, parent.id == Agency.parent_id)
        .outerjoin(successor, successor.id == Agency.successor_id)
        .where(Agency.id == agency_id, Agency.government_id == actor.government_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return row


def children(actor: Actor, agency_id: int) -> list[AnyRow]:
    """Agencies directly under one, active ones, with id and name."""
    return list(
        db.session.execute(
            select(Agency.id, Agency.name)
            .where(
                Agency.parent_id == agency_id, Agency.government_id == actor.government_id, Agency.is_active.is_(True)
            )
            .order_by(Agency.protocol_order, Agency.name)
        )
    )


def pointing_at(actor: Actor, agency_id: int, today: date) -> PointingAt:
    """What would have to be moved when the agency ends."""

    def count(statement: AnySelect) -> Any:
        return statement.scalar_subquery()

    row = db.session.execute(
        select(
            count(
                select(func.count())
                .select_from(Appointment)
                .join(Position, Position.id == Appointment.position_id)
                .where(
                    Position.agency_id == agency_id, or_(Appointment.valid_to.is_(None), Appointment.valid_to >= today)
                )
            ).label("appointments"),
            count(
                select(func.count())
                .select_from(UserRole)
                .where(UserRole.agency_id == agency_id, or_(UserRole.valid_to.is_(None), UserRole.valid_to >= today))
            ).label("roles"),
            count(
                select(func.count())
                .select_from(TaskForceMember)
                .where(
                    TaskForceMember.agency_id == agency_id,
                    or_(TaskForceMember.valid_to.is_(None), TaskForceMember.valid_to >= today),
                )
            ).label("memberships"),
        )
    ).one()
    return PointingAt(row.appointments, row.roles, row.memberships)


@dataclass(frozen=True)
class _Choosable:
    kind: AgencyKind
    pair: tuple[int, str] = field(default=(0, ""))


def _choosable(actor: Actor, keep: Iterable[int], without: int | None) -> list[_Choosable]:
    kept = [one for one in keep if one]
    active = Agency.is_active.is_(True)
    statement = (
        select(Agency.id, Agency.name, Agency.short_name, Agency.kind)
        .where(Agency.government_id == actor.government_id, or_(active, Agency.id.in_(kept)) if kept else active)
        .order_by(case(_KIND_ORDER, value=Agency.kind), Agency.protocol_order, Agency.name)
    )
    return [
        _Choosable(row.kind, (row.id, agency_label(row.name, row.short_name)))
        for row in db.session.execute(statement)
        if row.id != without
    ]


def agency_choices(actor: Actor, *, keep: Iterable[int] = (), without: int | None = None) -> list[tuple[int, str]]:
    """(id, label) of the active agencies by kind and protocol order, for a select field.

    `keep` are inactive ones that a row already points at; `without` is left out (an agency is not its own parent).
    """
    return [one.pair for one in _choosable(actor, keep, without)]


def agency_groups(actor: Actor, *, keep: Iterable[int] = ()) -> dict[str, list[tuple[int, str]]]:
    """The same under the labels of their kinds, for long lists of check boxes."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for one in _choosable(actor, keep, None):
        groups.setdefault(label(one.kind), []).append(one.pair)
    return groups
