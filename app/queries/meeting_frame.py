"""The head of a meeting as every page of its path shows it: title, words for day and place, counts of each step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, Select, bindparam, exists, func, null, select

from app.db import Id, db
from app.domain import meeting_days
from app.domain.action_items import ItemClass
from app.domain.attendance import PresenceKind
from app.domain.errors import NotFound
from app.domain.letters import LetterKind, LetterStatus
from app.domain.meetings import Confidentiality, MeetingKind, MeetingStatus
from app.domain.minutes import MinutesStatus
from app.domain.roles import Actor, Role
from app.domain.sheets import MeetingDay as DaySheet
from app.models.action_items import ActionItem
from app.models.attendance import InvitationAnswer, Presence
from app.models.letters import Letter
from app.models.meetings import Meeting, MeetingDay
from app.models.minutes import Conclusion, Minutes, MinutesPoint
from app.models.participants import Participant
from app.queries.item_scope import bare, forces_of, visible_beside_meeting
from app.queries.kept_statements import KEPT_MOST, among, written
from app.queries.keyset import AnyRow
from app.queries.visibility import part_visible


@dataclass(frozen=True)
class MeetingHead:
    """What stands above every page of a meeting. Counts of its content hold only what the actor sees."""

    id: int
    version: int
    title: str
    kind: MeetingKind
    status: MeetingStatus
    confidentiality: Confidentiality
    date_words: str
    time_words: str
    place: str | None
    participants: int
    invited: int
    answered: int
    #: Participants who are marked on any day and session, and those of them who were there or sent a deputy.
    marked: int
    present: int
    points: int
    conclusions: int
    items: int
    #: Without general directions, which nobody is billed for.
    tracked_items: int
    open_items: int
    firm_items: int
    #: A surat undangan was issued, or its number was typed in.
    invitation_issued: bool
    #: The actor's own unanswered row, where he heads an invited agency.
    own_invitation_id: int | None
    minutes_status: MinutesStatus
    minutes_approved: bool
    #: The row and its days, so that a page need not read them again; `sessions` in the order of the days.
    meeting: Meeting
    days: tuple[DaySheet, ...]
    sessions: tuple[int, ...]

    @property
    def has_full_date(self) -> bool:
        return self.first_day is not None

    @property
    def first_day(self) -> date | None:
        """The first full date; None while there is none."""
        return min((day.on for day in self.days if day.on), default=None)

    @property
    def last_day(self) -> date | None:
        return max((day.on for day in self.days if day.on), default=None)


def meeting_head(actor: Actor, meeting_id: int) -> MeetingHead:
    """The head of one meeting of the actor's government, to be shown after a permission check. Raises NotFound."""
    rows = db.session.execute(_statement(bare(actor), forces_of(actor)), {"meeting_id": meeting_id}).all()
    if not rows:
        raise NotFound
    first = rows[0]
    meeting: Meeting = first.Meeting
    stored = [row.MeetingDay for row in rows if row.MeetingDay is not None]
    days = tuple(day_sheet(day) for day in stored)
    return MeetingHead(
        id=meeting.id,
        version=meeting.version,
        title=meeting.title,
        kind=meeting.kind,
        status=meeting.status,
        confidentiality=meeting.confidentiality,
        date_words=meeting_days.dates_text(days) or "Tanggal belum diketahui",
        time_words=meeting_days.times_text(days, meeting.zone) or "",
        place=meeting.place,
        **{name: getattr(first, name) or 0 for name in _NUMBERS},
        invitation_issued=bool(first.issued or meeting.invitation_number),
        own_invitation_id=first.own_invitation_id,
        minutes_status=first.minutes_status or MinutesStatus.KONSEP,
        minutes_approved=first.approved_at is not None,
        meeting=meeting,
        days=days,
        sessions=tuple(day.sessions for day in stored),
    )


_NUMBERS = (
    "participants",
    "invited",
    "answered",
    "marked",
    "present",
    "points",
    "conclusions",
    "items",
    "tracked_items",
    "open_items",
    "firm_items",
)


_ID: BindParameter[int] = bindparam("meeting_id", type_=Id)


@lru_cache(maxsize=KEPT_MOST)
def _statement(actor: Actor, forces: tuple[int, ...]) -> Select[Any]:
    """Kept for the same rights, because making it costs more than running it; it holds no rows."""
    return (
        select(Meeting, MeetingDay, Minutes.approved_at, Minutes.status.label("minutes_status"))
        .add_columns(*(count.label(name) for name, count in _counts(actor, forces).items()))
        .outerjoin(MeetingDay, MeetingDay.meeting_id == Meeting.id)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id == _ID, Meeting.government_id == actor.government_id)
        .order_by(MeetingDay.position)
    )


def _counts(actor: Actor, forces: tuple[int, ...]) -> dict[str, ColumnElement[Any]]:
    """Figures of each step; of points, conclusions and items only what the actor sees."""
    people = select(func.count()).select_from(Participant).where(Participant.meeting_id == _ID)
    answered = exists().where(InvitationAnswer.participant_id == Participant.id).correlate(Participant)
    marks = select(func.count(Presence.participant_id.distinct())).where(Presence.meeting_id == _ID)
    seen = visible_beside_meeting(actor, forces)
    items = select(func.count()).select_from(ActionItem).where(ActionItem.meeting_id == _ID, seen)
    issued = select(func.count()).select_from(Letter)
    counts: dict[str, Select[int]] = {
        "participants": people,
        "invited": people.where(Participant.is_invited),
        "answered": people.where(Participant.is_invited, answered),
        "marked": marks,
        "present": marks.where(Presence.kind != PresenceKind.TIDAK_HADIR),
        "points": _content(actor, MinutesPoint),
        "conclusions": _content(actor, Conclusion),
        "items": items,
        "tracked_items": items.where(ActionItem.item_class != ItemClass.ARAHAN_UMUM),
        "open_items": items.where(ActionItem.is_open),
        "firm_items": items.where(ActionItem.firm_at.is_not(None)),
        "issued": issued.where(
            Letter.meeting_id == _ID,
            Letter.kind == LetterKind.UNDANGAN,
            Letter.status == written(LetterStatus.TERBIT),
        ),
    }
    found: dict[str, ColumnElement[Any]] = {
        name: count.correlate(Meeting).scalar_subquery() for name, count in counts.items()
    }
    return {**found, "own_invitation_id": _own_invitation(actor)}


def _content(actor: Actor, table: type[MinutesPoint] | type[Conclusion]) -> Select[int]:
    return (
        select(func.count())
        .select_from(table)
        .where(
            table.meeting_id == _ID,
            table.withdrawn_at.is_(None),
            part_visible(actor, table.confidentiality.expression),
        )
    )


def _own_invitation(actor: Actor) -> ScalarSelect[Any] | ColumnElement[Any]:
    """The first row of the agencies he heads that is invited and not answered."""
    own = actor.agencies(Role.AGENCY_HEAD)
    if not own:
        return null()
    return (
        select(func.min(Participant.id))
        .where(
            Participant.meeting_id == _ID,
            Participant.is_invited,
            among(Participant.agency_id, own),
            ~exists().where(InvitationAnswer.participant_id == Participant.id).correlate(Participant),
        )
        .scalar_subquery()
    )


def meeting_days_of(meeting_id: int) -> list[MeetingDay]:
    """The days of a meeting in order."""
    return list(
        db.session.scalars(select(MeetingDay).where(MeetingDay.meeting_id == meeting_id).order_by(MeetingDay.position))
    )


#: What `day_sheet` reads of a row.
DAY_COLUMNS = (
    MeetingDay.on_date,
    MeetingDay.weekday,
    MeetingDay.day,
    MeetingDay.month,
    MeetingDay.year,
    MeetingDay.date_text,
    MeetingDay.starts,
    MeetingDay.ends,
    MeetingDay.time_text,
    MeetingDay.until_done,
)


def day_sheet(day: MeetingDay | AnyRow) -> DaySheet:
    """A stored day, or a row with its columns, as the papers take it."""
    return DaySheet(
        on=day.on_date,
        weekday=day.weekday,
        day=day.day,
        month=day.month,
        year=day.year,
        date_text=day.date_text,
        start=day.starts,
        end=day.ends,
        time_text=day.time_text,
        until_done=day.until_done,
    )
