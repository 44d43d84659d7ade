"""Beranda of a sekretariat rapat: minutes to finish or waiting for approval, reports to verify, silent invitees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, case, exists, func, or_, select, union_all

from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.meetings import Lack, MeetingStatus
from app.domain.minutes import MinutesStatus
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.attendance import InvitationAnswer
from app.models.meetings import Meeting, MeetingDay
from app.models.minutes import Minutes, MinutesPoint
from app.models.participants import Participant
from app.queries.home.parts import limited, part
from app.queries.item_scope import visible_beside_meeting
from app.queries.kept_statements import among, one_of
from app.queries.keyset import AnyRow
from app.queries.visibility import meeting_visible

ROWS_MAX = 100
#: How far ahead an unanswered invitation is worth a word.
_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Gap:
    """A meeting of the own secretariat with what it lacks."""

    meeting_id: int
    title: str
    lack: Lack


@dataclass(frozen=True)
class Verification:
    """A share whose report waits for this secretariat, or whose head asks for a clarification."""

    item_id: int
    text: str
    agency: str
    since: date | None
    asks: bool


@dataclass(frozen=True)
class Unanswered:
    """A meeting ahead and how many of the invited have not answered."""

    meeting_id: int
    title: str
    on: date
    invited: int
    silent: int


def gaps(actor: Actor, today: date) -> Select[Any]:
    """Meetings without participants, held without minutes, with a draft to hand in, or waiting; newest first."""
    has_participants = exists().where(Participant.meeting_id == Meeting.id)
    has_points = _has_points()
    held = Meeting.sort_on < today
    lack = case(
        (Minutes.status == MinutesStatus.MENUNGGU_PARAF, Lack.PARAF.value),
        (Minutes.status == MinutesStatus.MENUNGGU_PERSETUJUAN, Lack.PERSETUJUAN.value),
        (Minutes.status == MinutesStatus.DISETUJUI, None),
        (~has_participants, Lack.PESERTA.value),
        (and_(held, ~has_points), Lack.NOTULA.value),
        (and_(held, has_points), Lack.PENGAJUAN.value),
    ).label("lack")
    some = (
        select(Meeting.id, Meeting.title, Meeting.sort_on, lack)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(meeting_visible(actor), *_kept_and_planned(actor))
        .subquery()
    )
    rows = part("gaps", id_1=some.c.id, text_1=some.c.title, text_2=some.c.lack, on_date=some.c.sort_on)
    return limited(rows.where(some.c.lack.is_not(None)).order_by(some.c.sort_on.desc(), some.c.id.desc()), ROWS_MAX)


def gap(row: AnyRow) -> Gap:
    """A row of `gaps`."""
    return Gap(meeting_id=row.id_1, title=row.text_1, lack=Lack(row.text_2))


def _kept_and_planned(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return (
        among(Meeting.secretariat_agency_id, actor.agencies(Role.SECRETARIAT)),
        Meeting.status == MeetingStatus.DIRENCANAKAN,
    )


def verifications(actor: Actor, forces: tuple[int, ...]) -> Select[Any]:
    """Ordinary reports that wait for the own secretariat's word, and clarifications that its heads ask for."""
    waits = Assignment.status == ItemStatus.MENUNGGU_VERIFIKASI
    rows = (
        part(
            "verifications",
            id_1=ActionItem.id,
            id_2=Assignment.id,
            id_3=case((Assignment.has_open_clarification.expression, 1), else_=0),
            text_1=ActionItem.text,
            text_2=func.coalesce(Agency.short_name, Agency.name),
            on_date=Assignment.waiting_since,
        )
        .select_from(Assignment)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(
            Assignment.item_id.in_(_items_waiting(actor)),
            Assignment.is_open.expression,
            among(Meeting.secretariat_agency_id, actor.agencies(Role.SECRETARIAT)),
            or_(
                and_(waits, ~ActionItem.is_priority.expression, ~ActionItem.from_kepala_daerah.expression),
                Assignment.has_open_clarification,
            ),
            visible_beside_meeting(actor, forces),
        )
        .order_by(Assignment.waiting_since.is_(None), Assignment.waiting_since, Assignment.id)
    )
    return limited(rows, ROWS_MAX)


def _items_waiting(actor: Actor) -> CompoundSelect[int]:
    """Items with a share that waits or asks, each found by its own index: they are few, the items of meetings many."""
    shares = select(Assignment.item_id).where(Assignment.government_id == actor.government_id)
    waiting = shares.where(one_of(Assignment.kind, AssignmentKind), Assignment.status == ItemStatus.MENUNGGU_VERIFIKASI)
    return union_all(
        waiting.correlate(None), shares.where(Assignment.has_open_clarification.expression).correlate(None)
    )


def verification(row: AnyRow) -> Verification:
    """A row of `verifications`."""
    asks = bool(row.id_3) and not row.on_date
    return Verification(item_id=row.id_1, text=row.text_1, agency=row.text_2, since=row.on_date, asks=asks)


def unanswered(actor: Actor, today: date) -> Select[Any]:
    """Meetings of the next two weeks with invited people of whom nothing was heard; not one that is being held."""
    silent = func.sum(case((InvitationAnswer.id.is_(None), 1), else_=0))
    rows = (
        part(
            "unanswered",
            id_1=Meeting.id,
            id_2=func.count(Participant.id),
            id_3=silent,
            text_1=Meeting.title,
            on_date=Meeting.sort_on,
        )
        .select_from(Meeting)
        .join(Participant, and_(Participant.meeting_id == Meeting.id, Participant.is_invited.expression))
        .outerjoin(InvitationAnswer, InvitationAnswer.participant_id == Participant.id)
        .where(
            meeting_visible(actor),
            *_kept_and_planned(actor),
            Meeting.sort_on.between(today, today + _AHEAD),
            or_(Meeting.sort_on > today, ~_has_points()),
            exists().where(MeetingDay.meeting_id == Meeting.id, MeetingDay.on_date.is_not(None)),
        )
        .group_by(Meeting.id, Meeting.title, Meeting.sort_on)
        .having(silent > 0)
        .order_by(Meeting.sort_on, Meeting.id)
    )
    return limited(rows, ROWS_MAX)


def _has_points() -> ColumnElement[bool]:
    """Something stands in the minutes."""
    return exists().where(MinutesPoint.meeting_id == Meeting.id, MinutesPoint.withdrawn_at.is_(None))


def silence(row: AnyRow) -> Unanswered:
    """A row of `unanswered`."""
    return Unanswered(meeting_id=row.id_1, title=row.text_1, on=row.on_date, invited=row.id_2, silent=row.id_3)
