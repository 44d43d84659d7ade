"""What happened to an item, newest first, as far as its reader sees it: steps with the words and proofs of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from app.domain.action_items import ItemStatus
from app.domain.facts import ItemFacts, ProofFacts, ShareFacts
from app.domain.item_acts import ItemAct, report_counts
from app.domain.letters import Channel
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission, allowed
from app.domain.roles import Actor
from app.domain.sight import sees_meeting
from app.models.action_items import Assignment, ProgressReport
from app.models.agencies import Agency
from app.models.files import StoredFile
from app.models.item_loop import ItemStep, Proof
from app.queries.files import size_words
from app.queries.item_view import Share
from app.queries.kept_statements import at_most
from app.queries.keyset import AnyRow
from app.queries.reading import fetch

#: Steps of a page that is opened, and of one that asks for all.
STEPS_SHOWN, STEPS_MAX = 12, 500

#: Acts that only name a report whose words stand at an earlier step.
_NAMING = frozenset({ItemAct.SETUJUI_LAPORAN, ItemAct.KEMBALIKAN_LAPORAN})
#: Done within the agency itself; whoever sees only its share may read who did it.
_OF_AGENCY = frozenset(
    {
        *(ItemAct.LAPOR, ItemAct.LAPOR_KEPALA, ItemAct.SETUJUI_LAPORAN, ItemAct.KEMBALIKAN_LAPORAN, ItemAct.TERUSKAN),
        *(ItemAct.AJUKAN_VERIFIKASI, ItemAct.AJUKAN_PERPANJANGAN, ItemAct.AJUKAN_KLARIFIKASI),
    }
)

_STEPS: Select[tuple[object, ...]] = (
    select(
        *(
            ItemStep.__table__.c[name]
            for name in (
                *("id", "assignment_id", "report_id", "act", "status_before", "status_after", "note", "about_on"),
                *("office_text", "by_name", "at"),
            )
        ),
        Agency.name.label("agency_name"),
        Agency.short_name.label("agency_short_name"),
        ProgressReport.text,
        ProgressReport.obstacle,
        ProgressReport.percent,
        ProgressReport.status.label("stated"),
        ProgressReport.stated_by_text,
        ProgressReport.channel,
    )
    .outerjoin(Assignment, Assignment.id == ItemStep.assignment_id)
    .outerjoin(Agency, Agency.id == Assignment.agency_id)
    .outerjoin(ProgressReport, ProgressReport.id == ItemStep.report_id)
    .where(ItemStep.item_id == bindparam("item_id"))
    .order_by(ItemStep.id.desc())
)
_OWN_STEPS = _STEPS.where(ItemStep.assignment_id.in_(bindparam("shares", expanding=True)))


@lru_cache(maxsize=8)
def _newest(size: int, *, seen: bool) -> Select[tuple[object, ...]]:
    """So many steps and one more: of an item whose meeting is seen, or of shares alone."""
    return (_STEPS if seen else _OWN_STEPS).limit(at_most(size + 1))


_PROOFS = (
    select(
        Proof.file_id,
        Proof.report_id,
        Proof.assignment_id,
        StoredFile.original_name,
        StoredFile.size_bytes,
        StoredFile.confidentiality,
    )
    .join(StoredFile, StoredFile.id == Proof.file_id)
    .where(Proof.report_id.in_(bindparam("reports", expanding=True)), StoredFile.withdrawn_at.is_(None))
    .order_by(Proof.id)
)


@dataclass(frozen=True)
class ProofRow:
    """A bukti dukung that the reader may open; `may_withdraw` while its report does not count yet."""

    file_id: int
    name: str
    size: str
    may_withdraw: bool


@dataclass(frozen=True)
class Told:
    """The words of a report; `stated_by` and `channel` where somebody else wrote a partner's answer down."""

    text: str
    obstacle: str | None
    percent: int | None
    stated: ItemStatus
    stated_by: str | None
    channel: Channel
    proofs: list[ProofRow]


@dataclass(frozen=True)
class TimelineStep:
    """One act. `agency` is whose share it was on; `by` and `office` None where the reader may not know who."""

    act: ItemAct
    at: datetime
    agency: str | None
    by: str | None
    office: str | None
    before: ItemStatus | None
    after: ItemStatus | None
    note: str | None
    about_on: date | None
    told: Told | None


def item_steps(
    actor: Actor, item: ItemFacts, shares: list[Share], *, size: int = STEPS_SHOWN
) -> tuple[list[TimelineStep], bool]:
    """The newest steps that the actor sees, and whether there are older ones. `shares` are those that he sees.

    Without the meeting in sight only steps of these shares are told, and who acted only where it was the agency.
    """
    seen = sees_meeting(actor, item.meeting, item.confidentiality)
    facts = {share.facts.id: share.facts for share in shares}
    of_shares: dict[str, Any] = {} if seen else {"shares": sorted(facts)}
    rows = fetch(_newest(size, seen=seen), item_id=item.id, **of_shares)
    shown = rows[:size]
    proofs = _proofs(actor, shown, facts)
    return [_step(row, proofs, seen=seen) for row in shown], len(rows) > size


def _step(row: AnyRow, proofs: dict[int, list[ProofRow]], *, seen: bool) -> TimelineStep:
    named = seen or row.act in _OF_AGENCY
    told = None
    if row.report_id is not None and row.act not in _NAMING:
        stated_by = row.stated_by_text if seen else None
        words = (row.text, row.obstacle, row.percent, row.stated, stated_by, row.channel)
        told = Told(*words, proofs.get(row.report_id, []))
    return TimelineStep(
        act=row.act,
        at=row.at,
        agency=row.agency_short_name or row.agency_name,
        by=row.by_name if named else None,
        office=row.office_text if named else None,
        before=row.status_before,
        after=row.status_after,
        note=row.note,
        about_on=row.about_on,
        told=told,
    )


def _proofs(actor: Actor, rows: list[AnyRow], facts: dict[int, ShareFacts]) -> dict[int, list[ProofRow]]:
    """Report → its proofs that the actor may open. Asks nothing where no share's proofs may be seen."""
    acts: dict[int, set[ItemAct]] = {}
    for row in rows:
        if row.report_id is not None and row.assignment_id in facts:
            acts.setdefault(row.report_id, set()).add(row.act)
    if not acts:
        return {}
    found: dict[int, list[ProofRow]] = {}
    for row in fetch(_PROOFS, reports=sorted(acts)):
        proof = ProofFacts(row.file_id, facts[row.assignment_id], row.confidentiality)
        if not allowed(actor, Permission.PROOF_VIEW, proof):
            continue
        may = not report_counts(acts[row.report_id]) and allowed(actor, Permission.PROOF_WITHDRAW, proof)
        name = _name(row, proof)
        found.setdefault(row.report_id, []).append(ProofRow(row.file_id, name, size_words(row.size_bytes), may))
    return found


def _name(row: AnyRow, proof: ProofFacts) -> str:
    """The name as it came, for those who see where it belongs; that of a closed one says nothing."""
    level = {proof.confidentiality, proof.meeting.confidentiality}
    return row.original_name if level == {Confidentiality.BIASA} else f"Bukti dukung {row.file_id}"
