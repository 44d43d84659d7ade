"""The facts that permissions decide on, read for one thing. Another government's id is a missing one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Select, or_, select

from app import clock
from app.db import db
from app.domain.errors import NotFound
from app.domain.meetings import ParticipantRole
from app.domain.permissions import AgencyFacts, GovernmentFacts, ItemFacts, MeetingFacts, PartFacts, PersonFacts
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.agencies import Agency, Position, TaskForceMember
from app.models.files import StoredFile
from app.models.meetings import Meeting, MeetingMinuteTaker, MeetingReader
from app.models.minutes import Minutes, MinutesSection
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Appointment, Person


def government(actor: Actor) -> GovernmentFacts:
    """The actor's own government as a subject."""
    return GovernmentFacts(actor.government_id)


def agency(actor: Actor, agency_id: int) -> AgencyFacts:
    """Raises NotFound for an agency of another government."""
    found = db.session.scalar(
        select(Agency.id).where(Agency.id == agency_id, Agency.government_id == actor.government_id)
    )
    if found is None:
        raise NotFound
    return AgencyFacts(found, actor.government_id)


def meeting(actor: Actor, meeting_id: int) -> MeetingFacts:
    """Facts of a meeting of the actor's government. Raises NotFound."""
    row = db.session.execute(
        select(Meeting.id, Meeting.secretariat_agency_id, Meeting.confidentiality, Minutes.approved_at)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id, Meeting.government_id == actor.government_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return MeetingFacts(
        id=row.id,
        government_id=actor.government_id,
        organiser_id=row.secretariat_agency_id,
        confidentiality=row.confidentiality,
        minutes_approved=row.approved_at is not None,
        invited_agency_ids=_ids(
            select(Participant.agency_id).where(
                Participant.meeting_id == meeting_id, Participant.agency_id.is_not(None), Participant.is_invited
            )
        ),
        assigned_agency_ids=_ids(
            select(Assignment.agency_id)
            .join(ActionItem, ActionItem.id == Assignment.item_id)
            .where(ActionItem.meeting_id == meeting_id, ActionItem.withdrawn_at.is_(None))
        ),
        reader_ids=_ids(select(MeetingReader.user_id).where(MeetingReader.meeting_id == meeting_id)),
        minute_taker_ids=_ids(select(MeetingMinuteTaker.user_id).where(MeetingMinuteTaker.meeting_id == meeting_id)),
        chair_person_ids=_ids(
            select(Participant.person_id)
            .join(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
            .where(
                Participant.meeting_id == meeting_id,
                Participant.person_id.is_not(None),
                ParticipantRoleRow.role == ParticipantRole.PIMPINAN,
            )
        ),
    )


def section(actor: Actor, section_id: int) -> MeetingFacts:
    """The meeting that a section of minutes belongs to. Raises NotFound."""
    found = db.session.scalar(
        select(MinutesSection.meeting_id).where(
            MinutesSection.id == section_id, MinutesSection.government_id == actor.government_id
        )
    )
    if found is None:
        raise NotFound
    return meeting(actor, found)


def file(actor: Actor, meeting_id: int, file_id: int) -> PartFacts:
    """A file that stands in that meeting and was not withdrawn. Raises NotFound."""
    level = db.session.scalar(
        select(StoredFile.confidentiality).where(
            StoredFile.id == file_id,
            StoredFile.meeting_id == meeting_id,
            StoredFile.government_id == actor.government_id,
            StoredFile.withdrawn_at.is_(None),
        )
    )
    if level is None:
        raise NotFound
    return PartFacts(file_id, meeting(actor, meeting_id), level)


def item(actor: Actor, item_id: int) -> ItemFacts:
    """Facts of an action item that was not withdrawn. Raises NotFound."""
    row = db.session.execute(
        select(
            ActionItem.id,
            ActionItem.meeting_id,
            ActionItem.confidentiality,
            ActionItem.owner_agency_id,
            ActionItem.owner_task_force_id,
            ActionItem.firm_at,
        ).where(
            ActionItem.id == item_id,
            ActionItem.government_id == actor.government_id,
            ActionItem.withdrawn_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    forces = {row.owner_task_force_id} if row.owner_task_force_id else set()
    forces |= _ids(
        select(ItemSupporter.task_force_id).where(
            ItemSupporter.item_id == item_id, ItemSupporter.task_force_id.is_not(None)
        )
    )
    agencies = _ids(select(Assignment.agency_id).where(Assignment.item_id == item_id))
    agencies |= members_of(forces, clock.today(actor.zone))
    if row.owner_agency_id:
        agencies |= {row.owner_agency_id}
    return ItemFacts(row.id, meeting(actor, row.meeting_id), row.confidentiality, agencies, row.firm_at is not None)


def members_of(task_force_ids: Iterable[int], today: date) -> frozenset[int]:
    """Agencies that are members of any of the task forces on that day."""
    wanted = list(task_force_ids)
    if not wanted:
        return frozenset()
    return _ids(
        select(TaskForceMember.agency_id).where(
            TaskForceMember.task_force_id.in_(wanted), TaskForceMember.agency_id.is_not(None), *member_on(today)
        )
    )


def member_on(today: date) -> tuple[object, ...]:
    """Conditions: the membership counts on that day, both ends inclusive."""
    return (
        or_(TaskForceMember.valid_from.is_(None), TaskForceMember.valid_from <= today),
        or_(TaskForceMember.valid_to.is_(None), TaskForceMember.valid_to >= today),
    )


def person(actor: Actor, person_id: int) -> PersonFacts:
    """Facts about a person's private data. Raises NotFound."""
    row = db.session.execute(
        select(Person.id, Person.agency_id).where(Person.id == person_id, Person.government_id == actor.government_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    today = clock.today(actor.zone)
    serving = _ids(
        select(Position.agency_id)
        .join(Appointment, Appointment.position_id == Position.id)
        .where(
            Appointment.person_id == person_id,
            or_(Appointment.valid_from.is_(None), Appointment.valid_from <= today),
            or_(Appointment.valid_to.is_(None), Appointment.valid_to >= today),
        )
    )
    met = _ids(
        select(Meeting.secretariat_agency_id)
        .join(Participant, Participant.meeting_id == Meeting.id)
        .where(Participant.person_id == person_id)
    )
    own = {row.agency_id} if row.agency_id else set()
    return PersonFacts(row.id, actor.government_id, serving | own, met)


def _ids(statement: Select[tuple[int | None]]) -> frozenset[int]:
    return frozenset(value for value in db.session.scalars(statement) if value is not None)
