"""Where somebody writes now: one mark for each person and meeting, overwritten every half minute, never kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesSection
from app.models.writing import WritingMark
from app.services.minutes_writing import writing


@dataclass(frozen=True, kw_only=True)
class MarkWriting:
    """The part that is open for writing; `section_id` is that of a part BAGIAN."""

    meeting_id: int
    part: MinutesPart
    section_id: int | None = None


@transactional
def mark_writing(actor: Actor, command: MarkWriting) -> None:
    """Note where the actor writes. Raises NotFound for a section of another meeting."""
    facts = writing(actor, command.meeting_id)
    if command.section_id is not None:
        known = select(MinutesSection.id).where(
            MinutesSection.id == command.section_id, MinutesSection.meeting_id == facts.id
        )
        if db.session.scalar(known) is None:
            raise NotFound
    values = {"part": command.part, "section_id": command.section_id, "seen_at": clock.now()}
    own = update(WritingMark).where(WritingMark.meeting_id == facts.id, WritingMark.user_id == actor.user_id)
    if changed_rows(own.values(**values)):
        return
    try:
        with db.session.begin_nested():
            db.session.add(
                WritingMark(government_id=facts.government_id, meeting_id=facts.id, user_id=actor.user_id, **values)
            )
    except IntegrityError:
        pass  # another window of the same person was first; its mark says the same
