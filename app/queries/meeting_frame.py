"""The head of a meeting as every page of its path shows it: title, words for day and place, counts of each step."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ScalarSelect, func, select

from app.db import db
from app.domain import meeting_days
from app.domain.errors import NotFound
from app.domain.meetings import Confidentiality, MeetingKind, MeetingStatus
from app.domain.roles import Actor
from app.domain.sheets import MeetingDay as DaySheet
from app.models.action_items import ActionItem
from app.models.meetings import Meeting, MeetingDay
from app.models.minutes import Conclusion, Minutes, MinutesPoint
from app.models.participants import Participant
from app.queries.keyset import AnyRow
from app.queries.visibility import item_visible, part_level_visible


@dataclass(frozen=True)
class MeetingHead:
    """What stands above every page of a meeting. Counts of items hold only what the actor sees."""

    id: int
    version: int
    title: str
    kind: MeetingKind
    status: MeetingStatus
    confidentiality: Confidentiality
    date_words: str
    time_words: str
    place: str | None
    has_full_date: bool
    participants: int
    points: int
    conclusions: int
    items: int
    minutes_approved: bool
    #: The row and its days, so that a page need not read them again.
    meeting: Meeting
    days: tuple[DaySheet, ...]


def meeting_head(actor: Actor, meeting_id: int) -> MeetingHead:
    """The head of one meeting of the actor's government, to be shown after a permission check. Raises NotFound."""
    rows = db.session.execute(
        select(Meeting, MeetingDay, Minutes.approved_at)
        .add_columns(*_counts(actor, meeting_id))
        .outerjoin(MeetingDay, MeetingDay.meeting_id == Meeting.id)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id, Meeting.government_id == actor.government_id)
        .order_by(MeetingDay.position)
    ).all()
    if not rows:
        raise NotFound
    meeting, _, approved_at, participants, points, conclusions, items = rows[0]
    days = tuple(day_sheet(row[1]) for row in rows if row[1] is not None)
    return MeetingHead(
        id=meeting.id,
        version=meeting.version,
        title=meeting.title,
        kind=meeting.kind,
        status=meeting.status,
        confidentiality=meeting.confidentiality,
        date_words=meeting_days.dates_text(days) or "Tanggal belum diketahui",
        time_words=meeting_days.times_text(days, meeting.zone) or "",
        place=meeting.place,
        has_full_date=any(day.on for day in days),
        participants=participants,
        points=points,
        conclusions=conclusions,
        items=items,
        minutes_approved=approved_at is not None,
        meeting=meeting,
        days=days,
    )


def _counts(actor: Actor, meeting_id: int) -> list[ScalarSelect[int]]:
    """Numbers of participants, and of the points, conclusions and items that the actor sees."""
    visible = item_visible(actor)
    counts = (
        select(func.count()).select_from(Participant).where(Participant.meeting_id == meeting_id),
        select(func.count())
        .select_from(MinutesPoint)
        .where(
            MinutesPoint.meeting_id == meeting_id,
            MinutesPoint.withdrawn_at.is_(None),
            part_level_visible(actor, MinutesPoint.confidentiality.expression),
        ),
        select(func.count())
        .select_from(Conclusion)
        .where(
            Conclusion.meeting_id == meeting_id,
            Conclusion.withdrawn_at.is_(None),
            part_level_visible(actor, Conclusion.confidentiality.expression),
        ),
        select(func.count()).select_from(ActionItem).where(ActionItem.meeting_id == meeting_id, visible),
    )
    return [count.correlate(Meeting).scalar_subquery() for count in counts]


def meeting_days_of(meeting_id: int) -> list[MeetingDay]:
    """The days of a meeting in order."""
    return list(
        db.session.scalars(select(MeetingDay).where(MeetingDay.meeting_id == meeting_id).order_by(MeetingDay.position))
    )


def day_sheet(day: MeetingDay | AnyRow) -> DaySheet:
    """A stored day, or a row with its columns, as the papers take it."""
    return DaySheet(
        on=day.on_date,
        weekday=day.weekday,
        day=day.day,
        month=day.month,
        year=day.year,
        date_text=day.date_text,
        start=day.starts,
        end=day.ends,
        time_text=day.time_text,
        until_done=day.until_done,
    )
