"""One action item as its page shows it: what it says, its shares, its deadlines, and where it comes from if seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.db import db
from app.domain import meeting_days
from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus, StatedKind
from app.domain.agencies import is_partner
from app.domain.errors import NotFound
from app.domain.item_references import OriginKind
from app.domain.meetings import Confidentiality, stricter
from app.domain.permissions import ItemFacts, sees_item_origin, sees_meeting, sees_minutes
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment, Deadline
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting, MeetingDay
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.participants import Participant
from app.models.users import User
from app.queries.action_items import horizons_of, supporters_of
from app.queries.item_choices import participant_words
from app.queries.item_list import own_agencies
from app.queries.meeting_frame import day_sheet


@dataclass(frozen=True)
class Share:
    """What one agency owes."""

    agency: str
    kind: AssignmentKind
    status: ItemStatus
    percent: int | None
    is_partner: bool
    is_open: bool
    due_on: date | None


@dataclass(frozen=True)
class DeadlineStep:
    """A due date that was set; `reason` and `set_by` only where the meeting is seen."""

    due_on: date | None
    due_text: str | None
    set_at: datetime
    reason: str | None
    set_by: str | None


@dataclass(frozen=True)
class Origin:
    """The meeting and the part of its minutes; `kind` and `text` None where the minutes may not be read."""

    meeting_id: int
    title: str
    date_words: str
    kind: OriginKind | None = None
    text: str | None = None
    stated_by: str | None = None


@dataclass(frozen=True)
class ItemView:
    """One item. Without `origin` the reader sees only the text, what is expected, the due date and his own share."""

    id: int
    version: int
    text: str
    item_class: ItemClass
    is_firm: bool
    is_open: bool
    due_on: date | None
    due_text: str | None
    expected_output: str | None
    expected_proof: str | None
    confidentiality: Confidentiality
    shares: list[Share]
    deadlines: list[DeadlineStep]
    origin: Origin | None
    number: int | None = None
    owner: str | None = None
    owner_is_partner: bool = False
    supporters: list[str] = field(default_factory=list)
    horizons: list[Horizon] = field(default_factory=list)
    stated_kind: StatedKind | None = None
    from_kepala_daerah: bool = False
    indicator: str | None = None
    target: Decimal | None = None
    unit: str | None = None


def item_view(actor: Actor, facts: ItemFacts) -> ItemView:
    """The item as far as the actor sees it, after a permission check. Raises NotFound."""
    seen = sees_item_origin(actor, facts)
    row = db.session.execute(_item(facts.id)).first()
    if row is None:
        raise NotFound
    item: ActionItem = row.ActionItem
    shares, supporters = _parties(facts.id)
    own = own_agencies(actor)
    view = ItemView(
        id=item.id,
        version=item.version,
        text=item.text,
        item_class=item.item_class,
        is_firm=item.firm_at is not None,
        is_open=item.is_open,
        due_on=item.due_on,
        due_text=item.due_text,
        expected_output=item.expected_output,
        expected_proof=item.expected_proof,
        confidentiality=stricter(item.confidentiality, facts.meeting.confidentiality),
        shares=[share for agency_id, share in shares if seen or agency_id in own],
        deadlines=_deadlines(facts.id, seen=seen),
        origin=_origin(actor, facts, row) if seen else None,
    )
    return replace(view, **_about(row, supporters)) if seen else view


def _item(item_id: int) -> AnySelect:
    """The item with the names around it; one row for each day of its meeting."""
    horizons = select(func.aggregate_strings(ItemHorizon.horizon, ",")).where(ItemHorizon.item_id == item_id)
    return (
        select(
            ActionItem,
            MeetingDay,
            Meeting.title,
            Agency.name.label("owner_name"),
            Agency.relation.label("owner_relation"),
            TaskForce.name.label("force_name"),
            Participant.name_text,
            Participant.office_text,
            Participant.institution_text,
            Participant.unsur_text,
            _speaking.name.label("agency_name"),
            cast(horizons.scalar_subquery(), Text).label("horizons"),
            *_ORIGIN_COLUMNS,
        )
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(MeetingDay, MeetingDay.meeting_id == Meeting.id)
        .outerjoin(Agency, Agency.id == ActionItem.owner_agency_id)
        .outerjoin(TaskForce, TaskForce.id == ActionItem.owner_task_force_id)
        .outerjoin(Participant, Participant.id == ActionItem.stated_by_id)
        .outerjoin(_speaking, _speaking.id == Participant.agency_id)
        .outerjoin(Conclusion, Conclusion.id == ActionItem.origin_conclusion_id)
        .outerjoin(MinutesPoint, MinutesPoint.id == ActionItem.origin_point_id)
        .outerjoin(MinutesQuestion, MinutesQuestion.id == ActionItem.origin_question_id)
        .where(ActionItem.id == item_id)
        .order_by(MeetingDay.position)
    )
