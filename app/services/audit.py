"""The audit chain: every act of a service leaves an entry. Reading of confidential things is in access_log.py."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import before_commit, db
from app.domain.roles import Actor
from app.models.records import AuditEntry, AuditHead, AuditPayload

Changes = dict[str, tuple[Any, Any]]
_PENDING = "audit_pending"


@dataclass(frozen=True)
class _Act:
    government_id: int
    user_id: int | None
    actor_name: str
    action: str
    subject_kind: str
    subject_id: int
    meeting_id: int | None
    payload: str
    at: datetime


def record(
    actor: Actor,
    action: str,
    subject_kind: str,
    subject_id: int,
    *,
    changes: Changes | None = None,
    meeting_id: int | None = None,
) -> None:
    """Note an act of the running transaction. The chain is extended at its very end, so its head is locked last.

    `changes` is field → (before, after); a password or code never belongs in it.
    """
    act = _Act(
        actor.government_id,
        actor.user_id or None,
        actor.name,
        action,
        subject_kind,
        subject_id,
        meeting_id,
        # The salt keeps a short payload from being guessed out of its digest once it was lawfully destroyed.
        json.dumps(
            {"salt": secrets.token_hex(8), "changes": changes or {}}, default=str, ensure_ascii=False, sort_keys=True
        ),
        clock.now(),
    )
    session = db.session()
    before_commit("audit", _append_chain)
    session.info.setdefault(_PENDING, []).append(act)


def _append_chain() -> None:
    session = db.session()
    session.flush()  # what the service changed goes first, so that the heads are locked last
    acts: list[_Act] = session.info.pop(_PENDING, [])
    for government_id in sorted({act.government_id for act in acts}):
        head = session.scalars(
            select(AuditHead).where(AuditHead.government_id == government_id).with_for_update()
        ).one()
        _append(head, [act for act in acts if act.government_id == government_id])


def _append(head: AuditHead, acts: list[_Act]) -> None:
    """Link the acts to the chain, one after the other."""
    no, digest, entries = head.no, head.sha256, []
    for act in acts:
        no += 1
        entry = AuditEntry(
            government_id=act.government_id,
            no=no,
            at=act.at,
            user_id=act.user_id,
            actor_name=act.actor_name,
            action=act.action,
            subject_kind=act.subject_kind,
            subject_id=act.subject_id,
            meeting_id=act.meeting_id,
            payload_sha256=_digest(act.payload),
            previous_sha256=digest,
        )
        entry.sha256 = digest = entry_digest(entry)
        entries.append(entry)
    db.session.add_all(entries)
    db.session.flush()  # the payloads need the entries' ids
    pairs = zip(entries, acts, strict=True)
    db.session.add_all([AuditPayload(entry_id=entry.id, payload=act.payload) for entry, act in pairs])
    head.no, head.sha256 = no, digest


def entry_digest(entry: AuditEntry) -> str:
    """The digest that links an entry to the one before it; it covers the payload only by the payload's digest."""
    parts = (
        entry.government_id,
        entry.no,
        entry.at.isoformat(),
        entry.user_id,
        entry.actor_name,
        entry.action,
        entry.subject_kind,
        entry.subject_id,
        entry.meeting_id,
        entry.payload_sha256,
        entry.previous_sha256,
    )
    return _digest(json.dumps(parts, ensure_ascii=False))


def broken_links(government_id: int) -> list[int]:
    """Numbers of entries whose digest, link or payload does not fit; empty when the chain is whole."""
    broken, previous, expected = [], "", 1
    rows = db.session.execute(
        select(AuditEntry, AuditPayload.payload)
        .outerjoin(AuditPayload, AuditPayload.entry_id == AuditEntry.id)
        .where(AuditEntry.government_id == government_id)
        .order_by(AuditEntry.no)
    )
    for entry, payload in rows:
        fits = entry.no == expected and entry.previous_sha256 == previous and entry.sha256 == entry_digest(entry)
        if not fits or (payload is not None and _digest(payload) != entry.payload_sha256):
            broken.append(entry.no)
        previous, expected = entry.sha256, entry.no + 1
    head = db.session.get(AuditHead, government_id)
    if head is not None and (head.sha256 != previous or head.no != expected - 1):
        broken.append(head.no)
    return broken


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
