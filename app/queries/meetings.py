"""Everything recorded of one meeting, for its overview and its form. Lists of meetings are in meeting_list.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, String, and_, bindparam, cast, literal, select, union_all

from app.db import Id, db
from app.domain import meeting_days
from app.domain.agenda import AgendaLine
from app.domain.errors import NotFound
from app.domain.labels import label
from app.domain.meetings import MeetingLinkKind
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.domain.sheets import MeetingDay as DaySheet
from app.models.funding import FundingLine
from app.models.meetings import Meeting, MeetingDay, MeetingLink
from app.queries.agencies import agency_label
from app.queries.item_scope import bare
from app.queries.kept_statements import KEPT_MOST
from app.queries.keyset import AnyRow, AnySelect
from app.queries.meeting_frame import MeetingHead
from app.queries.meeting_parts import parts_of
from app.queries.reading import by_id, read
from app.queries.visibility import meeting_visible


@dataclass(frozen=True)
class TaskForceView:
    """A gugus tugas of the meeting: the other names used for it, its chairs as "name, office"."""

    id: int
    name: str
    aliases: tuple[str, ...]
    chairs: tuple[str, ...]


@dataclass(frozen=True)
class SmallTeamView:
    name: str
    mandate: str | None
    members: tuple[str, ...]


@dataclass(frozen=True)
class SourceView:
    id: int
    outlet: str | None
    byline: str | None
    title: str | None
    published_on: date | None
    republished_on: date | None


@dataclass(frozen=True)
class LinkView:
    """Another meeting that the actor sees; `link_id` is None for what the meeting's own form states."""

    link_id: int | None
    kind_words: str
    meeting_id: int
    title: str
    date_words: str


@dataclass(frozen=True)
class MeetingParts:
    """The small rows of a meeting."""

    topics: tuple[str, ...]
    purposes: tuple[str, ...]
    agenda: tuple[AgendaLine, ...]
    sources: tuple[SourceView, ...]
    task_forces: tuple[TaskForceView, ...]
    small_teams: tuple[SmallTeamView, ...]
    secretariat: str
    organiser: str | None


@dataclass(frozen=True)
class MeetingRecord:
    """A meeting with its days, as its form takes it."""

    meeting: Meeting
    days: tuple[MeetingDay, ...]
    parts: MeetingParts


def record(actor: Actor, meeting_id: int) -> MeetingRecord:
    """The meeting of the actor's government with all its rows, after a permission check. Raises NotFound."""
    rows = db.session.execute(
        select(Meeting, MeetingDay)
        .outerjoin(MeetingDay, MeetingDay.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id, Meeting.government_id == actor.government_id)
        .order_by(MeetingDay.position)
    ).all()
    if not rows:
        raise NotFound
    days = tuple(filter(None, (row[1] for row in rows)))
    return MeetingRecord(rows[0][0], days, parts(rows[0][0]))


def meeting_row(actor: Actor, meeting_id: int) -> Meeting:
    """The bare meeting of the actor's government, after a permission check. Raises NotFound."""
    found = by_id(Meeting, meeting_id)
    if found is None or found.government_id != actor.government_id:
        raise NotFound
    return found


def parts(meeting: Meeting) -> MeetingParts:
    """The rows that belong to a meeting; `organiser` is what papers print, None when nobody is stated."""
    rows: dict[str, list[AnyRow]] = {}
    for row in parts_of(meeting.id):
        rows.setdefault(row.part, []).append(row)
    of_force = _grouped(rows.get("alias", ()), lambda row: row.one), _grouped(rows.get("chair", ()), _member_words)
    members = _grouped(rows.get("member", ()), _member_words)
    stated = meeting.organiser_text and agency_label(meeting.organiser_text, meeting.organiser_short_text)
    return MeetingParts(
        topics=tuple(row.one for row in rows.get("topic", ())),
        purposes=tuple(row.one for row in rows.get("purpose", ())),
        agenda=tuple(AgendaLine(text=r.one, officer=r.two, starts=r.starts) for r in rows.get("agenda", ())),
        sources=tuple(SourceView(r.ref, r.one, r.two, r.three, r.on_1, r.on_2) for r in rows.get("source", ())),
        task_forces=tuple(
            TaskForceView(r.ref, r.one, of_force[0].get(r.ref, ()), of_force[1].get(r.ref, ()))
            for r in rows.get("force", ())
        ),
        small_teams=tuple(SmallTeamView(r.one, r.two, members.get(r.ref, ())) for r in rows.get("team", ())),
        secretariat=next((agency_label(row.one, row.two) for row in rows.get("secretariat", ())), ""),
        organiser=next((agency_label(row.one, row.two) for row in rows.get("organiser", ())), stated),
    )


def _grouped(rows: Iterable[AnyRow], words: Any) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        found[row.ref] = (*found.get(row.ref, ()), words(row))
    return found


def _member_words(row: AnyRow) -> str:
    name = name_with_titles(row.one, row.two, row.three) if row.one else None
    return ", ".join(part for part in (name, row.four, row.five) if part)


_FUNDING = select(FundingLine).where(FundingLine.meeting_id == bindparam("meeting_id")).order_by(FundingLine.id)


def funding_of(meeting_id: int) -> list[FundingLine]:
    """The funding lines of a meeting, in the order of recording."""
    return list(db.session.scalars(_FUNDING, {"meeting_id": meeting_id}))


def links_of(actor: Actor, meeting: Meeting) -> list[LinkView]:
    """Meetings before, after and perhaps the same, but only those that the actor sees."""
    rows = read(_links(bare(actor)), meeting_id=meeting.id, before_id=meeting.previous_meeting_id)
    return [_link_view(row) for row in rows]


@lru_cache(maxsize=KEPT_MOST)
def _links(actor: Actor) -> CompoundSelect[Any]:
    """Kept for the same rights; it holds no rows. Each way to another meeting starts from an index of its own."""
    here, kind = bindparam("meeting_id", type_=Id), cast(MeetingLink.kind, String)
    linked = _linked(MeetingLink.id, kind)
    ways = (
        linked.join(MeetingLink, MeetingLink.other_meeting_id == Meeting.id).where(MeetingLink.meeting_id == here),
        linked.join(MeetingLink, MeetingLink.meeting_id == Meeting.id).where(MeetingLink.other_meeting_id == here),
        _linked(literal(0), literal("sebelum")).where(Meeting.id == bindparam("before_id", type_=Id)),
        _linked(literal(0), literal("sesudah")).where(Meeting.previous_meeting_id == here),
    )
    visible = meeting_visible(actor)
    return union_all(*(way.where(visible) for way in ways))


def _linked(link_id: Any, kind: Any) -> AnySelect:
    return select(
        link_id.label("link_id"),
        kind.label("kind"),
        Meeting.id,
        Meeting.title,
        MeetingDay.on_date,
        MeetingDay.weekday,
        MeetingDay.day,
        MeetingDay.month,
        MeetingDay.year,
        MeetingDay.date_text,
    ).outerjoin(MeetingDay, and_(MeetingDay.meeting_id == Meeting.id, MeetingDay.position == 0))


def _link_view(row: AnyRow) -> LinkView:
    words = {"sebelum": "Rapat sebelumnya", "sesudah": "Rapat berikutnya"}
    day = DaySheet(
        on=row.on_date, weekday=row.weekday, day=row.day, month=row.month, year=row.year, date_text=row.date_text
    )
    return LinkView(
        link_id=row.link_id or None,
        kind_words=words.get(row.kind) or label(MeetingLinkKind(row.kind)),
        meeting_id=row.id,
        title=row.title,
        date_words=meeting_days.date_text(day) or meeting_days.UNDATED,
    )


@dataclass(frozen=True)
class MeetingOverview:
    """What the overview shows below the head."""

    parts: MeetingParts
    funding: list[FundingLine]
    links: list[LinkView]


def overview(actor: Actor, head: MeetingHead) -> MeetingOverview:
    """Everything else of the meeting whose head was read after a permission check."""
    return MeetingOverview(parts(head.meeting), funding_of(head.id), links_of(actor, head.meeting))
