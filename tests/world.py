"""Two governments with every role and every class of meeting: what the tests of rights walk over.

Canary words mark each row, so that a leak shows as text: `kanari-<thing>-<class>`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from flask import Flask
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.meetings import Confidentiality, FileKind, ParticipantRole
from app.domain.roles import Role
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, TaskForce
from app.models.files import Documentation, StoredFile
from app.models.funding import FundingLine
from app.models.governments import Government, Holiday, PaperProfile
from app.models.item_loop import Proof
from app.models.letters import Letter
from app.models.meetings import Meeting, SmallTeam
from app.models.minutes import MinutesSection
from app.models.participants import Participant
from app.models.people import Appointment, Person
from app.models.releases import PressRelease
from app.models.users import User, UserRole
from app.models.writing import NoteLine
from app.storage.local import LocalStorage
from tests import factories

BIASA, TERBATAS, RAHASIA = Confidentiality
AGENCIES = ("organiser", "invited", "assigned", "member", "stranger")

#: Every account of the world, by name.
ACCOUNTS = (
    *(f"{role}_{name}" for role in ("sek", "stf", "kep") for name in AGENCIES),
    *("adm", "sda", "tup", "pmt", "asi_organiser", "asi_assigned", "asi_other"),
    *("chair", "notulis", "reader", "reader_sek", "nobody", "foreign_sek", "foreign_sda", "foreign_adm"),
)


@dataclass
class World:
    """Handles to the rows, by the names that the tables of expectations use."""

    home: Government
    foreign: Government
    organiser: Agency
    invited: Agency
    assigned: Agency
    member: Agency
    stranger: Agency
    force: TaskForce
    users: dict[str, User] = field(default_factory=dict)
    meetings: dict[Confidentiality, Meeting] = field(default_factory=dict)
    items: dict[str, ActionItem] = field(default_factory=dict)
    sections: dict[Confidentiality, MinutesSection] = field(default_factory=dict)
    note_lines: dict[Confidentiality, NoteLine] = field(default_factory=dict)
    participants: dict[Confidentiality, Participant] = field(default_factory=dict)
    #: The row of the invited agency.
    invitations: dict[Confidentiality, Participant] = field(default_factory=dict)
    files: dict[Confidentiality, StoredFile] = field(default_factory=dict)
    documentation: dict[Confidentiality, Documentation] = field(default_factory=dict)
    shares: dict[Confidentiality, Assignment] = field(default_factory=dict)
    proofs: dict[Confidentiality, Proof] = field(default_factory=dict)
    teams: dict[Confidentiality, SmallTeam] = field(default_factory=dict)
    #: The issued undangan.
    letters: dict[Confidentiality, Letter] = field(default_factory=dict)
    funding: dict[Confidentiality, FundingLine] = field(default_factory=dict)
    #: The siaran pers, which waits for the agency flagged humas.
    releases: dict[Confidentiality, PressRelease] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """The person behind the head of the stranger agency."""
        return db.session.get_one(Person, self.users["kep_stranger"].person_id)

    @property
    def appointment(self) -> Appointment:
        """That person's appointment."""
        return db.session.scalars(select(Appointment).where(Appointment.person_id == self.person.id)).one()

    @property
    def role(self) -> UserRole:
        """The role of the account that pages of accounts are tried on."""
        return db.session.scalars(select(UserRole).where(UserRole.user_id == self.users["stf_stranger"].id)).one()

    @property
    def holiday(self) -> Holiday:
        """A holiday of the government."""
        return db.session.scalars(select(Holiday).where(Holiday.government_id == self.home.id)).one()

    @property
    def profile(self) -> PaperProfile:
        """The profile of papers of the government."""
        return db.session.scalars(select(PaperProfile).where(PaperProfile.government_id == self.home.id)).one()


def build(app: Flask | None = None) -> World:
    """One government with organiser, invited, assigned, member and stranger agencies, and a foreign one beside it.

    With `app` the files of the meetings have bytes in its storage.
    """
    home, foreign = factories.government("Sini"), factories.government("Sana")
    setda = factories.agency(home, "Sekretariat Daerah", is_secretariat=True)
    organiser = factories.agency(home, "Dinas Penyelenggara")
    invited = factories.agency(home, "Dinas Diundang")
    assigned = factories.agency(home, "Dinas Ditugasi")
    member = factories.agency(home, "Dinas Anggota")
    stranger = factories.agency(home, "Dinas Lain", is_public_relations=True)
    factories.agency(home, "Pengadilan Negeri Sini", kind=AgencyKind.PENGADILAN, relation=Relation.SEJAJAR)
    force = factories.task_force(home, member, name="Gugus Tugas Uji")
    world = World(home, foreign, organiser, invited, assigned, member, stranger, force)
    _people(world, setda)
    factories.emblem(world.users["adm"])
    _meetings(world)
    for level, meeting in world.meetings.items():
        _belongings(world, level, meeting, app)
        _reported(world, level, meeting, app)
    factories.save(
        Holiday(government_id=home.id, on_date=date(2026, 12, 25), name="Hari Raya Natal"),
        PaperProfile(government_id=home.id),
    )
    return world


def build_empty(*, bare_meetings: bool) -> World:
    """A government on its first day: accounts and nothing else, or with meetings of which only the title is known."""
    home, foreign = factories.government("Baru"), factories.government("Sana")
    setda = factories.agency(home, "Sekretariat Daerah", is_secretariat=True)
    world = World(home, foreign, *(setda for _ in AGENCIES), factories.task_force(home))
    world.users["reader_sek"] = factories.user(home, Role.SECRETARIAT, setda)
    world.users["adm"] = factories.user(home, Role.ADMINISTRATOR)
    world.users["sda"] = factories.user(home, Role.SEKDA, setda)
    for level in Confidentiality if bare_meetings else ():
        world.meetings[level] = factories.meeting(setda, world.users["reader_sek"], level=level, on=None)
    return world


def _belongings(world: World, level: Confidentiality, meeting: Meeting, app: Flask | None) -> None:
    scope = {"government_id": meeting.government_id, "meeting_id": meeting.id}
    content = f"kanari-berkas-{level.value}".encode()
    name = LocalStorage(app.config["FILES_FOLDER"]).save(content).name if app else f"{level.value:0<32}"
    world.files[level] = StoredFile(
        **scope,
        kind=FileKind.BAHAN,
        original_name="bahan.pdf",
        stored_name=name,
        media_type="application/pdf",
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by_user_id=world.users["reader_sek"].id,
        uploaded_at=clock.now(),
    )
    world.documentation[level] = Documentation(**scope, caption=f"Foto bersama {level.value}")
    world.teams[level] = SmallTeam(**scope, name=f"Tim kecil {level.value}")
    world.funding[level] = FundingLine(**scope, detail=f"Dana {level.value}")
    factories.save(world.files[level], world.documentation[level], world.teams[level], world.funding[level])
    world.letters[level] = factories.issued_undangan(meeting, world.users["reader_sek"])
    world.releases[level] = factories.press_release(meeting, f"kanari-siaran-{level.value}")


def _reported(world: World, level: Confidentiality, meeting: Meeting, app: Flask | None) -> None:
    """A firm item of the assigned agency, whose staff's report waits for the head."""
    waiting = ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA
    item = factories.firm_item(meeting, world.assigned, waiting, text=f"kanari-tetap-{level.value}", number=4)
    world.items[f"firm_{level.value}"] = item
    world.shares[level] = share = factories.share_of(item)
    content = f"kanari-bukti-{level.value}".encode()
    stored = LocalStorage(app.config["FILES_FOLDER"]).save(content).name if app else ""
    report = factories.report(share, world.users["stf_assigned"], f"kanari-laporan-{level.value}")
    world.proofs[level] = factories.proof(report, world.users["stf_assigned"], content=content, stored=stored)


def _people(world: World, setda: Agency) -> None:
    users = world.users
    for name in AGENCIES:
        agency = getattr(world, name)
        users[f"sek_{name}"] = factories.user(world.home, Role.SECRETARIAT, agency)
        users[f"stf_{name}"] = factories.user(world.home, Role.REPORTER, agency)
        users[f"kep_{name}"] = factories.user(world.home, Role.AGENCY_HEAD, agency)
    users["adm"] = factories.user(world.home, Role.ADMINISTRATOR)
    users["sda"] = factories.user(world.home, Role.SEKDA, setda)
    users["tup"] = factories.user(world.home, Role.LEADERSHIP_STAFF)
    users["pmt"] = factories.user(world.home, Role.OBSERVER)
    for name, maps in (
        ("organiser", (world.organiser,)),
        ("assigned", (world.assigned,)),
        ("other", (world.stranger,)),
    ):
        users[f"asi_{name}"] = factories.user(world.home)
        factories.give_role(users[f"asi_{name}"], Role.ASISTEN, setda, maps=maps)
    users["chair"] = factories.user(world.home, Role.OBSERVER)
    users["notulis"] = factories.user(world.home, Role.SECRETARIAT, world.stranger)
    users["reader"] = factories.user(world.home, Role.REPORTER, world.stranger)
    users["reader_sek"] = factories.user(world.home, Role.SECRETARIAT, world.organiser)
    users["nobody"] = factories.user(world.home)
    abroad = factories.agency(world.foreign, "Dinas Sana")
    users["foreign_sek"] = factories.user(world.foreign, Role.SECRETARIAT, abroad)
    users["foreign_sda"] = factories.user(world.foreign, Role.SEKDA, abroad)
    users["foreign_adm"] = factories.user(world.foreign, Role.ADMINISTRATOR)


def _meetings(world: World) -> None:
    users = world.users
    for level in Confidentiality:
        meeting = factories.meeting(
            world.organiser,
            users["reader_sek"],
            f"kanari-judul-{level.value}",
            level,
            place=f"kanari-tempat-{level.value}",
        )
        world.meetings[level] = meeting
        world.invitations[level] = factories.participant(meeting, agency_id=world.invited.id)
        factories.participant(
            meeting,
            ParticipantRole.PIMPINAN,
            person_id=users["chair"].person_id,
            name_text=f"kanari-orang-{level.value}",
        )
        factories.minute_taker(meeting, users["notulis"])
        if level is not BIASA:
            factories.reader(meeting, users["reader"])
        world.participants[level] = factories.participant(meeting, agency_id=world.stranger.id, is_invited=False)
        world.sections[level] = section = factories.section(meeting)
        point = factories.point(section, f"kanari-butir-{level.value}")
        factories.state(section)
        world.note_lines[level] = factories.note_line(point, users["reader_sek"])
        factories.remark(point, users["reader_sek"], f"kanari-catatan-{level.value}")
        world.items[f"assigned_{level.value}"] = factories.item(
            meeting, world.assigned, f"kanari-tindak-{level.value}", number=1
        )
        world.items[f"force_{level.value}"] = factories.item(
            meeting, text=f"kanari-gugus-{level.value}", owner_task_force_id=world.force.id, number=2
        )
    world.items["secret_in_biasa"] = factories.item(
        world.meetings[BIASA],
        world.organiser,
        "kanari-tertutup",
        confidentiality=RAHASIA,
        number=3,
    )
