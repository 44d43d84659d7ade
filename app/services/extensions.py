"""A head asks for more time on his agency's share. Deciding is in extension_decisions.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.extension_rules import check_wanted
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.action_items import Assignment
from app.models.item_loop import ExtensionRequest
from app.services import share_acts
from app.services.item_steps import Act, move_share
from app.services.share_acts import ShareAct, allowed_share

ALREADY_ASKED = "Permohonan perpanjangan sebelumnya masih menunggu keputusan."


@dataclass(frozen=True, kw_only=True)
class AskExtension(ShareAct):
    """A later date for one share, for the reason in `note`."""

    wanted_on: date


@transactional
def ask_extension(actor: Actor, command: AskExtension, key: str = "") -> int:
    """Ask for more time; gives the share's id. Head of the agency. Raises Conflict, RuleViolation."""
    share = allowed_share(actor, command.item_id, command.share_id, Permission.ITEM_HEAD)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    act = Act(act=ItemAct.AJUKAN_PERPANJANGAN, role=Role.AGENCY_HEAD, note=command.note, about_on=command.wanted_on)
    move_share(actor, share, command.version, act)
    due_on = db.session.scalar(select(Assignment.due_on).where(Assignment.id == share.id))
    check_wanted(command.wanted_on, due_on, clock.today(actor.zone))
    if not command.note:
        raise RuleViolation("note", "Tulis alasan permohonan.")
    waiting = (ExtensionRequest.assignment_id == share.id, ExtensionRequest.state == ExtensionState.MENUNGGU)
    if db.session.scalar(select(exists().where(*waiting))):
        raise RuleViolation("", ALREADY_ASKED)
    db.session.add(
        ExtensionRequest(
            government_id=actor.government_id,
            item_id=share.item.id,
            assignment_id=share.id,
            wanted_on=command.wanted_on,
            reason=command.note,
            asked_by_user_id=actor.user_id,
            asked_at=clock.now(),
        )
    )
    return share_acts.remember(actor, key, share)
