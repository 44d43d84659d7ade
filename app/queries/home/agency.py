"""Beranda of an agency: reports that wait for its head, work for its staff, invitations to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, func, select

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
from app.queries.home.parts import limited, part
from app.queries.item_scope import bare
from app.queries.kept_statements import KEPT_MOST, among, at_most, one_of
from app.queries.keyset import AnyRow, AnySelect
from app.queries.meeting_frame import DAY_COLUMNS, day_sheet
from app.queries.reading import fetch
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


def waiting_reports(actor: Actor) -> Select[Any]:
    """Reports of the staff that wait for this head."""
    latest = (
        select(func.max(ProgressReport.id))
        .where(ProgressReport.assignment_id == Assignment.id)
        .correlate(Assignment)
        .scalar_subquery()
    )
    rows = (
        part(
            "reports",
            id_1=ActionItem.id,
            id_2=Assignment.id,
            id_3=Assignment.version,
            id_4=ProgressReport.id,
            text_1=ActionItem.text,
            text_2=ProgressReport.text,
            text_3=ProgressReport.obstacle,
            text_4=User.display_name,
            at=ProgressReport.reported_at,
        )
        .select_from(Assignment)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(ProgressReport, ProgressReport.id == latest)
        .outerjoin(User, User.id == ProgressReport.reported_by_user_id)
        .where(
            Assignment.government_id == actor.government_id,
            among(Assignment.agency_id, actor.agencies(Role.AGENCY_HEAD)),
            Assignment.is_open.expression,
            Assignment.status == ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA,
            ActionItem.withdrawn_at.is_(None),
        )
        .order_by(ProgressReport.id)
    )
    return limited(rows, ROWS_MAX)


def waiting_report(row: AnyRow) -> WaitingReport:
    """A row of `waiting_reports`."""
    return WaitingReport(
        item_id=row.id_1,
        share_id=row.id_2,
        version=row.id_3,
        item_text=row.text_1,
        text=row.text_2,
        obstacle=row.text_3,
        reported_by=row.text_4,
        reported_at=row.at,
    )


def returned_reports(actor: Actor) -> Select[Any]:
    """Shares of the own agencies whose last step was a return, so that somebody has to write again."""
    last = (
        select(func.max(ItemStep.id))
        .where(ItemStep.assignment_id == Assignment.id)
        .correlate(Assignment)
        .scalar_subquery()
    )
    rows = (
        part(
            "returned",
            id_1=ActionItem.id,
            id_2=Assignment.id,
            id_3=ItemStep.id,
            text_1=ActionItem.text,
            text_2=ItemStep.note,
            at=ItemStep.at,
        )
        .select_from(Assignment)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(ItemStep, ItemStep.id == last)
        .where(
            Assignment.government_id == actor.government_id,
            among(Assignment.agency_id, actor.agencies(Role.REPORTER, Role.AGENCY_HEAD)),
            Assignment.is_open.expression,
            one_of(ItemStep.act, (ItemAct.KEMBALIKAN_LAPORAN, ItemAct.KEMBALIKAN_VERIFIKASI)),
            ActionItem.withdrawn_at.is_(None),
        )
        .order_by(ItemStep.id.desc())
    )
    return limited(rows, ROWS_MAX)


def returned_report(row: AnyRow) -> Returned:
    """A row of `returned_reports`."""
    return Returned(item_id=row.id_1, share_id=row.id_2, item_text=row.text_1, note=row.text_2, at=row.at)


def invitations(actor: Actor, today: date) -> list[Invitation]:
    """Meetings from today to a week ahead to which an agency headed by the actor is invited."""
    return [_invitation(row) for row in fetch(_invited(bare(actor), today))]


def _invitation(row: AnyRow) -> Invitation:
    return Invitation(
        meeting_id=row.meeting_id,
        participant_id=row.participant_id,
        title=row.title,
        day=day_sheet(row),
        zone=row.zone,
        place=row.place,
        name=row.name_text,
        reply=row.reply,
        answer_version=row.version or 0,
    )


@lru_cache(maxsize=KEPT_MOST)
def _invited(actor: Actor, today: date) -> AnySelect:
    """Kept for the same rights; it holds no rows."""
    first_day = (
        select(func.min(MeetingDay.id))
        .where(MeetingDay.meeting_id == Meeting.id, MeetingDay.on_date == Meeting.sort_on)
        .correlate(Meeting)
        .scalar_subquery()
    )
    return (
        select(
            Meeting.id.label("meeting_id"),
            Meeting.title,
            Meeting.zone,
            Meeting.place,
            Participant.id.label("participant_id"),
            Participant.name_text,
            InvitationAnswer.reply,
            InvitationAnswer.version,
            *DAY_COLUMNS,
        )
        .join(Participant, and_(Participant.meeting_id == Meeting.id, Participant.is_invited.expression))
        .join(MeetingDay, MeetingDay.id == first_day)
        .outerjoin(InvitationAnswer, InvitationAnswer.participant_id == Participant.id)
        .where(
            Meeting.status == MeetingStatus.DIRENCANAKAN,
            meeting_visible(actor),
            Meeting.sort_on.between(today, today + _AHEAD),
            among(Participant.agency_id, actor.agencies(Role.AGENCY_HEAD)),
        )
        .order_by(Meeting.sort_on, Meeting.id, Participant.position)
        .limit(at_most(ROWS_MAX))
    )
