"""The room in which quick notes are typed: who is there, which parties exist, what day it is. Lines are elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import String, cast, exists, literal, null, select, union_all

from app import clock
from app.db import db
from app.domain.attendance import PresenceKind
from app.domain.item_references import PartyKind
from app.domain.meetings import ParticipantRole
from app.domain.people import name_with_titles
from app.domain.quick_notes import Room, RoomAgency, RoomSpeaker, initials
from app.domain.roles import Actor
from app.models.agencies import Agency, TaskForce, TaskForceAlias
from app.models.attendance import Presence
from app.models.governments import Government
from app.models.meetings import Meeting, MeetingDay, SmallTeam
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Person
from app.queries.settings import work_calendar

#: Speakers on number keys.
KEYS_MAX = 9
#: Who speaks in nearly every meeting gets the first keys; all others follow in the order of the list.
_FIRST = (
    ParticipantRole.PIMPINAN,
    ParticipantRole.PEMBUKA,
    ParticipantRole.PEMBERI_ARAHAN,
    ParticipantRole.PEMBERI_SAMBUTAN,
    ParticipantRole.PELAPOR_PENYELENGGARA,
    ParticipantRole.NARASUMBER,
    ParticipantRole.MODERATOR,
)


def room_of(actor: Actor, meeting_id: int) -> Room:
    """The room of one meeting before anybody speaks, in four statements; to be used after a permission check."""
    speakers, present = speakers_of(meeting_id)
    day, area = _day_and_area(actor, meeting_id)
    return Room(
        speakers=speakers,
        agencies=_parties(actor, meeting_id, present),
        today=day,
        calendar=work_calendar(actor.government_id),
        area=area,
    )


def speakers_of(meeting_id: int) -> tuple[tuple[RoomSpeaker, ...], frozenset[int]]:
    """Everybody on the list, and the agencies that are there. Number keys go to those marked as there, else to all."""
    found: dict[int, Any] = {}
    roles: dict[int, list[ParticipantRole]] = {}
    for row in db.session.execute(_people(meeting_id)):
        found.setdefault(row.id, row)
        if row.role is not None:
            roles.setdefault(row.id, []).append(row.role)
    there = [row for row in found.values() if row.is_there]
    keyed = sorted(there or found.values(), key=lambda row: _rank(roles.get(row.id, [])))
    keys = {row.id: number for number, row in enumerate(keyed[:KEYS_MAX], start=1)}
    called = dict(zip(found, _initials(tuple(_name(row) for row in found.values())), strict=True))
    speakers = tuple(
        RoomSpeaker(
            id=row.id,
            name=_name(row),
            office=row.office_text or "",
            agency_names=tuple(
                name for name in (row.institution_text, row.agency_name, row.short_name, row.unsur_text) if name
            ),
            initials=called[row.id],
            key=keys.get(row.id, 0),
        )
        for row in sorted(found.values(), key=lambda row: keys.get(row.id, KEYS_MAX + 1))
    )
    return speakers, frozenset(row.agency_id for row in there or found.values() if row.agency_id is not None)


def _people(meeting_id: int) -> Any:
    is_there = exists().where(Presence.participant_id == Participant.id, Presence.kind != PresenceKind.TIDAK_HADIR)
    return (
        select(
            Participant.id,
            Participant.agency_id,
            Participant.name_text,
            Participant.office_text,
            Participant.institution_text,
            Participant.unsur_text,
            Agency.name.label("agency_name"),
            Agency.short_name,
            Person.name.label("person_name"),
            Person.front_titles,
            Person.back_titles,
            ParticipantRoleRow.role,
            is_there.label("is_there"),
        )
        .outerjoin(Agency, Agency.id == Participant.agency_id)
        .outerjoin(Person, Person.id == Participant.person_id)
        .outerjoin(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
        .where(Participant.meeting_id == meeting_id)
        .order_by(Participant.position, Participant.id, ParticipantRoleRow.position)
    )


@lru_cache(maxsize=128)
def _initials(names: tuple[str, ...]) -> tuple[str, ...]:
    """Who is called how stays the same from line to line."""
    return initials(names)


def _rank(roles: list[ParticipantRole]) -> int:
    return min((_FIRST.index(role) for role in roles if role in _FIRST), default=len(_FIRST))


def _name(row: Any) -> str:
    known = name_with_titles(row.person_name, row.front_titles, row.back_titles) if row.person_name else ""
    return row.name_text or known


def _parties(actor: Actor, meeting_id: int, present: frozenset[int]) -> tuple[RoomAgency, ...]:
    """Active agencies and task forces of the government with all their names, and the small teams of the meeting."""
    none = cast(null(), String)
    rows: Iterable[Any] = db.session.execute(
        union_all(
            select(literal(PartyKind.AGENCY.value).label("kind"), Agency.id, Agency.name, Agency.short_name).where(
                Agency.government_id == actor.government_id, Agency.is_active
            ),
            select(literal(PartyKind.TASK_FORCE.value), TaskForce.id, TaskForce.name, TaskForceAlias.name)
            .outerjoin(TaskForceAlias, TaskForceAlias.task_force_id == TaskForce.id)
            .where(TaskForce.government_id == actor.government_id, TaskForce.is_active),
            select(literal(PartyKind.SMALL_TEAM.value), SmallTeam.id, SmallTeam.name, none).where(
                SmallTeam.meeting_id == meeting_id
            ),
        )
    )
    names: dict[tuple[str, int], tuple[str, list[str]]] = {}
    for row in rows:
        _, others = names.setdefault((row.kind, row.id), (row.name, []))
        if row.short_name:
            others.append(row.short_name)
    return tuple(
        RoomAgency(
            id=row_id,
            name=name,
            short_names=tuple(others),
            is_present=kind == PartyKind.AGENCY.value and row_id in present,
            kind=PartyKind(kind),
        )
        for (kind, row_id), (name, others) in names.items()
    )


def _day_and_area(actor: Actor, meeting_id: int) -> tuple[date, str]:
    """The day that `besok` counts from: the latest day of the meeting not after today, else its first, else today."""
    rows = db.session.execute(
        select(Government.name, Meeting.zone, MeetingDay.on_date)
        .join(Meeting, Meeting.government_id == Government.id)
        .outerjoin(MeetingDay, MeetingDay.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id, Government.id == actor.government_id)
    ).all()
    today = clock.today(rows[0].zone if rows else actor.zone)
    days = sorted(row.on_date for row in rows if row.on_date is not None)
    past = [day for day in days if day <= today]
    return (past[-1] if past else days[0] if days else today), (rows[0].name if rows else "")
