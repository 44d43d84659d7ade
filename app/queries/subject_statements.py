"""The statements behind subjects.py: all facts of a meeting or an item in one, made once and run with an id."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Label, Select, bindparam, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.domain.meetings import ParticipantRole
from app.domain.minutes import MinutesStatus
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.agencies import TaskForceMember
from app.models.approvals import ApprovalTask
from app.models.meetings import Meeting, MeetingMinuteTaker, MeetingReader
from app.models.minutes import Minutes
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Appointment
from app.queries.listed import listed


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


def _ids(
    column: InstrumentedAttribute[Any], *conditions: ColumnElement[bool] | InstrumentedAttribute[bool]
) -> Select[Any]:
    """A set of ids as one text."""
    return select(listed(column)).where(*conditions)


def _of_meeting(name: str, ids: Select[Any]) -> Label[Any]:
    """A set of the statement's meeting."""
    return ids.correlate(Meeting, Minutes).scalar_subquery().label(name)


def _of_item(name: str, ids: Select[Any]) -> Label[Any]:
    return ids.correlate(ActionItem).scalar_subquery().label(name)


_item_of_meeting = aliased(ActionItem, name="item_of_meeting")


def _meeting_columns() -> tuple[ColumnElement[Any], ...]:
    """The meeting itself, and the sets that permissions ask about."""
    return (
        Meeting.secretariat_agency_id.label("organiser_id"),
        Meeting.government_id.label("government_id"),
        Meeting.confidentiality.label("meeting_level"),
        Minutes.approved_at.label("approved_at"),
        Minutes.status.label("minutes_status"),
        _of_meeting(
            "invited_agency_ids",
            _ids(Participant.agency_id, Participant.meeting_id == Meeting.id, Participant.is_invited),
        ),
        _of_meeting(
            "assigned_agency_ids",
            _ids(
                Assignment.agency_id,
                _item_of_meeting.meeting_id == Meeting.id,
                _item_of_meeting.withdrawn_at.is_(None),
            ).join(_item_of_meeting, _item_of_meeting.id == Assignment.item_id),
        ),
        _of_meeting("reader_ids", _ids(MeetingReader.user_id, MeetingReader.meeting_id == Meeting.id)),
        _of_meeting("minute_taker_ids", _ids(MeetingMinuteTaker.user_id, MeetingMinuteTaker.meeting_id == Meeting.id)),
        _of_meeting(
            "chair_person_ids",
            _ids(
                Participant.person_id,
                Participant.meeting_id == Meeting.id,
                ParticipantRoleRow.role == ParticipantRole.PIMPINAN,
            ).join(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id),
        ),
        *_approval_columns(),
    )


def _approval_columns() -> tuple[Label[Any], Label[Any]]:
    """Who holds the positions of the running round today, so that a Plh. takes his turn; and who is next."""
    earlier = aliased(ApprovalTask, name="earlier")

    def of_round(task: type[ApprovalTask]) -> tuple[ColumnElement[bool], ...]:
        return task.meeting_id == Meeting.id, task.round == Minutes.approval_round

    next_place = (
        select(func.min(earlier.place))
        .where(*of_round(earlier), earlier.done_at.is_(None))
        .correlate(Meeting, Minutes)
        .scalar_subquery()
    )

    def holders(name: str, *conditions: ColumnElement[bool]) -> Label[Any]:
        return _of_meeting(
            name,
            _ids(Appointment.person_id, *of_round(ApprovalTask), *serving_on(bindparam("today")), *conditions).join(
                ApprovalTask, ApprovalTask.position_id == Appointment.position_id
            ),
        )

    return (
        holders("step_person_ids"),
        holders(
            "next_step_person_ids",
            ApprovalTask.place == next_place,
            Minutes.status == MinutesStatus.MENUNGGU_PARAF,
        ),
    )


#: One row: a meeting.
MEETING: Select[Any] = (
    select(*_meeting_columns())
    .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
    .where(Meeting.id == bindparam("meeting_id"))
)


def _item_and_meeting(*conditions: ColumnElement[bool]) -> Select[Any]:
    """One row: an item, its meeting, and the agencies that it concerns.

    Agencies own it, have a share in it, or are members on that day of a task force that owns or supports it.
    """
    members = _ids(TaskForceMember.agency_id, *member_on(bindparam("today")))
    owning = members.where(TaskForceMember.task_force_id == ActionItem.owner_task_force_id)
    supporting = members.join(ItemSupporter, ItemSupporter.task_force_id == TaskForceMember.task_force_id).where(
        ItemSupporter.item_id == ActionItem.id
    )
    return (
        select(
            *_meeting_columns(),
            ActionItem.meeting_id,
            ActionItem.confidentiality.label("item_level"),
            ActionItem.firm_at,
            ActionItem.is_priority,
            ActionItem.from_kepala_daerah,
            ActionItem.owner_agency_id,
            _of_item("share_agency_ids", _ids(Assignment.agency_id, Assignment.item_id == ActionItem.id)),
            _of_item("owner_member_ids", owning),
            _of_item("supporter_member_ids", supporting),
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(ActionItem.id == bindparam("item_id"), *conditions)
    )


ITEM = _item_and_meeting(ActionItem.withdrawn_at.is_(None))
ITEM_EVEN_WITHDRAWN = _item_and_meeting()
