"""The statements behind subjects.py: all facts of a meeting or an item in one, made once and run with an id."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from app.domain.meetings import ParticipantRole
from app.domain.minutes import MinutesStatus
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.agencies import TaskForceMember
from app.models.approvals import ApprovalTask
from app.models.meetings import Meeting, MeetingMinuteTaker, MeetingReader
from app.models.minutes import Minutes
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Appointment


def member_on(today: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    """Conditions: the membership counts on that day, both ends inclusive."""
    return (
        or_(TaskForceMember.valid_from.is_(None), TaskForceMember.valid_from <= today),
        or_(TaskForceMember.valid_to.is_(None), TaskForceMember.valid_to >= today),
    )


def serving_on(today: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    """Conditions: the appointment counts on that day, both ends inclusive."""
    return (
        or_(Appointment.valid_from.is_(None), Appointment.valid_from <= today),
        or_(Appointment.valid_to.is_(None), Appointment.valid_to >= today),
    )


Key = BindParameter[int] | ScalarSelect[int]


def _ids(part: str, column: InstrumentedAttribute[Any]) -> Select[Any]:
    """One row for each id of a set."""
    return select(literal(part), column, null(), null(), null(), null())


def _meeting_parts(meeting_id: Key) -> list[Select[Any]]:
    """The meeting itself (`ref` is its organiser), then one row for each id in one of the sets."""
    meeting_row = (
        select(
            literal("meeting").label("part"),
            Meeting.secretariat_agency_id.label("ref"),
            Meeting.government_id,
            Meeting.confidentiality,
            Minutes.approved_at,
            cast(Minutes.status, String).label("code"),
        )
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id)
    )
    return [
        meeting_row,
        _ids("invited_agency_ids", Participant.agency_id).where(
            Participant.meeting_id == meeting_id, Participant.agency_id.is_not(None), Participant.is_invited
        ),
        _ids("assigned_agency_ids", Assignment.agency_id)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .where(ActionItem.meeting_id == meeting_id, ActionItem.withdrawn_at.is_(None)),
        _ids("reader_ids", MeetingReader.user_id).where(MeetingReader.meeting_id == meeting_id),
        _ids("minute_taker_ids", MeetingMinuteTaker.user_id).where(MeetingMinuteTaker.meeting_id == meeting_id),
        _ids("chair_person_ids", Participant.person_id)
        .join(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
        .where(Participant.meeting_id == meeting_id, ParticipantRoleRow.role == ParticipantRole.PIMPINAN),
        *_approval_parts(meeting_id),
    ]


def _approval_parts(meeting_id: Key) -> list[Select[Any]]:
    """Who holds the positions of the running round today, so that a Plh. takes his turn; and who is next."""
    this_round = (
        ApprovalTask.meeting_id == meeting_id,
        ApprovalTask.round == select(Minutes.approval_round).where(Minutes.meeting_id == meeting_id).scalar_subquery(),
    )
    next_place = (
        select(func.min(ApprovalTask.place)).where(*this_round, ApprovalTask.done_at.is_(None)).scalar_subquery()
    )

    def holders(part: str) -> Select[Any]:
        return (
            _ids(part, Appointment.person_id)
            .join(ApprovalTask, ApprovalTask.position_id == Appointment.position_id)
            .where(*this_round, *serving_on(bindparam("today")))
        )

    waiting = select(Minutes.id).where(Minutes.meeting_id == meeting_id, Minutes.status == MinutesStatus.MENUNGGU_PARAF)
    return [
        holders("step_person_ids"),
        holders("next_step_person_ids").where(ApprovalTask.place == next_place, waiting.exists()),
    ]


FROM_HEAD, PRIORITY = "k", "p"
#: Letters of what is set on an item: arahan kepala daerah, priority, both or none.
_FLAGS = case(
    (and_(ActionItem.from_kepala_daerah, ActionItem.is_priority), FROM_HEAD + PRIORITY),
    (ActionItem.from_kepala_daerah.expression, FROM_HEAD),
    (ActionItem.is_priority.expression, PRIORITY),
    else_="",
)


def _item_parts(*conditions: ColumnElement[bool]) -> CompoundSelect[Any]:
    """The parts of the meeting, the item (`ref` is its meeting, `approved_at` when it became firm), and agencies.

    Agencies own it, have a share in it, or are members on that day of a task force that owns or supports it.
    """
    item_id: BindParameter[int] = bindparam("item_id")
    meeting_id = select(ActionItem.meeting_id).where(ActionItem.id == item_id).scalar_subquery()
    forces = union_all(
        select(ActionItem.owner_task_force_id).where(ActionItem.id == item_id),
        select(ItemSupporter.task_force_id).where(ItemSupporter.item_id == item_id),
    )

    def agencies(column: InstrumentedAttribute[Any]) -> Select[Any]:
        return _ids("agency", column)

    return union_all(
        *_meeting_parts(meeting_id),
        select(
            literal("item"),
            ActionItem.meeting_id,
            ActionItem.government_id,
            ActionItem.confidentiality,
            ActionItem.firm_at,
            _FLAGS,
        ).where(ActionItem.id == item_id, *conditions),
        agencies(ActionItem.owner_agency_id).where(ActionItem.id == item_id),
        agencies(Assignment.agency_id).where(Assignment.item_id == item_id),
        agencies(TaskForceMember.agency_id).where(
            TaskForceMember.task_force_id.in_(forces), *member_on(bindparam("today"))
        ),
    )


MEETING: CompoundSelect[Any] = union_all(*_meeting_parts(bindparam("meeting_id")))
ITEM = _item_parts(ActionItem.withdrawn_at.is_(None))
ITEM_EVEN_WITHDRAWN = _item_parts()
