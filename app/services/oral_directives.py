"""TU pimpinan writes down what the Sekda said; it is in force only once he confirms it, and he may reject it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import DirectiveKind, ProposalState
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.models.item_loop import Directive, Proposal
from app.queries import subjects
from app.queries.offices import office_words
from app.services import audit, submissions, versions
from app.services.authorisation import authorise
from app.services.item_steps import Act, lock_firm, record_step

DECIDED = "Arahan lisan ini sudah diputuskan. Muat ulang halaman untuk melihat keadaan terakhir."


@dataclass(frozen=True, kw_only=True)
class RecordOral:
    """The words as they were heard."""

    item_id: int
    text: str


@dataclass(frozen=True, kw_only=True)
class DecideOral:
    """Confirm or reject a recorded direction, based on `version`."""

    item_id: int
    directive_id: int
    version: int
    confirmed: bool


@transactional
def record_oral(actor: Actor, command: RecordOral, key: str = "") -> int:
    """Record an arahan lisan for confirmation; gives the item's id. Raises RuleViolation while it is Sementara."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_ORAL, facts)
    if submissions.done_before(actor, key, "item") is not None:
        return command.item_id
    lock_firm(command.item_id)
    waiting = db.session.scalar(
        select(Proposal.id).where(Proposal.item_id == command.item_id, Proposal.state == ProposalState.MENUNGGU)
    )
    db.session.add(
        Directive(
            government_id=actor.government_id,
            item_id=command.item_id,
            proposal_id=waiting,
            kind=DirectiveKind.ARAHAN,
            text=command.text,
            is_oral=True,
            recorded_by_user_id=actor.user_id,
            recorded_at=clock.now(),
        )
    )
    record_step(actor, facts, Act(act=ItemAct.CATAT_ARAHAN_LISAN, role=Role.LEADERSHIP_STAFF, note=command.text))
    submissions.remember(actor, key, "item", command.item_id)
    return command.item_id


@transactional
def decide_oral(actor: Actor, command: DecideOral, key: str = "") -> int:
    """Bring a recorded direction into force, or reject it; gives the item's id. Raises Conflict, RuleViolation."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_DECIDE, facts)
    if submissions.done_before(actor, key, "item") is not None:
        return command.item_id
    lock_firm(command.item_id)
    row = _oral(command)
    now, text, proposal_id = clock.now(), row.text, row.proposal_id
    values = (
        {"in_force_at": now, "office_text": office_words(actor, Role.SEKDA), "given_by_name": actor.name}
        if command.confirmed
        else {"rejected_at": now}
    )
    versions.bump(Directive, command.directive_id, command.version, **values)
    if command.confirmed:
        _answer(proposal_id)
        record_step(actor, facts, Act(act=ItemAct.BERI_ARAHAN, role=Role.SEKDA, note=text))
    else:
        audit.record(actor, "tolak_arahan_lisan", "item", command.item_id, meeting_id=facts.meeting.id)
    submissions.remember(actor, key, "item", command.item_id)
    return command.item_id


def _oral(command: DecideOral) -> Directive:
    row = db.session.get(Directive, command.directive_id, populate_existing=True)
    if row is None or row.item_id != command.item_id or not row.is_oral:
        raise NotFound
    if row.version == command.version and (row.in_force_at or row.rejected_at):
        raise RuleViolation("", DECIDED)
    return row


def _answer(proposal_id: int | None) -> None:
    """The usul that waited when he spoke is answered by what he said, unless it was decided since."""
    row = db.session.get(Proposal, proposal_id, populate_existing=True) if proposal_id is not None else None
    if row is not None and row.state is ProposalState.MENUNGGU:
        versions.bump(Proposal, row.id, row.version, state=ProposalState.DIARAHKAN, decided_at=clock.now())
