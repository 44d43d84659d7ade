"""What a partner says about its share: by the organiser's secretariat who heard it, or by the partner's own account.

Partners are asked and noted, never pressed or judged (praktik.md, loops b and c).
"""

from __future__ import annotations

from dataclasses import dataclass

from app import clock
from app.db import db, transactional
from app.domain.action_items import ItemStatus
from app.domain.errors import Conflict
from app.domain.facts import ShareFacts
from app.domain.item_acts import ItemAct, status_after
from app.domain.labels import label
from app.domain.letters import Channel
from app.domain.partner_rules import SILENT, check_answer
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.action_items import Assignment, ProgressReport
from app.services import share_acts
from app.services.item_steps import Act, lock_firm, move_share
from app.services.share_acts import ShareAct, allowed_share


@dataclass(frozen=True, kw_only=True)
class PartnerAnswer(ShareAct):
    """One answer in the words of `note`, or that none came: who said it and by which way."""

    act: ItemAct
    stated_by_text: str | None = None
    channel: Channel | None = None


@transactional
def record_answer(actor: Actor, command: PartnerAnswer, key: str = "") -> int:
    """What the partner told, as the organiser's secretariat heard it; gives the share's id.

    Raises Conflict, RuleViolation.
    """
    return _note(actor, command, key, own=False)


@transactional
def tell_answer(actor: Actor, command: PartnerAnswer, key: str = "") -> int:
    """What the partner's own account tells; gives the share's id. Raises Conflict, NotAllowed, RuleViolation."""
    return _note(actor, command, key, own=True)


def _note(actor: Actor, command: PartnerAnswer, key: str, *, own: bool) -> int:
    permission = Permission.ITEM_TELL if own else Permission.ITEM_ANSWER
    share = allowed_share(actor, command.item_id, command.share_id, permission)
    if (done := share_acts.was_sent(actor, key)) is not None:
        return done
    lock_firm(share.item.id)
    row = db.session.get_one(Assignment, share.id, populate_existing=True)
    if row.version != command.version:
        raise Conflict(version=row.version)
    check_answer(share.loop, command.act, command.note, command.stated_by_text, command.channel, own)
    after = status_after(share.loop, row.status, command.act)
    role = _own_role(actor, share.agency_id) if own else Role.SECRETARIAT
    if command.act in SILENT:
        # Nobody said anything: a step, no report.
        way = f"{label(command.channel)}: " if command.channel else ""
        move_share(actor, share, command.version, Act(act=command.act, role=role, note=f"{way}{command.note}"))
    else:
        report = _report(actor, share, command, after, own=own)
        db.session.add(report)
        db.session.flush()  # the step names the report's id
        act = Act(act=command.act, role=role, report_id=report.id)
        move_share(actor, share, command.version, act, last_report_at=report.reported_at)
    return share_acts.remember(actor, key, share)


def _report(actor: Actor, share: ShareFacts, command: PartnerAnswer, after: ItemStatus, *, own: bool) -> ProgressReport:
    return ProgressReport(
        government_id=actor.government_id,
        item_id=share.item.id,
        assignment_id=share.id,
        stated_by_text=None if own else command.stated_by_text,
        channel=Channel.APLIKASI if own or command.channel is None else command.channel,
        text=command.note,
        status=after,
        reported_by_user_id=actor.user_id or None,
        reported_at=clock.now(),
    )


def _own_role(actor: Actor, agency_id: int) -> Role:
    return Role.AGENCY_HEAD if agency_id in actor.agencies(Role.AGENCY_HEAD) else Role.REPORTER
