"""Lists and pages of master data need few statements, as many for a hundred rows as for ten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.db import db
from app.domain.people import PositionKind
from app.domain.roles import Role
from app.models.agencies import TaskForce, TaskForceMember
from app.models.governments import Holiday, PaperProfile
from app.models.people import Appointment
from app.services import sign_in
from app.services.sign_in import Visitor
from tests import factories
from tests.services.directory import Office, office
from tests.statements import statements

MOST = 10


def agencies(at: Office, count: int) -> None:
    for _ in range(count):
        factories.agency(at.home, parent_id=at.agency.id)


def positions(at: Office, count: int) -> None:
    for _ in range(count):
        factories.appointment(factories.person(at.home), at.agency)


def asisten(at: Office, count: int) -> None:
    for _ in range(count):
        factories.appointment(factories.person(at.home), at.agency, kind=PositionKind.ASISTEN)


def people(at: Office, count: int) -> None:
    for _ in range(count):
        factories.appointment(factories.person(at.home, agency_id=at.other.id), at.agency)


def appointments(at: Office, count: int) -> None:
    person = db.session.get_one(type(at.foreign_person), at.admin_user.person_id)
    for _ in range(count):
        factories.appointment(person, at.agency, valid_to=date(2020, 1, 1), is_primary=False)


def task_forces(at: Office, count: int) -> None:
    for _ in range(count):
        factories.task_force(at.home, at.agency, at.other)


def members(at: Office, count: int) -> None:
    force = db.session.query(TaskForce).order_by(TaskForce.id).first() or factories.task_force(at.home)
    for _ in range(count):
        person = factories.person(at.home)
        factories.save(TaskForceMember(government_id=at.home.id, task_force_id=force.id, person_id=person.id))


def users(at: Office, count: int) -> None:
    for _ in range(count):
        factories.user(at.home, Role.AGENCY_HEAD, at.agency)


def roles_and_sessions(at: Office, count: int) -> None:
    for _ in range(count):
        factories.give_role(at.secretariat_user, Role.SECRETARIAT, factories.agency(at.home))
        sign_in.begin_session(at.secretariat_user.id, None, Visitor("10.0.0.1"))


def holidays(at: Office, count: int) -> None:
    start = db.session.query(Holiday).count()
    days = [date(2026, 1, 1) + timedelta(days=start + number) for number in range(count)]
    factories.save(*(Holiday(government_id=at.home.id, on_date=day, name=f"Libur {day:%j}") for day in days))


def profiles(at: Office, count: int) -> None:
    made = [factories.agency(at.home) for _ in range(count)]
    factories.save(*(PaperProfile(government_id=at.home.id, agency_id=agency.id) for agency in made))


def of_first_person(at: Office) -> str:
    return f"/pejabat/{at.admin_user.person_id}"


LISTS: dict[str, tuple[Callable[[Office, int], None], Callable[[Office], str]]] = {
    "agencies": (agencies, lambda at: "/instansi"),
    "agency with children": (agencies, lambda at: f"/instansi/{at.agency.id}"),
    "agency with positions": (positions, lambda at: f"/instansi/{at.agency.id}"),
    "asisten": (asisten, lambda at: "/instansi/peta-asisten"),
    "people": (people, lambda at: "/pejabat"),
    "people of an agency": (people, lambda at: f"/pejabat?instansi={at.agency.id}&q=orang"),
    "person": (appointments, of_first_person),
    "form with choices": (people, lambda at: "/gugus-tugas/1/anggota/baru"),
    "task forces": (task_forces, lambda at: "/gugus-tugas?q=gugus"),
    "task force": (members, lambda at: "/gugus-tugas/1"),
    "users": (users, lambda at: "/pengguna"),
    "user": (roles_and_sessions, lambda at: f"/pengguna/{at.secretariat_user.id}"),
    "roles of a user": (roles_and_sessions, lambda at: f"/pengguna/{at.secretariat_user.id}/peran"),
    "events": (roles_and_sessions, lambda at: "/pengguna/riwayat"),
    "holidays": (holidays, lambda at: "/hari-libur?tahun=2026"),
    "profiles": (profiles, lambda at: "/profil-naskah"),
}


@pytest.mark.parametrize("name", LISTS)
def test_as_many_statements_for_a_hundred_rows_as_for_ten(app, browser_of, name):
    add, url = LISTS[name]
    at = office()
    browser = browser_of(at.admin_user)
    if "/gugus-tugas/1" in url(at):
        force = factories.task_force(at.home)
        address = url(at).replace("/1", f"/{force.id}")
    else:
        address = url(at)
    counts = []
    for count in (10, 90):
        add(at, count)
        with statements() as sent:
            assert browser.get(address).status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1], f"{counts} statements"
    assert counts[1] <= MOST, f"{counts[1]} statements"


def test_a_page_holds_fifty_rows_of_many(app, browser_of):
    at = office()
    people(at, 60)
    shown = browser_of(at.admin_user).get("/pejabat").text
    assert shown.count('scope="row"') == 50
    assert db.session.query(Appointment).count() == 60
