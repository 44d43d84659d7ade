"""Letters of a meeting to one agency: who has open items there, and the sheet of the surat tindak lanjut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, ScalarResult, Select, null, select, union_all

from app import clock
from app.db import db
from app.domain.action_items import Horizon, ItemStatus
from app.domain.agencies import may_be_assigned
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.letters import LetterKind
from app.domain.meetings import Confidentiality, stricter
from app.domain.roles import Actor
from app.domain.sheets import FollowUpLetterSheet, LetterItem, LetterReference, Recipient
from app.domain.sheets import MeetingDay as DaySheet
from app.models.action_items import ActionItem, Assignment, ItemHorizon, ItemSupporter
from app.models.agencies import Agency, TaskForceMember
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.queries.agencies import agency_label
from app.queries.letter_heads import Issue, head_office, official
from app.queries.meeting_frame import day_sheet, meeting_days_of
from app.queries.meetings import meeting_row
from app.queries.subject_statements import member_on
from app.queries.visibility import item_visible


@dataclass(frozen=True)
class LetterRow:
    """An agency with open items of the meeting."""

    agency_id: int
    name: str
    items: int


@dataclass(frozen=True)
class _Share:
    """What one agency owes in one item; a member of a task force has no state of his own yet."""

    status: ItemStatus = ItemStatus.SEMENTARA
    is_open: bool = True


def letter_rows(actor: Actor, meeting: MeetingFacts) -> list[LetterRow]:
    """Agencies with open items that the actor sees, in protocol order; members of addressed task forces too.

    The organiser writes no letter to itself.
    """
    shares = _shares(actor, meeting)
    counts = Counter(agency_id for agency_id, _ in shares)
    agencies = db.session.execute(
        select(Agency.id, Agency.name, Agency.short_name, Agency.relation, Agency.kind)
        .where(Agency.id.in_(counts), Agency.government_id == actor.government_id, Agency.id != meeting.organiser_id)
        .order_by(Agency.protocol_order, Agency.name, Agency.id)
    )
    return [
        LetterRow(row.id, agency_label(row.name, row.short_name), counts[row.id])
        for row in agencies
        if may_be_assigned(row.relation, row.kind)
    ]


def _shares(actor: Actor, meeting: MeetingFacts) -> dict[tuple[int, int], _Share]:
    """Open shares by (agency, item): assignments, and members of the task forces that the items address."""
    rows = db.session.execute(_shares_statement(actor, meeting.id)).all()
    found = {
        (row.agency_id, row.item_id): _Share(ItemStatus(row.status), row.is_open)
        for row in rows
        if row.status is not None
    }
    for row in rows:
        found.setdefault((row.agency_id, row.item_id), _Share())
    return {key: share for key, share in found.items() if share.is_open}


def _shares_statement(actor: Actor, meeting_id: int) -> CompoundSelect[Any]:
    visible = (ActionItem.meeting_id == meeting_id, ActionItem.is_open.expression, item_visible(actor))
    members = (TaskForceMember.agency_id.is_not(None), *member_on(clock.today(actor.zone)))

    def of_items(*columns: Any) -> Select[Any]:
        return select(ActionItem.id.label("item_id"), *columns).join(Meeting, Meeting.id == ActionItem.meeting_id)

    def of_members() -> Select[Any]:
        return of_items(TaskForceMember.agency_id, null(), null())

    return union_all(
        of_items(Assignment.agency_id.label("agency_id"), Assignment.status.label("status"), Assignment.is_open)
        .join(Assignment, Assignment.item_id == ActionItem.id)
        .where(*visible),
        of_members()
        .join(TaskForceMember, TaskForceMember.task_force_id == ActionItem.owner_task_force_id)
        .where(*visible, *members),
        of_members()
        .join(ItemSupporter, ItemSupporter.item_id == ActionItem.id)
        .join(TaskForceMember, TaskForceMember.task_force_id == ItemSupporter.task_force_id)
        .where(*visible, *members),
    )


def follow_up_sheet(
    actor: Actor,
    meeting: MeetingFacts,
    agency_id: int,
    letter: Letter | None = None,
    issue: Issue | None = None,
    days: Sequence[DaySheet] | None = None,
) -> FollowUpLetterSheet:
    """The letter to one agency, after a permission check: as it reads today, or as `issue` fixes it.

    `days` are those of the meeting where they were read before.

    Raises NotFound where the agency has no open items, and for the organiser itself.
    """
    shares = {item_id: share for (owner, item_id), share in _shares(actor, meeting).items() if owner == agency_id}
    agencies = {row.id: row for row in _agencies(actor, agency_id, meeting.organiser_id)}
    recipient = agencies.get(agency_id)
    if recipient is None or not shares or not may_be_assigned(recipient.relation, recipient.kind):
        raise NotFound
    if agency_id == meeting.organiser_id:
        raise NotFound
    items, level = _items(shares, meeting.confidentiality)
    sender, row = agencies[meeting.organiser_id], meeting_row(actor, meeting.id)
    written = letter or Letter(kind=LetterKind.TINDAK_LANJUT, subject="", content={})
    head = official(actor, row, written, issue or Issue()) | {"confidentiality": level}
    return FollowUpLetterSheet(
        **head,
        recipient=Recipient(
            office=head_office(recipient.name, recipient.head_title),
            city=head["city"],
            relation=recipient.relation,
            kind=recipient.kind,
        ),
        items=items,
        report_to=head_office(sender.name, sender.head_title),
        report_due_on=written.report_until,
        contact=(written.content or {}).get("contact"),
        **_meeting_words(meeting, row, agency_id, days),
    )


def _agencies(actor: Actor, *agency_ids: int) -> ScalarResult[Agency]:
    own = Agency.government_id == actor.government_id
    return db.session.scalars(select(Agency).where(Agency.id.in_(agency_ids), own))


def _items(shares: dict[int, _Share], level: Confidentiality) -> tuple[tuple[LetterItem, ...], Confidentiality]:
    """The items in their order, and the class of a paper that carries them."""
    found = db.session.execute(
        select(ActionItem, ItemHorizon.horizon)
        .outerjoin(ItemHorizon, ItemHorizon.item_id == ActionItem.id)
        .where(ActionItem.id.in_(shares))
        .order_by(ActionItem.number)
    ).all()
    rows = list(dict.fromkeys(row.ActionItem for row in found))
    horizons: dict[int, set[Horizon]] = {item.id: set() for item in rows}
    for row in found:
        horizons[row.ActionItem.id] |= {row.horizon} if row.horizon else set()
    items = tuple(
        LetterItem(
            text=item.text,
            expected_output=item.expected_output,
            proof=item.expected_proof,
            due_on=item.due_on,
            due_text=item.due_text,
            horizons=tuple(sorted(horizons[item.id], key=list(Horizon).index)),
            status=shares[item.id].status,
        )
        for item in rows
    )
    return items, stricter(level, *(item.confidentiality for item in rows))


def _meeting_words(
    meeting: MeetingFacts, row: Meeting, agency_id: int, known: Sequence[DaySheet] | None
) -> dict[str, Any]:
    """What the letter may say of the meeting: nothing to a recipient that may not see it (decision 2)."""
    knows = (
        meeting.confidentiality is Confidentiality.BIASA
        or agency_id == meeting.organiser_id
        or (meeting.confidentiality is Confidentiality.TERBATAS and agency_id in meeting.invited_agency_ids)
    )
    if not knows:
        return {}
    days = tuple(day_sheet(day) for day in meeting_days_of(meeting.id)) if known is None else tuple(known)
    held_on = next((day.on for day in days if day.on), None)
    return {
        "meeting_title": row.title,
        "meeting_days": days,
        "meeting_place": ", ".join(part for part in (row.place, row.place_city) if part) or None,
        "minutes": LetterReference(dated_on=held_on) if meeting.minutes_approved else None,
    }
