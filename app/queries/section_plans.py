"""Which sections the minutes of a meeting may begin with: by its kind, and by its susunan acara. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db import db
from app.domain import section_templates
from app.domain.agenda import AgendaLine
from app.domain.errors import NotFound
from app.domain.minutes import SectionSource
from app.domain.section_templates import PlannedSection
from app.models.meetings import AgendaRow, Meeting


@dataclass(frozen=True)
class SectionPlans:
    """`agenda` is empty where the meeting has no susunan acara of which anything becomes a section."""

    usual: tuple[PlannedSection, ...]
    agenda: tuple[PlannedSection, ...]

    def of(self, source: SectionSource) -> tuple[PlannedSection, ...]:
        """The sections of one source; the usual ones where it gives none."""
        return (self.agenda if source is SectionSource.SUSUNAN_ACARA else ()) or self.usual


def section_plans(meeting_id: int) -> SectionPlans:
    """Both plans in one statement; to be used after a permission check."""
    rows = db.session.execute(
        select(Meeting.kind, AgendaRow.text, AgendaRow.starts, AgendaRow.officer_text)
        .outerjoin(AgendaRow, AgendaRow.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id)
        .order_by(AgendaRow.position, AgendaRow.id)
    ).all()
    if not rows:
        raise NotFound
    lines = [AgendaLine(text=row.text, starts=row.starts, officer=row.officer_text) for row in rows if row.text]
    return SectionPlans(section_templates.by_kind(rows[0].kind), section_templates.from_agenda(lines))
