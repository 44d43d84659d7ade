"""The facts that permissions decide on, read for one thing. Another government's id is a missing one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select

from app import clock
from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import AgencyFacts, GovernmentFacts, ItemFacts, MeetingFacts, PartFacts, PersonFacts
from app.domain.meetings import FileKind
from app.domain.minutes import MinutesStatus
from app.domain.roles import Actor
from app.models.agencies import Agency, Position, TaskForceMember
from app.models.files import StoredFile
from app.models.meetings import Meeting
from app.models.minutes import MinutesSection
from app.models.participants import Participant
from app.models.people import Appointment, Person
from app.queries.listed import ids_in
from app.queries.reading import read
from app.queries.subject_statements import ITEM, ITEM_EVEN_WITHDRAWN, MEETING, member_on, serving_on


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
    found = read(MEETING, meeting_id=meeting_id, today=clock.today(actor.zone))
    return _meeting_facts(actor, meeting_id, found[0] if found else None)


def _meeting_facts(actor: Actor, meeting_id: int, row: Row[Any] | None) -> MeetingFacts:
    """Facts out of a row of `subject_statements`. Raises NotFound."""
    if row is None or row.government_id != actor.government_id:
        raise NotFound
    return MeetingFacts(
        id=meeting_id,
        government_id=actor.government_id,
        organiser_id=row.organiser_id,
        confidentiality=row.meeting_level,
        minutes_approved=row.approved_at is not None,
        minutes_status=row.minutes_status or MinutesStatus.KONSEP,
        invited_agency_ids=ids_in(row.invited_agency_ids),
        assigned_agency_ids=ids_in(row.assigned_agency_ids),
        reader_ids=ids_in(row.reader_ids),
        minute_taker_ids=ids_in(row.minute_taker_ids),
        chair_person_ids=ids_in(row.chair_person_ids),
        step_person_ids=ids_in(row.step_person_ids),
        next_step_person_ids=ids_in(row.next_step_person_ids),
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
            StoredFile.kind != FileKind.BUKTI,
            StoredFile.withdrawn_at.is_(None),
        )
    )
    if level is None:
        raise NotFound
    return PartFacts(file_id, meeting(actor, meeting_id), level)


def item(actor: Actor, item_id: int) -> ItemFacts:
    """Facts of an action item that was not withdrawn. Raises NotFound."""
    return _item(actor, item_id, ITEM)


def item_even_withdrawn(actor: Actor, item_id: int) -> ItemFacts:
    """The same for the page that withdraws an item, so that sending it twice leads to the same end. Raises NotFound."""
    return _item(actor, item_id, ITEM_EVEN_WITHDRAWN)


def _item(actor: Actor, item_id: int, statement: Select[Any]) -> ItemFacts:
    found = read(statement, item_id=item_id, today=clock.today(actor.zone))
    if not found:
        raise NotFound
    row = found[0]
    concerned = (row.share_agency_ids, row.owner_member_ids, row.supporter_member_ids)
    owner = () if row.owner_agency_id is None else (row.owner_agency_id,)
    return ItemFacts(
        item_id,
        _meeting_facts(actor, row.meeting_id, row),
        row.item_level,
        frozenset(owner).union(*map(ids_in, concerned)),
        row.firm_at is not None,
        is_priority=row.is_priority,
        from_kepala_daerah=row.from_kepala_daerah,
    )


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
            *serving_on(today),
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
