"""Task forces with their other names and members: add, change as a whole, deactivate, reactivate."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select

from app.db import db, transactional
from app.domain.agencies import TaskForceRole
from app.domain.errors import RuleViolation
from app.domain.periods import check_period
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import TaskForce, TaskForceAlias, TaskForceMember
from app.queries import subjects
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise

SUBJECT = "task_force"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One row of members: an agency, a person, or a group in words; `office_text` is the office in the team."""

    id: int | None = None
    agency_id: int | None = None
    person_id: int | None = None
    unsur_text: str | None = None
    office_text: str | None = None
    role: TaskForceRole = TaskForceRole.ANGGOTA
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class TaskForceValues:
    name: str
    decree_number: str | None = None
    decree_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class AddTaskForce(TaskForceValues):
    aliases: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangeTaskForce(AddTaskForce):
    task_force_id: int
    version: int


@transactional
def add_task_force(actor: Actor, command: AddTaskForce, key: str = "") -> int:
    """Record a task force; gives its id. Raises RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    _check(actor, command, None, {})
    row = TaskForce(government_id=actor.government_id, **edits.values_of(command, TaskForceValues))
    db.session.add(row)
    db.session.flush()  # aliases and members need the id
    _store_rows(actor, row.id, command, {})
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added(_audited(command)))
    return row.id


@transactional
def change_task_force(actor: Actor, command: ChangeTaskForce, key: str = "") -> int:
    """Save a task force as a whole; rows that are no longer there go. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(TaskForce, actor, command.task_force_id)
    before = _before(row, _members(row.id))
    edits.save(row, command.version, edits.values_of(command, TaskForceValues))
    stored = {one.id: one for one in _members(command.task_force_id)}
    _check(actor, command, command.task_force_id, stored)
    _store_rows(actor, command.task_force_id, command, stored)
    after = _audited(command)
    changes = {name: (before[name], after[name]) for name in after if before[name] != after[name]}
    submissions.remember(actor, key, SUBJECT, command.task_force_id)
    audit.record(actor, "ubah", SUBJECT, command.task_force_id, changes=changes)
    return command.task_force_id


@transactional
def set_task_force_active(actor: Actor, task_force_id: int, version: int, *, active: bool, key: str = "") -> int:
    """Take a task force out of the choices, or bring it back; meetings keep it. Raises Conflict."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(TaskForce, actor, task_force_id)
    changes = edits.save(row, version, {"is_active": active})
    submissions.remember(actor, key, SUBJECT, task_force_id)
    audit.record(actor, "aktifkan" if active else "nonaktifkan", SUBJECT, task_force_id, changes=changes)
    return task_force_id


def _check(actor: Actor, command: AddTaskForce, own_id: int | None, stored: dict[int, TaskForceMember]) -> None:
    check_period(command.valid_from, command.valid_to)
    twin = db.session.scalar(
        select(TaskForce.id).where(
            TaskForce.government_id == actor.government_id,
            func.lower(TaskForce.name) == command.name.lower(),
            TaskForce.is_active,
            TaskForce.id != (own_id or 0),
        )
    )
    if twin is not None:
        raise RuleViolation("name", "Gugus tugas aktif dengan nama ini sudah ada. Pakai yang itu atau bedakan namanya.")
    _check_aliases(command)
    for at, member in enumerate(command.members):
        _check_member(actor, member, f"members-{at}-", stored)


def _check_aliases(command: AddTaskForce) -> None:
    seen = {command.name.casefold()}
    for at, alias in enumerate(command.aliases):
        if alias.casefold() in seen:
            raise RuleViolation(f"aliases-{at}-name", "Sebutan ini sama dengan nama atau sebutan lain di atasnya.")
        seen.add(alias.casefold())


def _check_member(actor: Actor, member: Member, field: str, stored: dict[int, TaskForceMember]) -> None:
    old = stored.get(member.id) if member.id is not None else None
    if member.id is not None and old is None:
        raise RuleViolation(f"{field}agency_id", references.UNKNOWN)
    if member.agency_id is None and member.person_id is None and member.unsur_text is None:
        raise RuleViolation(f"{field}agency_id", "Pilih instansi atau pejabat, atau tulis unsurnya.")
    references.agency(actor, member.agency_id, f"{field}agency_id", keep=old.agency_id if old else None)
    references.person(actor, member.person_id, f"{field}person_id", keep=old.person_id if old else None)
    check_period(member.valid_from, member.valid_to, field=f"{field}valid_to")


def _store_rows(actor: Actor, task_force_id: int, command: AddTaskForce, stored: dict[int, TaskForceMember]) -> None:
    """Aliases are written anew; members keep their rows. Nothing points at either."""
    owner = {"government_id": actor.government_id, "task_force_id": task_force_id}
    db.session.execute(delete(TaskForceAlias).where(TaskForceAlias.task_force_id == task_force_id))
    db.session.add_all(TaskForceAlias(**owner, name=alias) for alias in command.aliases)
    kept = {member.id for member in command.members if member.id is not None}
    db.session.execute(
        delete(TaskForceMember).where(TaskForceMember.task_force_id == task_force_id, TaskForceMember.id.not_in(kept))
    )
    for member in command.members:
        values = _columns(member)
        if member.id is None:
            db.session.add(TaskForceMember(**owner, **values))
        else:
            for name, value in values.items():
                setattr(stored[member.id], name, value)


def _columns(member: Any) -> dict[str, Any]:
    return {name: getattr(member, name) for name in Member.__dataclass_fields__ if name != "id"}


def _members(task_force_id: int) -> list[TaskForceMember]:
    return list(
        db.session.scalars(
            select(TaskForceMember).where(TaskForceMember.task_force_id == task_force_id).order_by(TaskForceMember.id)
        )
    )


def _before(row: TaskForce, members: list[TaskForceMember]) -> dict[str, Any]:
    aliases = db.session.scalars(
        select(TaskForceAlias.name).where(TaskForceAlias.task_force_id == row.id).order_by(TaskForceAlias.id)
    )
    return {
        **edits.values_of(row, TaskForceValues),
        "aliases": list(aliases),
        "members": [_columns(member) for member in members],
    }


def _audited(command: AddTaskForce) -> dict[str, Any]:
    members = [asdict(member) for member in command.members]
    for member in members:
        del member["id"]
    return {**edits.values_of(command, TaskForceValues), "aliases": list(command.aliases), "members": members}
