"""Meetings by their days, for the calendar: only what the actor sees. The calendar file is in calendar_sheets.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from app.db import db
from app.domain import meeting_days
from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.months import Month
from app.domain.roles import Actor
from app.domain.sheets import MeetingDay as DaySheet
from app.models.agencies import Agency
from app.models.governments import Holiday
from app.models.meetings import Meeting, MeetingDay
from app.queries.agencies import agency_label
from app.queries.kept_statements import at_most
from app.queries.keyset import AnyRow, AnySelect
from app.queries.meeting_frame import day_sheet
from app.queries.visibility import meeting_visible

UNDATED_MAX = 20
_OF_DAY = (
    *("position", "on_date", "weekday", "day", "month", "year", "date_text"),
    *("starts", "ends", "time_text", "until_done"),
)


@dataclass(frozen=True)
class CalendarEntry:
    """One day of one meeting. `on` is None while the date is not fully known; `date_words` says what is."""

    meeting_id: int
    title: str
    status: MeetingStatus
    confidentiality: Confidentiality
    on: date | None
    starts: time | None
    date_words: str
    time_words: str | None
    place: str | None
    organiser: str
    #: `hari ke-2 dari 3`, for a meeting of several days.
    part_words: str | None
    #: For papers: the day itself, and the organiser only where one is stated.
    when: DaySheet
    online_room: str | None
    stated_organiser: str | None


def entries_between(actor: Actor, first: date, last: date) -> list[CalendarEntry]:
    """Days of meetings from `first` to `last`, both inclusive: by date, those without a time first."""
    statement = _days().where(meeting_visible(actor), MeetingDay.on_date >= first, MeetingDay.on_date <= last)
    found = db.session.execute(statement.order_by(MeetingDay.on_date, MeetingDay.id)).all()
    entries = [_entry(row) for row in found]
    return sorted(entries, key=lambda entry: (entry.on or first, entry.starts or time.min))


def undated_in(actor: Actor, month: Month) -> tuple[list[CalendarEntry], bool]:
    """Days without a full date that may lie in the month, the newest recorded first, and whether there are more.

    What is known of a day must not speak against the month. A postponed or cancelled meeting waits for no date.
    """
    statement = _days(whole=False).where(
        meeting_visible(actor),
        Meeting.status == MeetingStatus.DIRENCANAKAN,
        MeetingDay.on_date.is_(None),
        or_(MeetingDay.year.is_(None), MeetingDay.year == month.year),
        or_(MeetingDay.month.is_(None), MeetingDay.month == month.number),
    )
    found = db.session.execute(statement.order_by(Meeting.id.desc()).limit(at_most(UNDATED_MAX + 1))).all()
    return [_entry(row) for row in found[:UNDATED_MAX]], len(found) > UNDATED_MAX


def holidays_between(actor: Actor, first: date, last: date) -> dict[date, str]:
    """Day → name of the active holidays from `first` to `last`, both inclusive."""
    rows = db.session.execute(
        select(Holiday.on_date, Holiday.name).where(
            Holiday.government_id == actor.government_id,
            Holiday.is_active.expression,
            Holiday.on_date >= first,
            Holiday.on_date <= last,
        )
    )
    return {row.on_date: row.name for row in rows}


def by_day(entries: Sequence[CalendarEntry]) -> dict[date, list[CalendarEntry]]:
    """The entries of each day, in their order."""
    days: dict[date, list[CalendarEntry]] = {}
    for entry in entries:
        if entry.on is not None:
            days.setdefault(entry.on, []).append(entry)
    return days


def _days(*, whole: bool = True) -> AnySelect:
    """Meetings beside their days; with `whole` false also a meeting of which no day is known at all."""
    others = aliased(MeetingDay)
    count = select(func.count()).where(others.meeting_id == Meeting.id).correlate(Meeting).scalar_subquery()
    return (
        select(
            Meeting.id.label("meeting_id"),
            Meeting.title,
            Meeting.status,
            Meeting.confidentiality,
            Meeting.place,
            Meeting.online_room,
            Meeting.zone,
            Meeting.organiser_agency_id,
            Meeting.organiser_text,
            Meeting.organiser_short_text,
            Agency.name.label("agency_name"),
            Agency.short_name.label("agency_short_name"),
            count.label("day_count"),
            *(getattr(MeetingDay, name) for name in _OF_DAY),
        )
        .select_from(Meeting)
        .join(MeetingDay, MeetingDay.meeting_id == Meeting.id, isouter=not whole)
        .join(Agency, and_(Agency.id == func.coalesce(Meeting.organiser_agency_id, Meeting.secretariat_agency_id)))
    )


def _entry(row: AnyRow) -> CalendarEntry:
    day = day_sheet(row)
    agency = agency_label(row.agency_name, row.agency_short_name)
    stated = row.organiser_text or (agency if row.organiser_agency_id else None)
    return CalendarEntry(
        meeting_id=row.meeting_id,
        title=row.title,
        status=row.status,
        confidentiality=row.confidentiality,
        on=row.on_date,
        starts=row.starts,
        date_words=meeting_days.date_text(day) or meeting_days.UNDATED,
        time_words=meeting_days.time_text(day, row.zone),
        place=row.place,
        organiser=row.organiser_short_text or row.organiser_text or row.agency_short_name or row.agency_name,
        part_words=f"hari ke-{row.position + 1} dari {row.day_count}" if row.day_count > 1 else None,
        when=day,
        online_room=row.online_room,
        stated_organiser=stated,
    )
