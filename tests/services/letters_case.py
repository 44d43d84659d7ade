"""A government with a Sekda, a Bupati and two agencies, and a meeting that is announced: what tests of letters need."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.letters import LetterKind
from app.domain.people import PositionKind
from app.domain.roles import Actor, Role
from app.models.letters import Letter
from app.models.meetings import Meeting, MeetingDay
from app.services.letter_drafts import DraftLetters, draft_letters
from app.services.letters import IssueLetter, issue_letter
from tests import factories

LETTER_ON = date(2026, 11, 20)


class LettersCase:
    """Handles to the rows; `undangan()` drafts and issues the invitation."""

    def __init__(self) -> None:
        self.government = factories.government("Contoh", seat="Koto")
        self.setda = factories.agency(
            self.government,
            "Sekretariat Daerah",
            is_secretariat=True,
            head_title="Sekretaris Daerah",
            unit_code="Setda",
        )
        self.social = factories.agency(self.government, "Dinas Sosial", head_title="Kepala Dinas Sosial")
        self.health = factories.agency(self.government, "Dinas Kesehatan", head_title="Kepala Dinas Kesehatan")
        self.sekda = factories.person(self.government, "Rina Wati", back_titles="M.Si.", nip="198001012005012001")
        self.sekda_position = factories.appointment(
            self.sekda, self.setda, "Sekretaris Daerah", PositionKind.SEKDA
        ).position_id
        self.bupati = factories.person(self.government, "Ahmad Yani", front_titles="H.")
        self.bupati_position = factories.appointment(
            self.bupati, self.setda, "Bupati Contoh", PositionKind.KEPALA_DAERAH
        ).position_id
        self.user = factories.user(self.government, Role.SECRETARIAT, self.setda)
        self.meeting = self.hold()

    @property
    def actor(self) -> Actor:
        return factories.actor(self.user)

    def hold(self, **values: Any) -> Meeting:
        meeting = factories.meeting(
            self.setda, self.user, "Rapat Koordinasi Stunting", on=date(2026, 11, 25), place="Aula", **values
        )
        day = self.day(meeting)
        day.starts, day.until_done = time(9), True
        factories.save(day)
        self.invited = [factories.participant(meeting, agency_id=agency.id) for agency in (self.social, self.health)]
        return meeting

    @staticmethod
    def day(meeting: Meeting) -> MeetingDay:
        return db.session.scalars(select(MeetingDay).where(MeetingDay.meeting_id == meeting.id)).one()

    def draft(self, kind: LetterKind = LetterKind.UNDANGAN, **values: Any) -> int:
        return draft_letters(self.actor, self.meeting.id, DraftLetters(kind=kind, **values))

    def issue(self, letter_id: int, number: str | None = "000.1.5/12/Setda", on: date = LETTER_ON) -> int:
        version = letter(letter_id).version
        command = IssueLetter(version=version, letter_on=on, number_text=number)
        return issue_letter(self.actor, self.meeting.id, letter_id, command)

    def undangan(self, number: str | None = "000.1.5/12/Setda") -> int:
        return self.issue(self.draft(), number)

    def signed_by(self, letter_id: int, position_id: int, mandator_id: int | None = None) -> None:
        """Somebody else than the Sekda is to sign a draft."""
        row = letter(letter_id)
        row.signer_position_id = position_id
        row.content = {**(row.content or {}), "mandator_position_id": mandator_id}
        factories.save(row)

    def move(self, start: time = time(13, 30)) -> None:
        """The meeting begins at another time; calendars learn of it, as `change_meeting` would have it."""
        day, meeting = self.day(self.meeting), db.session.get_one(Meeting, self.meeting.id)
        day.starts = start
        meeting.calendar_sequence += 1
        meeting.updated_at = clock.now()
        factories.save(day, meeting)


def letter(letter_id: int) -> Letter:
    return db.session.get_one(Letter, letter_id, populate_existing=True)
