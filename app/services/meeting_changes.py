"""Changing a recorded meeting: its form again, and postponing, cancelling, scheduling anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete

from app import clock
from app.db import db, transactional
from app.domain.errors import Conflict, RuleViolation
from app.domain.meeting_days import dates_text, times_text
from app.domain.meeting_plans import check_level, check_move
from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sheets import MeetingDay
from app.models.meetings import Meeting, MeetingTaskForce
from app.queries import subjects
from app.queries.meeting_frame import day_sheet
from app.services import audit, invitees, meeting_references, meeting_rows, search_index, submissions, versions
from app.services.authorisation import authorise
from app.services.meetings import MeetingDetails, make_reader, meeting_values

#: Columns whose change a calendar must learn of; the days are compared beside them.
_FOR_CALENDARS = ("title", "place", "place_address", "place_city", "online_url", "online_room")


@dataclass(frozen=True, kw_only=True)
class ChangeMeeting(MeetingDetails):
    """The form of a recorded meeting. `task_force_ids` links and unlinks; it invites nobody."""

    version: int
    #: Needed only where the class is lowered.
    lower_reason: str | None = None


@transactional
def change_meeting(actor: Actor, meeting_id: int, command: ChangeMeeting, key: str = "") -> int:
    """Save the form of a meeting. Raises Conflict for a stale version, NotAllowed, NotFound, RuleViolation."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, "meeting")) is not None:
        return done
    before = _current(meeting_id, command.version)
    check_level(before.confidentiality, command.confidentiality, command.lower_reason)
    values = _values(actor, before, command)
    changes = _changes(before, values)
    days_before = [day_sheet(day) for day in meeting_rows.days_of(meeting_id)]
    days_after = [day.when for day in command.days if day.when != MeetingDay()]
    if days_before != days_after:
        changes["days"] = (_days_words(days_before, before.zone), _days_words(days_after, before.zone))
    sequence = before.calendar_sequence + any(name in changes for name in ("days", *_FOR_CALENDARS))
    versions.bump(Meeting, meeting_id, command.version, calendar_sequence=sequence, updated_at=clock.now(), **values)
    row = db.session.get_one(Meeting, meeting_id)
    meeting_rows.save_days(row, command.days)
    meeting_rows.save_lists(row, command.topics, command.purposes, command.agenda)
    _set_task_forces(row, command.task_force_ids)
    if command.confidentiality is Confidentiality.RAHASIA and "confidentiality" in changes:
        make_reader(actor, meeting_id)
    search_index.index_meeting(meeting_id)
    submissions.remember(actor, key, "meeting", meeting_id)
    if command.lower_reason and "confidentiality" in changes:
        changes["lower_reason"] = (None, command.lower_reason)
    audit.record(actor, "ubah", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id


@transactional
def postpone_meeting(actor: Actor, meeting_id: int, version: int, reason: str | None = None, key: str = "") -> int:
    """Put a meeting off; its days stay as they were planned."""
    return _move(actor, meeting_id, MeetingStatus.DITUNDA, version, reason, key)


@transactional
def cancel_meeting(actor: Actor, meeting_id: int, version: int, reason: str | None = None, key: str = "") -> int:
    """Call a meeting off; what is recorded of it stays."""
    return _move(actor, meeting_id, MeetingStatus.DIBATALKAN, version, reason, key)


@transactional
def reschedule_meeting(actor: Actor, meeting_id: int, version: int, reason: str | None = None, key: str = "") -> int:
    """A postponed or cancelled meeting takes place after all."""
    return _move(actor, meeting_id, MeetingStatus.DIRENCANAKAN, version, reason, key)


_ACTS = {
    MeetingStatus.DITUNDA: "tunda",
    MeetingStatus.DIBATALKAN: "batalkan",
    MeetingStatus.DIRENCANAKAN: "jadwalkan_kembali",
}


def _move(actor: Actor, meeting_id: int, status: MeetingStatus, version: int, reason: str | None, key: str) -> int:
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, "meeting")) is not None:
        return done
    before = _current(meeting_id, version)
    was, sequence = before.status, before.calendar_sequence + 1
    check_move(was, status)
    values = {"status": status, "status_reason": reason, "calendar_sequence": sequence}
    versions.bump(Meeting, meeting_id, version, updated_at=clock.now(), **values)
    submissions.remember(actor, key, "meeting", meeting_id)
    changes: audit.Changes = {"status": (was, status)}
    if reason:
        changes["reason"] = (None, reason)
    audit.record(actor, _ACTS[status], "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id


def _current(meeting_id: int, version: int) -> Meeting:
    """The meeting as it stands; a stale form is told so before its rules are looked at."""
    row = db.session.get_one(Meeting, meeting_id, populate_existing=True)
    if row.version != version:
        raise Conflict(version=row.version)
    return row


def _values(actor: Actor, before: Meeting, command: ChangeMeeting) -> dict[str, Any]:
    """A previous meeting that this actor does not see was not on the form: it stays."""
    previous = before.previous_meeting_id
    if command.previous_meeting_id == before.id:
        raise RuleViolation("previous_meeting_id", "Pilih rapat lain; rapat ini tidak mendahului dirinya sendiri.")
    recorded_on = clock.local(before.created_at, before.zone).date()
    values = meeting_values(actor, command, recorded_on, before)
    if previous is not None and command.previous_meeting_id is None:
        values["previous_meeting_id"] = None if meeting_references.sees_meeting(actor, previous) else previous
    return values


def _changes(before: Meeting, values: dict[str, Any]) -> audit.Changes:
    return {name: (getattr(before, name), value) for name, value in values.items() if getattr(before, name) != value}


def _days_words(days: list[MeetingDay], zone: str) -> str | None:
    """The days as the history says them: a date that moved is what a reader looks for first."""
    return ", ".join(part for part in (dates_text(days), times_text(days, zone)) if part) or None


def _set_task_forces(meeting: Meeting, task_force_ids: tuple[int, ...]) -> None:
    invitees.link_task_forces(meeting, task_force_ids)
    db.session.execute(
        delete(MeetingTaskForce).where(
            MeetingTaskForce.meeting_id == meeting.id, MeetingTaskForce.task_force_id.not_in(task_force_ids)
        )
    )
