"""A government with agencies, a person and one meeting, for the tests of participants."""

from __future__ import annotations

from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.participants import Participant
from app.models.records import AuditEntry, AuditPayload
from app.services.participant_contents import ParticipantDetails
from app.services.participants import (
    ChangeParticipant,
    add_participant,
    change_participant,
)
from tests import factories

BIASA, TERBATAS, RAHASIA = Confidentiality


class World:
    """A government with an organiser, two further agencies, a person in office, and a foreign government."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial", protocol_order=20)
        self.health = factories.agency(self.government, "Dinas Kesehatan", protocol_order=10)
        self.force = factories.task_force(self.government, self.social, self.health)
        self.person = factories.person(self.government, "Rustam", back_titles="S.Sos.")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user)
        self.foreign = factories.government("Sana")

    def add(self, key: str = "", meeting=None, **values) -> Participant:
        target = meeting or self.meeting
        return db.session.get_one(
            Participant, add_participant(self.actor, target.id, ParticipantDetails(**values), key)
        )

    def change(self, row: Participant, version: int = 1, key: str = "", **values) -> Participant:
        command = ChangeParticipant(version=version, **values)
        return db.session.get_one(Participant, change_participant(self.actor, row.meeting_id, row.id, command, key))

    def rows(self) -> list[Participant]:
        return list(db.session.scalars(select(Participant).order_by(Participant.position)))


def last_act() -> tuple[str, str, str]:
    entry, payload = db.session.execute(
        select(AuditEntry, AuditPayload.payload)
        .join(AuditPayload, AuditPayload.entry_id == AuditEntry.id)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).one()
    return entry.action, entry.subject_kind, payload
