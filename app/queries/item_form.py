"""One saved item as its form takes it, and the day that its horizons count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.db import db
from app.domain.action_items import Horizon, ItemClass, StatedKind
from app.domain.errors import NotFound
from app.domain.item_references import PartyKind, Reference
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.models.action_items import ActionItem, ItemSupporter
from app.models.meetings import Meeting
from app.queries.action_items import horizons_of
from app.queries.item_choices import origin_of


@dataclass(frozen=True)
class SavedItem:
    """A saved item by the names of its form's fields; `supporters` are those that the check boxes cannot carry."""

    id: int
    meeting_id: int
    version: int
    is_firm: bool
    number: int
    text: str
    item_class: ItemClass
    stated_kind: StatedKind
    stated_by: int | None
    stated_by_text: str | None
    owner: Reference | None
    owner_text: str | None
    supporter_agencies: list[int]
    supporters: list[tuple[Reference | None, str | None]]
    horizons: list[Horizon]
    due_on: date | None
    due_text: str | None
    expected_output: str | None
    expected_proof: str | None
    indicator: str | None
    target: Decimal | None
    unit: str | None
    origin: Reference | None
    confidentiality: Confidentiality
    from_kepala_daerah: bool


def saved_item(actor: Actor, item_id: int) -> SavedItem:
    """The item after a permission check. Raises NotFound for a missing or foreign one."""
    item = db.session.scalar(
        select(ActionItem).where(ActionItem.id == item_id, ActionItem.government_id == actor.government_id)
    )
    if item is None:
        raise NotFound
    rows = db.session.scalars(
        select(ItemSupporter).where(ItemSupporter.item_id == item_id).order_by(ItemSupporter.position)
    ).all()
    plain = [row.agency_id for row in rows if row.agency_id is not None and row.unsur_text is None]
    others = [row for row in rows if row.agency_id is None or row.unsur_text is not None]
    return SavedItem(
        id=item.id,
        meeting_id=item.meeting_id,
        version=item.version,
        is_firm=item.firm_at is not None,
        number=item.number,
        text=item.text,
        item_class=item.item_class,
        stated_kind=item.stated_kind,
        stated_by=item.stated_by_id,
        stated_by_text=item.stated_by_text,
        owner=_party(item.owner_agency_id, item.owner_task_force_id),
        owner_text=item.owner_text,
        supporter_agencies=plain,
        supporters=[(_party(row.agency_id, row.task_force_id, row.small_team_id), row.unsur_text) for row in others],
        horizons=horizons_of([item_id]).get(item_id, []),
        due_on=item.due_on,
        due_text=item.due_text,
        expected_output=item.expected_output,
        expected_proof=item.expected_proof,
        indicator=item.indicator,
        target=item.target,
        unit=item.unit,
        origin=origin_of(item.origin_conclusion_id, item.origin_point_id, item.origin_question_id),
        confidentiality=item.confidentiality,
        from_kepala_daerah=item.from_kepala_daerah,
    )


def _party(agency_id: int | None, task_force_id: int | None, small_team_id: int | None = None) -> Reference | None:
    pairs = (
        (PartyKind.AGENCY, agency_id),
        (PartyKind.TASK_FORCE, task_force_id),
        (PartyKind.SMALL_TEAM, small_team_id),
    )
    return next((Reference(kind, row_id) for kind, row_id in pairs if row_id is not None), None)


def counted_from(actor: Actor, meeting_id: int) -> date:
    """The day that horizons count from: the meeting's first full date, else the day it was recorded."""
    return db.session.execute(
        select(Meeting.sort_on).where(Meeting.id == meeting_id, Meeting.government_id == actor.government_id)
    ).scalar_one()
