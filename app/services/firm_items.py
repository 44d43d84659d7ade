"""Changing the owner or the text of a firm item, for a reason and traced. Moving the shares is in firm_owners.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import Conflict, RuleViolation
from app.domain.facts import ItemFacts
from app.domain.item_acts import ItemAct
from app.domain.item_rights import keeps, leading_role, leads
from app.domain.item_rules import check_assignable, is_tracked
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem
from app.models.agencies import Agency, TaskForce
from app.queries import subjects
from app.services import audit, submissions, versions
from app.services.authorisation import authorise
from app.services.firm_owners import NewOwner, move_owner
from app.services.item_steps import Act, lock_firm, record_step
from app.services.search_index import index_item

UNCHANGED = "Belum ada yang diubah. Ubah uraian atau penanggung jawabnya, atau kembali ke tindak lanjut."
CLOSED_ITEM = (
    "Tindak lanjut ini sudah ditutup. Buka kembali lebih dahulu sebelum penanggung jawabnya dialihkan; uraiannya tetap "
    "dapat diperbaiki."
)


@dataclass(frozen=True, kw_only=True)
class ChangeFirmItem:
    """Text and owner of a firm item, based on its `version`. Without an owner the saved one stays.

    `stays_supporter`: whoever had it before works on as instansi pendukung; otherwise the former share is closed.
    """

    item_id: int
    version: int
    text: str
    reason: str
    owner_agency_id: int | None = None
    owner_task_force_id: int | None = None
    stays_supporter: bool = False


@transactional
def change_firm_item(actor: Actor, command: ChangeFirmItem, key: str = "") -> int:
    """Change it and move the lead share; gives the item's id. Raises Conflict, RuleViolation."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_CHANGE_FIRM, facts)
    if (done := submissions.done_before(actor, key, "firm_item")) is not None:
        return done
    item = lock_firm(facts.id)
    if item.version != command.version:
        raise Conflict(version=item.version)
    if not command.reason:
        raise RuleViolation("reason", "Tulis alasan perubahan.")
    owner = NewOwner(command.owner_agency_id, command.owner_task_force_id)
    is_moved = owner.is_given and owner != NewOwner(item.owner_agency_id, item.owner_task_force_id)
    values: dict[str, Any] = {"text": command.text} if command.text != item.text else {}
    words = None
    if is_moved:
        words = f"{_owner_words(item)} → {_check_owner(actor, owner)}"
        if is_tracked(item.item_class) and not item.is_open:
            raise RuleViolation("owner", CLOSED_ITEM)
        values |= {
            "owner_agency_id": owner.agency_id,
            "owner_task_force_id": owner.task_force_id,
            "owner_text": None,
        }
    if not values:
        raise RuleViolation("", UNCHANGED)
    changes: audit.Changes = {name: (getattr(item, name), value) for name, value in values.items()}
    # The former shares are read by the item's saved owner, so they move first.
    if is_moved:
        move_owner(actor, facts, _act(actor, facts, None), owner, stays_supporter=command.stays_supporter)
    versions.bump(ActionItem, facts.id, command.version, updated_at=clock.now(), **values)
    note = f"Penanggung jawab: {words}. {command.reason}" if words else command.reason
    record_step(actor, facts, _act(actor, facts, note), changed=changes)
    index_item(facts.id)
    submissions.remember(actor, key, "firm_item", facts.id)
    return facts.id


def _act(actor: Actor, facts: ItemFacts, note: str | None) -> Act:
    """In which office: the secretariat for its own items, else whoever leads."""
    own = keeps(actor, facts) and not facts.from_kepala_daerah
    role = Role.SECRETARIAT if own or not leads(actor, facts) else leading_role(actor)
    return Act(act=ItemAct.UBAH, role=role, note=note)


def _check_owner(actor: Actor, owner: NewOwner) -> str:
    """The new owner's name; active, of this government, and one that may be assigned. Raises RuleViolation."""
    model = Agency if owner.agency_id is not None else TaskForce
    row: Any = db.session.scalar(
        select(model).where(
            model.id == (owner.agency_id or owner.task_force_id), model.government_id == actor.government_id
        )
    )
    if row is None:
        raise RuleViolation("owner", "Pilihan tidak dikenal. Pilih kembali dari daftar.")
    if isinstance(row, Agency):
        check_assignable(row.name, row.relation, row.kind, "owner")
    if not row.is_active:
        raise RuleViolation("owner", f"{row.name} sudah dinonaktifkan. Pilih penggantinya.")
    return str(row.name)


def _owner_words(item: ActionItem) -> str:
    if item.owner_agency_id is not None:
        return db.session.get_one(Agency, item.owner_agency_id).name
    if item.owner_task_force_id is not None:
        return db.session.get_one(TaskForce, item.owner_task_force_id).name
    return item.owner_text or "-"
