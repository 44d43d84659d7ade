"""Way of a notula to its approval: submit, initial, return, take back, open again. Its end: approval_decisions.py."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.approval import NOT_NOW, ApprovalAct, possible
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.approvals import ApprovalTask
from app.models.minutes import Minutes
from app.queries import subjects
from app.queries.approval import holders_on, standing_steps
from app.queries.approval_signers import office_of, signer_of_actor
from app.queries.offices import held_office, office_words
from app.services import submissions
from app.services.approval_moves import Event, check_content, minutes_at, move
from app.services.authorisation import authorise
from app.services.privacy import check_guard

ON_PAPER = "dicatat sekretariat rapat dari naskah kertas."


@dataclass(frozen=True, kw_only=True)
class MinutesNote:
    """An act on the minutes with its words: what is to be mended, or why they are opened again."""

    meeting_id: int
    version: int
    note: str


@transactional
def submit(actor: Actor, meeting_id: int, version: int, key: str = "") -> int:
    """Send the draft round: to the desks of the standing steps in their order, then to the chair. Gives the meeting."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.APPROVAL_SUBMIT, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    head = minutes_at(facts, version)
    check_content(facts)
    check_guard(actor, facts)
    number, steps = head.approval_round + 1, standing_steps(actor, facts.organiser_id)
    event = Event(act=ApprovalAct.AJUKAN, office=_secretariat(actor, facts))
    move(actor, facts, head, event, steps_left=len(steps), approval_round=number)
    db.session.add_all(
        ApprovalTask(
            government_id=actor.government_id,
            meeting_id=facts.id,
            round=number,
            place=place,
            position_id=step.position_id,
            office_text=step.office,
        )
        for place, step in enumerate(steps, start=1)
    )
    submissions.remember(actor, key, "approval", facts.id)
    return facts.id


@transactional
def initial(actor: Actor, meeting_id: int, version: int, key: str = "") -> int:
    """The paraf of whoever holds the position whose turn it is, today.

    The turn is asked last: whoever gave his paraf a moment ago is told that, and not that he may not.
    """
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MINUTES_VIEW, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    head = minutes_at(facts, version)
    authorise(actor, Permission.APPROVAL_INITIAL, facts)
    task = _next_task(head)
    office = held_office(actor, task.position_id) or task.office_text
    return _initialled(actor, facts, head, task, Event(act=ApprovalAct.PARAF, office=office), actor.name, key)


@transactional
def record_initial(actor: Actor, meeting_id: int, version: int, key: str = "") -> int:
    """The next paraf as the secretariat saw it on paper; the name is that of the office's holder today."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.APPROVAL_SUBMIT, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    head = minutes_at(facts, version)
    task = _next_task(head)
    holders = ", ".join(holders_on([task.position_id], clock.today(actor.zone)).get(task.position_id, ()))
    whose = f"{task.office_text} ({holders})" if holders else task.office_text
    note = f"Paraf {whose}, {ON_PAPER}"
    event = Event(act=ApprovalAct.PARAF, office=_secretariat(actor, facts), note=note)
    return _initialled(actor, facts, head, task, event, holders or None, key)


@transactional
def give_back(actor: Actor, command: MinutesNote, key: str = "") -> int:
    """Back to the secretariat with what is to be mended. Chair, Sekda, or whose paraf is next.

    The turn is asked after the key: whoever sends his return twice has no turn left the second time.
    """
    facts = subjects.meeting(actor, command.meeting_id)
    authorise(actor, Permission.MINUTES_VIEW, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    authorise(actor, Permission.APPROVAL_RETURN, facts)
    if not command.note:
        raise RuleViolation("note", "Tulis apa yang perlu diperbaiki.")
    head = minutes_at(facts, command.version)
    event = Event(act=ApprovalAct.KEMBALIKAN, office=_office(actor, facts, head), note=command.note)
    move(actor, facts, head, event)
    submissions.remember(actor, key, "approval", facts.id)
    return facts.id


@transactional
def take_back(actor: Actor, meeting_id: int, version: int, key: str = "") -> int:
    """The secretariat takes its draft off the desks, to go on writing."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.APPROVAL_SUBMIT, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    head = minutes_at(facts, version)
    move(actor, facts, head, Event(act=ApprovalAct.TARIK, office=_secretariat(actor, facts)))
    submissions.remember(actor, key, "approval", facts.id)
    return facts.id


@transactional
def reopen(actor: Actor, command: MinutesNote, key: str = "") -> int:
    """Open approved minutes for a further revision. The approved one stays readable, firm items stay firm."""
    facts = subjects.meeting(actor, command.meeting_id)
    authorise(actor, Permission.MINUTES_REOPEN, facts)
    if (done := submissions.done_before(actor, key, "approval")) is not None:
        return done
    if not command.note:
        raise RuleViolation("note", "Tulis alasan notula dibuka kembali.")
    head = minutes_at(facts, command.version)
    role = Role.SEKDA if actor.has(Role.SEKDA) else Role.ASISTEN
    event = Event(
        act=ApprovalAct.BUKA_KEMBALI,
        office=office_words(actor, role),
        note=command.note,
        revision_no=head.revision_no,
    )
    move(actor, facts, head, event)
    submissions.remember(actor, key, "approval", facts.id)
    return facts.id


def _next_task(head: Minutes) -> ApprovalTask:
    if not possible(head.status, ApprovalAct.PARAF):
        raise RuleViolation("", NOT_NOW)
    return db.session.scalars(
        select(ApprovalTask)
        .where(
            ApprovalTask.meeting_id == head.meeting_id,
            ApprovalTask.round == head.approval_round,
            ApprovalTask.done_at.is_(None),
        )
        .order_by(ApprovalTask.place)
        .limit(1)
    ).one()


def _initialled(
    actor: Actor, facts: MeetingFacts, head: Minutes, task: ApprovalTask, event: Event, name: str | None, key: str
) -> int:
    task.done_at, task.done_by_name = clock.now(), name
    left = db.session.scalars(
        select(ApprovalTask.id).where(
            ApprovalTask.meeting_id == facts.id,
            ApprovalTask.round == head.approval_round,
            ApprovalTask.done_at.is_(None),
            ApprovalTask.id != task.id,
        )
    ).all()
    move(actor, facts, head, event, steps_left=len(left))
    submissions.remember(actor, key, "approval", facts.id)
    return facts.id


def _secretariat(actor: Actor, facts: MeetingFacts) -> str:
    return office_words(actor, Role.SECRETARIAT, facts.organiser_id)


def _office(actor: Actor, facts: MeetingFacts, head: Minutes) -> str | None:
    """In which office somebody returns the draft: the step whose turn it is, else chair or Sekda; None if unknown."""
    if possible(head.status, ApprovalAct.PARAF):
        task = _next_task(head)
        if (office := held_office(actor, task.position_id)) is not None:
            return office
    signer = signer_of_actor(actor, facts, clock.today(actor.zone))
    if signer is not None:
        return office_of(signer)
    return office_words(actor, Role.SEKDA) if actor.has(Role.SEKDA) else None
