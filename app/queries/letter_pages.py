"""What the pages of letters show beside the letters: agencies with their follow-up letters, remarks on the signer."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db import db
from app.domain.agencies import AgencyKind, Relation
from app.domain.facts import MeetingFacts
from app.domain.letter_signers import signer_remarks
from app.domain.letters import DispatchKind, LetterKind
from app.domain.people import PositionKind
from app.domain.roles import Actor
from app.domain.sheets import FollowUpLetterSheet, MeetingReportNoteSheet
from app.models.agencies import Position
from app.models.letters import Dispatch, Letter
from app.models.minutes import Minutes
from app.queries.letter_papers import Sheet
from app.queries.letter_sheets import LetterRow as AgencyRow
from app.queries.letter_sheets import letter_rows
from app.queries.letters import LetterRow, letters_of


@dataclass(frozen=True)
class AgencyLetters:
    """An agency with open items, its letters from the oldest, and whether it was told of its items."""

    agency: AgencyRow
    letters: list[LetterRow]
    told: bool


@dataclass(frozen=True)
class FollowUpLetters:
    """Letters about the follow-up of a meeting; `other` are those to agencies that have no open item any more."""

    agencies: list[AgencyLetters]
    other: list[LetterRow]
    notes: list[LetterRow]


def follow_up_letters(actor: Actor, facts: MeetingFacts) -> FollowUpLetters:
    """All letters about the follow-up of a meeting, after a permission check."""
    rows = letter_rows(actor, facts)
    letters = letters_of(facts.id, (LetterKind.TINDAK_LANJUT, LetterKind.NOTA_DINAS))
    about = [row for row in letters if row.kind is LetterKind.TINDAK_LANJUT]
    listed = {row.agency_id for row in rows}
    told = told_agencies(facts.id)
    return FollowUpLetters(
        agencies=[
            AgencyLetters(row, [one for one in about if one.agency_id == row.agency_id], (row.agency_id in told))
            for row in rows
        ],
        other=[row for row in about if row.agency_id not in listed],
        notes=[row for row in letters if row.kind is LetterKind.NOTA_DINAS],
    )


def told_agencies(meeting_id: int, kind: DispatchKind = DispatchKind.TINDAK_LANJUT) -> set[int | None]:
    """Agencies that were told in the round of today: since the last approved state of the notula."""
    revision = select(Minutes.revision_no).where(Minutes.meeting_id == meeting_id).scalar_subquery()
    return set(
        db.session.scalars(
            select(Dispatch.agency_id).where(
                Dispatch.meeting_id == meeting_id, Dispatch.kind == kind, Dispatch.round == revision
            )
        )
    )


def letter_remarks(actor: Actor, letter: Letter, sheet: Sheet) -> tuple[str, ...]:
    """Remarks on a signer who does not fit the addressees; a nota dinas goes upwards and has none."""
    if sheet.signer is None or isinstance(sheet, MeetingReportNoteSheet):
        return ()
    to = (sheet.recipient,) if isinstance(sheet, FollowUpLetterSheet) else sheet.recipients
    kinds: list[tuple[Relation, AgencyKind]] = [(one.relation, one.kind) for one in to]
    return signer_remarks(kinds, sheet.signer.kind, _mandator(actor, letter))


def _mandator(actor: Actor, letter: Letter) -> PositionKind | None:
    mandator_position_id = (letter.content or {}).get("mandator_position_id")
    if mandator_position_id is None:
        return None
    return db.session.scalar(
        select(Position.kind).where(Position.id == mandator_position_id, Position.government_id == actor.government_id)
    )
