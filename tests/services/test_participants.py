"""What a row of participants keeps for ever, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from app.db import db
from app.domain.agencies import AgencyKind
from app.domain.errors import Conflict, RuleViolation
from app.domain.meetings import ParticipantRole, Representative
from app.domain.participants import ROWS_MAX
from app.domain.people import AppointmentStatus
from app.models.people import Person
from app.queries.participant_sources import printed_person
from app.queries.participants import order_of, roles_of
from app.services.participants import (
    InviteAgencies,
    invite_agencies,
)
from tests import factories
from tests.services.participants_case import World, last_act


@pytest.fixture
def world(app) -> World:
    return World()


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
