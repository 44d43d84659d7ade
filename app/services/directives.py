"""What the Sekda decides on exceptions: agrees to an usul, gives an arahan, has it discussed in a meeting.

Oral directions are in oral_directives.py; what an agreed usul does to the item is in proposal_effects.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from app import clock
from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import ItemFacts
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import DirectiveKind, ProposalState
from app.domain.permissions import Permission
from app.domain.proposal_rules import spoken
from app.domain.roles import Actor, Role
from app.models.action_items import ActionItem
from app.models.item_loop import Directive, Proposal
from app.queries import subjects
from app.queries.offices import office_words
from app.services import submissions, versions
from app.services.authorisation import authorise
from app.services.item_steps import Act, lock_firm, record_step
from app.services.proposal_effects import carry_out
from app.services.proposals import seen_waiting

AT_ONCE_MAX = 100
GONE = "Salah satu usul sudah berubah atau tidak lagi menunggu. Belum ada usul yang disetujui. Muat ulang halaman ini."
UNDONE = "Usul atas “{text}” belum dapat dijalankan: {reason} Belum ada usul yang disetujui."

_ANSWERS = {
    DirectiveKind.ARAHAN: (ItemAct.BERI_ARAHAN, ProposalState.DIARAHKAN),
    DirectiveKind.BAHAS_DI_RAPAT: (ItemAct.BAHAS_DI_RAPAT, ProposalState.DIBAHAS),
}
_TITLE = 60


@dataclass(frozen=True)
class SeenProposal:
    """An usul as it was seen on the list."""

    proposal_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class GiveDirective:
    """An arahan, or "bahas di rapat" with an optional remark; `version` of the waiting usul as seen, 0 for none."""

    item_id: int
    version: int
    kind: DirectiveKind
    text: str | None = None


@transactional
def agree_to_proposals(actor: Actor, chosen: tuple[SeenProposal, ...], key: str = "") -> int:
    """Agree to all of the chosen usul and carry them out, or to none; gives how many. Raises RuleViolation."""
    authorise(actor, Permission.ITEM_DECIDE, subjects.government(actor))
    if (done := submissions.done_before(actor, key, "proposals")) is not None:
        return done
    if not chosen:
        raise RuleViolation("chosen", "Centang paling sedikit satu usul.")
    if len(chosen) > AT_ONCE_MAX:
        raise RuleViolation("chosen", f"Setujui paling banyak {AT_ONCE_MAX} usul sekaligus.")
    for one in sorted(set(chosen), key=lambda seen: seen.proposal_id):
        _agree(actor, one)
    submissions.remember(actor, key, "proposals", len(chosen))
    return len(chosen)


@transactional
def give_directive(actor: Actor, command: GiveDirective, key: str = "") -> int:
    """Leave an arahan on an item; a waiting usul is answered by it. Gives the item's id. Raises Conflict."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_DECIDE, facts)
    if submissions.done_before(actor, key, "item") is not None:
        return command.item_id
    act, answered = _ANSWERS[command.kind]
    if command.kind is DirectiveKind.ARAHAN and not command.text:
        raise RuleViolation("text", "Tulis arahannya.")
    lock_firm(command.item_id)
    waiting = seen_waiting(command.item_id, command.version, compare=False)
    if waiting is not None:
        versions.bump(Proposal, waiting.id, waiting.version, state=answered, decided_at=clock.now())
    add_directive(actor, facts, command.kind, command.text, waiting.id if waiting else None)
    record_step(actor, facts, Act(act=act, role=Role.SEKDA, note=command.text))
    submissions.remember(actor, key, "item", command.item_id)
    return command.item_id


def add_directive(
    actor: Actor, facts: ItemFacts, kind: DirectiveKind, text: str | None, proposal_id: int | None
) -> None:
    """A directive in force at once, with the office in which it is given today."""
    now = clock.now()
    db.session.add(
        Directive(
            government_id=actor.government_id,
            item_id=facts.id,
            proposal_id=proposal_id,
            kind=kind,
            text=text,
            recorded_by_user_id=actor.user_id,
            recorded_at=now,
            office_text=office_words(actor, Role.SEKDA),
            given_by_name=actor.name,
            in_force_at=now,
        )
    )


def _agree(actor: Actor, seen: SeenProposal) -> None:
    proposal = db.session.get(Proposal, seen.proposal_id, populate_existing=True)
    if proposal is None or proposal.government_id != actor.government_id:
        raise RuleViolation("chosen", GONE)
    try:
        facts = subjects.item(actor, proposal.item_id)
        authorise(actor, Permission.ITEM_DECIDE, facts)
    except NotFound as unseen:
        raise RuleViolation("chosen", GONE) from unseen
    item = lock_firm(facts.id)
    db.session.refresh(proposal)
    if proposal.state is not ProposalState.MENUNGGU or proposal.version != seen.version:
        raise RuleViolation("chosen", GONE)
    _carry_out(actor, facts, item, proposal)


def _carry_out(actor: Actor, facts: ItemFacts, item: ActionItem, proposal: Proposal) -> None:
    title, note = item.text[:_TITLE], spoken(proposal.kind, proposal.text)
    proposal_id, until = proposal.id, proposal.until
    versions.bump(Proposal, proposal_id, proposal.version, state=ProposalState.DISETUJUI, decided_at=clock.now())
    try:
        carry_out(actor, facts, proposal_id)
    except RuleViolation as refusal:
        raise RuleViolation("chosen", UNDONE.format(text=title, reason=refusal.message)) from refusal
    add_directive(actor, facts, DirectiveKind.SETUJUI_USUL, note, proposal_id)
    record_step(actor, facts, Act(act=ItemAct.SETUJUI_USUL, role=Role.SEKDA, note=note, about_on=until))
