"""Moving a point to another section of the same minutes. Its place within a section is minutes_points.py."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app.db import db, transactional
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesPoint, MinutesSection
from app.services import audit, minutes_edits, submissions, versions
from app.services.minutes_writing import check_open, sees, writing

UNKNOWN_SECTION = "Bagian ini tidak ada dalam notula rapat ini. Pilih kembali dari daftar."
SAME_SECTION = "Butir ini sudah berada di bagian tersebut. Pilih bagian lain."


@dataclass(frozen=True, kw_only=True)
class MovePoint:
    """`section_id` is where the point goes; `version` that of the section in which the page showed it."""

    meeting_id: int
    point_id: int
    section_id: int
    version: int


@transactional
def move_point(actor: Actor, command: MovePoint, key: str = "") -> int:
    """Put a point behind the last one of another section; gives the point's id. Raises Conflict.

    Both sections get a new version, since the rows of both have changed. All that is linked to the point stays so.
    """
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "moved_point")) is not None:
        return done
    check_open(facts)
    point = _point(actor, facts, command.point_id)
    before, after = _section(facts, point.section_id), _section(facts, command.section_id)
    if before is None:
        raise NotFound
    if before.version != command.version:
        raise Conflict(version=before.version)
    if after is None:
        raise RuleViolation("section_id", UNKNOWN_SECTION)
    if after.id == before.id:
        raise RuleViolation("section_id", SAME_SECTION)
    from_id, to_id, to_version = before.id, after.id, after.version
    with (
        minutes_edits.recorded(actor, facts, MinutesPart.BAGIAN, from_id),
        minutes_edits.recorded(actor, facts, MinutesPart.BAGIAN, to_id),
    ):
        versions.bump(MinutesSection, from_id, command.version)
        versions.bump(MinutesSection, to_id, to_version)
        last = db.session.scalar(select(func.max(MinutesPoint.position)).where(MinutesPoint.section_id == to_id))
        point = db.session.get_one(MinutesPoint, command.point_id)
        point.section_id, point.position = to_id, 0 if last is None else last + 1
    submissions.remember(actor, key, "moved_point", command.point_id)
    audit.record(actor, "pindahkan_butir", "minutes_section", to_id, meeting_id=facts.id)
    return command.point_id


def _point(actor: Actor, facts: MeetingFacts, point_id: int) -> MinutesPoint:
    """A standing point that the writer sees. Raises NotFound."""
    point = db.session.scalar(
        select(MinutesPoint).where(
            MinutesPoint.id == point_id, MinutesPoint.meeting_id == facts.id, MinutesPoint.withdrawn_at.is_(None)
        )
    )
    if point is None or not sees(actor, facts, point.id, point.confidentiality):
        raise NotFound
    return point


def _section(facts: MeetingFacts, section_id: int) -> MinutesSection | None:
    return db.session.scalar(
        select(MinutesSection).where(
            MinutesSection.id == section_id,
            MinutesSection.meeting_id == facts.id,
            MinutesSection.withdrawn_at.is_(None),
        )
    )
