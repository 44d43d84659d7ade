"""Kabupaten Contoh before its first meeting: directory, heads and staff of every acting agency, task forces, a Plh."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from app import clock
from app.domain.agencies import TaskForceRole, is_partner
from app.domain.emblems import EmblemKind
from app.domain.people import AppointmentStatus, PositionKind, Sapaan
from app.domain.roles import Actor, Role
from app.jobs.demo_accounts import HUMAS
from app.jobs.demo_data import SETDA
from app.jobs.demo_governments import Site, head_title, set_up
from app.jobs.example_emblem import invented_emblem
from app.jobs.example_plans import ExamplePlan
from app.queries.actors import actor_of
from app.services import coordinators, people, users
from app.services.appointments import AddAppointment, add_appointment
from app.services.approval_steps import SetApprovalSteps, set_approval_steps
from app.services.emblems import StoreEmblem, store_emblem
from app.services.files import Upload
from app.services.positions import AddPosition, add_position
from app.services.task_force_members import Member, add_members
from app.services.task_forces import AddTaskForce, add_task_force
from app.services.user_roles import RoleRow, SetRoles, set_roles

#: The agency whose head is on leave while the demo is new.
_AWAY = "dinkes"


@dataclass
class ExampleSite:
    """The government under construction; `accounts` are user ids by (role, key of the agency)."""

    plan: ExamplePlan
    site: Site
    accounts: dict[tuple[Role, str], int] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    forces: dict[str, int] = field(default_factory=dict)
    _names: int = 0

    def agency(self, key: str) -> int:
        """The id of an agency."""
        return self.site.agencies[key]

    def actor(self, role: Role, key: str = SETDA) -> Actor:
        """Whoever holds the role at that agency today."""
        found = actor_of(self.accounts[(role, key)])
        assert found is not None
        return found

    def next_name(self) -> tuple[str, Sapaan]:
        """An invented name that nobody can mistake for a real one."""
        number, self._names = self._names, self._names + 1
        first = self.plan.names[number % len(self.plan.names)]
        turn = number // len(self.plan.names)
        name = f"{first} Contoh" if not turn else f"{first} {self.plan.names[-turn]} Contoh"
        return name, Sapaan.IBU if number % 2 else Sapaan.BAPAK


def build(plan: ExamplePlan, hashes: dict[str, str]) -> ExampleSite:
    """Make the government with everybody who acts in it; `hashes` are the demo accounts' passwords by user name."""
    made = ExampleSite(plan, set_up(plan.government, hashes))
    _take_over(made)
    admin = made.site.actor("admin")
    store_emblem(admin, StoreEmblem(kind=EmblemKind.DAERAH, upload=Upload("lambang.png", invented_emblem())))
    for key in plan.acting:
        _staff(made, admin, key)
    for key in {meeting.at for meeting in plan.meetings}:
        _account(made, admin, Role.SECRETARIAT, key)
    _second_asisten(made, admin)
    steps = SetApprovalSteps(agency_id=made.agency(SETDA), version=1, position_ids=(made.site.positions[Role.ASISTEN],))
    set_approval_steps(admin, steps)
    for key, (name, members) in plan.forces.items():
        force = add_task_force(admin, AddTaskForce(name=name))
        rows = [Member(agency_id=made.agency(one)) for one in members]
        sekda = made.site.actor("sekda").person_id
        chair = Member(person_id=sekda, office_text="Sekretaris Daerah", role=TaskForceRole.KETUA)
        add_members(admin, force, [chair, *rows])
        made.forces[key] = force
    return made


def _take_over(made: ExampleSite) -> None:
    """The demo accounts of every role act too."""
    dinas = made.plan.government.dinas
    for name, role, key in (
        ("sekretariat", Role.SECRETARIAT, SETDA),
        ("sekretariat-dinas", Role.SECRETARIAT, dinas),
        ("humas", Role.SECRETARIAT, HUMAS),
        ("staf", Role.REPORTER, dinas),
        ("kepala", Role.AGENCY_HEAD, dinas),
        ("asisten", Role.ASISTEN, SETDA),
        ("sekda", Role.SEKDA, SETDA),
        ("tu", Role.LEADERSHIP_STAFF, SETDA),
    ):
        made.accounts[(role, key)] = made.site.users[name]


def _staff(made: ExampleSite, admin: Actor, key: str) -> None:
    """A head with his position, and one who types the reports."""
    for role in (Role.AGENCY_HEAD, Role.REPORTER):
        if (role, key) not in made.accounts:
            _account(made, admin, role, key)


def _account(made: ExampleSite, admin: Actor, role: Role, key: str) -> None:
    if (role, key) in made.accounts:
        return
    name, sapaan = made.next_name()
    person = people.add_person(admin, people.AddPerson(name=name, sapaan=sapaan, agency_id=made.agency(key)))
    appointment = None
    if role is Role.AGENCY_HEAD:
        appointment, made.heads[key] = _appointed(made, admin, key, person), person
    username = f"{role.value.replace('_', '-')}-{key.replace('_', '-')}.{made.plan.government.accounts}"
    user = users.add_user(admin, users.AddUser(username=username, display_name=name, person_id=person))
    row = RoleRow(role=role, agency_id=made.agency(key), appointment_id=appointment)
    set_roles(admin, SetRoles(user_id=user, version=1, roles=(row,)))
    made.accounts[(role, key)] = user


def _appointed(made: ExampleSite, admin: Actor, key: str, person: int) -> int:
    agency = made.plan.government.agency(key)
    title = head_title(agency) or f"Kepala {agency.name}"
    position = add_position(
        admin, AddPosition(agency_id=made.agency(key), title=title, kind=PositionKind.KEPALA_INSTANSI, echelon="II.b")
    )
    if key == _AWAY:
        _stand_in(made, admin, position)
    return add_appointment(admin, AddAppointment(person_id=person, position_id=position))


def _stand_in(made: ExampleSite, admin: Actor, position: int) -> None:
    """Somebody else holds the position as Plh. from three days before the demo is loaded."""
    name, sapaan = made.next_name()
    person = people.add_person(admin, people.AddPerson(name=name, sapaan=sapaan, agency_id=made.agency(_AWAY)))
    since = _loaded_on(made) - timedelta(days=3)
    add_appointment(
        admin,
        AddAppointment(
            person_id=person,
            position_id=position,
            status=AppointmentStatus.PLH,
            valid_from=since,
            valid_to=since + timedelta(days=14),
        ),
    )


def _loaded_on(made: ExampleSite) -> date:
    return clock.today(made.plan.government.zone)


def _second_asisten(made: ExampleSite, admin: Actor) -> None:
    """He coordinates every subordinate agency that the first one does not."""
    name, sapaan = made.next_name()
    person = people.add_person(admin, people.AddPerson(name=name, sapaan=sapaan, agency_id=made.agency(SETDA)))
    position = add_position(
        admin,
        AddPosition(
            agency_id=made.agency(SETDA), title="Asisten Perekonomian dan Pembangunan", kind=PositionKind.ASISTEN
        ),
    )
    appointment = add_appointment(admin, AddAppointment(person_id=person, position_id=position))
    user = users.add_user(
        admin,
        users.AddUser(username=f"asisten-2.{made.plan.government.accounts}", display_name=name, person_id=person),
    )
    row = RoleRow(role=Role.ASISTEN, appointment_id=appointment)
    set_roles(admin, SetRoles(user_id=user, version=1, roles=(row,)))
    first = set(made.plan.government.coordinated)
    others = [one for one in made.plan.government.directory if one.key not in first and not is_partner(one.relation)]
    rest = tuple(made.agency(agency.key) for agency in others)
    coordinators.set_coordination(admin, coordinators.SetCoordination(position_id=position, version=1, agency_ids=rest))
    made.accounts[(Role.ASISTEN, "kedua")] = user
