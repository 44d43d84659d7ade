"""Marking words of a point *terbatas*: the point is split, so that the class of the new one closes just these words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, stricter
from app.domain.restricted_passages import Split, split_at
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesPoint, MinutesSection
from app.services import audit, minutes_edits, submissions, versions
from app.services.minutes_writing import check_open, sees, writing

#: What all parts of a split point have in common; quote and context stay with the point itself.
_SHARED = ("speaker_id", "speaker_text", "kind", "addressee_text", "answers_question_id")


@dataclass(frozen=True, kw_only=True)
class MarkRestricted:
    """Characters of a point's text, `start` inclusive and `end` exclusive; without them the whole point.

    `version` is that of the point's section.
    """

    meeting_id: int
    point_id: int
    version: int
    start: int | None = None
    end: int | None = None


@transactional
def mark_restricted(actor: Actor, command: MarkRestricted, key: str = "") -> int:
    """Close a passage to those outside; gives its section. Raises Conflict when somebody saved it in between.

    The point keeps its id for the longer of the parts that stay open, so that what came of it stays linked.
    """
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "minutes_section")) is not None:
        return done
    check_open(facts)
    section_id = _section_of(actor, facts, command.point_id)
    with minutes_edits.recorded(actor, facts, MinutesPart.BAGIAN, section_id):
        versions.bump(MinutesSection, section_id, command.version)
        point = db.session.get_one(MinutesPoint, command.point_id)
        level = stricter(point.confidentiality, Confidentiality.TERBATAS)
        if command.start is None or command.end is None:
            point.confidentiality, point.is_releasable = level, False
        else:
            _split(point, split_at(point.text, command.start, command.end), level)
    submissions.remember(actor, key, "minutes_section", section_id)
    audit.record(actor, "tandai_terbatas", "minutes_section", section_id, meeting_id=facts.id)
    return section_id


def _section_of(actor: Actor, facts: MeetingFacts, point_id: int) -> int:
    """The section of a point that stands and that the writer sees. Raises NotFound."""
    row = db.session.execute(
        select(MinutesPoint.section_id, MinutesPoint.confidentiality).where(
            MinutesPoint.id == point_id, MinutesPoint.meeting_id == facts.id, MinutesPoint.withdrawn_at.is_(None)
        )
    ).one_or_none()
    if row is None or not sees(actor, facts, point_id, row.confidentiality):
        raise NotFound
    return int(row.section_id)


def _split(point: MinutesPoint, split: Split, level: Confidentiality) -> None:
    """The parts in their order, in place of the point."""
    if split.is_whole:
        point.confidentiality, point.is_releasable = level, False
        return
    parts = [(text, own) for text, own in zip(split, (None, level, None), strict=True) if text]
    keeper = max((text for text, own in parts if own is None), key=len)
    kept = next(number for number, (text, own) in enumerate(parts) if own is None and text == keeper)
    _make_room(point, len(parts) - 1)
    first = point.position
    for number, (text, own) in enumerate(parts):
        if number == kept:
            point.text, point.position = text, first + number
        else:
            db.session.add(_part(point, text, first + number, own or point.confidentiality))


def _make_room(point: MinutesPoint, places: int) -> None:
    rows = db.session.scalars(select(MinutesPoint).where(MinutesPoint.section_id == point.section_id))
    for row in rows:
        if (row.position, row.id) > (point.position, point.id):
            row.position += places


def _part(point: MinutesPoint, text: str, position: int, level: Confidentiality) -> MinutesPoint:
    shared: dict[str, Any] = {name: getattr(point, name) for name in _SHARED}
    return MinutesPoint(
        government_id=point.government_id,
        meeting_id=point.meeting_id,
        section_id=point.section_id,
        position=position,
        text=text,
        confidentiality=level,
        **shared,
    )
