"""What every act on a firm item goes through: lock, rule, new state of the share, step in the timeline, audit.

Called within a transaction, after the permission was checked. Which state follows is in domain/item_acts.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select, update

from app import clock
from app.db import db
from app.domain.action_items import CLOSED, AssignmentKind, ItemStatus
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.facts import ItemFacts, ShareFacts
from app.domain.item_acts import ItemAct, status_after
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.item_loop import ItemStep
from app.queries.offices import office_words
from app.services import audit, versions
from app.services.search_index import index_item
from app.services.share_endings import end_what_waits

OFFICE_MAX = 300
ON_BEHALF = " a.n. Sekretaris Daerah"
NOT_FIRM = "Tindak lanjut ini masih Sementara. Langkah ini menunggu persetujuan notulanya."


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act: `role` is the office in which it is done, `stated` the state that a report states.

    `on_behalf` of the Sekda: what an asisten decides by delegation is shown as "a.n. Sekretaris Daerah".
    """

    act: ItemAct
    role: Role
    note: str | None = None
    about_on: date | None = None
    report_id: int | None = None
    stated: ItemStatus | None = None
    on_behalf: bool = False


def lock_firm(item_id: int) -> ActionItem:
    """The item, held until the end of the transaction. Raises NotFound, RuleViolation while it is Sementara."""
    item = db.session.get(ActionItem, item_id, with_for_update=True, populate_existing=True)
    if item is None or item.withdrawn_at is not None:
        raise NotFound
    if item.firm_at is None:
        raise RuleViolation("", NOT_FIRM)
    return item


def move_share(actor: Actor, share: ShareFacts, version: int, act: Act, **values: Any) -> ItemStatus:
    """Carry out an act on a share; `values` are further columns of it. Gives the state after it.

    Raises Conflict for a stale version, RuleViolation for an act that is not possible now.
    """
    lock_firm(share.item.id)
    row = db.session.get_one(Assignment, share.id, populate_existing=True)
    if row.version != version:
        raise Conflict(version=row.version)
    before = row.status
    after = status_after(share.loop, before, act.act, act.stated)
    values |= _waiting(row, before, after, clock.today(actor.zone))
    versions.bump(Assignment, share.id, version, status=after, is_open=after not in CLOSED, **values)
    settle_item(share.item.id)
    changed: audit.Changes = {}
    if after in CLOSED and (ended := end_what_waits(actor, share.item.id, act.act)):
        act = replace(act, note=" ".join(part for part in (act.note, ended) if part))
        changed["note"] = (None, ended)
    record_step(
        actor,
        share.item,
        act,
        share_id=share.id,
        before=before,
        after=after,
        agency_id=share.agency_id,
        changed=changed,
    )
    return after


def record_step(
    actor: Actor,
    item: ItemFacts,
    act: Act,
    *,
    share_id: int | None = None,
    before: ItemStatus | None = None,
    after: ItemStatus | None = None,
    agency_id: int | None = None,
    changed: audit.Changes | None = None,
    office: str | None = None,
) -> ItemStep:
    """Add the act to the item's timeline, and to the audit; `changed` are further values before and after.

    `office` is given where it was done in one that no role names, such as that of the chair.
    """
    step = ItemStep(
        government_id=actor.government_id,
        item_id=item.id,
        assignment_id=share_id,
        report_id=act.report_id,
        act=act.act,
        status_before=before,
        status_after=after,
        note=act.note,
        about_on=act.about_on,
        office_text=_office_words(actor, act, item, agency_id) if office is None else office,
        by_user_id=actor.user_id or None,
        by_name=actor.name,
        at=clock.now(),
    )
    db.session.add(step)
    changes: audit.Changes = {**(changed or {})}
    if before is not after:
        changes["status"] = (before, after)
    if act.about_on is not None:
        changes["about_on"] = (None, act.about_on)
    audit.record(actor, act.act.value, "item", item.id, meeting_id=item.meeting.id, changes=changes)
    return step


def settle_item(item_id: int) -> None:
    """An item is open while its lead's share is; without a lead, while any share is. The lead closes all of it."""
    db.session.flush()  # no id: the shares are read as they are now
    rows = db.session.execute(
        select(Assignment.kind, Assignment.status, Assignment.id).where(Assignment.item_id == item_id)
    ).all()
    lead = next((row for row in rows if row.kind is AssignmentKind.LEAD), None)
    is_open = lead.status not in CLOSED if lead is not None else any(row.status not in CLOSED for row in rows)
    db.session.execute(
        update(ActionItem).where(ActionItem.id == item_id).values(is_open=is_open, updated_at=clock.now())
    )
    open_ids = [row.id for row in rows if row.status not in CLOSED] if is_open else []
    db.session.execute(
        update(Assignment)
        .where(Assignment.item_id == item_id, Assignment.is_open.expression, Assignment.id.not_in(open_ids))
        .values(is_open=False)
    )
    db.session.execute(
        update(Assignment)
        .where(Assignment.item_id == item_id, ~Assignment.is_open.expression, Assignment.id.in_(open_ids))
        .values(is_open=True)
    )
    db.session.expire_all()
    index_item(item_id)


def _waiting(row: Assignment, before: ItemStatus, after: ItemStatus, today: date) -> dict[str, Any]:
    """The clock stands still from the day a report is handed in for verification to the day it comes back."""
    waits = ItemStatus.MENUNGGU_VERIFIKASI
    if after is waits and before is not waits:
        return {"waiting_since": today}
    if before is waits and after is not waits and row.waiting_since is not None:
        return {"waiting_since": None, "waits": [*row.waits, [row.waiting_since.isoformat(), today.isoformat()]]}
    return {}


def _office_words(actor: Actor, act: Act, item: ItemFacts, agency_id: int | None) -> str:
    """The office within the width of its column; a long title gives way to on whose behalf it was done."""
    behalf = ON_BEHALF if act.on_behalf else ""
    return _office(actor, act.role, item, agency_id)[: OFFICE_MAX - len(behalf)] + behalf


def _office(actor: Actor, role: Role, item: ItemFacts, agency_id: int | None) -> str:
    if role is Role.SECRETARIAT:
        return office_words(actor, role, item.meeting.organiser_id)
    if role in (Role.REPORTER, Role.AGENCY_HEAD):
        return office_words(actor, role, agency_id)
    return office_words(actor, role)
