"""Accounts: add, change, deactivate, reactivate, end sessions. Roles are in user_roles.py, codes in own_password.py."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.permissions import Permission
from app.domain.roles import APPOINTED_ROLES, Actor
from app.domain.usernames import parse_username
from app.models.people import Person
from app.models.users import User, UserRole
from app.queries import subjects
from app.services import administrators, audit, edits, own_roles, references, submissions
from app.services.authorisation import authorise
from app.services.sign_in import end_sessions

SUBJECT = "user"
TAKEN = "Nama pengguna ini sudah dipakai. Pilih nama lain, misalnya dengan singkatan instansi."
HAS_ACCOUNT = "Pejabat ini sudah mempunyai akun. Buka akun itu di daftar pengguna."


@dataclass(frozen=True, kw_only=True)
class AddUser:
    """`display_name` falls back to the person's name; one of the two is needed."""

    username: str
    display_name: str | None = None
    person_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeUser(AddUser):
    user_id: int
    version: int


@transactional
def add_user(actor: Actor, command: AddUser, key: str = "") -> int:
    """Make an account without roles and without a password; gives its id. Raises RuleViolation."""
    authorise(actor, Permission.USERS_MANAGE, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    values = _values(actor, command, None)
    row = User(government_id=actor.government_id, created_at=clock.now(), **values)
    with edits.unique("username", TAKEN):
        db.session.add(row)
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added(values))
    return row.id


@transactional
def change_user(actor: Actor, command: ChangeUser, key: str = "") -> int:
    """Save name and person of an account. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.USERS_MANAGE, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(User, actor, command.user_id)
    if command.person_id != row.person_id:
        own_roles.check_account(actor, row.id)
        _check_no_appointed_role(row.id)
    values = _values(actor, command, row)
    with edits.unique("username", TAKEN):
        changes = edits.save(row, command.version, values)
    submissions.remember(actor, key, SUBJECT, command.user_id)
    audit.record(actor, "ubah", SUBJECT, command.user_id, changes=changes)
    return command.user_id


@transactional
def deactivate_user(actor: Actor, user_id: int, version: int, key: str = "") -> int:
    """Close an account: its sessions end at once. Never the own one, never the last administrator's."""
    administrators.lock(actor)
    authorise(actor, Permission.USERS_MANAGE, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(User, actor, user_id)
    own_roles.check_account(actor, row.id)
    changes = edits.save(row, version, {"is_active": False})
    administrators.check_one_stays(actor)
    end_sessions(user_id, "akun dinonaktifkan")
    submissions.remember(actor, key, SUBJECT, user_id)
    audit.record(actor, "nonaktifkan", SUBJECT, user_id, changes=changes)
    return user_id


@transactional
def reactivate_user(actor: Actor, user_id: int, version: int, key: str = "") -> int:
    """Open a closed account again, with the roles it had. Raises Conflict."""
    authorise(actor, Permission.USERS_MANAGE, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(User, actor, user_id)
    changes = edits.save(row, version, {"is_active": True})
    submissions.remember(actor, key, SUBJECT, user_id)
    audit.record(actor, "aktifkan", SUBJECT, user_id, changes=changes)
    return user_id


@transactional
def end_user_sessions(actor: Actor, user_id: int, key: str = "") -> None:
    """End every session of an account, for instance when a device was lost."""
    authorise(actor, Permission.USERS_MANAGE, subjects.government(actor))
    if submissions.done_before(actor, key, SUBJECT) is not None:
        return
    row = references.row_of(User, actor, user_id)
    end_sessions(row.id, "diakhiri oleh administrator")
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "akhiri_sesi", SUBJECT, row.id)


def _values(actor: Actor, command: AddUser, row: User | None) -> dict[str, object]:
    username = parse_username(command.username)
    own_id = row.id if row is not None else 0
    if db.session.scalar(select(User.id).where(func.lower(User.username) == username, User.id != own_id)) is not None:
        raise RuleViolation("username", TAKEN)
    person = references.person(actor, command.person_id, "person_id", keep=row.person_id if row else None)
    if person is not None and _account_of(person) not in (None, own_id):
        raise RuleViolation("person_id", HAS_ACCOUNT)
    name = command.display_name or (person.name if person is not None else None)
    if name is None:
        raise RuleViolation("display_name", "Isi nama, atau pilih pejabat pemilik akun.")
    return {"username": username, "display_name": name, "person_id": command.person_id}


def _account_of(person: Person) -> int | None:
    return db.session.scalar(select(User.id).where(User.person_id == person.id))


def _check_no_appointed_role(user_id: int) -> None:
    rests = select(UserRole.id).where(
        UserRole.user_id == user_id, UserRole.appointment_id.is_not(None) | UserRole.role.in_(APPOINTED_ROLES)
    )
    if db.session.scalar(rests.limit(1)) is not None:
        raise RuleViolation(
            "person_id", "Akun ini memegang peran yang bertumpu pada jabatan pejabatnya. Cabut dahulu peran itu."
        )
