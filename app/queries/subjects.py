"""The facts that permissions decide on, read for one thing. Another government's id is a missing one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, literal, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app import clock
from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import AgencyFacts, GovernmentFacts, ItemFacts, MeetingFacts, PartFacts, PersonFacts
from app.domain.meetings import ParticipantRole
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
    """Facts of a meeting of the actor's government, read in one statement. Raises NotFound."""
    ids: dict[str, set[int]] = {}
    head = None
    for row in db.session.execute(_meeting_parts(meeting_id)):
        if row.part == "meeting":
            head = row if row.government_id == actor.government_id else None
        elif row.ref is not None:
            ids.setdefault(row.part, set()).add(row.ref)
    if head is None:
        raise NotFound
    return MeetingFacts(
        id=meeting_id,
        government_id=actor.government_id,
        organiser_id=head.ref,
        confidentiality=head.confidentiality,
        minutes_approved=head.approved_at is not None,
        **{name: frozenset(ids.get(name, ())) for name in _ID_SETS},
    )


_ID_SETS = ("invited_agency_ids", "assigned_agency_ids", "reader_ids", "minute_taker_ids", "chair_person_ids")


def _meeting_parts(meeting_id: int) -> CompoundSelect[*tuple[Any, ...]]:
    """The meeting itself (`ref` is its organiser), then one row for each id in one of the sets."""
    meeting_row = (
        select(
            literal("meeting").label("part"),
            Meeting.secretariat_agency_id.label("ref"),
            Meeting.government_id,
            Meeting.confidentiality,
            Minutes.approved_at,
        )
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id)
    )

    def ids(part: str, column: InstrumentedAttribute[Any]) -> Select[Any]:
        return select(literal(part), column, null(), null(), null())

    return meeting_row.union_all(
        ids("invited_agency_ids", Participant.agency_id).where(
            Participant.meeting_id == meeting_id, Participant.agency_id.is_not(None), Participant.is_invited
        ),
        ids("assigned_agency_ids", Assignment.agency_id)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .where(ActionItem.meeting_id == meeting_id, ActionItem.withdrawn_at.is_(None)),
        ids("reader_ids", MeetingReader.user_id).where(MeetingReader.meeting_id == meeting_id),
        ids("minute_taker_ids", MeetingMinuteTaker.user_id).where(MeetingMinuteTaker.meeting_id == meeting_id),
        ids("chair_person_ids", Participant.person_id)
        .join(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
        .where(Participant.meeting_id == meeting_id, ParticipantRoleRow.role == ParticipantRole.PIMPINAN),
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
    return _item(actor, item_id, ActionItem.withdrawn_at.is_(None))


def item_even_withdrawn(actor: Actor, item_id: int) -> ItemFacts:
    """The same for the page that withdraws an item, so that sending it twice leads to the same end. Raises NotFound."""
    return _item(actor, item_id)


def _item(actor: Actor, item_id: int, *conditions: ColumnElement[bool]) -> ItemFacts:
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
            *conditions,
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


def member_on(today: date) -> tuple[ColumnElement[bool], ...]:
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


def _ids(statement: Select[Any]) -> frozenset[int]:
    found: Iterable[int | None] = db.session.scalars(statement)
    return frozenset(value for value in found if value is not None)
