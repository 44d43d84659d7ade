"""Persons: add, change, propose, confirm, deactivate, reactivate. The positions they hold are in appointments.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.people import Sapaan, sort_name
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.people import Person
from app.queries import subjects
from app.queries.people import namesake
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise

SUBJECT = "person"
ONE_NUMBER = "Isi NIP atau NRP, tidak keduanya."
NIP_TAKEN = "NIP ini sudah tercatat pada orang lain. Periksa kembali angkanya."


@dataclass(frozen=True, kw_only=True)
class ProposePerson:
    """What a secretariat knows of somebody who is not recorded yet.

    `is_distinct` says that another person of the same name is somebody else.
    """

    name: str
    front_titles: str | None = None
    back_titles: str | None = None
    sapaan: Sapaan | None = None
    agency_id: int | None = None
    phone: str | None = None
    is_distinct: bool = False


@dataclass(frozen=True, kw_only=True)
class AddPerson(ProposePerson):
    nip: str | None = None
    #: NRP of police and army, who have no NIP.
    service_number: str | None = None
    rank: str | None = None
    email: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChangePerson(AddPerson):
    person_id: int
    version: int


@transactional
def add_person(actor: Actor, command: AddPerson, key: str = "") -> int:
    """Record a person; gives the id. Raises RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    return _add(actor, command, AddPerson, key, "buat", is_proposed=False)


@transactional
def propose_person(actor: Actor, command: ProposePerson, key: str = "") -> int:
    """Record a person as proposed, to be confirmed by the administrator; usable at once. Raises RuleViolation."""
    authorise(actor, Permission.PERSON_PROPOSE, subjects.government(actor))
    return _add(actor, command, ProposePerson, key, "usulkan", is_proposed=True)


def _add(
    actor: Actor, command: ProposePerson, base: type[ProposePerson], key: str, action: str, *, is_proposed: bool
) -> int:
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    _check(actor, command, None)
    values = _values(command, base)
    row = Person(government_id=actor.government_id, is_proposed=is_proposed, **values)
    with edits.unique("nip", NIP_TAKEN):
        db.session.add(row)
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, action, SUBJECT, row.id, changes=edits.added(values))
    return row.id


@transactional
def change_person(actor: Actor, command: ChangePerson, key: str = "") -> int:
    """Save changed data of a person; papers already made keep what they printed. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.person(actor, command.person_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Person, actor, command.person_id)
    _check(actor, command, row)
    with edits.unique("nip", NIP_TAKEN):
        changes = edits.save(row, command.version, _values(command, AddPerson))
    submissions.remember(actor, key, SUBJECT, command.person_id)
    audit.record(actor, "ubah", SUBJECT, command.person_id, changes=changes)
    return command.person_id


@transactional
def confirm_person(actor: Actor, person_id: int, version: int, key: str = "") -> int:
    """The administrator confirms a proposal. Raises Conflict."""
    return _set(actor, person_id, version, {"is_proposed": False}, "kukuhkan", key)


@transactional
def deactivate_person(actor: Actor, person_id: int, version: int, key: str = "") -> int:
    """Take a person out of all choices; what points at the person stays. Raises Conflict."""
    return _set(actor, person_id, version, {"is_active": False}, "nonaktifkan", key)


@transactional
def reactivate_person(actor: Actor, person_id: int, version: int, key: str = "") -> int:
    """Undo a deactivation. Raises Conflict."""
    return _set(actor, person_id, version, {"is_active": True}, "aktifkan", key)


def _set(actor: Actor, person_id: int, version: int, values: dict[str, Any], action: str, key: str) -> int:
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.person(actor, person_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Person, actor, person_id)
    changes = edits.save(row, version, values)
    submissions.remember(actor, key, SUBJECT, person_id)
    audit.record(actor, action, SUBJECT, person_id, changes=changes)
    return person_id


def _values(command: ProposePerson, base: type[ProposePerson]) -> dict[str, Any]:
    values = edits.values_of(command, base)
    del values["is_distinct"]
    return {**values, "sort_name": sort_name(command.name)}


def _check(actor: Actor, command: ProposePerson, row: Person | None) -> None:
    if "," in command.name:
        raise RuleViolation("name", "Tulis nama tanpa gelar; gelar depan dan gelar belakang mempunyai isian sendiri.")
    references.agency(actor, command.agency_id, "agency_id", keep=row.agency_id if row else None)
    nip = getattr(command, "nip", None)
    if nip is not None and getattr(command, "service_number", None) is not None:
        raise RuleViolation("service_number", ONE_NUMBER)
    if nip is not None and _holder_of_nip(actor, nip) not in (None, row.id if row else None):
        raise RuleViolation("nip", NIP_TAKEN)
    is_renamed = row is None or sort_name(row.name) != sort_name(command.name)
    if is_renamed and not command.is_distinct and (other := namesake(actor, command.name, row.id if row else None)):
        raise RuleViolation(
            "is_distinct", f"Sudah tercatat: {other}. Pakai data itu, atau centang isian ini bila orangnya berbeda."
        )


def _holder_of_nip(actor: Actor, nip: str) -> int | None:
    return db.session.scalar(select(Person.id).where(Person.government_id == actor.government_id, Person.nip == nip))
