"""An asisten writes an usul on an exception, changes it while it waits, or takes it back. Decided in directives.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.agencies import Relation
from app.domain.errors import Conflict, RuleViolation
from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ProposalKind, ProposalState
from app.domain.labels import label
from app.domain.permissions import Permission
from app.domain.proposal_rules import check_proposal, needs_date, spoken
from app.domain.roles import Actor, Role
from app.models.agencies import Agency
from app.models.item_loop import Proposal
from app.queries import subjects
from app.queries.offices import office_words
from app.services import audit, submissions, versions
from app.services.authorisation import authorise
from app.services.item_steps import Act, lock_firm, record_step

NOT_OWN = "Usul ini ditulis oleh {name}. Hanya penulisnya yang dapat mengubah atau menariknya."
CLOSED = "Tindak lanjut ini tidak lagi terbuka, sehingga tidak memerlukan usul."


@dataclass(frozen=True, kw_only=True)
class WriteProposal:
    """The usul on an item, new or changed; `version` is that of the waiting usul as it was seen, 0 for none."""

    item_id: int
    version: int
    kind: ProposalKind
    text: str
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawProposal:
    """Take back one's own waiting usul."""

    item_id: int
    version: int


@transactional
def write_proposal(actor: Actor, command: WriteProposal, key: str = "") -> int:
    """Write the usul or change one's own that waits; gives the item's id. Raises Conflict, RuleViolation."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_PROPOSE, facts)
    if submissions.done_before(actor, key, "item") is not None:
        return command.item_id
    item = lock_firm(command.item_id)
    if not item.is_open:
        raise RuleViolation("", CLOSED)
    check_proposal(
        command.kind, command.until, item.due_on, clock.today(actor.zone), relation=_relation(item.owner_agency_id)
    )
    until = command.until if needs_date(command.kind) else None
    before = seen_waiting(command.item_id, command.version)
    values = {"kind": command.kind, "text": command.text, "until": until}
    if before is None:
        db.session.add(
            Proposal(
                government_id=actor.government_id,
                item_id=item.id,
                by_user_id=actor.user_id,
                by_name=actor.name,
                office_text=office_words(actor, Role.ASISTEN),
                at=clock.now(),
                **values,
            )
        )
    else:
        _check_own(actor, before)
        versions.bump(Proposal, before.id, command.version, at=clock.now(), **values)
    note = spoken(command.kind, command.text)
    record_step(actor, facts, Act(act=ItemAct.USULKAN, role=Role.ASISTEN, note=note, about_on=until))
    submissions.remember(actor, key, "item", command.item_id)
    return command.item_id


@transactional
def withdraw_proposal(actor: Actor, command: WithdrawProposal, key: str = "") -> int:
    """Take one's own waiting usul back; gives the item's id. Raises Conflict, RuleViolation."""
    facts = subjects.item(actor, command.item_id)
    authorise(actor, Permission.ITEM_PROPOSE, facts)
    if submissions.done_before(actor, key, "item") is not None:
        return command.item_id
    lock_firm(command.item_id)
    row = seen_waiting(command.item_id, command.version)
    if row is None:
        raise RuleViolation("", "Tidak ada usul yang menunggu pada tindak lanjut ini.")
    _check_own(actor, row)
    versions.bump(Proposal, row.id, row.version, state=ProposalState.DITARIK, decided_at=clock.now())
    submissions.remember(actor, key, "item", command.item_id)
    changes: audit.Changes = {"state": (ProposalState.MENUNGGU, ProposalState.DITARIK)}
    audit.record(actor, "tarik_usul", "item", command.item_id, meeting_id=facts.meeting.id, changes=changes)
    return command.item_id


def seen_waiting(item_id: int, version: int, *, compare: bool = True) -> Proposal | None:
    """The usul that waits, as the person saw it; call with the item locked.

    Raises Conflict when it came, changed or went since; `compare` puts its text beside the typed one.
    """
    row = db.session.scalars(
        select(Proposal)
        .where(Proposal.item_id == item_id, Proposal.state == ProposalState.MENUNGGU)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if (row.version if row else 0) == version:
        return row
    if row is None or not compare:
        raise Conflict(version=row.version if row else 0)
    saved = {"kind": label(row.kind), "text": row.text, "until": row.until.isoformat() if row.until else ""}
    raise Conflict(saved, version=row.version)


def _check_own(actor: Actor, row: Proposal) -> None:
    if row.by_user_id != actor.user_id:
        raise RuleViolation("", NOT_OWN.format(name=row.by_name))


def _relation(agency_id: int | None) -> Relation | None:
    return None if agency_id is None else db.session.scalar(select(Agency.relation).where(Agency.id == agency_id))
