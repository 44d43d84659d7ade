"""Participants: what a row keeps for ever, who may write it, what is refused, order and removal."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from app.db import db
from app.domain.agencies import AgencyKind
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality, ParticipantRole, Representative
from app.domain.participants import ROWS_MAX
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Person
from app.models.records import AuditEntry, AuditPayload
from app.queries.participant_sources import HIDDEN, places_of, printed_person
from app.queries.participants import order_of, participant_list, roles_of
from app.queries.subjects import meeting as facts_of
from app.services.participant_contents import ParticipantDetails
from app.services.participant_places import move_participant, remove_participant
from app.services.participants import (
    ChangeParticipant,
    InviteAgencies,
    add_participant,
    change_participant,
    invite_agencies,
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


@pytest.fixture
def world(app) -> World:
    return World()


def last_act() -> tuple[str, str, str]:
    entry, payload = db.session.execute(
        select(AuditEntry, AuditPayload.payload)
        .join(AuditPayload, AuditPayload.entry_id == AuditEntry.id)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).one()
    return entry.action, entry.subject_kind, payload


def test_a_row_keeps_all_that_is_stated(world):
    row = world.add(
        name_text="Suriansyah",
        office_text="Sekretaris Daerah",
        appointment_status=AppointmentStatus.PLH,
        team_office="Ketua Gugus Tugas",
        roles=(ParticipantRole.PENUTUP, ParticipantRole.PEMBUKA, ParticipantRole.PENUTUP),
        represents_name="Zainal A. Paliwang",
        represents_office="Gubernur",
        topic="Langkah hukum",
    )
    assert roles_of(row.id) == [ParticipantRole.PENUTUP, ParticipantRole.PEMBUKA]
    listed = order_of(world.meeting.id)[0]
    assert (listed.title, listed.office) == ("Suriansyah", "Plh. Sekretaris Daerah")
    assert listed.notes == ("Ketua Gugus Tugas", "mewakili Gubernur Zainal A. Paliwang", "Materi: Langkah hukum")
    assert last_act()[:2] == ("buat", "participant")
    assert "Suriansyah" in last_act()[2]


@pytest.mark.parametrize(
    "values",
    [
        {"office_text": "Asisten Pemerintahan"},
        {"institution_text": "Polres Pemalang"},
        {"unsur_text": "Camat dan Lurah", "unsur_kind": AgencyKind.KECAMATAN_KELURAHAN, "count": 12},
        {"name_text": "Sri Purwaningsih"},
    ],
)
def test_any_single_fact_is_enough(world, values):
    row = world.add(**values)
    assert {name: getattr(row, name) for name in values} == values


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("unsur_text", {}),
        ("unsur_text", {"team_office": "Ketua", "topic": "Materi"}),
        ("count", {"unsur_text": "Camat", "count": 0}),
        ("count", {"name_text": "Rustam", "count": 3}),
        ("is_representative", {"name_text": "A", "represents_name": "B", "is_representative": Representative.TIDAK}),
        ("represents_name", {"name_text": "A", "represents_name": "A"}),
    ],
)
def test_rules_refuse_at_their_field(world, field, values):
    with pytest.raises(RuleViolation) as refusal:
        world.add(**values)
    assert refusal.value.field == field
    assert world.rows() == []


@pytest.mark.parametrize("field", ["person_id", "agency_id"])
def test_foreign_and_unknown_ids_are_refused(world, field):
    abroad = {"person_id": factories.person(world.foreign).id, "agency_id": factories.agency(world.foreign).id}
    for value in (abroad[field], 2**62):
        with pytest.raises(RuleViolation) as refusal:
            world.add(unsur_text="Camat", **{field: value})
        assert refusal.value.field == field
    with pytest.raises(RuleViolation):
        invite_agencies(world.actor, world.meeting.id, InviteAgencies(agency_ids=(abroad["agency_id"],)))


def test_master_data_never_changes_a_recorded_row(world):
    row = world.add(person_id=world.person.id, agency_id=world.social.id, office_text="Kepala Dinas Sosial")
    assert (row.name_text, row.institution_text) == ("Rustam, S.Sos.", "Dinas Sosial")
    before = order_of(world.meeting.id)
    world.person.name, world.person.back_titles, world.social.name = "Rustam Efendi", "M.Si.", "Dinas Sosial dan PPA"
    factories.save(world.person, world.social)
    assert order_of(world.meeting.id) == before


def test_an_office_stays_unknown_although_an_appointment_exists(world):
    factories.appointment(world.person, world.social, "Kepala Dinas Sosial")
    row = world.add(person_id=world.person.id)
    assert (row.name_text, row.office_text, row.agency_id) == ("Rustam, S.Sos.", None, None)


def test_the_printed_person_is_that_of_the_day(world):
    factories.appointment(world.person, world.health, "Sekretaris Dinas", valid_to=date(2026, 10, 31))
    factories.appointment(
        world.person,
        world.social,
        "Kepala Dinas Sosial",
        status=AppointmentStatus.PLT,
        valid_from=date(2026, 11, 1),
        is_primary=False,
    )
    october = printed_person(world.actor, world.person.id, date(2026, 10, 31))
    november = printed_person(world.actor, world.person.id, date(2026, 11, 18))
    assert (october.office, october.agency_id) == ("Sekretaris Dinas", world.health.id)
    assert (november.office, november.status) == ("Kepala Dinas Sosial", AppointmentStatus.PLT)
    assert printed_person(world.actor, factories.person(world.foreign).id, date(2026, 11, 18)).name is None


def test_another_agency_takes_its_own_name_along(world):
    row = world.add(agency_id=world.social.id)
    world.change(row, agency_id=world.health.id, institution_text="Dinas Sosial")
    assert row.institution_text == "Dinas Kesehatan"
    world.change(row, version=2, agency_id=world.health.id, institution_text="Dinkes Tanjungkoto")
    assert row.institution_text == "Dinkes Tanjungkoto"


def test_inviting_adds_each_agency_once_in_protocol_order(world):
    command = InviteAgencies(agency_ids=(world.organiser.id, world.social.id), task_force_ids=(world.force.id,))
    assert invite_agencies(world.actor, world.meeting.id, command, "k" * 20) == 3
    assert invite_agencies(world.actor, world.meeting.id, command, "k" * 20) == 0
    assert invite_agencies(world.actor, world.meeting.id, command) == 0
    assert [row.agency_id for row in world.rows()] == [world.health.id, world.social.id, world.organiser.id]
    with pytest.raises(RuleViolation, match="Pilih paling sedikit satu"):
        invite_agencies(world.actor, world.meeting.id, InviteAgencies())


def test_the_list_has_an_end(world, monkeypatch):
    for _ in range(3):
        world.add(unsur_text="Camat")
    monkeypatch.setattr("app.services.participants.ROWS_MAX", 3)
    with pytest.raises(RuleViolation, match="paling banyak 3 baris"):
        world.add(unsur_text="Lurah")
    with pytest.raises(RuleViolation, match="paling banyak 3 baris"):
        invite_agencies(world.actor, world.meeting.id, InviteAgencies(agency_ids=(world.social.id,)))
    assert len(world.rows()) == 3 < ROWS_MAX


def test_a_proposed_person_waits_for_the_administrator(world):
    row = world.add(name_text="dr. Siti Aminah, M.Kes., Sp.A.", agency_id=world.health.id, propose_person=True)
    person = db.session.get_one(Person, row.person_id)
    assert (person.name, person.back_titles, person.is_proposed) == ("dr. Siti Aminah", "M.Kes., Sp.A.", True)
    assert (person.agency_id, person.sort_name) == (world.health.id, "siti aminah")
    for wrong in ({"name_text": None, "unsur_text": "x"}, {"name_text": "A", "person_id": world.person.id}):
        with pytest.raises(RuleViolation):
            world.add(propose_person=True, **wrong)


def test_a_stale_save_changes_nothing(world):
    row = world.add(name_text="Rustam", roles=(ParticipantRole.NARASUMBER,))
    world.change(row, name_text="Rustam, S.Sos.", roles=(ParticipantRole.PIMPINAN,))
    with pytest.raises(Conflict) as conflict:
        world.change(row, name_text="Lain", roles=())
    assert conflict.value.version == 2
    db.session.expire_all()
    assert (row.name_text, roles_of(row.id)) == ("Rustam, S.Sos.", [ParticipantRole.PIMPINAN])


def test_sent_twice_is_done_once(world):
    key = "s" * 20
    row = world.add(key, name_text="Rustam")
    assert world.add(key, name_text="Rustam").id == row.id
    assert world.change(row, key="u" * 20, name_text="Rustam, S.Sos.").version == 2
    assert world.change(row, key="u" * 20, name_text="Rustam, S.Sos.").version == 2
    for _ in range(2):
        assert remove_participant(world.actor, world.meeting.id, row.id, 2, "h" * 20) == world.meeting.id
    assert world.rows() == []


@pytest.mark.parametrize("level", [TERBATAS, RAHASIA])
def test_history_of_a_closed_meeting_holds_no_words(world, level):
    closed = factories.meeting(world.organiser, world.user, level=level)
    row = world.add(meeting=closed, name_text="Nama Rahasia", office_text="Jabatan Rahasia")
    assert "Rahasia" not in last_act()[2]
    remove_participant(world.actor, closed.id, row.id, 1)
    assert last_act()[0] == "hapus"
    assert "Rahasia" not in last_act()[2]


@pytest.mark.parametrize(
    ("role", "level", "expected"),
    [
        (Role.SECRETARIAT, BIASA, NotAllowed),
        (Role.REPORTER, BIASA, NotAllowed),
        (Role.SECRETARIAT, TERBATAS, NotFound),
        (Role.SECRETARIAT, RAHASIA, NotFound),
    ],
)
def test_only_the_organisers_secretariat_writes(world, role, level, expected):
    meeting = factories.meeting(world.organiser, world.user, level=level)
    row = world.add(meeting=meeting, name_text="Rustam")
    other = factories.actor(factories.user(world.government, role, world.health))
    abroad = factories.actor(factories.user(world.foreign, Role.SECRETARIAT, factories.agency(world.foreign)))
    change = ChangeParticipant(version=1, name_text="Lain")
    for actor, refusal in ((other, expected), (abroad, NotFound)):
        for act in (
            lambda who: add_participant(who, meeting.id, ParticipantDetails(name_text="Lain")),
            lambda who: change_participant(who, meeting.id, row.id, change),
            lambda who: invite_agencies(who, meeting.id, InviteAgencies(agency_ids=(world.social.id,))),
            lambda who: move_participant(who, meeting.id, row.id, up=True),
            lambda who: remove_participant(who, meeting.id, row.id, 1),
        ):
            with pytest.raises(refusal):
                act(actor)
    assert db.session.scalar(select(func.count()).select_from(Participant)) == 1


def test_a_row_of_another_meeting_is_missing(world):
    row = world.add(name_text="Rustam")
    other = factories.meeting(world.organiser, world.user)
    with pytest.raises(NotFound):
        change_participant(world.actor, other.id, row.id, ChangeParticipant(version=1, name_text="Lain"))
    with pytest.raises(NotFound):
        remove_participant(world.actor, other.id, row.id, 1)
    with pytest.raises(RuleViolation):
        move_participant(world.actor, other.id, row.id, up=True)


def test_rows_move_within_their_group_and_groups_as_a_whole(world):
    names = [("A", "Dinas Satu"), ("B", "Dinas Dua"), ("C", "Dinas Satu"), ("D", "Dinas Tiga")]
    ids = {name: world.add(name_text=name, institution_text=at).id for name, at in names}

    def order() -> str:
        return "".join(row.title for _, rows in participant_list(world.meeting.id).groups for row in rows)

    assert order() == "ACBD"
    steps = [("C", True, "CABD"), ("B", True, "BCAD"), ("A", False, "BDCA"), ("A", False, "BDCA"), ("B", True, "BDCA")]
    for name, up, expected in steps:
        move_participant(world.actor, world.meeting.id, ids[name], up=up)
        assert order() == expected
    assert {row.version for row in world.rows()} == {1}


def test_a_row_that_the_record_names_stays(world):
    row = world.add(name_text="Rustam")
    section = factories.section(world.meeting)
    factories.point(section, speaker_id=row.id)
    factories.item(world.meeting, world.social, stated_by_id=row.id)
    with pytest.raises(RuleViolation, match=r"butir notula \(1\) dan tindak lanjut \(1\)"):
        remove_participant(world.actor, world.meeting.id, row.id, 1)
    assert world.rows() == [row]


def test_closed_parts_are_named_without_a_count(world):
    row = world.add(name_text="Rustam")
    factories.item(world.meeting, world.social, stated_by_id=row.id, confidentiality=RAHASIA)
    assert places_of(world.actor, facts_of(world.actor, world.meeting.id), row.id) == [HIDDEN]
    with pytest.raises(RuleViolation, match=HIDDEN):
        remove_participant(world.actor, world.meeting.id, row.id, 1)


def test_removal_takes_the_roles_along_and_refuses_a_stale_version(world):
    row = world.add(name_text="Rustam", roles=(ParticipantRole.PIMPINAN,))
    with pytest.raises(Conflict):
        remove_participant(world.actor, world.meeting.id, row.id, 7)
    remove_participant(world.actor, world.meeting.id, row.id, 1)
    assert world.rows() == []
    assert db.session.scalar(select(func.count()).select_from(ParticipantRoleRow)) == 0


def test_the_stated_total_stands_apart_from_the_rows(world):
    world.meeting.stated_total = 50
    factories.save(world.meeting)
    world.add(unsur_text="Camat", count=30)
    world.add(name_text="Rustam")
    assert (participant_list(world.meeting.id).people, participant_list(world.meeting.id).remarks) == (31, ())
    world.add(unsur_text="Lurah", count=40)
    assert "melebihi" in participant_list(world.meeting.id).remarks[0].message
