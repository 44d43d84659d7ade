"""What surrounds a row of participants: a person's office on the meeting's day, and where the record names a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, Text, cast, func, literal, or_, select, union_all

from app.db import db
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.meetings import Confidentiality
from app.domain.people import AppointmentStatus, name_with_titles
from app.domain.roles import Actor
from app.domain.sight import sees_minutes, sees_part
from app.models.action_items import ActionItem
from app.models.agencies import Agency, Position
from app.models.attendance import InvitationAnswer, Presence
from app.models.letters import Dispatch
from app.models.meetings import Meeting
from app.models.minutes import Figure, MinutesPoint, MinutesQuestion
from app.models.people import Appointment, Person
from app.queries.kept_statements import at_most
from app.queries.positions import serving_on

HIDDEN = "bagian terbatas rapat ini"
_ITEM = "tindak lanjut"


@dataclass(frozen=True)
class PrintedPerson:
    """A person as printed on a day: name with titles, office without Plt., how it is held, and where."""

    name: str | None = None
    office: str | None = None
    status: AppointmentStatus | None = None
    agency_id: int | None = None
    institution: str | None = None


def printed_person(actor: Actor, person_id: int | None, day: date) -> PrintedPerson:
    """What the appointments of a person say about that day, the primary one first; all unknown for no such person."""
    row = db.session.execute(
        select(
            Person.name,
            Person.front_titles,
            Person.back_titles,
            Position.title,
            Appointment.status,
            Agency.id.label("agency_id"),
            Agency.name.label("agency_name"),
        )
        .outerjoin(Appointment, (Appointment.person_id == Person.id) & serving_on(day))
        .outerjoin(Position, Position.id == Appointment.position_id)
        .outerjoin(Agency, Agency.id == func.coalesce(Position.agency_id, Person.agency_id))
        .where(Person.id == person_id, Person.government_id == actor.government_id)
        .order_by(Appointment.is_primary.desc(), Appointment.id)
        .limit(at_most(1))
    ).one_or_none()
    if row is None:
        return PrintedPerson()
    name = name_with_titles(row.name, row.front_titles, row.back_titles)
    return PrintedPerson(name, row.title, row.status, row.agency_id, row.agency_name)


def day_of(meeting_id: int) -> date:
    """The day whose offices count for a meeting: its first full date, else the day of recording."""
    return db.session.scalars(select(Meeting.sort_on).where(Meeting.id == meeting_id)).one()


def places_of(actor: Actor, meeting: MeetingFacts, participant_id: int) -> list[str]:
    """Where the record of the meeting names the participant, in words; empty when it does not.

    Withdrawn rows count too: they keep what they point at. What the actor may not see is only `HIDDEN`.
    """
    counts: dict[str, int] = {}
    for kind, level, count in db.session.execute(_mentions(participant_id)):
        seen = sees_part(actor, PartFacts(0, meeting, Confidentiality(level)))
        words = kind if seen and (kind == _ITEM or sees_minutes(actor, meeting)) else HIDDEN
        counts[words] = counts.get(words, 0) + count
    return [words if words == HIDDEN else f"{words} ({count})" for words, count in counts.items() if count]


def _mentions(participant_id: int) -> CompoundSelect[Any]:
    """(kind in words, class, how many) of the rows that point at the participant."""
    in_question = or_(MinutesQuestion.asker_id == participant_id, MinutesQuestion.answerer_id == participant_id)
    return union_all(
        _open("jawaban undangan", InvitationAnswer, InvitationAnswer.participant_id == participant_id),
        _open("daftar hadir", Presence, Presence.participant_id == participant_id),
        _open("pengiriman undangan", Dispatch, Dispatch.participant_id == participant_id),
        _counted("butir notula", MinutesPoint, MinutesPoint.speaker_id == participant_id),
        _counted("tanya jawab", MinutesQuestion, in_question),
        _open("data yang disampaikan", Figure, Figure.speaker_id == participant_id),
        _counted(_ITEM, ActionItem, ActionItem.stated_by_id == participant_id),
    )


def _open(kind: str, table: Any, condition: ColumnElement[bool]) -> Select[str, str, int]:
    """Of rows without a class of their own."""
    return select(literal(kind), literal(Confidentiality.BIASA.value), func.count()).select_from(table).where(condition)


def _counted(kind: str, table: Any, condition: ColumnElement[bool]) -> Select[str, str, int]:
    level = cast(table.confidentiality, Text)
    return select(literal(kind), level, func.count()).where(condition).group_by(level)
