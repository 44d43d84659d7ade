"""Lists of meetings: filters, newest first by keyset in both directions, a capped count. Only what the actor sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, literal, or_, select

from app.db import db
from app.domain import meeting_days
from app.domain.meetings import Confidentiality, MeetingKind, MeetingStatus
from app.domain.roles import Actor
from app.domain.sheets import MeetingDay as DaySheet
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting, MeetingDay, MeetingTaskForce
from app.models.minutes import Minutes, MinutesPoint
from app.models.participants import Participant
from app.queries.agencies import agency_label
from app.queries.item_scope import bare
from app.queries.kept_statements import KEPT_MOST, at_most
from app.queries.keyset import AnyRow, AnySelect, Place, page
from app.queries.meeting_frame import DAY_COLUMNS, day_sheet
from app.queries.reading import fetch
from app.queries.search import matching
from app.queries.visibility import meeting_visible

PAGE_SIZE = 25
COUNT_MAX = 1_000
CHOICES_MAX = 300


@dataclass(frozen=True, kw_only=True)
class MeetingFilters:
    """What is asked for; None asks for nothing. `year` 0 asks for meetings without a year."""

    text: str | None = None
    year: int | None = None
    agency_id: int | None = None
    kind: MeetingKind | None = None
    task_force_id: int | None = None


@dataclass(frozen=True)
class MeetingRow:
    id: int
    title: str
    kind: MeetingKind
    status: MeetingStatus
    confidentiality: Confidentiality
    date_words: str
    time_words: str
    place: str | None
    secretariat: str
    sort_on: date
    days: tuple[DaySheet, ...]
    has_points: bool
    minutes_approved: bool


@dataclass(frozen=True)
class MeetingPage:
    """One page, newest first; `newer` and `older` are tokens, None at the ends. `count` stops at COUNT_MAX + 1."""

    rows: list[MeetingRow]
    newer: str | None
    older: str | None
    count: int


def meetings_page(
    actor: Actor, filters: MeetingFilters, place: Place | None = None, size: int = PAGE_SIZE
) -> MeetingPage:
    """The meetings that the actor sees and that fit, newest first."""
    conditions = [meeting_visible(actor), *_conditions(filters)]
    keys = (Meeting.sort_on, Meeting.id)
    found = page(_ROWS.where(*conditions), keys, place, descending=True, size=size)
    return MeetingPage(meeting_rows(found.rows), found.before, found.after, _capped_count(conditions))


#: What a row shows of a meeting.
_ROWS: AnySelect = select(
    Meeting.id,
    Meeting.title,
    Meeting.kind,
    Meeting.status,
    Meeting.confidentiality,
    Meeting.place,
    Meeting.sort_on,
    Meeting.zone,
    Agency.name.label("agency_name"),
    Agency.short_name.label("agency_short_name"),
    exists().where(MinutesPoint.meeting_id == Meeting.id, MinutesPoint.withdrawn_at.is_(None)).label("has_points"),
    exists().where(Minutes.meeting_id == Meeting.id, Minutes.approved_at.is_not(None)).label("minutes_approved"),
).join(Agency, Agency.id == Meeting.secretariat_agency_id)


def _conditions(filters: MeetingFilters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.text:
        conditions.append(Meeting.id.in_(matching("meeting", filters.text)))
    if filters.year is not None:
        conditions.append(Meeting.year == filters.year if filters.year else Meeting.year.is_(None))
    if filters.kind is not None:
        conditions.append(Meeting.kind == filters.kind)
    if filters.agency_id is not None:
        present = exists().where(Participant.meeting_id == Meeting.id, Participant.agency_id == filters.agency_id)
        keeps = or_(
            Meeting.secretariat_agency_id == filters.agency_id, Meeting.organiser_agency_id == filters.agency_id
        )
        conditions.append(or_(keeps, present))
    if filters.task_force_id is not None:
        conditions.append(
            exists().where(
                MeetingTaskForce.meeting_id == Meeting.id, MeetingTaskForce.task_force_id == filters.task_force_id
            )
        )
    return conditions


def _capped_count(conditions: list[ColumnElement[bool]]) -> int:
    some = select(Meeting.id).where(*conditions).limit(at_most(COUNT_MAX + 1)).subquery()
    return db.session.scalar(select(func.count()).select_from(some)) or 0


def meeting_rows(found: Sequence[AnyRow]) -> list[MeetingRow]:
    """Rows of `_ROWS` with their days, read in one further statement."""
    days = _days_of([row.id for row in found])
    return [_row(row, tuple(days.get(row.id, ()))) for row in found]


_DAYS = (
    select(MeetingDay.meeting_id, *DAY_COLUMNS)
    .where(MeetingDay.meeting_id.in_(bindparam("meeting_ids", expanding=True)))
    .order_by(MeetingDay.meeting_id, MeetingDay.position)
)


def _days_of(meeting_ids: list[int]) -> dict[int, list[DaySheet]]:
    days: dict[int, list[DaySheet]] = {}
    for day in fetch(_DAYS, meeting_ids=meeting_ids) if meeting_ids else ():
        days.setdefault(day.meeting_id, []).append(day_sheet(day))
    return days


def _row(row: AnyRow, days: tuple[DaySheet, ...]) -> MeetingRow:
    return MeetingRow(
        id=row.id,
        title=row.title,
        kind=row.kind,
        status=row.status,
        confidentiality=row.confidentiality,
        date_words=_date_words(days),
        time_words=meeting_days.times_text(days, row.zone) or "",
        place=row.place,
        secretariat=row.agency_short_name or row.agency_name,
        sort_on=row.sort_on,
        days=days,
        has_points=row.has_points,
        minutes_approved=row.minutes_approved,
    )


def _date_words(days: Sequence[DaySheet]) -> str:
    return meeting_days.dates_text(days) or "Tanggal belum diketahui"


def nearest(actor: Actor, today: date, each: int) -> tuple[list[MeetingRow], list[MeetingRow]]:
    """The next meetings from today on, nearest first, and the last ones before, newest first; `each` of both."""
    days: dict[int, list[DaySheet]] = {}
    found = {}
    for row in fetch(_nearest(bare(actor), today, each)):
        found[row.id] = row
        days.setdefault(row.id, []).extend([day_sheet(row)] if row.position is not None else [])
    rows = [_row(row, tuple(days[row.id])) for row in found.values()]
    upcoming = [row for row in rows if _is_ahead(row, today)]
    return upcoming, [row for row in rows if not _is_ahead(row, today)][::-1]


@lru_cache(maxsize=KEPT_MOST)
def _nearest(actor: Actor, today: date, each: int) -> AnySelect:
    """A row for each day of each meeting, or one without a day. Kept for the same rights; it holds no rows."""
    visible = meeting_visible(actor)
    ahead = and_(Meeting.sort_on >= today, Meeting.year.is_not(None), Meeting.status == MeetingStatus.DIRENCANAKAN)
    behind = or_(Meeting.sort_on < today, Meeting.year.is_(None))
    coming = select(Meeting.id).where(visible, ahead).order_by(Meeting.sort_on, Meeting.id).limit(at_most(each))
    past = (
        select(Meeting.id)
        .where(visible, behind)
        .order_by(Meeting.sort_on.desc(), Meeting.id.desc())
        .limit(at_most(each))
    )
    ids = coming.subquery().select().union_all(past.subquery().select())
    return (
        _ROWS.add_columns(MeetingDay.position, *DAY_COLUMNS)
        .outerjoin(MeetingDay, MeetingDay.meeting_id == Meeting.id)
        .where(Meeting.id.in_(ids))
        .order_by(Meeting.sort_on, Meeting.id, MeetingDay.position)
    )


def _is_ahead(row: MeetingRow, today: date) -> bool:
    has_date = any(day.on is not None or day.year is not None for day in row.days)
    return has_date and row.sort_on >= today


def choices(actor: Actor, *, without: int = 0, always: int | None = None) -> list[tuple[int, str]]:
    """(id, title with date) of the newest meetings that the actor sees, for a select field.

    `without` is left out; `always` is there however old it is.
    """
    statement = (
        select(Meeting.id, Meeting.title)
        .where(meeting_visible(actor), Meeting.id != without)
        .order_by(case((Meeting.id == (always or 0), 0), else_=1), Meeting.sort_on.desc(), Meeting.id.desc())
        .limit(at_most(CHOICES_MAX))
    )
    found = fetch(statement)
    days = _days_of([row.id for row in found])
    return [(row.id, f"{row.title} ({_date_words(days.get(row.id, ()))})") for row in found]


_AGENCIES_AND_FORCES = (
    select(
        literal("agency").label("part"), Agency.id, Agency.name, Agency.short_name, Agency.protocol_order.label("place")
    )
    .where(Agency.government_id == bindparam("government_id"), Agency.is_active)
    .union_all(
        select(literal("force"), TaskForce.id, TaskForce.name, literal(None), literal(0)).where(
            TaskForce.government_id == bindparam("government_id"), TaskForce.is_active
        )
    )
)


def agency_and_force_choices(actor: Actor) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """(id, name) of active agencies in protocol order and of active task forces by name, in one statement."""
    found = fetch(_AGENCIES_AND_FORCES, government_id=actor.government_id)
    rows = sorted(found, key=lambda row: (row.place, row.name.casefold()))
    named = {
        part: [(row.id, agency_label(row.name, row.short_name)) for row in rows if row.part == part]
        for part in ("agency", "force")
    }
    return named["agency"], named["force"]
