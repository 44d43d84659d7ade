"""One point of the minutes: the sections among which it may stand, and the room in which it was said. Reads only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.quick_notes import Room
from app.domain.roles import Actor
from app.models.minutes import MinutesPoint
from app.queries import subjects
from app.queries.minutes import minutes_record
from app.queries.minutes_views import PointView, SectionView
from app.queries.note_room import room_of


@dataclass(frozen=True)
class PointPlace:
    """The point, the section in which it stands, and all sections of the minutes."""

    point: PointView
    section: SectionView
    sections: tuple[SectionView, ...]


def point_subject(actor: Actor, meeting_id: int, point_id: int) -> MeetingFacts:
    """Subject of permissions for addresses with a meeting and a standing point of it. Raises NotFound.

    Whether the actor sees the point is asked by `point_place`.
    """
    point = db.session.get(MinutesPoint, point_id)
    if point is None or point.meeting_id != meeting_id or point.government_id != actor.government_id:
        raise NotFound
    if point.withdrawn_at is not None:
        raise NotFound
    return subjects.meeting(actor, meeting_id)


def point_place(actor: Actor, facts: MeetingFacts, point_id: int) -> PointPlace:
    """Where the point stands, behind a permission check. Raises NotFound."""
    sections = minutes_record(actor, facts).sections
    for section in sections:
        for point in section.points:
            if point.id == point_id and not point.withheld:
                return PointPlace(point, section, sections)
    raise NotFound


def room_at_point(actor: Actor, meeting_id: int, point_id: int) -> Room:
    """The room of the meeting while the speaker of a point has the floor; to be used after a permission check."""
    point = db.session.get_one(MinutesPoint, point_id)
    room = room_of(actor, meeting_id)
    return replace(room, speaker_id=point.speaker_id, speaker_text=point.speaker_text or "")
