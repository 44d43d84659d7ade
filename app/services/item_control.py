"""Putting off, resuming, stopping and reopening a share or all of an item, and its priority (Sekda, asisten)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.action_items import CLOSED, AssignmentKind
from app.domain.errors import Conflict, RuleViolation
from app.domain.facts import ShareFacts
from app.domain.item_acts import ItemAct, possible
from app.domain.item_rights import leading_role
from app.domain.permissions import Permission, allowed
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.queries import share_subjects, subjects
from app.services import share_acts, submissions, versions
from app.services.authorisation import authorise
from app.services.item_steps import Act, lock_firm, move_share, record_step
from app.services.share_acts import ShareAct, allowed_share
from app.services.share_endings import ENDED_BY, end_requests

LEAD_CLOSED = "Bagian penanggung jawab sudah ditutup. Buka kembali bagian itu lebih dahulu."
_REASONS = {
    ItemAct.TUNDA: "Tulis alasan penundaan.",
    ItemAct.HENTIKAN: "Tulis alasan tidak dilanjutkan.",
    ItemAct.BUKA_KEMBALI: "Tulis alasan membuka kembali.",
}


@dataclass(frozen=True, kw_only=True)
class ControlShare(ShareAct):
    """One share for a reason; with `is_whole` also every other share of the item in which the act is possible."""

    is_whole: bool = False


@dataclass(frozen=True, kw_only=True)
class SetPriority:
    """Mark the item or take the mark off, based on the item's `version`."""

    item_id: int
    version: int
    is_priority: bool
    note: str | None = None


@transactional
def suspend(actor: Actor, command: ControlShare, key: str = "") -> int:
    """Put off (Tunda): not late from now on. Sekda. Gives the share's id."""
    return _control(actor, command, key, ItemAct.TUNDA, Permission.ITEM_SUSPEND)


@transactional
def resume(actor: Actor, command: ControlShare, key: str = "") -> int:
    """Go on with what was put off. Sekda. Gives the share's id."""
    return _control(actor, command, key, ItemAct.LANJUTKAN, Permission.ITEM_SUSPEND)


@transactional
def stop(actor: Actor, command: ControlShare, key: str = "") -> int:
    """Tidak dilanjutkan. Sekda. Gives the share's id."""
    return _control(actor, command, key, ItemAct.HENTIKAN, Permission.ITEM_SUSPEND)


@transactional
def reopen(actor: Actor, command: ControlShare, key: str = "") -> int:
    """Open a closed share again; the lead's opens the item. Asisten or Sekda. Gives the share's id."""
    return _control(actor, command, key, ItemAct.BUKA_KEMBALI, Permission.ITEM_REOPEN)


@transactional
def set_priority(actor: Actor, command: SetPriority, key: str = "") -> int:
    """Mark as priority or take the mark off; gives the item's id. Asisten or Sekda. Raises Conflict, RuleViolation."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_PRIORITY, facts)
    if (done := submissions.done_before(actor, key, "item_priority")) is not None:
        return done
    item = lock_firm(facts.id)
    before = item.is_priority
    if item.version != command.version:
        raise Conflict(version=item.version)
    if before is command.is_priority:
        state = "sudah menjadi" if before else "bukan"
        raise RuleViolation("", f"Tindak lanjut ini {state} prioritas.")
    versions.bump(ActionItem, facts.id, command.version, is_priority=command.is_priority, updated_at=clock.now())
    act = ItemAct.PRIORITASKAN if command.is_priority else ItemAct.CABUT_PRIORITAS
    changed = {"is_priority": (before, command.is_priority)}
    record_step(actor, facts, Act(act=act, role=leading_role(actor), note=command.note), changed=changed)
    submissions.remember(actor, key, "item_priority", facts.id)
    return facts.id


def _control(actor: Actor, command: ControlShare, key: str, kind: ItemAct, permission: Permission) -> int:
    share = allowed_share(actor, command.item_id, command.share_id, permission)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    if kind in _REASONS and not command.note:
        raise RuleViolation("note", _REASONS[kind])
    lock_firm(share.item.id)
    role = leading_role(actor) if permission is Permission.ITEM_REOPEN else Role.SEKDA
    act = Act(act=kind, role=role, note=command.note)
    others = [one for one in _others(share) if allowed(actor, permission, one)] if command.is_whole else []
    if kind is ItemAct.BUKA_KEMBALI:
        _check_lead(share, others)
    move_share(actor, share, command.version, act)
    moved = [share.id]
    for other in others:
        if possible(other.loop, other.status, kind):
            move_share(actor, other, db.session.get_one(Assignment, other.id).version, act)
            moved.append(other.id)
    if kind in ENDED_BY:
        end_requests(actor, moved, ENDED_BY[kind])
    return share_acts.remember(actor, key, share)


def _others(share: ShareFacts) -> list[ShareFacts]:
    """The other shares of the item as they are now, the lead first."""
    found = db.session.scalars(
        select(Assignment.id).where(Assignment.item_id == share.item.id, Assignment.id != share.id)
    ).all()
    shares = [share_subjects.share_of_item(share.item, one) for one in found]
    return sorted(shares, key=lambda one: (one.kind is not AssignmentKind.LEAD, one.id))


def _check_lead(share: ShareFacts, reopened: list[ShareFacts]) -> None:
    """A share below a closed lead stays closed, unless the lead is opened with it. Raises RuleViolation."""
    if share.kind is AssignmentKind.LEAD or any(one.kind is AssignmentKind.LEAD for one in reopened):
        return
    lead = db.session.scalar(
        select(Assignment.status).where(Assignment.item_id == share.item.id, Assignment.kind == AssignmentKind.LEAD)
    )
    if lead in CLOSED:
        raise RuleViolation("", LEAD_CLOSED)
