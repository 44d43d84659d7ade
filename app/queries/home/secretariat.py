"""Beranda of a sekretariat rapat: minutes to finish or waiting for approval, reports to verify, silent invitees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, and_, case, exists, func, or_, select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.meetings import Lack, MeetingStatus
from app.domain.minutes import MinutesStatus
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.attendance import InvitationAnswer
from app.models.meetings import Meeting, MeetingDay
from app.models.minutes import Minutes, MinutesPoint
from app.models.participants import Participant
from app.queries.visibility import item_visible, meeting_visible

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


def gaps(actor: Actor, today: date) -> list[Gap]:
    """Meetings without participants, held without minutes, with a draft to hand in, or waiting; newest first."""
    kept = actor.agencies(Role.SECRETARIAT)
    if not kept:
        return []
    has_participants = exists().where(Participant.meeting_id == Meeting.id)
    has_points = exists().where(MinutesPoint.meeting_id == Meeting.id, MinutesPoint.withdrawn_at.is_(None))
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
        .where(
            meeting_visible(actor),
            Meeting.secretariat_agency_id.in_(kept),
            Meeting.status == MeetingStatus.DIRENCANAKAN,
        )
        .subquery()
    )
    rows = db.session.execute(
        select(some.c.id, some.c.title, some.c.lack)
        .where(some.c.lack.is_not(None))
        .order_by(some.c.sort_on.desc(), some.c.id.desc())
        .limit(ROWS_MAX)
    )
    return [Gap(row.id, row.title, Lack(row.lack)) for row in rows]


def verifications(actor: Actor) -> list[Verification]:
    """Ordinary reports that wait for the own secretariat's word, the longest wait first."""
    kept = actor.agencies(Role.SECRETARIAT)
    if not kept:
        return []
    waits = Assignment.status == ItemStatus.MENUNGGU_VERIFIKASI
    rows = db.session.execute(
        select(
            ActionItem.id,
            ActionItem.text,
            func.coalesce(Agency.short_name, Agency.name).label("agency"),
            Assignment.waiting_since,
            Assignment.has_open_clarification,
        )
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(
            # From the meetings to their items and shares, never through all shares of the government.
            Assignment.item_id.in_(_items_of(actor)),
            Assignment.is_open.expression,
            or_(
                and_(waits, ~ActionItem.is_priority.expression, ~ActionItem.from_kepala_daerah.expression),
                Assignment.has_open_clarification,
            ),
            item_visible(actor),
        )
        .order_by(Assignment.waiting_since.is_(None), Assignment.waiting_since, Assignment.id)
        .limit(ROWS_MAX)
    )
    return [
        Verification(
            row.id, row.text, row.agency, row.waiting_since, row.has_open_clarification and not row.waiting_since
        )
        for row in rows
    ]


def _items_of(actor: Actor) -> Select[int]:
    """Items of the meetings whose secretariat the actor is."""
    held = select(Meeting.id).where(
        Meeting.government_id == actor.government_id,
        Meeting.secretariat_agency_id.in_(actor.agencies(Role.SECRETARIAT)),
    )
    items = select(ActionItem.id).where(ActionItem.government_id == actor.government_id)
    return items.where(ActionItem.meeting_id.in_(held.correlate(None))).correlate(None)


def unanswered(actor: Actor, today: date) -> list[Unanswered]:
    """Meetings of the next two weeks with invited people of whom nothing was heard, the nearest first."""
    kept = actor.agencies(Role.SECRETARIAT)
    if not kept:
        return []
    silent = func.sum(case((InvitationAnswer.id.is_(None), 1), else_=0))
    rows = db.session.execute(
        select(
            Meeting.id,
            Meeting.title,
            Meeting.sort_on,
            func.count(Participant.id).label("invited"),
            silent.label("silent"),
        )
        .join(Participant, and_(Participant.meeting_id == Meeting.id, Participant.is_invited.expression))
        .outerjoin(InvitationAnswer, InvitationAnswer.participant_id == Participant.id)
        .where(
            meeting_visible(actor),
            Meeting.secretariat_agency_id.in_(kept),
            Meeting.status == MeetingStatus.DIRENCANAKAN,
            Meeting.sort_on.between(today, today + _AHEAD),
            exists().where(MeetingDay.meeting_id == Meeting.id, MeetingDay.on_date.is_not(None)),
        )
        .group_by(Meeting.id, Meeting.title, Meeting.sort_on)
        .having(silent > 0)
        .order_by(Meeting.sort_on, Meeting.id)
        .limit(ROWS_MAX)
    )
    return [Unanswered(row.id, row.title, row.sort_on, row.invited, int(row.silent)) for row in rows]
