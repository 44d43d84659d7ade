"""Task forces of a government: the list, one with aliases and members, and choices for select fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, or_, select
from sqlalchemy.orm import raiseload, selectinload

from app import clock
from app.db import db
from app.domain.agencies import TaskForceRole
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts
from app.domain.roles import Actor
from app.models.agencies import Agency, TaskForce, TaskForceAlias, TaskForceMember
from app.models.people import Person
from app.queries.keyset import AnyRow, Page, Place, page
from app.queries.subject_statements import member_on

_ROLE_ORDER = {role.value: at for at, role in enumerate(TaskForceRole)}


@dataclass(frozen=True)
class TaskForceFilter:
    """What the list is narrowed to; `is_active` None takes both."""

    text: str | None = None
    is_active: bool | None = True


def known(actor: Actor, task_force_id: int) -> GovernmentFacts:
    """Subject of permissions for one task force. Raises NotFound."""
    found = db.session.scalar(
        select(TaskForce.id).where(TaskForce.id == task_force_id, TaskForce.government_id == actor.government_id)
    )
    if found is None:
        raise NotFound
    return GovernmentFacts(actor.government_id)


def task_force_page(actor: Actor, wanted: TaskForceFilter, place: Place | None = None) -> Page:
    """A page of task forces by name, each with its number of members today and how many of them are agencies."""
    today = clock.today(actor.zone)
    members = select(func.count()).where(TaskForceMember.task_force_id == TaskForce.id, *member_on(today))
    statement = select(
        TaskForce.id,
        TaskForce.name,
        TaskForce.decree_number,
        TaskForce.decree_on,
        TaskForce.valid_from,
        TaskForce.valid_to,
        TaskForce.is_active,
        members.scalar_subquery().label("members"),
        members.where(TaskForceMember.agency_id.is_not(None)).scalar_subquery().label("agencies"),
    ).where(TaskForce.government_id == actor.government_id, *_conditions(wanted))
    return page(statement, (TaskForce.name, TaskForce.id), place)


def _conditions(wanted: TaskForceFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text:
        alias = exists().where(
            TaskForceAlias.task_force_id == TaskForce.id, TaskForceAlias.name.icontains(wanted.text, autoescape=True)
        )
        found.append(or_(TaskForce.name.icontains(wanted.text, autoescape=True), alias))
    if wanted.is_active is not None:
        found.append(TaskForce.is_active.is_(wanted.is_active))
    return found


def member_of(actor: Actor, task_force_id: int, member_id: int) -> GovernmentFacts:
    """Subject of permissions for one member. Raises NotFound when it is not that task force's."""
    member(actor, task_force_id, member_id)
    return GovernmentFacts(actor.government_id)


def member(actor: Actor, task_force_id: int, member_id: int) -> TaskForceMember:
    """One member of the task force. Raises NotFound."""
    found = db.session.scalar(
        select(TaskForceMember).where(
            TaskForceMember.id == member_id,
            TaskForceMember.task_force_id == task_force_id,
            TaskForceMember.government_id == actor.government_id,
        )
    )
    if found is None:
        raise NotFound
    return found


def task_force(actor: Actor, task_force_id: int) -> TaskForce:
    """One task force with its aliases loaded. Raises NotFound."""
    found = db.session.scalar(
        select(TaskForce)
        .options(selectinload(TaskForce.aliases), raiseload("*"))
        .where(TaskForce.id == task_force_id, TaskForce.government_id == actor.government_id)
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found


def members(actor: Actor, task_force_id: int) -> list[AnyRow]:
    """Members by their role in the team, with names of agency and person; past ones too."""
    return list(
        db.session.execute(
            select(
                TaskForceMember.id,
                TaskForceMember.role,
                TaskForceMember.office_text,
                TaskForceMember.unsur_text,
                TaskForceMember.valid_from,
                TaskForceMember.valid_to,
                Agency.id.label("agency_id"),
                Agency.name.label("agency_name"),
                Person.id.label("person_id"),
                Person.name,
                Person.front_titles,
                Person.back_titles,
            )
            .outerjoin(Agency, Agency.id == TaskForceMember.agency_id)
            .outerjoin(Person, Person.id == TaskForceMember.person_id)
            .where(TaskForceMember.task_force_id == task_force_id, TaskForceMember.government_id == actor.government_id)
            .order_by(case(_ROLE_ORDER, value=TaskForceMember.role), TaskForceMember.id)
        )
    )


def is_member_on(row: Any, day: date) -> bool:
    """Whether a membership counts on that day, both ends inclusive."""
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or row.valid_to >= day)


def task_force_choices(actor: Actor, *, keep: Iterable[int] = ()) -> list[tuple[int, str]]:
    """(id, name) of the active task forces by name, for a select field; `keep` are those a row already points at."""
    kept = [one for one in keep if one]
    active = TaskForce.is_active.is_(True)
    rows = db.session.execute(
        select(TaskForce.id, TaskForce.name)
        .where(TaskForce.government_id == actor.government_id, or_(active, TaskForce.id.in_(kept)) if kept else active)
        .order_by(TaskForce.name, TaskForce.id)
    )
    return [(row.id, row.name) for row in rows]
