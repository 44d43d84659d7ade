"""One action item with its origin; each statement made once, run with an id. What is owed: item_shares.py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import aliased

from app.domain import meeting_days
from app.domain.action_items import Horizon
from app.domain.agencies import is_partner
from app.domain.errors import NotFound
from app.domain.facts import ItemFacts, MeetingFacts
from app.domain.item_references import OriginKind
from app.domain.meetings import Confidentiality, stricter
from app.domain.minutes import MinutesStatus
from app.domain.rich_text import plain
from app.domain.roles import Actor
from app.domain.sight import sees, sees_item_origin, sees_letters, sees_meeting, sees_minutes
from app.models.action_items import ActionItem, ItemHorizon
from app.models.agencies import Agency, TaskForce
from app.models.meetings import Meeting, MeetingDay
from app.models.participants import Participant
from app.queries.chain import BACK_COLUMNS, joined_back, steps_back
from app.queries.item_choices import WITHHELD, participant_words
from app.queries.item_shares import owed
from app.queries.item_view import ItemView, Origin
from app.queries.keyset import AnyRow
from app.queries.listed import listed, values_in
from app.queries.meeting_frame import day_sheet
from app.queries.reading import fetch

_ID: BindParameter[int] = bindparam("item_id")
_speaking = aliased(Agency, name="speaking")

_ITEM_COLUMNS = (
    *("id", "version", "number", "text", "item_class", "stated_kind", "stated_by_id", "stated_by_text", "owner_text"),
    *("due_on", "due_text", "expected_output", "expected_proof", "indicator", "target", "unit", "confidentiality"),
    *("origin_conclusion_id", "origin_point_id", "origin_question_id", "from_kepala_daerah", "firm_at", "is_open"),
    *("first_due_on", "extension_count", "is_priority"),
)
_DAY_COLUMNS = (
    *("position", "on_date", "weekday", "day", "month", "year", "date_text", "starts", "ends", "time_text"),
    "until_done",
)

#: One row for each day of the meeting.
_ITEM = joined_back(
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
        *BACK_COLUMNS,
        select(listed(ItemHorizon.horizon))
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
    .where(ActionItem.id == _ID)
    .order_by(MeetingDay.position)
)


def item_view(actor: Actor, facts: ItemFacts) -> ItemView:
    """The item as far as the actor sees it, after a permission check. Raises NotFound."""
    seen = sees_item_origin(actor, facts)
    rows = fetch(_ITEM, item_id=facts.id)
    if not rows:
        raise NotFound
    item = rows[0]
    shares, supporters, deadlines = owed(facts)
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
        shares=[share for share in shares if sees(actor, share.facts)],
        deadlines=deadlines if seen else [replace(step, reason=None, set_by=None) for step in deadlines],
        first_due_on=item.first_due_on,
        extension_count=item.extension_count,
        is_priority=item.is_priority,
    )
    if not seen:
        return view
    return replace(view, origin=_origin(actor, facts, rows), supporters=supporters, **_about(rows[0]))


def _about(row: AnyRow) -> dict[str, Any]:
    """What only those learn who see the meeting."""
    horizons = set(values_in(row.horizons))
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
    if not sees_minutes(actor, facts.meeting) or _is_rewritten(actor, facts.meeting):
        return origin
    kind, text, level = _part(row)
    if kind is None:
        return origin
    if not sees_meeting(actor, facts.meeting, Confidentiality(level)):
        text = WITHHELD
    return replace(origin, kind=kind, text=text, steps=steps_back(actor, facts, row))


def _is_rewritten(actor: Actor, meeting: MeetingFacts) -> bool:
    """The minutes are open again, and the actor reads only what was approved."""
    return meeting.minutes_status is not MinutesStatus.DISETUJUI and not sees_letters(actor, meeting)


def _part(row: AnyRow) -> tuple[OriginKind | None, str | None, str]:
    """The kind, words and class of the part that the item was made from."""
    if row.origin_conclusion_id is not None:
        return OriginKind.CONCLUSION, row.conclusion, row.conclusion_level
    if row.origin_point_id is not None:
        return OriginKind.POINT, plain(row.point), row.point_level
    if row.origin_question_id is not None:
        return OriginKind.QUESTION, row.question, row.question_level
    return None, None, ""
