"""One action item with its shares, deadlines and origin, in three statements; each made once, run with an id."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Text, bindparam, cast, func, literal, null, select, union_all
from sqlalchemy.orm import aliased

from app.domain import meeting_days
from app.domain.action_items import AssignmentKind, Horizon, ItemStatus
from app.domain.agencies import is_partner
from app.domain.errors import NotFound
from app.domain.facts import ItemFacts
from app.domain.item_references import OriginKind
from app.domain.meetings import Confidentiality, stricter
from app.domain.roles import Actor
from app.domain.sight import sees_item_origin, sees_meeting, sees_minutes
from app.models.action_items import ActionItem, Assignment, Deadline, ItemHorizon, ItemSupporter
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting, MeetingDay, SmallTeam
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.models.participants import Participant
from app.models.users import User
from app.queries.item_choices import WITHHELD, participant_words
from app.queries.item_scope import own_agencies
from app.queries.item_view import DeadlineStep, ItemView, Origin, Share
from app.queries.keyset import AnyRow
from app.queries.meeting_frame import day_sheet
from app.queries.reading import fetch

_ID: BindParameter[int] = bindparam("item_id")
_speaking = aliased(Agency, name="speaking")

_ITEM_COLUMNS = (
    *("id", "version", "number", "text", "item_class", "stated_kind", "stated_by_id", "stated_by_text", "owner_text"),
    *("due_on", "due_text", "expected_output", "expected_proof", "indicator", "target", "unit", "confidentiality"),
    *("origin_conclusion_id", "origin_point_id", "origin_question_id", "from_kepala_daerah", "firm_at", "is_open"),
)
_DAY_COLUMNS = (
    *("position", "on_date", "weekday", "day", "month", "year", "date_text", "starts", "ends", "time_text"),
    "until_done",
)

#: One row for each day of the meeting.
_ITEM = (
    select(
        *(ActionItem.__table__.c[name] for name in _ITEM_COLUMNS),
        *(MeetingDay.__table__.c[name] for name in _DAY_COLUMNS),
        Meeting.title.label("meeting_title"),
        Agency.name.label("owner_name"),
        Agency.relation.label("owner_relation"),
        TaskForce.name.label("force_name"),
        Participant.name_text,
        Participant.office_text,
        Participant.institution_text,
        Participant.unsur_text,
        _speaking.name.label("agency_name"),
        Conclusion.text.label("conclusion"),
        MinutesPoint.text.label("point"),
        MinutesQuestion.question,
        MinutesQuestion.answer,
        func.coalesce(Conclusion.confidentiality, MinutesPoint.confidentiality, MinutesQuestion.confidentiality).label(
            "origin_level"
        ),
        select(func.aggregate_strings(cast(ItemHorizon.horizon, Text), ","))
        .where(ItemHorizon.item_id == ActionItem.id)
        .scalar_subquery()
        .label("horizons"),
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
    .where(ActionItem.id == _ID)
    .order_by(MeetingDay.position)
)

#: Shares first, then supporters with the words of the source; `place` keeps the order within each.
_PARTIES: CompoundSelect[Any] = union_all(
    select(
        literal("share").label("part"),
        Assignment.id.label("place"),
        Agency.id.label("agency_id"),
        Agency.name,
        Agency.relation,
        Assignment.kind,
        Assignment.status,
        Assignment.percent,
        Assignment.is_open,
        Assignment.due_on,
        null().label("words"),
    )
    .join(Agency, Agency.id == Assignment.agency_id)
    .where(Assignment.item_id == _ID),
    select(
        literal("supporter"),
        ItemSupporter.position,
        Agency.id,
        func.coalesce(Agency.name, TaskForce.name, SmallTeam.name),
        Agency.relation,
        null(),
        null(),
        null(),
        null(),
        null(),
        ItemSupporter.unsur_text,
    )
    .outerjoin(Agency, Agency.id == ItemSupporter.agency_id)
    .outerjoin(TaskForce, TaskForce.id == ItemSupporter.task_force_id)
    .outerjoin(SmallTeam, SmallTeam.id == ItemSupporter.small_team_id)
    .where(ItemSupporter.item_id == _ID),
)

_DEADLINES = (
    select(Deadline.due_on, Deadline.due_text, Deadline.set_at, Deadline.reason, User.display_name)
    .outerjoin(User, User.id == Deadline.set_by_user_id)
    .where(Deadline.item_id == _ID)
    .order_by(Deadline.id)
)


def item_view(actor: Actor, facts: ItemFacts) -> ItemView:
    """The item as far as the actor sees it, after a permission check. Raises NotFound."""
    seen = sees_item_origin(actor, facts)
    rows = fetch(_ITEM, item_id=facts.id)
    if not rows:
        raise NotFound
    item = rows[0]
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
    )
    if not seen:
        return view
    return replace(view, origin=_origin(actor, facts, rows), supporters=supporters, **_about(rows[0]))


def _parties(item_id: int) -> tuple[list[tuple[int, Share]], list[str]]:
    """Shares with the id of their agency, the lead first, and the names of the supporters."""
    shares, supporters = [], []
    for row in sorted(fetch(_PARTIES, item_id=item_id), key=lambda row: (row.part, row.place)):
        if row.part == "supporter":
            supporters.append(f"{row.words} ({row.name})" if row.words and row.name else row.words or row.name)
            continue
        share = Share(
            agency=row.name,
            kind=AssignmentKind(row.kind),
            status=ItemStatus(row.status),
            percent=row.percent,
            is_partner=is_partner(row.relation),
            is_open=row.is_open,
            due_on=row.due_on,
        )
        shares.append((row.agency_id, share))
    return sorted(shares, key=lambda pair: list(AssignmentKind).index(pair[1].kind)), supporters


def _deadlines(item_id: int, *, seen: bool) -> list[DeadlineStep]:
    return [
        DeadlineStep(
            due_on=row.due_on,
            due_text=row.due_text,
            set_at=row.set_at,
            reason=row.reason if seen else None,
            set_by=row.display_name if seen else None,
        )
        for row in fetch(_DEADLINES, item_id=item_id)
    ]


def _about(row: AnyRow) -> dict[str, Any]:
    """What only those learn who see the meeting."""
    horizons = set((row.horizons or "").split(","))
    return {
        "number": row.number,
        "owner": row.owner_name or row.force_name or row.owner_text,
        "owner_is_partner": row.owner_relation is not None and is_partner(row.owner_relation),
        "horizons": [horizon for horizon in Horizon if horizon.value in horizons],
        "stated_kind": row.stated_kind,
        "from_kepala_daerah": row.from_kepala_daerah,
        "indicator": row.indicator,
        "target": row.target,
        "unit": row.unit,
    }


def _origin(actor: Actor, facts: ItemFacts, rows: list[AnyRow]) -> Origin:
    """The meeting, and the part of its minutes where the actor may read them."""
    row = rows[0]
    days = [day_sheet(one) for one in rows if one.position is not None]
    origin = Origin(
        meeting_id=facts.meeting.id,
        title=row.meeting_title,
        date_words=meeting_days.dates_text(days) or "Tanggal belum diketahui",
        stated_by=participant_words(row) if row.stated_by_id is not None else row.stated_by_text,
    )
    if not sees_minutes(actor, facts.meeting):
        return origin
    kind, text = _part(row)
    if kind is not None and not sees_meeting(actor, facts.meeting, Confidentiality(row.origin_level)):
        text = WITHHELD
    return replace(origin, kind=kind, text=text)


def _part(row: AnyRow) -> tuple[OriginKind | None, str | None]:
    if row.origin_conclusion_id is not None:
        return OriginKind.CONCLUSION, row.conclusion
    if row.origin_point_id is not None:
        return OriginKind.POINT, row.point
    if row.origin_question_id is not None:
        return OriginKind.QUESTION, row.question or row.answer
    return None, None
