"""The answer of an invited participant, given by the head himself or entered as heard. Presence is in presences.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.domain.attendance import HEARD, NOBODY, Deputy, InvitationReply, check_answerable, check_deputy
from app.domain.errors import RuleViolation
from app.domain.facts import InvitationFacts
from app.domain.letters import Channel
from app.domain.permissions import Permission, allowed
from app.domain.roles import Actor, Role
from app.models.attendance import InvitationAnswer
from app.models.meetings import MeetingDay
from app.queries import share_subjects
from app.services import edits, submissions
from app.services.authorisation import authorise
from app.services.participants import locked, note

SUBJECT = "invitation_answer"


@dataclass(frozen=True, kw_only=True)
class AnswerInvitation:
    """One answer; `deputy` counts only for *diwakili*, `channel` only where the secretariat enters what it heard."""

    meeting_id: int
    participant_id: int
    reply: InvitationReply
    deputy: Deputy = NOBODY
    remark: str | None = None
    channel: Channel = Channel.APLIKASI


@transactional
def answer_invitation(actor: Actor, command: AnswerInvitation, key: str = "") -> int:
    """Record the answer; the last one counts, earlier ones stay in the history. Gives the participant's id.

    Raises RuleViolation, NotAllowed, NotFound (also for a participant who is not invited).
    """
    facts = share_subjects.invitation(actor, command.meeting_id, command.participant_id)
    authorise(actor, Permission.INVITATION_REPLY, facts)
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    meeting = locked(command.meeting_id)
    by_organiser = allowed(actor, Permission.MEETING_EDIT, facts.meeting)
    last_day = db.session.scalar(select(func.max(MeetingDay.on_date)).where(MeetingDay.meeting_id == meeting.id))
    check_answerable(meeting.status, last_day, clock.today(meeting.zone), by_organiser=by_organiser)
    values = _values(actor, command, facts, by_organiser=by_organiser)
    row = db.session.scalar(select(InvitationAnswer).where(InvitationAnswer.participant_id == facts.id))
    changes = edits.differences(row, values) if row is not None else edits.added(values)
    values |= {"answered_by_user_id": actor.user_id, "answered_at": clock.now()}
    if row is None:
        scope = {"government_id": actor.government_id, "meeting_id": meeting.id, "participant_id": facts.id}
        db.session.add(InvitationAnswer(**scope, **values))
    else:
        for name, value in {**values, "version": row.version + 1}.items():
            setattr(row, name, value)
    submissions.remember(actor, key, SUBJECT, facts.id)
    note(actor, "jawab", facts.meeting, facts.id, changes)
    return facts.id


def _values(actor: Actor, command: AnswerInvitation, facts: InvitationFacts, *, by_organiser: bool) -> dict[str, Any]:
    """What is stored. A deputy typed beside another answer is not one: it stays out."""
    deputy = command.deputy if command.reply is InvitationReply.DIWAKILI else NOBODY
    if command.reply is InvitationReply.DIWAKILI:
        check_deputy(deputy, "deputy_name")
    is_own = facts.agency_id in actor.agencies(Role.AGENCY_HEAD)
    if by_organiser and not is_own and command.channel not in HEARD:
        raise RuleViolation("channel", "Pilih dari mana jawaban ini diketahui.")
    return {
        "reply": command.reply,
        "deputy_name": deputy.name,
        "deputy_office": deputy.office,
        "deputy_echelon": deputy.echelon,
        "note": command.remark,
        "channel": command.channel if by_organiser else Channel.APLIKASI,
    }
