"""The shares of a firm item when its owner changes: the former steps back, the new begins. Called in firm_items.py."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import delete, select

from app import clock
from app.db import db
from app.domain.action_items import CLOSED, AssignmentKind, ItemStatus
from app.domain.agencies import may_be_assigned
from app.domain.errors import RuleViolation
from app.domain.facts import ItemFacts
from app.domain.item_acts import FIRST_STATUS, ItemAct, loop_of
from app.domain.item_rules import is_tracked
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.agencies import Agency
from app.queries.subjects import members_of
from app.services.item_steps import Act, record_step, settle_item
from app.services.share_endings import end_requests

NO_MEMBERS = (
    "Gugus tugas ini belum memiliki anggota berupa instansi yang dapat diberi tugas. Lengkapi anggotanya dahulu."
)
MOVED_ON = "Penanggung jawab dialihkan."


@dataclass(frozen=True)
class NewOwner:
    """An agency or a task force; neither where the owner stands in words."""

    agency_id: int | None
    task_force_id: int | None

    @property
    def is_given(self) -> bool:
        """Whether it names somebody."""
        return self.agency_id is not None or self.task_force_id is not None


def move_owner(actor: Actor, facts: ItemFacts, act: Act, owner: NewOwner, *, stays_supporter: bool) -> None:
    """Hand the lead on: the former share is closed or supports, the new one begins in the first state of its loop.

    A task force is expanded into its members of that day. Call with the item locked and its old owner still saved.
    """
    item = db.session.get_one(ActionItem, facts.id)
    rows = {row.agency_id: row for row in db.session.scalars(select(Assignment).where(Assignment.item_id == item.id))}
    first = _wanted(actor, owner)
    former = [row for row in rows.values() if row.agency_id not in first and _is_of_owner(actor, item, row)]
    kind = AssignmentKind.LEAD if owner.agency_id is not None else AssignmentKind.MEMBER
    for row in rows.values():
        if row.kind is AssignmentKind.LEAD:
            # One lead an item: the former steps down before the new one is named.
            row.kind = kind if row.agency_id in first else AssignmentKind.SUPPORT
    tracked = is_tracked(item.item_class)
    for row in former:
        if tracked or stays_supporter:
            _step_back(actor, facts, row, act, stays_supporter=stays_supporter)
        else:
            db.session.delete(row)  # nobody ever owed a report on it
    _write_supporters(actor, item, owner, stays_supporter=stays_supporter)
    db.session.flush()  # no id: the former lead has stepped down
    for agency_id, status in first.items():
        row = rows.get(agency_id) or _new(item, agency_id)
        _begin(actor, facts, row, kind, status if tracked else None, act)
    if tracked:
        settle_item(item.id)


def _wanted(actor: Actor, owner: NewOwner) -> dict[int, ItemStatus]:
    """Agency → the state in which it begins. Raises RuleViolation for a task force without members to ask."""
    if owner.agency_id is not None:
        ids = frozenset({owner.agency_id})
    else:
        ids = members_of([owner.task_force_id or 0], clock.today(actor.zone))
    found = db.session.scalars(
        select(Agency).where(Agency.id.in_(ids), Agency.government_id == actor.government_id).order_by(Agency.id)
    )
    wanted = {
        one.id: FIRST_STATUS[loop_of(one.relation, one.kind)]
        for one in found
        if one.is_active and may_be_assigned(one.relation, one.kind)
    }
    if not wanted:
        raise RuleViolation("owner", NO_MEMBERS)
    return wanted


def _is_of_owner(actor: Actor, item: ActionItem, row: Assignment) -> bool:
    """The lead's share, or that of a member of the task force that owned the item (and of no supporting one)."""
    if row.kind is AssignmentKind.LEAD:
        return True
    if row.kind is not AssignmentKind.MEMBER or item.owner_task_force_id is None:
        return False
    supporting = db.session.scalars(
        select(ItemSupporter.task_force_id).where(
            ItemSupporter.item_id == item.id, ItemSupporter.task_force_id.is_not(None)
        )
    )
    others = [one for one in supporting if one is not None]
    return row.agency_id not in members_of(others, clock.today(actor.zone))


def _step_back(actor: Actor, facts: ItemFacts, row: Assignment, act: Act, *, stays_supporter: bool) -> None:
    """Support from now on, with the state it has; or closed. What is closed already only loses its place."""
    before = row.status
    row.kind = AssignmentKind.SUPPORT
    row.version += 1
    if stays_supporter or before in CLOSED:
        return
    after = ItemStatus.TIDAK_DILANJUTKAN
    row.status, row.is_open, row.has_open_clarification = after, False, False
    end_requests(actor, [row.id], MOVED_ON)
    closed = replace(act, note=MOVED_ON)
    record_step(
        actor,
        facts,
        closed,
        share_id=row.id,
        before=before,
        after=ItemStatus.TIDAK_DILANJUTKAN,
        agency_id=row.agency_id,
    )


def _new(item: ActionItem, agency_id: int) -> Assignment:
    return Assignment(
        government_id=item.government_id,
        item_id=item.id,
        agency_id=agency_id,
        kind=AssignmentKind.SUPPORT,
        status=ItemStatus.SEMENTARA,
        is_open=is_tracked(item.item_class),
        due_on=item.due_on,
    )


def _begin(
    actor: Actor, facts: ItemFacts, row: Assignment, kind: AssignmentKind, first: ItemStatus | None, act: Act
) -> None:
    """Lead or member from now on; who works on the item already goes on as it stands. `first` None: never billed."""
    is_new = row.id is None
    if is_new or kind is AssignmentKind.LEAD:
        row.kind = kind
    row.version = (row.version or 0) + 1
    before = None if is_new else row.status
    db.session.add(row)
    if first is None or not (is_new or row.status in CLOSED or row.status is ItemStatus.SEMENTARA):
        return
    row.status = first
    db.session.flush()  # the step names the share
    begun = replace(act, act=ItemAct.TETAPKAN, note=None)
    record_step(actor, facts, begun, share_id=row.id, before=before, after=first, agency_id=row.agency_id)


def _write_supporters(actor: Actor, item: ActionItem, owner: NewOwner, *, stays_supporter: bool) -> None:
    """Who leads no longer stands among those who support, and the former owner may from now on."""
    rows = list(db.session.scalars(select(ItemSupporter).where(ItemSupporter.item_id == item.id)))
    for row in rows:
        same = (row.agency_id, row.task_force_id) == (owner.agency_id, owner.task_force_id)
        if same and row.small_team_id is None:
            db.session.execute(delete(ItemSupporter).where(ItemSupporter.id == row.id))
    if stays_supporter and (item.owner_agency_id or item.owner_task_force_id):
        db.session.add(
            ItemSupporter(
                government_id=actor.government_id,
                item_id=item.id,
                position=max((row.position for row in rows), default=0) + 1,
                agency_id=item.owner_agency_id,
                task_force_id=item.owner_task_force_id,
            )
        )
