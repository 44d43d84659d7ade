"""Sheets of what came out of a meeting: ringkasan tindak lanjut (sementara), and the nota dinas to a superior.

Each is assembled for its reader: what he may not see is withheld, and a draft notula lends nothing to others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.facts import MeetingFacts
from app.domain.meetings import ParticipantRole, stricter
from app.domain.people import PositionKind
from app.domain.roles import Actor
from app.domain.sheets import (
    ActionLine,
    Conclusion,
    InterimSummarySheet,
    LetterReference,
    MeetingReportNoteSheet,
    Party,
)
from app.domain.sight import sees_minutes
from app.domain.signatures import prefixed
from app.models.agencies import Agency, Position
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.queries.kept_statements import at_most
from app.queries.letter_heads import Issue, head_office, official
from app.queries.letters import announced_now
from app.queries.meeting_paper_sheets import plain_paper
from app.queries.meetings import meeting_row
from app.queries.minutes import minutes_record
from app.queries.minutes_people import people_of
from app.queries.minutes_sheet_parts import action_lines
from app.queries.revisions import frozen_sheet, reads_frozen


@dataclass(frozen=True)
class _Outcome:
    """What came out of a meeting, as the reader sees it."""

    chair: Party | None
    attended: tuple[str, ...]
    conclusions: tuple[Conclusion, ...]
    items: tuple[ActionLine, ...]


def _outcome(actor: Actor, facts: MeetingFacts) -> _Outcome:
    """Conclusions belong to the notula: while it is a draft only its readers get them, afterwards the approved ones."""
    frozen = frozen_sheet(actor, facts)[1] if reads_frozen(actor, facts) else None
    record = minutes_record(actor, facts) if frozen is None and sees_minutes(actor, facts) else None
    people = record.people if record else people_of(facts.id)
    rows = tuple(people.rows.values())
    attended = (row.party.institution or row.unsur for row in rows)
    conclusions = record.conclusions if record else ()
    return _Outcome(
        chair=next((row.party for row in rows if ParticipantRole.PIMPINAN in row.roles), None),
        attended=tuple(dict.fromkeys(name for name in attended if name)),
        conclusions=frozen.conclusions
        if frozen is not None
        else tuple(Conclusion(text=row.text, confidentiality=row.level, withheld=row.withheld) for row in conclusions),
        items=action_lines(actor, facts, people),
    )


def _level(facts: MeetingFacts, outcome: _Outcome) -> dict[str, Any]:
    shown = [row.confidentiality for row in (*outcome.conclusions, *outcome.items) if not row.withheld]
    return {"confidentiality": stricter(facts.confidentiality, *shown)}


def summary_sheet(actor: Actor, facts: MeetingFacts) -> InterimSummarySheet:
    """The ringkasan tindak lanjut (sementara) of a meeting."""
    meeting = meeting_row(actor, facts.id)
    outcome = _outcome(actor, facts)
    return InterimSummarySheet(
        **plain_paper(actor, meeting) | _level(facts, outcome),
        meeting=announced_now(meeting).call,
        chair=outcome.chair,
        conclusions=outcome.conclusions,
        items=outcome.items,
    )


def report_note_sheet(
    actor: Actor, facts: MeetingFacts, letter: Letter, issue: Issue | None = None
) -> MeetingReportNoteSheet:
    """The nota dinas that reports a meeting to a superior."""
    meeting = meeting_row(actor, facts.id)
    outcome = _outcome(actor, facts)
    head = official(actor, meeting, letter, issue or Issue()) | _level(facts, outcome)
    content = letter.content or {}
    signer = head["signer"]
    call = announced_now(meeting).call
    held_on = next((day.on for day in call.days if day.on), None)
    return MeetingReportNoteSheet(
        **head,
        to_office=content.get("to_office") or superior(actor, signer.kind if signer else None),
        from_office=prefixed(signer.office, signer.status) if signer else _organiser_office(meeting),
        meeting=call,
        chair=outcome.chair,
        attended=outcome.attended,
        stated_total=meeting.stated_total,
        minutes=LetterReference(dated_on=held_on) if facts.minutes_approved else None,
        conclusions=outcome.conclusions,
        items=outcome.items,
        requests=tuple(content.get("requests") or ()),
    )


def superior(actor: Actor, signer: PositionKind | None) -> str:
    """To whom a nota dinas goes unless another is typed: the Sekda; from the Sekda himself, the head of the region."""
    wanted = PositionKind.KEPALA_DAERAH if signer is PositionKind.SEKDA else PositionKind.SEKDA
    title = db.session.scalar(
        select(Position.title)
        .where(Position.government_id == actor.government_id, Position.kind == wanted, Position.is_active)
        .order_by(Position.id)
        .limit(at_most(1))
    )
    return title or "Sekretaris Daerah"


def _organiser_office(meeting: Meeting) -> str:
    row = db.session.execute(
        select(Agency.name, Agency.head_title).where(Agency.id == meeting.secretariat_agency_id)
    ).one()
    return head_office(row.name, row.head_title)
