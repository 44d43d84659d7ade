"""Invitations of Kabupaten Contoh: a letter to all, told by WhatsApp, and what was heard back."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.attendance import Deputy, Echelon, InvitationReply
from app.domain.letters import Channel, DispatchKind, LetterKind
from app.domain.roles import Role
from app.jobs.example_plans import MeetingPlan
from app.jobs.example_site import ExampleSite
from app.jobs.example_time import Timeline
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.models.participants import Participant
from app.services.dispatches import TellParticipants, tell_participants
from app.services.invitation_replies import AnswerInvitation, answer_invitation
from app.services.letter_drafts import ChangeLetter, DraftLetters, change_letter, draft_letters
from app.services.letters import IssueLetter, issue_letter, mark_sent

#: Days before the meeting on which the letter goes out, and on which answers are heard.
INVITED, ANSWERED = -6, -2


def invite(made: ExampleSite, timeline: Timeline, plan: MeetingPlan, meeting_id: int) -> None:
    """A letter signed by the Sekda with a number from outside, then a word to everybody."""
    actor = made.actor(Role.SECRETARIAT, plan.at)
    letter = draft_letters(actor, meeting_id, DraftLetters(kind=LetterKind.UNDANGAN))
    signer = made.site.positions[Role.SEKDA]
    change_letter(actor, meeting_id, letter, ChangeLetter(version=1, signer_position_id=signer))
    on = timeline.day(plan.days + INVITED)
    number = f"400.14/{100 + letter}/{short_name(made, plan.at)}/{on.year}"
    issue = IssueLetter(version=_version(letter), letter_on=on, number_text=number)
    issue_letter(actor, meeting_id, letter, issue)
    mark_sent(actor, meeting_id, letter, on, _version(letter))
    sequence = db.session.scalars(select(Meeting.calendar_sequence).where(Meeting.id == meeting_id)).one()
    told = TellParticipants(participant_ids=invited(meeting_id), kind=DispatchKind.UNDANGAN, round=sequence)
    tell_participants(actor, meeting_id, told)


def answer(made: ExampleSite, plan: MeetingPlan, meeting_id: int) -> None:
    """Most come, every fifth sends a deputy, every fourth says nothing."""
    actor = made.actor(Role.SECRETARIAT, plan.at)
    for number, participant in enumerate(invited(meeting_id)):
        if number % 4 == 3:
            continue
        deputy = number % 5 == 2
        name, _ = made.next_name()
        command = AnswerInvitation(
            meeting_id=meeting_id,
            participant_id=participant,
            reply=InvitationReply.DIWAKILI if deputy else InvitationReply.HADIR,
            deputy=Deputy(name, "Kepala Bidang", Echelon.ESELON_III) if deputy else Deputy(),
            channel=Channel.WA,
        )
        answer_invitation(actor, command)


def invited(meeting_id: int) -> tuple[int, ...]:
    """Participants that are invited, in their order; the chair comes first."""
    rows = db.session.scalars(
        select(Participant.id)
        .where(Participant.meeting_id == meeting_id, Participant.is_invited)
        .order_by(Participant.position)
    )
    return tuple(rows)


def short_name(made: ExampleSite, key: str) -> str:
    """How the agency is called in a sentence."""
    agency = made.plan.government.agency(key)
    return agency.short_name or agency.name


def _version(letter_id: int) -> int:
    return db.session.scalars(select(Letter.version).where(Letter.id == letter_id)).one()
