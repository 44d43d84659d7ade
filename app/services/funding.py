"""The funding lines of a meeting, saved together as one form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select, update

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.funding import FundingSource
from app.domain.identifiers import parse_sub_activity_code
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.funding import FundingLine
from app.models.meetings import Meeting
from app.queries import subjects
from app.services import audit, submissions, versions
from app.services.authorisation import authorise


@dataclass(frozen=True, kw_only=True)
class FundingInput:
    """One source of money as typed; amounts in rupiah. `id` names the stored line, None a new one."""

    id: int | None = None
    source: FundingSource | None = None
    source_text: str | None = None
    detail: str | None = None
    giver: str | None = None
    budget_document: str | None = None
    fiscal_year: int | None = None
    sub_activity_code: str | None = None
    ceiling: Decimal | None = None
    realised: Decimal | None = None
    purpose_text: str | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing at all is known; such a line is not kept."""
        return all(getattr(self, name) in (None, "") for name in COLUMNS)


COLUMNS = (
    *("source", "source_text", "detail", "giver", "budget_document", "fiscal_year"),
    *("sub_activity_code", "ceiling", "realised", "purpose_text"),
)


@dataclass(frozen=True, kw_only=True)
class SaveFunding:
    """All lines of a meeting, in order; a stored one that is not among them is removed. `version` of the meeting."""

    version: int
    lines: tuple[FundingInput, ...] = ()


@transactional
def save_funding(actor: Actor, meeting_id: int, command: SaveFunding, key: str = "") -> int:
    """Store the lines as given; gives the meeting's id. Raises Conflict, NotAllowed, NotFound, RuleViolation."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    versions.bump(Meeting, meeting_id, command.version, updated_at=clock.now())
    stored = {
        row.id: row for row in db.session.scalars(select(FundingLine).where(FundingLine.meeting_id == meeting_id))
    }
    before = [_values(row) for row in stored.values()]
    lines = [line for line in command.lines if not line.is_empty]
    for number, line in enumerate(command.lines):
        if line.id is not None and line.id not in stored:
            raise RuleViolation(f"lines-{number}-source", "Baris ini tidak dikenal. Muat ulang halamannya.")
        parse_sub_activity_code(line.sub_activity_code or "", field=f"lines-{number}-sub_activity_code")
    kept = {line.id for line in lines if line.id is not None}
    db.session.execute(delete(FundingLine).where(FundingLine.id.in_(set(stored) - kept)))
    for line in lines:
        _write(actor, meeting_id, line)
    submissions.remember(actor, key, "meeting", meeting_id)
    changes: audit.Changes = {"funding": (before, [_values(line) for line in lines])}
    audit.record(actor, "ubah_pendanaan", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id


def _write(actor: Actor, meeting_id: int, line: FundingInput) -> None:
    values = {name: getattr(line, name) for name in COLUMNS}
    if line.id is None:
        db.session.add(FundingLine(government_id=actor.government_id, meeting_id=meeting_id, **values))
        return
    db.session.execute(
        update(FundingLine)
        .where(FundingLine.id == line.id)
        .values(version=FundingLine.version + 1, **values)
        .execution_options(synchronize_session=False)
    )


def _values(line: Any) -> dict[str, Any]:
    return {name: value for name in COLUMNS if (value := getattr(line, name)) is not None}
