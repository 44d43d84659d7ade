"""What surrounds a row of participants: a person's office on the meeting's day, and where the record names a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Text, cast, func, literal, or_, select, union_all

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.people import AppointmentStatus, name_with_titles
from app.domain.permissions import MeetingFacts, PartFacts, sees_minutes, sees_part
from app.domain.roles import Actor
from app.models.action_items import ActionItem
from app.models.agencies import Agency, Position
from app.models.meetings import Meeting
from app.models.minutes import Figure, MinutesPoint, MinutesQuestion
from app.models.people import Appointment, Person
from app.queries.positions import serving_on

HIDDEN = "bagian terbatas rapat ini"


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
        .limit(1)
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

    What the actor may not see is told apart by nothing but `HIDDEN`.
    """
    hidden: bool = False
    counts: dict[str, int] = {}
    for kind, level, count in db.session.execute(_mentions(participant_id)):
        part = PartFacts(0, meeting, Confidentiality(level))
        in_minutes = kind != "tindak lanjut"
        if sees_part(actor, part) and (not in_minutes or sees_minutes(actor, meeting)):
            counts[kind] = counts.get(kind, 0) + count
        else:
            hidden = True
    words = [f"{kind} ({count})" for kind, count in counts.items()]
    return [*words, HIDDEN] if hidden else words


def _mentions(participant_id: int):  # type: ignore[no-untyped-def]
    """(kind in words, class, how many) of rows that point at the participant, withdrawn ones included."""
    biasa = literal(Confidentiality.BIASA.value)
    named = (MinutesQuestion.asker_id == participant_id, MinutesQuestion.answerer_id == participant_id)
    sources = (
        ("butir notula", cast(MinutesPoint.confidentiality, Text), MinutesPoint.speaker_id == participant_id),
        ("tanya jawab", cast(MinutesQuestion.confidentiality, Text), or_(*named)),
        ("data yang disampaikan", biasa, Figure.speaker_id == participant_id),
        ("tindak lanjut", cast(ActionItem.confidentiality, Text), ActionItem.stated_by_id == participant_id),
    )
    counted = [
        select(literal(kind).label("kind"), level.label("level"), func.count().label("count"))
        .select_from(condition_table)
        .where(condition)
        .group_by(level)
        for (kind, level, condition), condition_table in zip(
            sources, (MinutesPoint, MinutesQuestion, Figure, ActionItem), strict=True
        )
    ]
    return union_all(*counted)
