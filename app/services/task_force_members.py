"""Members of a task force: add one or several, change, take out. They carry the version of their task force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update

from app.db import db, transactional
from app.domain.agencies import TaskForceRole
from app.domain.errors import NotFound, RuleViolation
from app.domain.periods import check_period
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import TaskForce, TaskForceMember
from app.queries import subjects
from app.services import audit, edits, references, submissions, versions
from app.services.authorisation import authorise
from app.services.task_forces import SUBJECT


@dataclass(frozen=True, kw_only=True)
class Member:
    """An agency, a person, both, or a group in words; `office_text` is the office in the team."""

    agency_id: int | None = None
    person_id: int | None = None
    unsur_text: str | None = None
    office_text: str | None = None
    role: TaskForceRole = TaskForceRole.ANGGOTA
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeMember(Member):
    task_force_id: int
    member_id: int
    version: int


@transactional
def add_members(actor: Actor, task_force_id: int, members: Iterable[Member], key: str = "") -> int:
    """Add members; gives the id of the task force. Raises RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    force = references.row_of(TaskForce, actor, task_force_id)
    new = list(members)
    for member in new:
        _check(actor, member, None)
    db.session.add_all(
        TaskForceMember(government_id=actor.government_id, task_force_id=force.id, **_columns(member)) for member in new
    )
    db.session.execute(update(TaskForce).where(TaskForce.id == force.id).values(version=TaskForce.version + 1))
    submissions.remember(actor, key, SUBJECT, task_force_id)
    changes: audit.Changes = {"members": (None, [edits.added(_columns(member)) for member in new])}
    audit.record(actor, "tambah_anggota", SUBJECT, task_force_id, changes=changes)
    return task_force_id


@transactional
def change_member(actor: Actor, command: ChangeMember, key: str = "") -> int:
    """Save a changed member. Raises Conflict, RuleViolation, NotFound."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = _member(actor, command.task_force_id, command.member_id)
    values = _columns(command)
    changes = edits.differences(row, values)
    versions.bump(TaskForce, command.task_force_id, command.version)
    _check(actor, command, row)
    for name, value in values.items():
        setattr(row, name, value)
    submissions.remember(actor, key, SUBJECT, command.task_force_id)
    audit.record(actor, "ubah_anggota", SUBJECT, command.task_force_id, changes=changes)
    return command.task_force_id


@transactional
def remove_member(actor: Actor, task_force_id: int, member_id: int, version: int, key: str = "") -> int:
    """Take out a member recorded by mistake; a membership that ended gets a last day instead. Raises Conflict."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    gone = _columns(_member(actor, task_force_id, member_id))
    versions.bump(TaskForce, task_force_id, version)
    db.session.execute(delete(TaskForceMember).where(TaskForceMember.id == member_id))
    submissions.remember(actor, key, SUBJECT, task_force_id)
    changes: audit.Changes = {name: (value, None) for name, value in gone.items() if value is not None}
    audit.record(actor, "hapus_anggota", SUBJECT, task_force_id, changes=changes)
    return task_force_id


def _member(actor: Actor, task_force_id: int, member_id: int) -> TaskForceMember:
    row = db.session.scalar(
        select(TaskForceMember).where(
            TaskForceMember.id == member_id,
            TaskForceMember.task_force_id == task_force_id,
            TaskForceMember.government_id == actor.government_id,
        )
    )
    if row is None:
        raise NotFound
    return row


def _check(actor: Actor, member: Member, row: TaskForceMember | None) -> None:
    if member.agency_id is None and member.person_id is None and member.unsur_text is None:
        raise RuleViolation("agency_id", "Pilih instansi atau pejabat, atau tulis unsurnya.")
    references.agency(actor, member.agency_id, "agency_id", keep=row.agency_id if row else None)
    references.person(actor, member.person_id, "person_id", keep=row.person_id if row else None)
    check_period(member.valid_from, member.valid_to)


def _columns(member: Any) -> dict[str, Any]:
    return {name: getattr(member, name) for name in Member.__dataclass_fields__}
