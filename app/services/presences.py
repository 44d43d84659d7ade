"""Who was there on a day and session: a mark, all the rest, undo, sessions. Answers are in invitation_replies.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.domain.attendance import (
    NOBODY,
    Deputy,
    PresenceKind,
    check_deputy,
    check_presence,
    check_sessions,
    presence_by_answer,
)
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.attendance import InvitationAnswer, Presence
from app.models.meetings import Meeting, MeetingDay
from app.models.participants import Participant
from app.queries import subjects
from app.services import audit, edits, submissions
from app.services.authorisation import authorise
from app.services.participants import locked, note, participant_of

NO_SUCH_SESSION = "Hari atau sesi ini tidak ada pada rapat ini. Muat ulang halamannya."
SUBJECT = "presence"


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One day (position from 0, as in meeting_days) and session (from 1) of a meeting."""

    meeting_id: int
    day: int = 0
    session: int = 1


@dataclass(frozen=True, kw_only=True)
class MarkPresence(Sitting):
    """`deputy` is who really came; empty takes over the one of the answer."""

    participant_id: int
    kind: PresenceKind
    deputy: Deputy = NOBODY


@transactional
def mark_presence(actor: Actor, command: MarkPresence, key: str = "") -> int:
    """Mark one participant; a mark that stands is replaced. Gives his id.

    Raises RuleViolation, NotAllowed, NotFound.
    """
    facts = _authorised(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    _sitting(command)
    participant_of(command.meeting_id, command.participant_id)
    row = _mark(command, command.participant_id)
    values = _values(command.kind, _deputy(command))
    changes = edits.differences(row, values) if row is not None else edits.added(values)
    if row is None:
        db.session.add(_presence(actor, command, command.participant_id, values))
    else:
        for name, value in {**values, **_marked_by(actor)}.items():
            setattr(row, name, value)
    submissions.remember(actor, key, SUBJECT, command.participant_id)
    note(actor, "catat_kehadiran", facts, command.participant_id, _placed(command, changes))
    return command.participant_id


@transactional
def unmark_presence(actor: Actor, sitting: Sitting, participant_id: int, key: str = "") -> int:
    """Take a mark back; without one nothing happens. Gives the participant's id. Raises NotAllowed, NotFound."""
    facts = _authorised(actor, sitting.meeting_id)
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    locked(sitting.meeting_id)
    participant_of(sitting.meeting_id, participant_id)
    row = _mark(sitting, participant_id)
    changes: audit.Changes = {}
    if row is not None:
        changes = {name: (getattr(row, name), None) for name in _values(row.kind, NOBODY)}
        db.session.delete(row)
    submissions.remember(actor, key, SUBJECT, participant_id)
    note(actor, "batalkan_kehadiran", facts, participant_id, _placed(sitting, changes))
    return participant_id


@transactional
def mark_rest(actor: Actor, sitting: Sitting, key: str = "") -> int:
    """Mark everybody who has no mark yet, by his answer or as there in person; gives how many.

    Who answered not to come, or sends somebody unknown, stays unmarked. Raises RuleViolation, NotAllowed, NotFound.
    """
    facts = _authorised(actor, sitting.meeting_id)
    if submissions.done_before(actor, key, "presences") is not None:
        return 0
    _sitting(sitting)
    answers = _answers(sitting.meeting_id)
    marked = select(Presence.participant_id).where(
        Presence.meeting_id == sitting.meeting_id,
        Presence.day_position == sitting.day,
        Presence.session == sitting.session,
    )
    rest = db.session.scalars(
        select(Participant.id).where(Participant.meeting_id == sitting.meeting_id, Participant.id.not_in(marked))
    )
    count = 0
    for participant_id in rest:
        reply, deputy = answers.get(participant_id, (None, NOBODY))
        if (kind := presence_by_answer(reply, deputy)) is not None:
            values = _values(kind, deputy if kind is PresenceKind.DIWAKILI else NOBODY)
            db.session.add(_presence(actor, sitting, participant_id, values))
            count += 1
    submissions.remember(actor, key, "presences", sitting.meeting_id)
    changes = _placed(sitting, {"count": (None, count)})
    audit.record(actor, "catat_kehadiran_sisanya", "meeting", facts.id, meeting_id=facts.id, changes=changes)
    return count


@transactional
def set_sessions(actor: Actor, meeting_id: int, day: int, sessions: int, key: str = "") -> int:
    """How many times attendance is taken on that day; gives the meeting's id. Raises RuleViolation, NotAllowed."""
    _authorised(actor, meeting_id)
    if (done := submissions.done_before(actor, key, "sessions")) is not None:
        return done
    locked(meeting_id)
    row = _day(meeting_id, day)
    last = db.session.scalar(
        select(func.max(Presence.session)).where(Presence.meeting_id == meeting_id, Presence.day_position == day)
    )
    check_sessions(sessions, last or 0)
    changes: audit.Changes = {"day": (None, day + 1), "sessions": (row.sessions, sessions)}
    row.sessions = sessions
    submissions.remember(actor, key, "sessions", meeting_id)
    audit.record(actor, "ubah_sesi", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id


def _deputy(command: MarkPresence) -> Deputy:
    """Who came instead, if somebody did: as typed, else as answered. Raises RuleViolation when nothing is known."""
    if command.kind is not PresenceKind.DIWAKILI:
        return NOBODY
    answered = _answers(command.meeting_id).get(command.participant_id, (None, NOBODY))[1]
    deputy = command.deputy if command.deputy.is_known else answered
    check_deputy(deputy, "deputy_name")
    return deputy


def _authorised(actor: Actor, meeting_id: int) -> MeetingFacts:
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    return facts


def _sitting(sitting: Sitting) -> Meeting:
    """The meeting, locked, with that day and session in it, and late enough for being there."""
    meeting = locked(sitting.meeting_id)
    day = _day(meeting.id, sitting.day)
    if not 1 <= sitting.session <= day.sessions:
        raise RuleViolation("", NO_SUCH_SESSION)
    check_presence(meeting.status, day.on_date, clock.today(meeting.zone))
    return meeting


def _day(meeting_id: int, position: int) -> MeetingDay:
    row = db.session.scalar(
        select(MeetingDay).where(MeetingDay.meeting_id == meeting_id, MeetingDay.position == position)
    )
    if row is None:
        raise RuleViolation("", NO_SUCH_SESSION)
    return row


def _mark(sitting: Sitting, participant_id: int) -> Presence | None:
    return db.session.scalar(
        select(Presence).where(
            Presence.participant_id == participant_id,
            Presence.day_position == sitting.day,
            Presence.session == sitting.session,
        )
    )


def _answers(meeting_id: int) -> dict[int, tuple[Any, Deputy]]:
    """Participant → his answer and the deputy it names."""
    rows = db.session.scalars(select(InvitationAnswer).where(InvitationAnswer.meeting_id == meeting_id))
    return {
        row.participant_id: (row.reply, Deputy(row.deputy_name, row.deputy_office, row.deputy_echelon)) for row in rows
    }


def _values(kind: PresenceKind, deputy: Deputy) -> dict[str, Any]:
    return {"kind": kind, "name_text": deputy.name, "office_text": deputy.office, "echelon": deputy.echelon}


def _marked_by(actor: Actor) -> dict[str, Any]:
    return {"marked_by_user_id": actor.user_id, "marked_at": clock.now()}


def _presence(actor: Actor, sitting: Sitting, participant_id: int, values: dict[str, Any]) -> Presence:
    return Presence(
        government_id=actor.government_id,
        meeting_id=sitting.meeting_id,
        participant_id=participant_id,
        day_position=sitting.day,
        session=sitting.session,
        **values,
        **_marked_by(actor),
    )


def _placed(sitting: Sitting, changes: audit.Changes) -> audit.Changes:
    """History says on which day and session, both counted from 1."""
    return {"day": (None, sitting.day + 1), "session": (None, sitting.session), **changes}
