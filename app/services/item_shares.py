"""Rows that hang on an item: horizons, supporters, the shares of agencies, deadlines. Called within a transaction."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select, update

from app import clock
from app.db import db
from app.domain.action_items import AssignmentKind, Horizon, ItemStatus
from app.domain.item_rules import is_tracked
from app.domain.roles import Actor
from app.models.action_items import Assignment, Deadline, ItemHorizon, ItemSupporter
from app.services.item_contents import ItemContent, Supporter


def write_horizons(actor: Actor, item_id: int, horizons: Iterable[Horizon]) -> None:
    """Make the set of horizons of an item exactly this one."""
    wanted = set(horizons)
    saved = set(db.session.scalars(select(ItemHorizon.horizon).where(ItemHorizon.item_id == item_id)))
    if saved - wanted:
        db.session.execute(
            delete(ItemHorizon).where(ItemHorizon.item_id == item_id, ItemHorizon.horizon.in_(saved - wanted))
        )
    db.session.add_all(
        ItemHorizon(government_id=actor.government_id, item_id=item_id, horizon=horizon)
        for horizon in Horizon
        if horizon in wanted - saved
    )


def write_supporters(actor: Actor, item_id: int, supporters: tuple[Supporter, ...]) -> None:
    """Make the supporters of an item exactly these; those that stay keep their order, new ones follow."""
    rows = db.session.scalars(
        select(ItemSupporter).where(ItemSupporter.item_id == item_id).order_by(ItemSupporter.position)
    ).all()
    saved = [_supporter(row) for row in rows]
    if set(saved) == set(supporters):
        return
    for row, supporter in zip(rows, saved, strict=True):
        if supporter not in supporters:
            db.session.delete(row)
    position = rows[-1].position if rows else 0
    for number, supporter in enumerate((new for new in supporters if new not in saved), start=position + 1):
        db.session.add(
            ItemSupporter(
                government_id=actor.government_id,
                item_id=item_id,
                position=number,
                agency_id=supporter.agency_id,
                task_force_id=supporter.task_force_id,
                small_team_id=supporter.small_team_id,
                unsur_text=supporter.words,
            )
        )


def _supporter(row: ItemSupporter) -> Supporter:
    return Supporter(
        agency_id=row.agency_id,
        task_force_id=row.task_force_id,
        small_team_id=row.small_team_id,
        words=row.unsur_text,
    )


def write_assignments(actor: Actor, item_id: int, content: ItemContent) -> None:
    """The shares of a provisional item: lead where an agency owns it, support for each supporting agency.

    Task forces are not expanded: that happens on the day the item becomes firm.
    """
    wanted = {one.agency_id: AssignmentKind.SUPPORT for one in content.supporters if one.agency_id is not None}
    if content.owner_agency_id is not None:
        wanted[content.owner_agency_id] = AssignmentKind.LEAD
    rows = {row.agency_id: row for row in db.session.scalars(select(Assignment).where(Assignment.item_id == item_id))}
    is_open = is_tracked(content.item_class)
    for agency_id, row in rows.items():
        if agency_id not in wanted:
            db.session.delete(row)
        elif row.kind is AssignmentKind.LEAD and wanted[agency_id] is not AssignmentKind.LEAD:
            row.kind = AssignmentKind.SUPPORT
    db.session.flush()  # no id: the old lead steps down before the new one is named (one lead an item)
    for agency_id, kind in wanted.items():
        row = rows.get(agency_id) or Assignment(
            government_id=actor.government_id, item_id=item_id, agency_id=agency_id, status=ItemStatus.SEMENTARA
        )
        row.kind, row.is_open, row.due_on = kind, is_open, content.due_on
        db.session.add(row)


def write_deadline(actor: Actor, item_id: int, content: ItemContent, reason: str | None = None) -> None:
    """Add the due date to the item's history, which is never rewritten."""
    db.session.add(
        Deadline(
            government_id=actor.government_id,
            item_id=item_id,
            due_on=content.due_on,
            due_text=content.due_text,
            reason=reason,
            set_by_user_id=actor.user_id or None,
            set_at=clock.now(),
        )
    )


def close_assignments(item_id: int) -> None:
    """Nobody owes a report on a withdrawn item."""
    db.session.execute(
        update(Assignment).where(Assignment.item_id == item_id).values(is_open=False, version=Assignment.version + 1)
    )
