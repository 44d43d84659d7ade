"""The sheet of a meeting's calendar file, read after a permission check."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.agenda import AgendaLine
from app.domain.indonesian import clock as clock_words
from app.domain.roles import Actor
from app.domain.sheets import CalendarDay, CalendarSheet
from app.domain.sheets import MeetingDay as DaySheet
from app.models.agencies import Agency
from app.models.meetings import Meeting, RemovedDay
from app.queries.meeting_frame import day_sheet
from app.queries.meetings import record


def calendar_sheet(actor: Actor, meeting_id: int) -> CalendarSheet | None:
    """The meeting for a calendar; None when no day has a full date. Raises NotFound."""
    found = record(actor, meeting_id)
    meeting, parts = found.meeting, found.parts
    if not any(day.on_date for day in found.days):
        return None
    return CalendarSheet(
        title=meeting.title,
        zone=meeting.zone,
        days=(
            *(CalendarDay(uid=_uid(meeting, day.id), when=day_sheet(day)) for day in found.days),
            *_removed_days(meeting),
        ),
        sequence=meeting.calendar_sequence,
        changed_at=meeting.updated_at,
        made_at=clock.now(),
        status=meeting.status,
        place=_joined(meeting.place, meeting.place_address, meeting.place_city),
        online_room=_joined(meeting.online_url, meeting.online_room),
        organiser=parts.organiser,
        organiser_email=_email(meeting),
        agenda=tuple(_agenda_words(line) for line in parts.agenda),
    )


def _uid(meeting: Meeting, day_id: int) -> str:
    return f"hari-{day_id}.{meeting.calendar_uid}"


def _removed_days(meeting: Meeting) -> list[CalendarDay]:
    rows = db.session.scalars(select(RemovedDay).where(RemovedDay.meeting_id == meeting.id).order_by(RemovedDay.id))
    return [
        CalendarDay(
            uid=_uid(meeting, row.day_id),
            when=DaySheet(on=row.on_date, start=row.starts, end=row.ends, until_done=row.until_done),
            is_removed=True,
        )
        for row in rows
    ]


def _joined(*known: str | None) -> str | None:
    return ", ".join(part for part in known if part) or None


def _email(meeting: Meeting) -> str | None:
    """The address of the organising agency; the secretariat is never printed."""
    if meeting.organiser_agency_id is None:
        return None
    return db.session.scalar(select(Agency.email).where(Agency.id == meeting.organiser_agency_id))


def _agenda_words(line: AgendaLine) -> str:
    words = f"{clock_words(line.starts)} {line.text}" if line.starts else line.text
    return f"{words} ({line.officer})" if line.officer else words
