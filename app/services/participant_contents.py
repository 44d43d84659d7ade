"""What one row of participants holds, and how a command becomes its columns. Called inside a running transaction."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import delete

from app.db import db
from app.domain.agencies import AgencyKind
from app.domain.errors import RuleViolation
from app.domain.meetings import ParticipantRole, Representative
from app.domain.participants import ParticipantFacts, check_participant
from app.domain.people import AppointmentStatus, name_with_titles, sort_name, split_titles
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.text import NAME_MAX
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Person
from app.queries import subjects
from app.queries.participants import roles_of
from app.services import audit, references
from app.services.authorisation import authorise


@dataclass(frozen=True, kw_only=True)
class ParticipantDetails:
    """One row: any of person, agency, office, institution and unsur, with what is printed of them.

    Texts are a snapshot: nothing is looked up later. A person or agency without a text gets its name of today;
    an office is never filled in, since it may be unknown although an appointment exists.
    """

    person_id: int | None = None
    name_text: str | None = None
    agency_id: int | None = None
    institution_text: str | None = None
    office_text: str | None = None
    appointment_status: AppointmentStatus | None = None
    team_office: str | None = None
    roles: tuple[ParticipantRole, ...] = ()
    is_representative: Representative = Representative.TIDAK_DIKETAHUI
    represents_name: str | None = None
    represents_office: str | None = None
    unsur_text: str | None = None
    unsur_kind: AgencyKind | None = None
    count: int | None = None
    topic: str | None = None
    #: An invited agency sees a terbatas meeting.
    is_invited: bool = True
    #: Record the typed name as a person whom the administrator is to complete.
    propose_person: bool = False


#: What the columns of a person's name hold.
TITLES_MAX = 120
COLUMNS = tuple(field.name for field in fields(ParticipantDetails) if field.name not in ("roles", "propose_person"))


def row_values(actor: Actor, details: ParticipantDetails, saved: Participant | None = None) -> dict[str, Any]:
    """Columns of a row: references looked up in the own government, missing names filled in, rules held.

    `saved` is the row as it stands. Raises RuleViolation.
    """
    values = {name: getattr(details, name) for name in COLUMNS}
    values["institution_text"] = _institution(actor, details, saved)
    if details.propose_person:
        values["person_id"] = _propose(actor, details)
    elif details.person_id is not None:
        values["name_text"] = _name(actor, details, saved)
    check_participant(
        ParticipantFacts(
            person_id=values["person_id"],
            agency_id=details.agency_id,
            name=values["name_text"],
            office=details.office_text,
            institution=details.institution_text,
            unsur=details.unsur_text,
            count=details.count,
            is_representative=details.is_representative,
            represents_name=details.represents_name,
            represents_office=details.represents_office,
        )
    )
    return values


def _institution(actor: Actor, details: ParticipantDetails, saved: Participant | None) -> str | None:
    """The institution as printed: as typed, else the agency's name of today.

    A text that was left standing while another agency was chosen belonged to the former one.
    """
    former = saved.agency_id if saved is not None else None
    agency = references.agency(actor, details.agency_id, "agency_id", keep=former)
    if agency is None:
        return details.institution_text
    left_over = (
        saved is not None
        and former not in (None, details.agency_id)
        and saved.institution_text == details.institution_text
    )
    return agency.name if left_over or not details.institution_text else details.institution_text


def _name(actor: Actor, details: ParticipantDetails, saved: Participant | None) -> str | None:
    former = saved.person_id if saved is not None else None
    person = references.person(actor, details.person_id, "person_id", keep=former)
    if person is None or details.name_text:
        return details.name_text
    return name_with_titles(person.name, person.front_titles, person.back_titles)


def _propose(actor: Actor, details: ParticipantDetails) -> int:
    """A person known by name only, for the administrator to complete."""
    authorise(actor, Permission.PERSON_PROPOSE, subjects.government(actor))
    if details.person_id is not None:
        raise RuleViolation("propose_person", "Pejabat sudah dipilih dari daftar. Kosongkan salah satu.")
    if not details.name_text:
        raise RuleViolation("name_text", "Tulis nama orang yang diusulkan sebagai data pejabat.")
    name, back_titles = split_titles(details.name_text)
    if len(name) > NAME_MAX or len(back_titles or "") > TITLES_MAX:
        raise RuleViolation("name_text", "Nama terlalu panjang untuk data pejabat. Tulis satu orang saja.")
    person = Person(
        government_id=actor.government_id,
        name=name,
        back_titles=back_titles,
        sort_name=sort_name(name),
        agency_id=details.agency_id,
        is_proposed=True,
    )
    db.session.add(person)
    db.session.flush()  # the participant points at the id
    audit.record(actor, "usulkan", "person", person.id)
    return person.id


def write_roles(row: Participant, roles: tuple[ParticipantRole, ...]) -> None:
    """Make the roles of a row exactly these, each once, in this order."""
    wanted = list(dict.fromkeys(roles))
    if wanted == roles_of(row.id):
        return
    db.session.execute(delete(ParticipantRoleRow).where(ParticipantRoleRow.participant_id == row.id))
    db.session.add_all(
        ParticipantRoleRow(government_id=row.government_id, participant_id=row.id, position=position, role=role)
        for position, role in enumerate(wanted)
    )
