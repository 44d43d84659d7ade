"""What every step of a notula to its approval goes through: lock, version, next state, the event, the audit.

Called within a transaction, after the permission was checked. Which state follows is in domain/approval.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.approval import ApprovalAct, status_after
from app.domain.errors import Conflict, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.roles import Actor
from app.models.approvals import ApprovalEvent
from app.models.minutes import Minutes
from app.queries.approval import has_content
from app.services import audit, versions
from app.services.minutes_writing import lock_minutes

EMPTY = "Notula belum berisi catatan. Tulis butir atau kesimpulan rapat lebih dahulu."


@dataclass(frozen=True, kw_only=True)
class Event:
    """What the timeline keeps of an act beside who did it and when."""

    act: ApprovalAct
    #: None where nobody recorded the office of whoever acts.
    office: str | None
    note: str | None = None
    signed_on: date | None = None
    file_id: int | None = None
    revision_no: int | None = None


def minutes_at(facts: MeetingFacts, version: int) -> Minutes:
    """The head of the minutes as the person saw it, held until the end. Raises Conflict, RuleViolation before they are.

    Reads the state anew, so that of two at once the second finds what the first has done.
    """
    head = lock_minutes(facts.id)
    if head is None:
        raise RuleViolation("", EMPTY)
    db.session.refresh(head)
    if head.version != version:
        raise Conflict(version=head.version)
    return head


def check_ready(facts: MeetingFacts, version: int, act: ApprovalAct) -> None:
    """The same without holding anything, before files are made for an act. Raises Conflict, RuleViolation."""
    head = db.session.execute(
        select(Minutes.version, Minutes.status).where(Minutes.meeting_id == facts.id)
    ).one_or_none()
    if head is None:
        raise RuleViolation("", EMPTY)
    if head.version != version:
        raise Conflict(version=head.version)
    status_after(head.status, act)


def check_content(facts: MeetingFacts) -> None:
    """Empty minutes are not sent round. Raises RuleViolation."""
    if not has_content(facts.id):
        raise RuleViolation("", EMPTY)


def move(
    actor: Actor, facts: MeetingFacts, head: Minutes, event: Event, *, steps_left: int = 0, **values: Any
) -> MinutesStatus:
    """Carry out an act: the state after it with further columns of the minutes, its event, the audit.

    Raises RuleViolation for an act that is not possible now.
    """
    before, number = head.status, values.get("approval_round", head.approval_round)
    head_id, after = head.id, status_after(before, event.act, steps_left=steps_left)
    versions.bump(Minutes, head_id, head.version, status=after, **values)
    db.session.add(
        ApprovalEvent(
            government_id=actor.government_id,
            meeting_id=facts.id,
            round=number,
            act=event.act,
            office_text=event.office,
            note=event.note,
            signed_on=event.signed_on,
            file_id=event.file_id,
            revision_no=event.revision_no,
            by_user_id=actor.user_id or None,
            by_name=actor.name,
            at=clock.now(),
        )
    )
    changes: audit.Changes = {"status": (before, after)} if before is not after else {}
    if event.revision_no is not None:
        changes["revision_no"] = (None, event.revision_no)
    audit.record(actor, event.act.value, "minutes", head_id, meeting_id=facts.id, changes=changes)
    return after
