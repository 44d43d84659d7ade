"""Where a notula stands on its way to approval: state, steps with who holds them today, what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, exists, null, or_, select
from sqlalchemy.orm import aliased

from app import clock
from app.db import db
from app.domain.approval import ApprovalAct
from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.domain.signatures import prefixed
from app.models.agencies import Agency, Position
from app.models.approvals import ApprovalEvent, ApprovalStep, ApprovalTask
from app.models.files import StoredFile
from app.models.minutes import Conclusion, Minutes, MinutesPoint, MinutesQuestion
from app.models.people import Appointment, Person
from app.queries.files import seen_levels
from app.queries.keyset import AnyRow
from app.queries.subject_statements import serving_on


@dataclass(frozen=True)
class StepView:
    """One paraf: the office, who holds it today ("Plh. Rina, S.Sos."), and when it was given."""

    position_id: int
    office: str
    holders: tuple[str, ...]
    done_at: datetime | None = None
    done_by: str | None = None
    is_next: bool = False


@dataclass(frozen=True)
class EventView:
    """One act on the way; `file_id` is the signed scan where the reader may open it."""

    act: ApprovalAct
    at: datetime
    by_name: str
    office: str | None
    note: str | None
    signed_on: date | None
    revision_no: int | None
    file_id: int | None


@dataclass(frozen=True)
class ApprovalState:
    """`version` 0 means that the minutes were not begun; `steps` are those of the round, or the standing ones."""

    version: int
    status: MinutesStatus
    round: int
    revision_no: int
    organiser: str
    steps: tuple[StepView, ...]
    events: tuple[EventView, ...]

    @property
    def next_step(self) -> StepView | None:
        """Whose paraf is missing next, while the draft is on its way."""
        return next((step for step in self.steps if step.is_next), None)


def approval_state(actor: Actor, facts: MeetingFacts) -> ApprovalState:
    """The state, to be shown after a permission check, in two statements."""
    rows = db.session.execute(_head_and_events(actor, facts)).all()
    head = rows[0]
    status = head.status or MinutesStatus.KONSEP
    running = status is not MinutesStatus.KONSEP
    steps = _round(actor, facts, head.approval_round) if running else standing_steps(actor, facts.organiser_id)
    if status is MinutesStatus.MENUNGGU_PARAF:
        steps = _with_next(steps)
    return ApprovalState(
        version=head.version or 0,
        status=status,
        round=head.approval_round or 0,
        revision_no=head.revision_no or 0,
        organiser=head.name,
        steps=tuple(steps),
        events=tuple(_event(row) for row in rows if row.ApprovalEvent is not None),
    )


def standing_steps(actor: Actor, agency_id: int) -> list[StepView]:
    """Positions that initial the notula of an agency's meetings, in order, with who holds them today."""
    steps = select(ApprovalStep.id, ApprovalStep.position_id, Position.title.label("office"), *_NOT_DONE)
    return _steps(
        actor,
        steps.join(Position, Position.id == ApprovalStep.position_id)
        .where(
            ApprovalStep.agency_id == agency_id,
            ApprovalStep.government_id == actor.government_id,
            ApprovalStep.is_active,
            Position.is_active,
        )
        .order_by(ApprovalStep.place, ApprovalStep.id),
        ApprovalStep.position_id,
    )


_NOT_DONE = (null().label("done_at"), null().label("done_by_name"))


def _round(actor: Actor, facts: MeetingFacts, number: int) -> list[StepView]:
    columns = ("id", "position_id", "done_at", "done_by_name")
    tasks = select(*(getattr(ApprovalTask, name) for name in columns), ApprovalTask.office_text.label("office"))
    return _steps(
        actor,
        tasks.where(ApprovalTask.meeting_id == facts.id, ApprovalTask.round == number).order_by(ApprovalTask.place),
        ApprovalTask.position_id,
    )


def _steps(actor: Actor, statement: Any, position_id: Any) -> list[StepView]:
    """Each step once, with all who hold its position today."""
    serving = (Appointment.position_id == position_id, *serving_on(clock.today(actor.zone)))
    found: dict[int, StepView] = {}
    for row in db.session.execute(
        statement.add_columns(Appointment.status, Person.name, Person.front_titles, Person.back_titles)
        .outerjoin(Appointment, and_(*serving))
        .outerjoin(Person, Person.id == Appointment.person_id)
        .order_by(Appointment.id)
    ):
        step = found.setdefault(row.id, StepView(row.position_id, row.office, (), row.done_at, row.done_by_name))
        if row.name is not None:
            found[row.id] = replace(step, holders=(*step.holders, _holder(row)))
    return list(found.values())


def _with_next(steps: list[StepView]) -> list[StepView]:
    waiting = next((step for step in steps if step.done_at is None), None)
    return [replace(step, is_next=step is waiting) for step in steps]


def holders_on(position_ids: list[int], day: date) -> dict[int, tuple[str, ...]]:
    """Position → who holds it on that day, with Plt./Plh. before the name."""
    found: dict[int, tuple[str, ...]] = {}
    if not position_ids:
        return found
    rows = db.session.execute(
        select(Appointment.position_id, Appointment.status, Person.name, Person.front_titles, Person.back_titles)
        .join(Person, Person.id == Appointment.person_id)
        .where(Appointment.position_id.in_(position_ids), *serving_on(day))
        .order_by(Appointment.id)
    )
    for row in rows:
        found[row.position_id] = (*found.get(row.position_id, ()), _holder(row))
    return found


def _holder(row: AnyRow) -> str:
    return prefixed(name_with_titles(row.name, row.front_titles, row.back_titles), row.status)


def _head_and_events(actor: Actor, facts: MeetingFacts) -> Any:
    """The head of the minutes beside each event, the newest first; one row at least."""
    scan = aliased(StoredFile)
    own = (ApprovalEvent.meeting_id == facts.id, ApprovalEvent.government_id == actor.government_id)
    seen = (scan.withdrawn_at.is_(None), scan.confidentiality.in_(seen_levels(actor, facts)))
    head = (Minutes.version, Minutes.status, Minutes.approval_round, Minutes.revision_no, Agency.name)
    return (
        select(*head, ApprovalEvent, scan.id.label("scan_id"))
        .select_from(Agency)
        .outerjoin(Minutes, Minutes.meeting_id == facts.id)
        .outerjoin(ApprovalEvent, and_(*own))
        .outerjoin(scan, and_(scan.id == ApprovalEvent.file_id, *seen))
        .where(Agency.id == facts.organiser_id)
        .order_by(ApprovalEvent.id.desc())
    )


def _event(row: AnyRow) -> EventView:
    event: ApprovalEvent = row.ApprovalEvent
    return EventView(
        act=event.act,
        at=event.at,
        by_name=event.by_name,
        office=event.office_text,
        note=event.note,
        signed_on=event.signed_on,
        revision_no=event.revision_no,
        file_id=row.scan_id,
    )


def has_content(meeting_id: int) -> bool:
    """Whether anything stands in the minutes that could be approved."""
    written = (
        exists().where(table.meeting_id == meeting_id, table.withdrawn_at.is_(None))
        for table in (MinutesPoint, MinutesQuestion, Conclusion)
    )
    return bool(db.session.scalar(select(or_(*written))))
