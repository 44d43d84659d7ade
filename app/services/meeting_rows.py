"""The repeated rows of a meeting: days, topics, purposes, agenda. Written inside a running transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import delete, select, update

from app.db import db
from app.domain.agenda import AgendaLine
from app.domain.errors import RuleViolation
from app.domain.meeting_plans import is_known
from app.domain.sheets import MeetingDay as DaySheet
from app.models.meetings import AgendaRow, Meeting, MeetingDay, MeetingPurpose, MeetingTopic, RemovedDay
from app.services import presence_days

#: Above every real position: rows step aside to here while they are put into a new order.
_ASIDE = 1_000_000


class TypedDay(Protocol):
    """A day of a form: what is known of it, and the id of the stored row it replaces."""

    @property
    def when(self) -> DaySheet: ...
    @property
    def id(self) -> int | None: ...


def save_days(meeting: Meeting, days: Sequence[TypedDay]) -> None:
    """Store the days in their order. A row keeps its id, so that calendars follow it to another date.

    Empty days are left out. A kept day keeps its number of sessions, and its attendance goes with it. Raises
    RuleViolation for the id of a day of another meeting, and where a day with attendance would go.
    """
    stored = {row.id: row for row in days_of(meeting.id)}
    wanted = [day for day in days if is_known(day.when)]
    for number, day in enumerate(days):
        if day.id is not None and day.id not in stored:
            raise RuleViolation(f"days-{number}-on_date", "Hari rapat ini tidak dikenal. Muat ulang halamannya.")
    kept = {day.id: position for position, day in enumerate(wanted) if day.id is not None}
    presence_days.follow(meeting.id, {stored[row_id].position: position for row_id, position in kept.items()})
    gone = [row for row_id, row in stored.items() if row_id not in kept]
    db.session.add_all(_removed(row) for row in gone if row.on_date)
    db.session.execute(delete(MeetingDay).where(MeetingDay.id.in_([row.id for row in gone])))
    db.session.execute(
        update(MeetingDay)
        .where(MeetingDay.meeting_id == meeting.id)
        .values(position=MeetingDay.position + _ASIDE)
        .execution_options(synchronize_session=False)
    )
    for position, day in enumerate(wanted):
        values = {**_columns(day.when), "position": position}
        if day.id is not None:
            db.session.execute(
                update(MeetingDay)
                .where(MeetingDay.id == day.id)
                .values(**values)
                .execution_options(synchronize_session=False)
            )
        else:
            db.session.add(MeetingDay(government_id=meeting.government_id, meeting_id=meeting.id, **values))
    db.session.flush()  # later reads in this transaction take the rows from the table


def _removed(row: MeetingDay) -> RemovedDay:
    return RemovedDay(
        government_id=row.government_id,
        meeting_id=row.meeting_id,
        day_id=row.id,
        on_date=row.on_date,
        starts=row.starts,
        ends=row.ends,
        until_done=row.until_done,
    )


def days_of(meeting_id: int) -> list[MeetingDay]:
    """The stored days in order."""
    return list(
        db.session.scalars(
            select(MeetingDay)
            .where(MeetingDay.meeting_id == meeting_id)
            .order_by(MeetingDay.position)
            .execution_options(populate_existing=True)
        )
    )


def save_lists(meeting: Meeting, topics: Sequence[str], purposes: Sequence[str], agenda: Sequence[AgendaLine]) -> None:
    """Store topics, purposes and agenda anew; nothing points at their rows."""
    _replace(MeetingTopic, meeting, [{"text": text} for text in topics])
    _replace(MeetingPurpose, meeting, [{"text": text} for text in purposes])
    _replace(
        AgendaRow,
        meeting,
        [{"text": line.text, "starts": line.starts, "officer_text": line.officer} for line in agenda],
    )


def _replace(model: Any, meeting: Meeting, rows: Sequence[dict[str, Any]]) -> None:
    db.session.execute(delete(model).where(model.meeting_id == meeting.id))
    db.session.add_all(
        model(government_id=meeting.government_id, meeting_id=meeting.id, position=position, **row)
        for position, row in enumerate(rows)
    )


def _columns(day: DaySheet) -> dict[str, Any]:
    """A full date carries its parts with it; the stated weekday and words stay as they were stated."""
    return {
        "on_date": day.on,
        "weekday": day.weekday,
        "day": day.day,
        "month": day.month,
        "year": day.year,
        "date_text": day.date_text,
        "starts": day.start,
        "ends": day.end,
        "time_text": day.time_text,
        "until_done": day.until_done,
    }
