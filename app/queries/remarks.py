"""Remarks of readers at points of a draft notula, for those who may leave or settle them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.privacy_places import Place, PlaceKind
from app.domain.remarks import RemarkState
from app.domain.roles import Actor
from app.models.writing import PointRemark
from app.queries.minutes_views import MinutesRecord
from app.queries.point_place import point_subject

Remarks = dict[int, tuple["RemarkView", ...]]


@dataclass(frozen=True, kw_only=True)
class RemarkView:
    """One remark and what became of it; `answer` is None where it was accepted without words."""

    id: int
    point_id: int
    text: str
    by_name: str
    at: datetime
    state: RemarkState
    answer: str | None
    answered_by_name: str | None
    answered_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state is RemarkState.TERBUKA


def remark_subject(actor: Actor, meeting_id: int, remark_id: int) -> MeetingFacts:
    """Subject of permissions for a remark at a standing point. Raises NotFound."""
    return point_subject(actor, meeting_id, remark_at(actor, meeting_id, remark_id).point_id)


def remark_at(actor: Actor, meeting_id: int, remark_id: int) -> PointRemark:
    """A remark of that meeting. Raises NotFound."""
    row = db.session.get(PointRemark, remark_id)
    if row is None or row.meeting_id != meeting_id or row.government_id != actor.government_id:
        raise NotFound
    return row


def remarks_of(facts: MeetingFacts, point_ids: Collection[int]) -> Remarks:
    """Point → its remarks in the order in which they came, in one statement.

    `point_ids` are the points that stand and that the reader sees: remarks at all others are left out.
    """
    columns = (getattr(PointRemark, name) for name in RemarkView.__dataclass_fields__)
    rows = db.session.execute(
        select(*columns)
        .where(PointRemark.meeting_id == facts.id, PointRemark.government_id == facts.government_id)
        .order_by(PointRemark.id)
    )
    found: Remarks = {}
    for row in rows:
        if row.point_id in point_ids:
            found[row.point_id] = (*found.get(row.point_id, ()), RemarkView(**row._mapping))
    return found


def shown_points(record: MinutesRecord) -> frozenset[int]:
    """Points of a record whose words the reader sees."""
    return frozenset(point.id for section in record.sections for point in section.points if not point.withheld)


def open_remarks(record: MinutesRecord, remarks: Remarks) -> tuple[tuple[Place, int], ...]:
    """Points with how many remarks still wait there, in the order of the notula."""
    return tuple(
        (Place(kind=PlaceKind.BUTIR, id=point.id, section_id=section.id), count)
        for section in record.sections
        for point in section.points
        if (count := sum(one.is_open for one in remarks.get(point.id, ())))
    )
