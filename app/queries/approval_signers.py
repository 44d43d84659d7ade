"""Who approves a notula: its chair, or the Sekda, as they hold their offices on a day. Signers of letters are apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from app.db import db
from app.domain.facts import MeetingFacts
from app.domain.meetings import ParticipantRole
from app.domain.people import AppointmentStatus, PositionKind, name_with_titles
from app.domain.roles import Actor
from app.domain.signatures import Signer, prefixed, service_identity
from app.models.agencies import Position
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Appointment, Person
from app.queries.keyset import AnyRow, AnySelect
from app.queries.subject_statements import serving_on

_HELD = (
    Person.id.label("person_id"),
    Person.name,
    Person.front_titles,
    Person.back_titles,
    Person.rank,
    Person.nip,
    Person.service_number,
    Position.title,
    Position.kind,
    Position.agency_id,
    Appointment.status,
    Appointment.is_primary,
)


def chairs(facts: MeetingFacts) -> list[Participant]:
    """Participants who led the meeting and are known by name, in the order of the list."""
    rows = db.session.scalars(
        select(Participant)
        .join(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
        .where(Participant.meeting_id == facts.id, ParticipantRoleRow.role == ParticipantRole.PIMPINAN)
        .order_by(Participant.position, Participant.id)
    )
    return [row for row in rows if row.name_text or row.person_id is not None]


def chair_signer(facts: MeetingFacts, participant_id: int, day: date) -> Signer | None:
    """The chair of that row with the office held on the day, else as printed on the list. None for another row."""
    row = next((one for one in chairs(facts) if one.id == participant_id), None)
    return _of_row(row, day) if row is not None else None


def signer_of_actor(actor: Actor, facts: MeetingFacts, day: date) -> Signer | None:
    """Whoever approves by a click: as chair where he led the meeting, else as Sekda of that day."""
    row = next((one for one in chairs(facts) if one.person_id == actor.person_id is not None), None)
    if row is not None:
        return _of_row(row, day)
    return sekda_signer(actor, day, facts, person_id=actor.person_id)


def sekda_signer(
    actor: Actor,
    day: date,
    facts: MeetingFacts,
    person_id: int | None = None,
    led: list[Participant] | None = None,
) -> Signer | None:
    """Holder of the office of Sekda on the day; whoever acts for him (Plh., Plt.) comes first.

    Where he did not lead the meeting, his signature acknowledges it. `led` are its chairs where they are known.
    """
    rows = _serving(day).where(Position.kind == PositionKind.SEKDA, Position.government_id == actor.government_id)
    if person_id is not None:
        rows = rows.where(Person.id == person_id)
    found = db.session.execute(rows.order_by(Appointment.id)).all()
    acting = [row for row in found if row.status is not AppointmentStatus.DEFINITIF]
    leading = {row.person_id for row in (chairs(facts) if led is None else led)}
    return next((replace(_signer(row), led_meeting=row.person_id in leading) for row in [*acting, *found]), None)


def signer_words(signer: Signer) -> str:
    """`Rina, S.Sos., Plh. Sekretaris Daerah`; the name alone where no office was recorded."""
    name = name_with_titles(signer.name, signer.front_titles, signer.back_titles)
    return ", ".join(part for part in (name, office_of(signer)) if part)


def office_of(signer: Signer) -> str | None:
    """The office with Plt./Plh. before it; None where none was recorded."""
    return prefixed(signer.office, signer.status) if signer.office else None


def chair_words(row: Participant) -> str:
    """A chair in a list of choices."""
    name = row.name_text or db.session.scalar(select(Person.name).where(Person.id == row.person_id)) or ""
    office = prefixed(row.office_text, row.appointment_status) if row.office_text else None
    return ", ".join(part for part in (name, office) if part)


def _serving(day: date) -> AnySelect:
    return (
        select(*_HELD)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Position, Position.id == Appointment.position_id)
        .where(*serving_on(day))
    )


def _of_row(row: Participant, day: date) -> Signer | None:
    """The office that the list prints counts before the main one, the agency of the row before others."""
    held = sorted(
        db.session.execute(_serving(day).where(Person.id == row.person_id).order_by(Appointment.id)),
        key=lambda one: (one.title != row.office_text, one.agency_id != row.agency_id, not one.is_primary),
    )
    if held:
        return _signer(held[0])
    person = db.session.get(Person, row.person_id) if row.person_id is not None else None
    name = row.name_text or (person.name if person is not None else None)
    if name is None:
        return None
    return Signer(
        name=name,
        office=row.office_text or row.institution_text or row.team_office or "",
        kind=PositionKind.LAINNYA,
        status=row.appointment_status or AppointmentStatus.DEFINITIF,
    )


def _signer(row: AnyRow) -> Signer:
    number, called = service_identity(row.nip, row.service_number)
    return Signer(
        name=row.name,
        office=row.title,
        kind=row.kind,
        status=row.status,
        front_titles=row.front_titles,
        back_titles=row.back_titles,
        rank=row.rank,
        service_number=number,
        identification=called,
    )
