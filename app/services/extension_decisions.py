"""Deciding on an extension: an asisten a.n. Sekda or the Sekda, never the asker; a grant moves the due date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.action_items import AssignmentKind
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.extension_rules import check_granted
from app.domain.facts import ShareFacts
from app.domain.item_acts import ItemAct, possible
from app.domain.item_decisions import ExtensionState
from app.domain.item_rights import leading_role
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.action_items import Assignment
from app.models.agencies import Agency
from app.models.item_loop import ExtensionRequest
from app.queries import share_subjects
from app.services import share_acts, versions
from app.services.due_dates import put_off
from app.services.item_steps import Act, lock_firm, move_share
from app.services.share_acts import ShareAct, allowed_share

ALREADY_DECIDED = "Permohonan perpanjangan ini sudah diputuskan."
NOT_GRANTABLE = (
    "Perpanjangan tidak dapat dikabulkan pada keadaan sekarang. Permohonan masih dapat dinyatakan tidak dikabulkan, "
    "dengan catatan."
)
OTHERS = "asisten pengoordinasi atau Sekretaris Daerah yang bukan pengaju permohonan ini"


@dataclass(frozen=True, kw_only=True)
class DecideExtension(ShareAct):
    """Grant (until `granted_on`, by default as asked) or refuse with a note; `version` is the request's."""

    is_granted: bool
    granted_on: date | None = None


@transactional
def decide_extension(actor: Actor, command: DecideExtension, key: str = "") -> int:
    """Decide on the request of a share; gives the share's id. Raises Conflict, NotAllowed, NotFound, RuleViolation."""
    share = allowed_share(actor, command.item_id, command.share_id, Permission.EXTENSION_DECIDE)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    lock_firm(share.item.id)
    # Once more behind the lock: somebody may have moved the share while this request waited for it.
    share = share_subjects.share(actor, command.item_id, command.share_id)
    request = _undecided(actor, share.id, command.version)
    request_id, reason = request.id, request.reason
    granted_on = command.granted_on or request.wanted_on
    check_granted(command.is_granted, granted_on, _due_on(share.id), command.note, clock.today(actor.zone))
    versions.bump(
        ExtensionRequest,
        request_id,
        command.version,
        state=ExtensionState.DIKABULKAN if command.is_granted else ExtensionState.DITOLAK,
        granted_on=granted_on if command.is_granted else None,
        decision_note=command.note,
        decided_by_user_id=actor.user_id or None,
        decided_at=clock.now(),
    )
    if command.is_granted:
        _grant(actor, share, granted_on, command.note, reason)
    else:
        _move(actor, share, ItemAct.TOLAK_PERPANJANGAN, command.note)
    return share_acts.remember(actor, key, share)


def _undecided(actor: Actor, share_id: int, version: int) -> ExtensionRequest:
    """The last request of the share, still as it was looked at and not the actor's own."""
    found = db.session.scalars(
        select(ExtensionRequest)
        .where(ExtensionRequest.assignment_id == share_id)
        .order_by(ExtensionRequest.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound
    if found.asked_by_user_id == actor.user_id:
        raise NotAllowed(OTHERS)
    if found.version != version:
        raise Conflict(version=found.version)
    if found.state is not ExtensionState.MENUNGGU:
        raise RuleViolation("", ALREADY_DECIDED)
    return found


def _grant(actor: Actor, share: ShareFacts, granted_on: date, note: str | None, reason: str) -> None:
    """The share's new date; where it is the lead's, or nobody leads, the item's too. The first date stays."""
    if not possible(share.loop, share.status, ItemAct.KABULKAN_PERPANJANGAN):
        raise RuleViolation("", NOT_GRANTABLE)
    _move(actor, share, ItemAct.KABULKAN_PERPANJANGAN, note, granted_on, due_on=granted_on)
    kinds = set(db.session.scalars(select(Assignment.kind).where(Assignment.item_id == share.item.id)))
    if share.kind is not AssignmentKind.LEAD and AssignmentKind.LEAD in kinds:
        return
    agency = db.session.scalar(select(Agency.name).where(Agency.id == share.agency_id))
    only = [share.id] if share.kind is AssignmentKind.LEAD else None
    put_off(actor, share.item.id, granted_on, f"Perpanjangan atas permohonan {agency}: {reason}", only)


def _move(
    actor: Actor, share: ShareFacts, act: ItemAct, note: str | None, about_on: date | None = None, **values: Any
) -> None:
    role = leading_role(actor)
    step = Act(act=act, role=role, note=note, about_on=about_on, on_behalf=role is Role.ASISTEN)
    version = db.session.get_one(Assignment, share.id, populate_existing=True).version
    move_share(actor, share, version, step, **values)


def _due_on(share_id: int) -> date | None:
    return db.session.scalar(select(Assignment.due_on).where(Assignment.id == share_id))
