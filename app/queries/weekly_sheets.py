"""The sheet of the weekly report to the head of government: the last seven days, as its reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, exists, func, or_, select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import GovernmentLevel
from app.domain.deadlines import counted_late
from app.domain.item_acts import ItemAct
from app.domain.labels import label
from app.domain.meetings import Confidentiality, MeetingStatus, stricter
from app.domain.people import PositionKind
from app.domain.privacy_masks import masked_words
from app.domain.roles import Actor
from app.domain.sheets import AgencyOverdue, DecisionWanted, WeeklyCounts, WeeklyReportSheet
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, Position
from app.models.item_loop import ItemStep
from app.models.meetings import Meeting
from app.queries.exception_lines import Line
from app.queries.exceptions import WaitingProposal, waiting_proposals
from app.queries.kept_statements import at_most
from app.queries.letter_heads import house_of
from app.queries.letter_signers import default_signer, signing
from app.queries.letterheads import letterhead
from app.queries.paper_profiles import profile_sheet
from app.queries.privacy_many import masked_of_items
from app.queries.review import late_rows, silent_partners
from app.queries.review_rows import ReviewRow
from app.queries.settings import work_calendar
from app.queries.visibility import item_visible, meeting_visible

#: Days that the report looks back upon, today included.
DAYS = 7
_PARTNERS_MAX = 200
_DONE = (ItemAct.NYATAKAN_SELESAI, ItemAct.SELESAI_MENURUT_KETERANGAN)
_HEADS = {
    GovernmentLevel.PROVINSI: "Gubernur",
    GovernmentLevel.KABUPATEN: "Bupati",
    GovernmentLevel.KOTA: "Wali Kota",
}


@dataclass(frozen=True)
class WeeklyReport:
    """The sheet, and the items whose words it carries."""

    sheet: WeeklyReportSheet
    item_ids: tuple[int, ...]


def weekly_report(actor: Actor) -> WeeklyReport | None:
    """The report of today; None while the government has no Sekretariat Daerah whose kop could be printed."""
    setda = _secretariat(actor)
    if setda is None:
        return None
    today, calendar = clock.today(actor.zone), work_calendar(actor.government_id)
    house = house_of(actor, setda)
    government, _, profile, _ = house
    position_id = default_signer(actor, setda)
    who = signing(actor, position_id, None, today) if position_id else None
    begun = today - timedelta(days=DAYS - 1)
    proposals = [one for one in waiting_proposals(actor) if one.line.from_kepala_daerah]
    rows = [row for row in late_rows(actor, calendar) if not row.is_partner]
    decisions = masked_of_items(
        [_decision(one, today, calendar) for one in proposals], [one.line.item_id for one in proposals]
    )
    sheet = WeeklyReportSheet(
        letterhead=letterhead(*house),
        profile=profile_sheet(profile),
        zone=government.zone,
        made_at=clock.now(),
        draft=False,
        signer=who.signer if who else None,
        confidentiality=_level(proposals),
        to_office=_head_of_government(actor) or f"{_HEADS[government.level]} {government.name}",
        city=(profile.city if profile else None) or government.seat,
        from_on=begun,
        until_on=today,
        counts=_counts(actor, begun, today, len(rows)),
        overdue=_overdue(rows, calendar, today),
        decisions=tuple(decisions),
        silent_partners=masked_words(tuple(silent_partners(actor, calendar, _PARTNERS_MAX)[0])),
    )
    typed = (row.id for row in rows if row.is_owner_typed and row.confidentiality is not Confidentiality.BIASA)
    return WeeklyReport(sheet, (*typed, *(one.line.item_id for one in proposals)))


def _secretariat(actor: Actor) -> int | None:
    """The Sekretariat Daerah: the agency marked as such, else the one that has a Sekda."""
    of_sekda = exists().where(Position.agency_id == Agency.id, Position.kind == PositionKind.SEKDA)
    return db.session.scalar(
        select(Agency.id)
        .where(Agency.government_id == actor.government_id, Agency.is_active, or_(Agency.is_secretariat, of_sekda))
        .order_by(Agency.is_secretariat.desc(), Agency.id)
        .limit(at_most(1))
    )


def _head_of_government(actor: Actor) -> str | None:
    return db.session.scalar(
        select(Position.title)
        .where(
            Position.government_id == actor.government_id,
            Position.kind == PositionKind.KEPALA_DAERAH,
            Position.is_active,
        )
        .order_by(Position.id)
        .limit(at_most(1))
    )


def _counts(actor: Actor, begun: date, today: date, late: int) -> WeeklyCounts:
    """Numbers of what the actor sees; general directions are nobody's debt and count nowhere."""
    since = datetime.combine(begun, time(), ZoneInfo(actor.zone))
    seen = and_(ActionItem.withdrawn_at.is_(None), item_visible(actor))
    items = select(func.count()).select_from(ActionItem).join(Meeting, Meeting.id == ActionItem.meeting_id).where(seen)
    done = exists().where(ItemStep.item_id == ActionItem.id, ItemStep.act.in_(_DONE), ItemStep.at >= since)
    waits = exists().where(
        Assignment.item_id == ActionItem.id, Assignment.status == ItemStatus.MENUNGGU_VERIFIKASI, Assignment.is_open
    )
    is_open = ActionItem.is_open.expression
    held = select(func.count()).where(
        meeting_visible(actor),
        Meeting.sort_on.between(begun, today),
        Meeting.status == MeetingStatus.DIRENCANAKAN,
    )
    row = db.session.execute(
        select(
            held.scalar_subquery(),
            items.where(ActionItem.created_at >= since).scalar_subquery(),
            items.where(done).scalar_subquery(),
            items.where(is_open).scalar_subquery(),
            items.where(is_open, waits).scalar_subquery(),
        )
    ).one()
    return WeeklyCounts(meetings=row[0], new=row[1], finished=row[2], open=row[3], waiting=row[4], overdue=late)


def _overdue(rows: list[ReviewRow], calendar: WorkCalendar, today: date) -> tuple[AgencyOverdue, ...]:
    """Subordinate agencies with late items, the longest late first; a name that is typed may hold words to mask."""
    found: dict[str, list[int]] = {}
    owed = [(row, row.owner) for row in rows if row.owner is not None and row.due_on is not None]
    names = masked_of_items([name for _, name in owed], [row.id for row, _ in owed])
    for (row, _), name in zip(owed, names, strict=True):
        found.setdefault(name, []).append(_late(row, today, calendar))
    listed = [AgencyOverdue(agency=name, count=len(days), workdays=max(days)) for name, days in found.items()]
    return tuple(sorted(listed, key=lambda one: (-one.workdays, one.agency)))


def _decision(one: WaitingProposal, today: date, calendar: WorkCalendar) -> DecisionWanted:
    return DecisionWanted(
        text=one.line.text,
        agency=one.line.owner,
        workdays_late=_late(one.line, today, calendar) or None,
        proposal=f"{label(one.kind)}: {one.text}" if one.text else label(one.kind),
        proposed_by=one.office_text or one.by_name,
    )


def _late(row: Line | ReviewRow, today: date, calendar: WorkCalendar) -> int:
    return counted_late(row.due_on, row.status, partner=row.is_partner, today=today, calendar=calendar, waits=row.waits)


def _level(proposals: list[WaitingProposal]) -> Confidentiality:
    """The class of a paper that carries the words of these items."""
    if not proposals:
        return Confidentiality.BIASA
    rows = db.session.execute(
        select(ActionItem.confidentiality, Meeting.confidentiality)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(ActionItem.id.in_([one.line.item_id for one in proposals]))
    )
    return stricter(Confidentiality.BIASA, *(level for row in rows for level in row))
