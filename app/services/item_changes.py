"""Changing and withdrawing a provisional action item. Firm items change by steps of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app import clock
from app.db import db, transactional
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.item_rules import check_due_change, is_tracked
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.action_items import ActionItem
from app.queries import subjects
from app.services import audit, submissions, versions
from app.services.action_items import free_number
from app.services.authorisation import authorise
from app.services.item_contents import ItemContent, check_content, columns
from app.services.item_shares import (
    close_assignments,
    write_assignments,
    write_deadline,
    write_horizons,
    write_supporters,
)
from app.services.minutes_writing import check_open, lock_minutes
from app.services.search_index import index_item

FIRM = "Tindak lanjut ini sudah tetap karena notulanya telah disetujui, sehingga tidak dapat diubah di halaman ini."


@dataclass(frozen=True, kw_only=True)
class ChangeItem(ItemContent):
    """The whole content anew, based on `version`; `due_reason` when a date or due words once set are moved."""

    item_id: int
    version: int
    number: int | None = None
    due_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawItem:
    """Take back a provisional item, for a reason that stays readable in its history."""

    item_id: int
    version: int
    reason: str


@transactional
def change_item(actor: Actor, command: ChangeItem, key: str = "") -> int:
    """Replace the content of a provisional item. Raises Conflict, RuleViolation."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_EDIT, facts)
    if (done := submissions.done_before(actor, key, "item")) is not None:
        return done
    lock_minutes(facts.meeting.id)  # before the item, in the order of the approval
    item = _provisional(command.item_id, command.version)
    check_open(facts.meeting)
    check_content(actor, facts.meeting, command, before=item)
    due_changed = check_due_change((item.due_on, item.due_text), (command.due_on, command.due_text), command.due_reason)
    values = columns(command) | {"number": free_number(item.meeting_id, command.number or item.number, item.id)}
    changes = _changes(item, values)
    versions.bump(
        ActionItem,
        item.id,
        command.version,
        is_open=is_tracked(command.item_class),
        first_due_on=item.first_due_on or command.due_on,
        updated_at=clock.now(),
        **values,
    )
    write_horizons(actor, command.item_id, command.horizons)
    write_supporters(actor, command.item_id, command.supporters)
    write_assignments(actor, command.item_id, command)
    if due_changed:
        write_deadline(actor, command.item_id, command, command.due_reason)
    submissions.remember(actor, key, "item", command.item_id)
    index_item(command.item_id)
    audit.record(actor, "ubah", "item", command.item_id, meeting_id=facts.meeting.id, changes=changes)
    return command.item_id


@transactional
def withdraw_item(actor: Actor, command: WithdrawItem, key: str = "") -> int:
    """Withdraw a provisional item; gives the id of its meeting. Raises Conflict, RuleViolation."""
    facts = subjects.item_even_withdrawn(actor, command.item_id)
    authorise(actor, Permission.ITEM_EDIT, facts)
    if submissions.done_before(actor, key, "item_withdrawal") is not None:
        return facts.meeting.id
    lock_minutes(facts.meeting.id)  # before the item, in the order of the approval
    item = _provisional(command.item_id, command.version)
    check_open(facts.meeting)
    if not command.reason:
        raise RuleViolation("reason", "Tulis alasan pencabutan.")
    now = clock.now()
    versions.bump(
        ActionItem,
        item.id,
        command.version,
        is_open=False,
        withdrawn_at=now,
        withdrawn_reason=command.reason,
        updated_at=now,
    )
    close_assignments(command.item_id)
    index_item(command.item_id)
    submissions.remember(actor, key, "item_withdrawal", command.item_id)
    changes: audit.Changes = {"withdrawn_reason": (None, command.reason)}
    audit.record(actor, "cabut", "item", command.item_id, meeting_id=facts.meeting.id, changes=changes)
    return facts.meeting.id


def _provisional(item_id: int, version: int) -> ActionItem:
    """The saved item, while it is Sementara and still as the person saw it."""
    item = db.session.get(ActionItem, item_id, with_for_update=True, populate_existing=True)
    if item is None or item.withdrawn_at is not None:
        raise NotFound
    if item.firm_at is not None:
        raise RuleViolation("", FIRM)
    if item.version != version:
        raise Conflict(version=item.version)
    return item


def _changes(item: ActionItem, values: dict[str, Any]) -> audit.Changes:
    return {name: (getattr(item, name), value) for name, value in values.items() if getattr(item, name) != value}
