"""A meeting whose minutes a test writes: one section of two points, its secretariat, and somebody who speaks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.minutes import SectionKind
from app.domain.roles import Actor, Role
from app.models.minutes import Minutes, MinutesPoint, MinutesSection
from app.services.minutes_points import PointRow, SaveSection, save_section
from tests import factories


class Case:
    """A meeting with one section of two points, its secretariat, and a participant who speaks."""

    def __init__(self, level: Confidentiality = Confidentiality.BIASA, kind: SectionKind = SectionKind.ARAHAN) -> None:
        self.government = factories.government()
        self.agency = factories.agency(self.government)
        self.writer = factories.user(self.government, Role.SECRETARIAT, self.agency)
        self.actor = factories.actor(self.writer)
        self.meeting = factories.meeting(self.agency, self.writer, level=level)
        self.speaker = factories.participant(self.meeting, ParticipantRole.PEMBERI_ARAHAN, name_text="Rustam")
        self.section = factories.section(self.meeting, kind)
        self.first = factories.point(self.section, "Satu")
        self.second = factories.point(self.section, "Dua")

    def save(self, *points: PointRow, by: Actor | None = None, key: str = "", **values: Any) -> int:
        values.setdefault("version", self.version)
        return save_section(by or self.actor, SaveSection(section_id=self.section.id, points=points, **values), key)

    @property
    def version(self) -> int:
        return db.session.scalar(select(MinutesSection.version).where(MinutesSection.id == self.section.id))

    def standing(self) -> list[tuple[int, str]]:
        rows = db.session.execute(
            select(MinutesPoint.id, MinutesPoint.text)
            .where(MinutesPoint.section_id == self.section.id, MinutesPoint.withdrawn_at.is_(None))
            .order_by(MinutesPoint.position)
        )
        return [(row.id, row.text) for row in rows]

    @property
    def minutes_version(self) -> int:
        """The version that guards figures, contacts and conclusions."""
        return db.session.scalar(select(Minutes.version).where(Minutes.meeting_id == self.meeting.id))

    @property
    def teams_version(self) -> int:
        return db.session.scalar(select(Minutes.teams_version).where(Minutes.meeting_id == self.meeting.id))
