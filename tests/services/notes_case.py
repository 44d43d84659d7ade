"""A meeting in which lines of quick notes are typed: its secretariat, two who speak, two agencies."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.roles import Role
from app.models.writing import NoteLine
from app.services.note_line_corrections import CorrectLine, correct_line
from app.services.note_lines import AddLines, TypedLine, add_lines
from tests import factories


class Room:
    """A meeting without a word: its secretariat, two who speak, two agencies."""

    def __init__(self, level: Confidentiality = Confidentiality.BIASA) -> None:
        self.government = factories.government("Contoh")
        self.setda = factories.agency(self.government, "Sekretariat Daerah", short_name="Setda")
        self.dinkes = factories.agency(self.government, "Dinas Kesehatan", short_name="Dinkes")
        self.dinsos = factories.agency(self.government, "Dinas Sosial", short_name="Dinsos")
        self.writer = factories.user(self.government, Role.SECRETARIAT, self.setda)
        self.actor = factories.actor(self.writer)
        self.meeting = factories.meeting(self.setda, self.writer, "Rakor", level=level, on=date(2026, 11, 18))
        self.rustam = factories.participant(
            self.meeting, ParticipantRole.PIMPINAN, name_text="Rustam Effendi", agency_id=self.setda.id
        )
        self.siti = factories.participant(
            self.meeting, ParticipantRole.PESERTA, name_text="Siti Aminah", agency_id=self.dinkes.id
        )
        self._typed = 0

    def type(self, *lines: str, by=None, **values) -> list[NoteLine]:
        typed = []
        for line in lines:
            self._typed += 1
            typed.append(TypedLine(client_key=f"kunci-{self._typed}", text=line))
        ids = add_lines(by or self.actor, AddLines(meeting_id=self.meeting.id, lines=tuple(typed), **values))
        return [db.session.get_one(NoteLine, line_id) for line_id in ids]

    def correct(self, line: NoteLine, **values) -> NoteLine:
        values.setdefault("version", self.version(line))
        correct_line(self.actor, CorrectLine(meeting_id=self.meeting.id, line_id=line.id, **values))
        return db.session.get_one(NoteLine, line.id, populate_existing=True)

    def version(self, line: NoteLine) -> int:
        return db.session.scalar(select(NoteLine.version).where(NoteLine.id == line.id))

    def rows(self, model):
        """The standing rows of the meeting, as they are in the database."""
        statement = select(model).where(model.meeting_id == self.meeting.id).order_by(model.id)
        if "withdrawn_at" in model.__table__.columns:
            statement = statement.where(model.withdrawn_at.is_(None))
        return list(db.session.scalars(statement.execution_options(populate_existing=True)))
