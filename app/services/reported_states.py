"""What a meeting saw of an item when its notula was approved: kept beside the item, never changed by what follows.

Called within the transaction of the approval; nothing here checks a permission.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.facts import MeetingFacts
from app.domain.roles import Actor
from app.models.action_items import ActionItem, Assignment, ItemMeeting
from app.models.agencies import Agency
from app.models.meetings import Meeting


def keep_states(actor: Actor, facts: MeetingFacts, at: datetime) -> None:
    """What this meeting saw of each item: of its own, and of those still open from the meetings before it.

    A state that was kept at an earlier approval of the same notula stays.
    """
    db.session.flush()  # no id: the shares are read as they are now
    before = _earlier_meetings(actor, facts.id)
    kept = set(db.session.scalars(select(ItemMeeting.item_id).where(ItemMeeting.meeting_id == facts.id)))
    items = db.session.scalars(
        select(ActionItem).where(
            ActionItem.meeting_id.in_([facts.id, *before]),
            ActionItem.withdrawn_at.is_(None),
            ActionItem.firm_at.is_not(None),
            (ActionItem.meeting_id == facts.id) | ActionItem.is_open.expression,
        )
    ).all()
    shares = _shares_of([item.id for item in items])
    db.session.add_all(
        ItemMeeting(
            government_id=actor.government_id,
            item_id=item.id,
            meeting_id=facts.id,
            state=_state(item, shares.get(item.id, [])),
            recorded_at=at,
        )
        for item in items
        if item.id not in kept
    )


def _earlier_meetings(actor: Actor, meeting_id: int) -> list[int]:
    """The meetings that this one follows, back to the first; a circle ends where it closes."""
    found: list[int] = []
    here: int | None = meeting_id
    while here is not None:
        here = db.session.scalar(
            select(Meeting.previous_meeting_id).where(Meeting.id == here, Meeting.government_id == actor.government_id)
        )
        if here == meeting_id or here in found:
            break
        if here is not None:
            found.append(here)
    return found


def _shares_of(item_ids: list[int]) -> dict[int, list[Any]]:
    rows = db.session.execute(
        select(Assignment, Agency.name)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Assignment.item_id.in_(item_ids))
        .order_by(Assignment.item_id, Assignment.id)
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.Assignment.item_id, []).append(row)
    return found


def _state(item: ActionItem, shares: list[Any]) -> dict[str, Any]:
    """Plain values, so that a later change of names or states leaves them alone."""
    return {
        "is_open": item.is_open,
        "due_on": item.due_on.isoformat() if item.due_on else None,
        "due_text": item.due_text,
        "shares": [
            {
                "agency_id": row.Assignment.agency_id,
                "agency": row.name,
                "kind": row.Assignment.kind.value,
                "status": row.Assignment.status.value,
                "percent": row.Assignment.percent,
                "due_on": row.Assignment.due_on.isoformat() if row.Assignment.due_on else None,
            }
            for row in shares
        ],
    }
