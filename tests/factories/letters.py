"""Issued letters for tests."""

from __future__ import annotations

from datetime import date

from app import clock
from app.domain.letters import LetterKind, LetterStatus
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.models.users import User
from app.queries import subjects
from app.queries.letter_heads import Issue
from app.queries.letter_papers import live_sheet, snapshot
from app.queries.letters import announced_now
from tests.factories.people import actor, save


def issued_undangan(of: Meeting, by: User, on: date = date(2026, 11, 10)) -> Letter:
    """The undangan of a meeting as it was printed on a day; the meeting itself does not cite it."""
    row = Letter(
        government_id=of.government_id,
        meeting_id=of.id,
        kind=LetterKind.UNDANGAN,
        status=LetterStatus.TERBIT,
        subject="",
        content={},
        number_text=f"000.1.5/{of.id}",
        letter_on=on,
        calendar_sequence=of.calendar_sequence,
        issued_at=clock.now(),
        created_at=clock.now(),
    )
    issue = Issue(number_text=row.number_text, dated_on=on, draft=False)
    sheet = live_sheet(actor(by), subjects.meeting(actor(by), of.id), row, issue)
    row.snapshot = snapshot(sheet, announced_now(of))
    save(row)
    return row
