"""Task forces and their other names: add, change, deactivate, reactivate. Members are in task_force_members.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.periods import check_period
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import TaskForce, TaskForceAlias
from app.queries import subjects
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise
from app.services.search_index import index_task_force

SUBJECT = "task_force"


@dataclass(frozen=True, kw_only=True)
class TaskForceValues:
    name: str
    decree_number: str | None = None
    decree_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class AddTaskForce(TaskForceValues):
    """`aliases` are other names by which sources call the same task force, in order."""

    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangeTaskForce(AddTaskForce):
    task_force_id: int
    version: int


@transactional
def add_task_force(actor: Actor, command: AddTaskForce, key: str = "") -> int:
    """Record a task force without members; gives its id. Raises RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    _check(actor, command, None)
    values = edits.values_of(command, TaskForceValues)
    row = TaskForce(government_id=actor.government_id, **values)
    db.session.add(row)
    db.session.flush()  # the aliases need the id
    _store_aliases(actor, row.id, command.aliases)
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added({**values, "aliases": list(command.aliases)}))
    return row.id


@transactional
def change_task_force(actor: Actor, command: ChangeTaskForce, key: str = "") -> int:
    """Save names, decree and validity. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(TaskForce, actor, command.task_force_id)
    before = aliases_of(row.id)
    changes = edits.save(row, command.version, edits.values_of(command, TaskForceValues))
    _check(actor, command, command.task_force_id)
    if before != list(command.aliases):
        changes["aliases"] = (before, list(command.aliases))
        _store_aliases(actor, command.task_force_id, command.aliases)
    if changes.keys() & {"name", "aliases"}:
        index_task_force(command.task_force_id)
    submissions.remember(actor, key, SUBJECT, command.task_force_id)
    audit.record(actor, "ubah", SUBJECT, command.task_force_id, changes=changes)
    return command.task_force_id


@transactional
def set_task_force_active(actor: Actor, task_force_id: int, version: int, *, active: bool, key: str = "") -> int:
    """Take a task force out of the choices, or bring it back; meetings keep it. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(TaskForce, actor, task_force_id)
    if active:
        _check_name(actor, row.name, row.id)
    changes = edits.save(row, version, {"is_active": active})
    submissions.remember(actor, key, SUBJECT, task_force_id)
    audit.record(actor, "aktifkan" if active else "nonaktifkan", SUBJECT, task_force_id, changes=changes)
    return task_force_id


def aliases_of(task_force_id: int) -> list[str]:
    """The other names of a task force in order."""
    return list(
        db.session.scalars(
            select(TaskForceAlias.name).where(TaskForceAlias.task_force_id == task_force_id).order_by(TaskForceAlias.id)
        )
    )


def _check(actor: Actor, command: AddTaskForce, own_id: int | None) -> None:
    check_period(command.valid_from, command.valid_to)
    _check_name(actor, command.name, own_id)
    seen = {command.name.casefold()}
    for alias in command.aliases:
        if alias.casefold() in seen:
            raise RuleViolation("aliases", f"Sebutan “{alias}” sama dengan nama atau sebutan lain. Hapus salah satu.")
        seen.add(alias.casefold())


def _check_name(actor: Actor, name: str, own_id: int | None) -> None:
    twin = db.session.scalar(
        select(TaskForce.id).where(
            TaskForce.government_id == actor.government_id,
            func.lower(TaskForce.name) == name.lower(),
            TaskForce.is_active,
            TaskForce.id != (own_id or 0),
        )
    )
    if twin is not None:
        raise RuleViolation("name", "Gugus tugas aktif dengan nama ini sudah ada. Pakai yang itu atau bedakan namanya.")


def _store_aliases(actor: Actor, task_force_id: int, aliases: tuple[str, ...]) -> None:
    """Written anew as a whole: nothing points at a row of aliases."""
    db.session.execute(delete(TaskForceAlias).where(TaskForceAlias.task_force_id == task_force_id))
    db.session.add_all(
        TaskForceAlias(government_id=actor.government_id, task_force_id=task_force_id, name=alias) for alias in aliases
    )
