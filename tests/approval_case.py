"""A meeting whose notula a test takes to its approval: secretariat, chair, Sekda, two steps of paraf, three items."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality, ParticipantRole
from app.domain.people import PositionKind
from app.domain.roles import Actor, Role
from app.models.approvals import ApprovalEvent, ApprovalStep
from app.models.minutes import Minutes, MinutesRevision
from app.models.participants import Participant
from app.models.people import Appointment, Person
from app.models.users import User
from app.services import approval, approval_decisions
from app.services.approval import MinutesNote
from app.services.approval_decisions import RecordApproval
from app.services.files import Upload
from tests import factories
from tests.storage.samples import pdf_file

BIASA, TERBATAS, RAHASIA = Confidentiality
SCAN = Upload("Notula bertanda tangan.pdf", pdf_file())


class Case:
    """Everybody who has a part in it; `steps` False leaves the desks of the paraf out."""

    def __init__(self, level: Confidentiality = BIASA, *, steps: bool = True) -> None:
        self.government = factories.government("Tanjungkoto")
        self.setda = factories.agency(self.government, "Sekretariat Daerah", is_secretariat=True)
        self.agency = factories.agency(self.government, "Dinas Penyelenggara")
        self.member = factories.agency(self.government, "Dinas Anggota")
        self.police = factories.agency(
            self.government, "Kepolisian Resor", kind=AgencyKind.POLRI, relation=Relation.MITRA
        )
        self.court = factories.agency(
            self.government, "Pengadilan Negeri", kind=AgencyKind.PENGADILAN, relation=Relation.SEJAJAR
        )
        self.force = factories.task_force(self.government, self.agency, self.member, self.court)
        self.secretary = factories.user(self.government, Role.SECRETARIAT, self.agency)
        self.sekda = factories.user(self.government, Role.SEKDA, self.setda)
        self.asisten = factories.user(self.government)
        factories.give_role(self.asisten, Role.ASISTEN, self.setda, maps=(self.agency,))
        self.chair = self.holder("Kepala Dinas Penyelenggara", PositionKind.KEPALA_INSTANSI)
        self.desks = [self.holder("Kepala Bidang Data"), self.holder("Sekretaris Dinas")] if steps else []
        for place, desk in enumerate(self.desks, start=1):
            factories.save(
                ApprovalStep(
                    government_id=self.government.id,
                    agency_id=self.agency.id,
                    position_id=self.position_of(desk),
                    place=place,
                )
            )
        self.meeting = factories.meeting(self.agency, self.secretary, level=level)
        factories.participant(
            self.meeting, ParticipantRole.PIMPINAN, person_id=self.chair.person_id, name_text="Ketua Rapat, S.E."
        )
        self.section = factories.section(self.meeting)
        self.point = factories.point(self.section, "Data disatukan sebelum akhir bulan")
        self.item = factories.item(self.meeting, self.agency, "Kirim format data", number=1, supporters=(self.police,))
        self.of_force = factories.item(
            self.meeting, text="Setiap anggota mengisi format", number=2, owner_task_force_id=self.force.id
        )

    def holder(self, title: str, kind: PositionKind = PositionKind.LAINNYA) -> User:
        """An account whose person holds a new position of the organiser."""
        user = factories.user(self.government, Role.OBSERVER)
        person = db.session.get_one(Person, user.person_id)
        factories.appointment(person, self.agency, title, kind)
        return user

    def position_of(self, user: User) -> int:
        return db.session.scalars(select(Appointment.position_id).where(Appointment.person_id == user.person_id)).one()

    def actor(self, user: User) -> Actor:
        return factories.actor(user)

    @property
    def head(self) -> Minutes:
        db.session.expire_all()
        return db.session.scalars(select(Minutes).where(Minutes.meeting_id == self.meeting.id)).one()

    @property
    def version(self) -> int:
        return self.head.version

    def submit(self, by: User | None = None, key: str = "") -> None:
        approval.submit(self.actor(by or self.secretary), self.meeting.id, self.version, key)

    def initial(self, by: User) -> None:
        approval.initial(self.actor(by), self.meeting.id, self.version)

    def record_initial(self, by: User | None = None) -> None:
        approval.record_initial(self.actor(by or self.secretary), self.meeting.id, self.version)

    def give_back(self, by: User, note: str = "Lengkapi kesimpulan") -> None:
        approval.give_back(self.actor(by), self.noted(note))

    def take_back(self, by: User | None = None) -> None:
        approval.take_back(self.actor(by or self.secretary), self.meeting.id, self.version)

    def approve(self, by: User, key: str = "") -> None:
        approval_decisions.approve(self.actor(by), self.meeting.id, self.version, key)

    def record(self, by: User | None = None, key: str = "", **values: Any) -> None:
        given = {"signed_on": clock.today(factories.ZONE), "scan": SCAN, "participant_id": self.chair_row, **values}
        command = RecordApproval(meeting_id=self.meeting.id, version=self.version, **given)
        approval_decisions.record_approval(self.actor(by or self.secretary), command, key)

    def reopen(self, by: User | None = None, note: str = "Angka salah ketik") -> None:
        approval.reopen(self.actor(by or self.sekda), self.noted(note))

    def noted(self, note: str) -> MinutesNote:
        return MinutesNote(meeting_id=self.meeting.id, version=self.version, note=note)

    def to_desk_of_chair(self) -> None:
        """Submitted, and initialled by all steps on paper."""
        self.submit()
        for _ in self.desks:
            self.record_initial()

    @property
    def chair_row(self) -> int:
        """The chair's row in the list of participants."""
        rows = select(Participant.id).where(Participant.meeting_id == self.meeting.id).order_by(Participant.id)
        return db.session.scalars(rows).first() or 0

    def revisions(self) -> list[MinutesRevision]:
        return list(
            db.session.scalars(
                select(MinutesRevision)
                .where(MinutesRevision.meeting_id == self.meeting.id)
                .order_by(MinutesRevision.no)
            )
        )

    def acts(self) -> list[str]:
        rows = db.session.scalars(
            select(ApprovalEvent.act).where(ApprovalEvent.meeting_id == self.meeting.id).order_by(ApprovalEvent.id)
        )
        return [act.value for act in rows]
