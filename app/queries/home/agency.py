"""Beranda of an agency: reports that wait for its head, work for its staff, invitations to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.attendance import InvitationReply
from app.domain.item_acts import ItemAct
from app.domain.meetings import MeetingStatus
from app.domain.roles import Actor, Role
from app.domain.sheets import MeetingDay as DaySheet
from app.models.action_items import ActionItem, Assignment, ProgressReport
from app.models.attendance import InvitationAnswer
from app.models.item_loop import ItemStep
from app.models.meetings import Meeting, MeetingDay
from app.models.participants import Participant
from app.models.users import User
from app.queries.meeting_frame import day_sheet
from app.queries.visibility import meeting_visible

ROWS_MAX = 100
_AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class WaitingReport:
    """A staff report that the head decides on; `version` is that of the share."""

    item_id: int
    share_id: int
    version: int
    item_text: str
    text: str
    obstacle: str | None
    reported_by: str | None
    reported_at: datetime


@dataclass(frozen=True)
class Returned:
    """A report that came back, with the words of whoever returned it."""

    item_id: int
    share_id: int
    item_text: str
    note: str | None
    at: datetime


@dataclass(frozen=True)
class Invitation:
    """An invited row of the own agency in a meeting of the next days; `reply` is the last answer."""

    meeting_id: int
    participant_id: int
    title: str
    day: DaySheet
    zone: str
    place: str | None
    name: str | None
    reply: InvitationReply | None
    answer_version: int


def waiting_reports(actor: Actor) -> list[WaitingReport]:
    """Reports of the staff that wait for this head, the oldest first."""
    headed = actor.agencies(Role.AGENCY_HEAD)
    if not headed:
        return []
    rows = db.session.execute(
        _WAITING.where(Assignment.government_id == actor.government_id, Assignment.agency_id.in_(headed))
    )
    return [
        WaitingReport(
            item_id=row.id,
            share_id=row.share_id,
            version=row.version,
            item_text=row.item_text,
            text=row.text,
            obstacle=row.obstacle,
            reported_by=row.display_name,
            reported_at=row.reported_at,
        )
        for row in rows
    ]


_LATEST = (
    select(func.max(ProgressReport.id))
    .where(ProgressReport.assignment_id == Assignment.id)
    .correlate(Assignment)
    .scalar_subquery()
)
_WAITING = (
    select(
        ActionItem.id,
        ActionItem.text.label("item_text"),
        Assignment.id.label("share_id"),
        Assignment.version,
        ProgressReport.text,
        ProgressReport.obstacle,
        ProgressReport.reported_at,
        User.display_name,
    )
    .join(ActionItem, ActionItem.id == Assignment.item_id)
    .join(ProgressReport, ProgressReport.id == _LATEST)
    .outerjoin(User, User.id == ProgressReport.reported_by_user_id)
    .where(
        Assignment.is_open.expression,
        Assignment.status == ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA,
        ActionItem.withdrawn_at.is_(None),
    )
    .order_by(ProgressReport.id)
    .limit(ROWS_MAX)
)


def returned_reports(actor: Actor) -> list[Returned]:
    """Shares of the own agencies whose last step was a return, so that somebody has to write again."""
    own = actor.agencies(Role.REPORTER, Role.AGENCY_HEAD)
    if not own:
        return []
    last = (
        select(func.max(ItemStep.id))
        .where(ItemStep.assignment_id == Assignment.id)
        .correlate(Assignment)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(ActionItem.id, ActionItem.text, Assignment.id.label("share_id"), ItemStep.note, ItemStep.at)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(ItemStep, ItemStep.id == last)
        .where(
            Assignment.government_id == actor.government_id,
            Assignment.agency_id.in_(own),
            Assignment.is_open.expression,
            ItemStep.act.in_([ItemAct.KEMBALIKAN_LAPORAN, ItemAct.KEMBALIKAN_VERIFIKASI]),
            ActionItem.withdrawn_at.is_(None),
        )
        .order_by(ItemStep.id.desc())
        .limit(ROWS_MAX)
    )
    return [Returned(row.id, row.share_id, row.text, row.note, row.at) for row in rows]


def invitations(actor: Actor, today: date) -> list[Invitation]:
    """Meetings from today to a week ahead to which an agency headed by the actor is invited."""
    headed = actor.agencies(Role.AGENCY_HEAD)
    if not headed:
        return []
    rows = db.session.execute(
        _INVITED.where(
            meeting_visible(actor),
            Meeting.sort_on.between(today, today + _AHEAD),
            Participant.agency_id.in_(headed),
        )
    )
    return [_invitation(row.Meeting, row.MeetingDay, row.Participant, row.InvitationAnswer) for row in rows]


def _invitation(meeting: Meeting, day: MeetingDay, row: Participant, answer: InvitationAnswer | None) -> Invitation:
    return Invitation(
        meeting_id=meeting.id,
        participant_id=row.id,
        title=meeting.title,
        day=day_sheet(day),
        zone=meeting.zone,
        place=meeting.place,
        name=row.name_text,
        reply=answer.reply if answer else None,
        answer_version=answer.version if answer else 0,
    )


_FIRST_DAY = (
    select(func.min(MeetingDay.id))
    .where(MeetingDay.meeting_id == Meeting.id, MeetingDay.on_date == Meeting.sort_on)
    .correlate(Meeting)
    .scalar_subquery()
)
_INVITED = (
    select(Meeting, MeetingDay, Participant, InvitationAnswer)
    .join(Participant, and_(Participant.meeting_id == Meeting.id, Participant.is_invited.expression))
    .join(MeetingDay, MeetingDay.id == _FIRST_DAY)
    .outerjoin(InvitationAnswer, InvitationAnswer.participant_id == Participant.id)
    .where(Meeting.status == MeetingStatus.DIRENCANAKAN)
    .order_by(Meeting.sort_on, Meeting.id, Participant.position)
    .limit(ROWS_MAX)
)
