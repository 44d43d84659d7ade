"""Who may do what with a meeting, its notula, its letters and its siaran pers: predicates over what is already seen.

Acts on items are in item_rights.py; the table is in permissions.py.
"""

from __future__ import annotations

from app.domain.facts import AgencyFacts, InvitationFacts, ReleaseFacts, Subject, meeting_of
from app.domain.item_rights import keeps
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role


def may_plan(actor: Actor, subject: Subject) -> bool:
    own = actor.agencies(Role.SECRETARIAT)
    return subject.id in own if isinstance(subject, AgencyFacts) else bool(own)


def names_readers(actor: Actor, subject: Subject) -> bool:
    meeting = meeting_of(subject)
    if meeting.confidentiality is Confidentiality.RAHASIA and actor.user_id not in meeting.reader_ids:
        return False
    return keeps(actor, meeting) or (meeting.confidentiality is Confidentiality.RAHASIA and actor.has(Role.SEKDA))


def writes_minutes(actor: Actor, subject: Subject) -> bool:
    return keeps(actor, subject) or actor.user_id in meeting_of(subject).minute_taker_ids


def initials(actor: Actor, subject: Subject) -> bool:
    return actor.person_id is not None and actor.person_id in meeting_of(subject).next_step_person_ids


def approves(actor: Actor, subject: Subject) -> bool:
    """The chair, where he has an account, and the Sekda."""
    chairs = actor.person_id is not None and actor.person_id in meeting_of(subject).chair_person_ids
    return chairs or actor.has(Role.SEKDA)


def reopens(actor: Actor, subject: Subject) -> bool:
    return actor.has(Role.SEKDA) or meeting_of(subject).organiser_id in actor.mapped_agencies()


def replies(actor: Actor, subject: Subject) -> bool:
    """The head of the invited agency for his own row; the organiser enters what was heard otherwise."""
    own = isinstance(subject, InvitationFacts) and subject.agency_id in actor.agencies(Role.AGENCY_HEAD)
    return own or keeps(actor, subject)


def checks_release(actor: Actor, subject: Subject) -> bool:
    return isinstance(subject, ReleaseFacts) and bool(actor.agencies(Role.SECRETARIAT) & subject.checker_ids)
