"""The meetings of one day with the leaders who take part: kepala daerah, wakil, Sekda, asisten. What the actor sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from app.db import db
from app.domain.meetings import ParticipantRole
from app.domain.people import PositionKind, name_with_titles
from app.domain.roles import Actor
from app.domain.sheets import LeaderPresence, Party
from app.domain.signatures import prefixed
from app.models.agencies import Position
from app.models.attendance import InvitationAnswer
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Appointment, Person
from app.queries.keyset import AnyRow
from app.queries.meeting_calendar import CalendarEntry, entries_between
from app.queries.subject_statements import serving_on

#: The offices that count as leaders, in the order in which they are named.
LEADERS = (
    PositionKind.KEPALA_DAERAH,
    PositionKind.WAKIL_KEPALA_DAERAH,
    PositionKind.SEKDA,
    PositionKind.ASISTEN,
)
#: What a leader does in a meeting beside being there; the first that fits is said.
_ROLE_WORDS = {
    ParticipantRole.PIMPINAN: LeaderPresence.LEADS,
    ParticipantRole.PEMBUKA: "membuka",
    ParticipantRole.PEMBERI_ARAHAN: "memberi arahan",
    ParticipantRole.PEMBERI_SAMBUTAN: "memberi sambutan",
    ParticipantRole.NARASUMBER: "narasumber",
}


@dataclass(frozen=True)
class LeaderMeeting:
    """One meeting of the day; `names` stand for the leaders of `presences`, None where only the office is known."""

    entry: CalendarEntry
    presences: tuple[LeaderPresence, ...]
    names: tuple[str | None, ...]


def leader_day(actor: Actor, on: date) -> list[LeaderMeeting]:
    """The meetings of a day that the actor sees, in the order of time; without a leader `presences` is empty."""
    entries = entries_between(actor, on, on)
    offices = _offices(actor, on)
    found = _participants([entry.meeting_id for entry in entries], offices)
    return [_meeting(entry, found.get(entry.meeting_id, ()), offices) for entry in entries]


def _offices(actor: Actor, on: date) -> list[AnyRow]:
    """The offices of leaders in their order, each with who holds it on that day (none where it is vacant)."""
    held = select(Appointment).where(*serving_on(on)).subquery()
    rows = db.session.execute(
        select(
            Position.title,
            Position.kind,
            held.c.person_id,
            held.c.status,
            Person.name,
            Person.front_titles,
            Person.back_titles,
        )
        .outerjoin(held, held.c.position_id == Position.id)
        .outerjoin(Person, Person.id == held.c.person_id)
        .where(Position.government_id == actor.government_id, Position.kind.in_(LEADERS), Position.is_active.expression)
        .order_by(Position.id)
    )
    return sorted(rows, key=lambda row: LEADERS.index(row.kind))


def _participants(meeting_ids: Sequence[int], offices: Sequence[AnyRow]) -> dict[int, list[list[AnyRow]]]:
    """Participants that are leaders, by meeting, each as its rows (one for each role) with the answer beside them."""
    if not meeting_ids or not offices:
        return {}
    holders = [row.person_id for row in offices if row.person_id is not None]
    titles = sorted({row.title.lower() for row in offices})
    rows = db.session.execute(
        select(
            Participant.id,
            Participant.meeting_id,
            Participant.person_id,
            Participant.name_text,
            Participant.office_text,
            Participant.appointment_status,
            ParticipantRoleRow.role,
            InvitationAnswer.reply,
            InvitationAnswer.deputy_name,
            InvitationAnswer.deputy_office,
        )
        .outerjoin(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
        .outerjoin(InvitationAnswer, InvitationAnswer.participant_id == Participant.id)
        .where(
            Participant.meeting_id.in_(meeting_ids),
            or_(Participant.person_id.in_(holders), func.lower(Participant.office_text).in_(titles)),
        )
        .order_by(Participant.position, Participant.id)
    )
    found: dict[int, dict[int, list[AnyRow]]] = {}
    for row in rows:
        found.setdefault(row.meeting_id, {}).setdefault(row.id, []).append(row)
    return {meeting_id: list(rows.values()) for meeting_id, rows in found.items()}


def _meeting(entry: CalendarEntry, leaders: Sequence[list[AnyRow]], offices: Sequence[AnyRow]) -> LeaderMeeting:
    ordered = sorted(leaders, key=lambda rows: offices.index(_office_of(rows[0], offices)))
    return LeaderMeeting(
        entry,
        tuple(_presence(rows, _office_of(rows[0], offices)) for rows in ordered),
        tuple(_name(rows[0], _office_of(rows[0], offices)) for rows in ordered),
    )


def _office_of(row: AnyRow, offices: Sequence[AnyRow]) -> AnyRow:
    """The office in which a participant counts as a leader: the stated one, else the first that he holds."""
    stated = (row.office_text or "").lower()
    by_title = next((office for office in offices if office.title.lower() == stated), None)
    return by_title or next(office for office in offices if office.person_id == row.person_id)


def _presence(rows: Sequence[AnyRow], office: AnyRow) -> LeaderPresence:
    row = rows[0]
    status = row.appointment_status or (office.status if row.person_id in (None, office.person_id) else None)
    roles = {one.role for one in rows}
    has_deputy = bool(row.deputy_name or row.deputy_office)
    return LeaderPresence(
        leader=prefixed(row.office_text or office.title, status),
        reply=row.reply,
        deputy=Party(name=row.deputy_name, office=row.deputy_office) if has_deputy else None,
        role=next((words for role, words in _ROLE_WORDS.items() if role in roles), None),
    )


def _name(row: AnyRow, office: AnyRow) -> str | None:
    """The name as recorded; where only the office was recorded, that of its holder on the day."""
    if row.name_text:
        return str(row.name_text)
    return name_with_titles(office.name, office.front_titles, office.back_titles) if office.name else None
