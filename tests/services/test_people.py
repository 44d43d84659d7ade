"""Persons and their appointments: proposals, namesakes, NIP, Plt and definitive, predecessors."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.roles import Role
from app.models.agencies import Position
from app.models.people import Appointment, Person
from app.queries.people import PersonFilter, namesake, office_words, person_page
from app.services.appointments import (
    AddAppointment,
    ChangeAppointment,
    add_appointment,
    change_appointment,
    remove_appointment,
)
from app.services.people import (
    AddPerson,
    ChangePerson,
    ProposePerson,
    add_person,
    change_person,
    confirm_person,
    deactivate_person,
    propose_person,
    reactivate_person,
)
from app.services.positions import AddPosition, add_position
from tests import factories
from tests.services.directory import acts, office, row

NIP = "198001152005011003"
JAN, MAR, JUN = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)


@pytest.fixture
def at(app):
    return office()


def test_a_proposal_is_usable_at_once_and_confirmed_by_the_administrator(at):
    person_id = propose_person(at.secretariat, ProposePerson(name="H. Siti Aminah", agency_id=at.agency.id))
    person = row(Person, person_id)
    assert (person.is_proposed, person.is_active, person.sort_name) == (True, True, "siti aminah")
    with pytest.raises(NotAllowed):
        confirm_person(at.secretariat, person_id, 1)
    confirm_person(at.admin, person_id, 1)
    assert not row(Person, person_id).is_proposed
    assert acts("person", person_id) == ["usulkan", "kukuhkan"]


def test_a_secretariat_proposes_but_does_not_record(at):
    with pytest.raises(NotAllowed):
        add_person(at.secretariat, AddPerson(name="Siti Aminah"))
    with pytest.raises(NotAllowed):
        propose_person(at.admin, ProposePerson(name="Siti Aminah"))


def test_a_namesake_is_asked_about(at):
    factories.person(at.home, "Drs. Rustam", agency_id=at.other.id)
    assert namesake(at.admin, "rustam") == "Drs. Rustam (Dinas Kesehatan)"
    with pytest.raises(RuleViolation, match="Dinas Kesehatan") as refused:
        add_person(at.admin, AddPerson(name="Rustam"))
    assert refused.value.field == "is_distinct"
    assert add_person(at.admin, AddPerson(name="Rustam", is_distinct=True))


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": "Rustam, S.Sos."}, "name"), ({"agency_id": "foreign"}, "agency_id"), ({"nip": NIP}, "nip")],
)
def test_what_is_refused(at, values, field):
    factories.person(at.home, "Pemilik NIP", nip=NIP)
    if "agency_id" in values:
        values = {"agency_id": at.foreign_agency.id}
    with pytest.raises(RuleViolation) as refused:
        add_person(at.admin, AddPerson(**{"name": "Rustam", **values}))
    assert refused.value.field == field


def test_police_and_army_have_an_nrp_and_no_nip(at):
    assert add_person(at.admin, AddPerson(name="Kapolres", service_number="80011234"))
    with pytest.raises(RuleViolation, match="tidak keduanya") as refused:
        add_person(at.admin, AddPerson(name="Dandim", nip=NIP, service_number="80011235"))
    assert refused.value.field == "service_number"


def test_the_same_nip_may_stand_in_two_governments(at):
    factories.person(at.foreign, "Pemilik NIP", nip=NIP)
    assert add_person(at.admin, AddPerson(name="Rustam", nip=NIP))


def test_changing_deactivating_and_bringing_back(at):
    person_id = add_person(at.admin, AddPerson(name="Rustam"))
    change_person(at.admin, ChangePerson(person_id=person_id, version=1, name="Rustam Effendi", nip=NIP))
    with pytest.raises(Conflict):
        change_person(at.admin, ChangePerson(person_id=person_id, version=1, name="Rustam Lama"))
    deactivate_person(at.admin, person_id, 2)
    assert person_id not in [found.id for found in person_page(at.admin, PersonFilter()).rows]
    reactivate_person(at.admin, person_id, 3)
    assert person_id in [found.id for found in person_page(at.admin, PersonFilter()).rows]
    with pytest.raises(NotFound):
        deactivate_person(at.admin, at.foreign_person.id, 1)


@pytest.fixture
def head(at) -> int:
    return add_position(
        at.admin,
        AddPosition(agency_id=at.agency.id, title="Kepala Dinas Sosial", kind=PositionKind.KEPALA_INSTANSI),
    )


def appoint(at, person: Person, position_id: int, **values) -> int:
    return add_appointment(at.admin, AddAppointment(person_id=person.id, position_id=position_id, **values))


def test_a_successor_ends_the_predecessor_the_day_before(at, head):
    old, new = factories.person(at.home), factories.person(at.home)
    first = appoint(at, old, head, valid_from=JAN)
    with pytest.raises(RuleViolation) as refused:
        appoint(at, new, head, valid_from=MAR)
    assert refused.value.field == "ends_predecessor"
    appoint(at, new, head, valid_from=MAR, ends_predecessor=True)
    assert row(Appointment, first).valid_to == date(2026, 2, 28)
    assert acts("appointment", first) == ["buat", "ubah"]


def test_a_plt_stands_beside_the_definitive_position(at, head):
    person = factories.person(at.home, "Rustam")
    other = add_position(
        at.admin, AddPosition(agency_id=at.other.id, title="Kepala Dinas Kesehatan", kind=PositionKind.KEPALA_INSTANSI)
    )
    first = appoint(at, person, head, valid_from=JAN)
    acting = {"status": AppointmentStatus.PLT, "valid_from": JAN}
    with pytest.raises(RuleViolation) as refused:
        appoint(at, person, other, **acting)
    assert refused.value.field == "is_primary"
    appoint(at, person, other, **acting, is_primary=False)
    shown = next(found for found in person_page(at.admin, PersonFilter(agency_id=at.other.id)).rows)
    assert (shown.id, office_words(shown)) == (person.id, "Kepala Dinas Sosial")
    assert row(Appointment, first).is_primary


def test_a_new_primary_position_takes_over(at, head):
    person = factories.person(at.home)
    first = appoint(at, person, head, valid_from=JAN)
    new = AddPosition(agency_id=at.other.id, title="Sekretaris Dinas", kind=PositionKind.LAINNYA)
    second = add_appointment(
        at.admin, AddAppointment(person_id=person.id, position_id=0, valid_from=MAR), new_position=new
    )
    assert not row(Appointment, first).is_primary
    assert row(Position, row(Appointment, second).position_id).title == "Sekretaris Dinas"


def test_a_refused_appointment_leaves_no_new_position(at):
    person = factories.person(at.home)
    new = AddPosition(agency_id=at.other.id, title="Sekretaris Dinas", kind=PositionKind.LAINNYA)
    wrong = AddAppointment(person_id=person.id, position_id=0, status=AppointmentStatus.PLH)
    for _ in range(2):
        with pytest.raises(RuleViolation) as refused:
            add_appointment(at.admin, wrong, new_position=new)
        assert refused.value.field == "valid_from"


def test_positions_of_another_government_are_refused(at, head):
    abroad = factories.appointment(at.foreign_person, at.foreign_agency)
    with pytest.raises(RuleViolation) as refused:
        appoint(at, factories.person(at.home), abroad.position_id)
    assert refused.value.field == "position_id"
    with pytest.raises(NotFound):
        appoint(at, at.foreign_person, head)


def test_an_appointment_that_a_role_rests_on_is_not_removed(at):
    user = factories.user(at.home, Role.AGENCY_HEAD, at.agency)
    held = _appointments(user.person_id)[0]
    with pytest.raises(RuleViolation):
        remove_appointment(at.admin, user.person_id, held.id, held.version)
    free = factories.appointment(factories.person(at.home), at.agency)
    remove_appointment(at.admin, free.person_id, free.id, free.version, "k" * 24)
    remove_appointment(at.admin, free.person_id, free.id, free.version, "k" * 24)
    assert _appointments(free.person_id) == []


def test_nobody_lengthens_the_appointment_that_his_own_role_rests_on(at):
    factories.give_role(at.admin_user, Role.AGENCY_HEAD, at.agency)
    own = _appointments(at.admin_user.person_id)[0]
    longer = ChangeAppointment(
        appointment_id=own.id, version=own.version, position_id=own.position_id, valid_from=JAN, valid_to=JUN
    )
    with pytest.raises(NotAllowed):
        change_appointment(at.admin, longer)


def test_a_stale_change_of_an_appointment_writes_nothing(at, head):
    first = appoint(at, factories.person(at.home), head, valid_from=JAN)
    values = {"appointment_id": first, "version": 1, "position_id": head, "valid_from": JAN}
    change_appointment(at.admin, ChangeAppointment(**values, valid_to=MAR))
    with pytest.raises(Conflict):
        change_appointment(at.admin, ChangeAppointment(**values, valid_to=JUN))
    assert row(Appointment, first).valid_to == MAR


def _appointments(person_id: int) -> list[Appointment]:
    return list(db.session.scalars(select(Appointment).where(Appointment.person_id == person_id)))
