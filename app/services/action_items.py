"""Making an action item: from a conclusion, a point, a question, or by itself. Changes are in item_changes.py."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.item_rules import is_tracked
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.queries import subjects
from app.queries.action_items import next_number
from app.services import audit, submissions
from app.services.authorisation import authorise
from app.services.item_contents import ItemContent, check_content, columns
from app.services.item_shares import write_assignments, write_deadline, write_horizons, write_supporters
from app.services.minutes_writing import FROZEN_ITEMS, check_open
from app.services.search_index import index_item


@dataclass(frozen=True, kw_only=True)
class MakeItem(ItemContent):
    """A new item of a meeting; without a number it takes the next one."""

    meeting_id: int
    number: int | None = None


@transactional
def make_item(actor: Actor, command: MakeItem, key: str = "") -> int:
    """A new provisional item with its shares and first deadline; gives its id. Secretariat of the organiser."""
    meeting = subjects.meeting(actor, command.meeting_id)
    authorise(actor, Permission.ITEM_EDIT, meeting)
    if (done := submissions.done_before(actor, key, "item")) is not None:
        return done
    check_open(meeting, FROZEN_ITEMS)
    _lock_meeting(meeting.id)
    check_content(actor, meeting, command)
    now = clock.now()
    item = ActionItem(
        government_id=actor.government_id,
        meeting_id=meeting.id,
        number=free_number(meeting.id, command.number),
        is_open=is_tracked(command.item_class),
        first_due_on=command.due_on,
        created_at=now,
        updated_at=now,
        **columns(command),
    )
    db.session.add(item)
    db.session.flush()  # the id is needed by every row that hangs on the item
    write_horizons(actor, item.id, command.horizons)
    write_supporters(actor, item.id, command.supporters)
    write_assignments(actor, item.id, command)
    write_deadline(actor, item.id, command)
    submissions.remember(actor, key, "item", item.id)
    changes = {name: (None, value) for name, value in columns(command).items() if value is not None}
    index_item(item.id)
    audit.record(
        actor, "buat", "item", item.id, meeting_id=meeting.id, changes={"number": (None, item.number), **changes}
    )
    return item.id


def free_number(meeting_id: int, wanted: int | None, item_id: int | None = None) -> int:
    """The wanted number when no other item of the meeting has it, the next one for None. Raises RuleViolation."""
    if wanted is None:
        return next_number(meeting_id)
    taken = db.session.execute(
        select(ActionItem.id, ActionItem.withdrawn_at).where(
            ActionItem.meeting_id == meeting_id, ActionItem.number == wanted, ActionItem.id != (item_id or 0)
        )
    ).one_or_none()
    if taken is not None:
        by = "tindak lanjut yang sudah dicabut" if taken.withdrawn_at else "tindak lanjut lain"
        raise RuleViolation("number", f"Nomor {wanted} sudah dipakai {by}. Pilih nomor lain, atau kosongkan.")
    return wanted


def _lock_meeting(meeting_id: int) -> None:
    """Items of one meeting are numbered one after another, also by two people at once."""
    db.session.execute(select(Meeting.id).where(Meeting.id == meeting_id).with_for_update())
