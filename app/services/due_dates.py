"""Putting off the due date of a firm item: the way a granted extension takes, whoever grants it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, or_, update

from app import clock
from app.db import db
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment, Deadline


def put_off(actor: Actor, item_id: int, until: date, reason: str, share_ids: Iterable[int] | None = None) -> None:
    """Move the item and its open shares to `until`; the first due date, if it ever had one, stays.

    With `share_ids` only these shares move; no share's date comes nearer. Call with the item locked. Permission, rule,
    step and audit are the caller's.
    """
    earlier = or_(Assignment.due_on.is_(None), Assignment.due_on < until)
    meant = (Assignment.id.in_(list(share_ids)),) if share_ids is not None else ()
    now = clock.now()
    db.session.execute(
        update(ActionItem)
        .where(ActionItem.id == item_id)
        .values(
            due_on=until,
            first_due_on=func.coalesce(ActionItem.first_due_on, until),
            extension_count=ActionItem.extension_count + 1,
            updated_at=now,
        )
    )
    db.session.execute(
        update(Assignment)
        .where(Assignment.item_id == item_id, Assignment.is_open.expression, earlier, *meant)
        .values(due_on=until)
    )
    db.session.add(
        Deadline(
            government_id=actor.government_id,
            item_id=item_id,
            due_on=until,
            reason=reason,
            set_by_user_id=actor.user_id or None,
            set_at=now,
        )
    )
    db.session.expire_all()
