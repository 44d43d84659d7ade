"""What an agreed usul does to the item: more time, put off, stopped. Called within the transaction of directives.py."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update

from app import clock
from app.db import db
from app.domain.action_items import CLOSED
from app.domain.errors import RuleViolation
from app.domain.facts import ItemFacts
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState, ProposalKind
from app.domain.proposal_rules import check_until
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem, Assignment
from app.models.item_loop import ExtensionRequest, Proposal
from app.queries.share_subjects import share_of_item
from app.services.due_dates import put_off
from app.services.item_steps import Act, move_share
from app.services.share_endings import ENDED_BY, end_requests

#: Nobody decides on his own request, also not through an usul (wewenang.md).
OWN_REQUEST = "pemohon perpanjangan tidak dapat memutuskan permohonannya sendiri."
_ACTS = {ProposalKind.TUNDA: ItemAct.TUNDA, ProposalKind.HENTIKAN: ItemAct.HENTIKAN}


def carry_out(actor: Actor, facts: ItemFacts, proposal_id: int) -> None:
    """Carry out an usul on a locked item; the other kinds are recorded only. Raises RuleViolation."""
    proposal = db.session.get_one(Proposal, proposal_id)
    kind, text, until = proposal.kind, proposal.text, proposal.until
    if kind is ProposalKind.PERPANJANGAN:
        _extend(actor, facts, until, text)
    elif kind in _ACTS:
        _move_all(actor, facts, Act(act=_ACTS[kind], role=Role.SEKDA, note=text))


def _extend(actor: Actor, facts: ItemFacts, until: date | None, reason: str) -> None:
    item = db.session.get_one(ActionItem, facts.id)
    if not item.is_open:
        raise RuleViolation("", "tindak lanjut ini tidak lagi terbuka.")
    check_until(until, item.due_on, clock.today(actor.zone), field="")
    assert until is not None
    waiting = (ExtensionRequest.item_id == facts.id, ExtensionRequest.state == ExtensionState.MENUNGGU)
    if actor.user_id in set(db.session.scalars(select(ExtensionRequest.asked_by_user_id).where(*waiting))):
        raise RuleViolation("", OWN_REQUEST)
    put_off(actor, facts.id, until, reason)
    # Whoever asked for more time has his answer.
    db.session.execute(
        update(ExtensionRequest)
        .where(*waiting)
        .values(
            state=ExtensionState.DIKABULKAN,
            granted_on=until,
            decision_note=reason,
            decided_by_user_id=actor.user_id,
            decided_at=clock.now(),
            version=ExtensionRequest.version + 1,
        )
        .execution_options(synchronize_session=False)
    )


def _move_all(actor: Actor, facts: ItemFacts, act: Act) -> None:
    """Every share that is not closed; the supporting ones first, since the lead closes the item."""
    rows = db.session.execute(
        select(Assignment.id, Assignment.version)
        .where(Assignment.item_id == facts.id, Assignment.status.not_in(CLOSED), Assignment.is_open.expression)
        .order_by(Assignment.kind.desc(), Assignment.id)
    ).all()
    if not rows:
        raise RuleViolation("", "tidak ada bagian yang masih terbuka.")
    end_requests(actor, [row.id for row in rows], ENDED_BY[act.act])
    for row in rows:
        move_share(actor, share_of_item(facts, row.id), row.version, act)
