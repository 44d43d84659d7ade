"""A meeting on violence whose notula holds what the privacy guard looks for, for tests of every layer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, FileKind
from app.domain.roles import Role
from app.models.files import StoredFile
from app.models.minutes import MinutesPoint, ServiceContact
from app.queries import subjects
from app.queries.privacy_passages import PlacedFinding, findings_for
from app.services.privacy import AnswerFindings, answer_findings
from tests import factories
from tests.minutes_case import Case as MinutesCase

TITLE = "Rapat Koordinasi Penanganan Kekerasan terhadap Anak"
NAMED = "Kasus dilaporkan bulan lalu. Korban bernama Siti Aminah sudah didampingi. Berkas dilengkapi."
SENTENCE = "Korban bernama Siti Aminah sudah didampingi."
ADDRESS = "Korban kini tinggal bersama neneknya di Jalan Melati Nomor 5."
PHONE = "Keluarga dapat dihubungi pada 0812-3456-7890."


class Case(MinutesCase):
    """The meeting of `minutes_case`, on violence."""

    def __init__(self, level: Confidentiality = Confidentiality.BIASA, title: str = TITLE) -> None:
        super().__init__(level)
        self.meeting.title = title
        factories.save(self.meeting)

    @property
    def facts(self) -> MeetingFacts:
        return subjects.meeting(self.actor, self.meeting.id)

    def says(self, text: str, **values: Any) -> MinutesPoint:
        return factories.point(self.section, text, **values)

    def photo(self, content: bytes = b"gambar", level: Confidentiality = Confidentiality.BIASA) -> StoredFile:
        row = StoredFile(
            government_id=self.government.id,
            meeting_id=self.meeting.id,
            kind=FileKind.FOTO,
            confidentiality=level,
            original_name="foto.jpg",
            stored_name=f"foto-{content.hex()}",
            media_type="image/jpeg",
            size_bytes=len(content),
            sha256=content.hex(),
            uploaded_by_user_id=self.writer.id,
            uploaded_at=clock.now(),
        )
        factories.save(row)
        return row

    def contact(self, number: str) -> None:
        scope = {"government_id": self.government.id, "meeting_id": self.meeting.id, "position": 0}
        factories.save(ServiceContact(**scope, name="Layanan pengaduan", number=number))

    def found(self, *args: Any, **values: Any) -> tuple[PlacedFinding, ...]:
        return findings_for(self.actor, self.facts, *args, **values)

    def answer(self, *found: PlacedFinding, key: str = "", by: Any = None) -> int:
        digests = frozenset(one.finding.digest for one in found or self.found())
        return answer_findings(by or self.actor, AnswerFindings(meeting_id=self.meeting.id, digests=digests), key)

    def colleague(self) -> Any:
        """Another member of the same secretariat."""
        return factories.actor(factories.user(self.government, Role.SECRETARIAT, self.agency))

    def points(self) -> list[tuple[str, str]]:
        """(text, class) of the standing points in order."""
        rows = db.session.execute(
            select(MinutesPoint.text, MinutesPoint.confidentiality)
            .where(MinutesPoint.section_id == self.section.id, MinutesPoint.withdrawn_at.is_(None))
            .order_by(MinutesPoint.position, MinutesPoint.id)
        )
        return [(row.text, row.confidentiality.value) for row in rows]
