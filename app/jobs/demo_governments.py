"""Sets up one government of the demo: directory, positions, accounts, people of the records, task force."""

from __future__ import annotations

from dataclasses import dataclass, field

from app import clock
from app.domain.agencies import AgencyKind, TaskForceRole
from app.domain.people import PositionKind
from app.domain.roles import AGENCY_ROLES, Actor, Role
from app.jobs.demo_accounts import ACCOUNTS, HUMAS, AccountPlan
from app.jobs.demo_data import SETDA, AgencyPlan, GovernmentPlan
from app.jobs.demo_people import chairs, officials
from app.queries.actors import actor_of
from app.services import agencies, coordinators, governments, holidays, people, users
from app.services.appointments import AddAppointment, add_appointment
from app.services.authorisation import operator
from app.services.first_passwords import set_first_password
from app.services.positions import AddPosition, add_position
from app.services.task_force_members import Member, add_members
from app.services.task_forces import AddTaskForce, add_task_force
from app.services.user_roles import RoleRow, SetRoles, set_roles


@dataclass
class Site:
    """A government under construction: ids by the names that the data uses."""

    plan: GovernmentPlan
    government_id: int
    agencies: dict[str, int] = field(default_factory=dict)
    #: Kind of position → id, for the appointed accounts.
    positions: dict[Role, int] = field(default_factory=dict)
    users: dict[str, int] = field(default_factory=dict)
    #: Officials that the records name, by printed name without titles behind it.
    people: dict[str, int] = field(default_factory=dict)
    task_force_id: int | None = None

    def actor(self, account: str) -> Actor:
        """Whoever logs in with that account, with the roles as they are now."""
        found = actor_of(self.users[account])
        assert found is not None
        return found

    def secretariat(self, agency_key: str) -> Actor:
        """The account of the sekretariat rapat of an agency."""
        return self.actor("sekretariat" if agency_key == SETDA else "sekretariat-dinas")


def set_up(plan: GovernmentPlan, hashes: dict[str, str]) -> Site:
    """Make the government; `hashes` are the passwords' by user name. Runs inside the loader's transaction."""
    site = Site(plan, governments.add_government(_government(plan)))
    _add_account(site, ACCOUNTS[-1], operator(site.government_id, plan.zone), hashes)
    admin = site.actor("admin")
    year = clock.today(plan.zone).year
    holidays.fill_years(admin, (year, year + 1))
    for at, agency in enumerate(plan.directory):
        site.agencies[agency.key] = agencies.add_agency(admin, _agency(site, agency, at))
    _add_positions(site, admin)
    for account in ACCOUNTS[:-1]:
        _add_account(site, account, admin, hashes)
    _coordinate(site, admin)
    for official in officials(plan):
        site.people[official.name] = people.add_person(admin, official.command(site.agencies))
    if plan.task_force is not None:
        site.task_force_id = _add_task_force(site, admin, plan.task_force)
    return site


def _government(plan: GovernmentPlan) -> governments.AddGovernment:
    return governments.AddGovernment(level=plan.level, name=plan.name, zone=plan.zone, seat=plan.seat, is_demo=True)


def _agency(site: Site, plan: AgencyPlan, at: int) -> agencies.AddAgency:
    return agencies.AddAgency(
        name=plan.name,
        short_name=plan.short_name,
        kind=plan.kind,
        relation=plan.relation,
        parent_id=site.agencies[plan.parent] if plan.parent else None,
        head_title=head_title(plan),
        protocol_order=10 * (at + 1),
        is_secretariat=plan.key == SETDA,
        is_public_relations=plan.key == HUMAS,
    )


_HEADS = {
    AgencyKind.TNI: "Komandan",
    AgencyKind.PENGADILAN: "Ketua",
    AgencyKind.PERGURUAN_TINGGI: "Rektor",
    AgencyKind.LEMBAGA_MASYARAKAT: "Ketua",
    AgencyKind.DPRD: "Ketua",
}


def head_title(plan: AgencyPlan) -> str | None:
    """What the head of an agency is called; None where it depends on the ministry."""
    if plan.key == SETDA:
        return "Sekretaris Daerah"
    if plan.kind is AgencyKind.PEMERINTAH_ATASAN:
        return None
    if plan.kind is AgencyKind.KECAMATAN_KELURAHAN:
        return plan.name.replace("Kecamatan", "Camat")
    return f"{_HEADS.get(plan.kind, 'Kepala')} {plan.name}"


def _add_positions(site: Site, admin: Actor) -> None:
    dinas = site.plan.agency(site.plan.dinas)
    for role, key, title, kind in (
        (Role.SEKDA, SETDA, "Sekretaris Daerah", PositionKind.SEKDA),
        (Role.ASISTEN, SETDA, "Asisten Pemerintahan dan Kesejahteraan Rakyat", PositionKind.ASISTEN),
        (Role.AGENCY_HEAD, dinas.key, f"Kepala {dinas.name}", PositionKind.KEPALA_INSTANSI),
    ):
        command = AddPosition(agency_id=site.agencies[key], title=title, kind=kind)
        site.positions[role] = add_position(admin, command)


def _coordinate(site: Site, admin: Actor) -> None:
    command = coordinators.SetCoordination(
        position_id=site.positions[Role.ASISTEN],
        version=1,
        agency_ids=tuple(site.agencies[key] for key in site.plan.coordinated),
    )
    coordinators.set_coordination(admin, command)


def _add_account(site: Site, plan: AccountPlan, by: Actor, hashes: dict[str, str]) -> None:
    """An account with its role and password; an appointed role gets a person of its own who holds the position."""
    name, username = plan.display_name(site.plan), plan.username(site.plan)
    person_id = appointment_id = None
    if plan.role in site.positions:
        person_id = people.add_person(by, people.AddPerson(name=name))
        held = AddAppointment(person_id=person_id, position_id=site.positions[plan.role])
        appointment_id = add_appointment(by, held)
    user_id = users.add_user(by, users.AddUser(username=username, display_name=name, person_id=person_id))
    key = plan.agency_key(site.plan) if plan.role in AGENCY_ROLES else None
    row = RoleRow(
        role=plan.role, agency_id=site.agencies[key] if key is not None else None, appointment_id=appointment_id
    )
    set_roles(by, SetRoles(user_id=user_id, version=1, roles=(row,)))
    set_first_password(operator(site.government_id, site.plan.zone), user_id, hashes[username])
    site.users[plan.name] = user_id


def _add_task_force(site: Site, admin: Actor, name: str) -> int:
    """With the other names that the records use, the chair as stated, and the agencies that are named as members."""
    stated = {other for record in site.plan.records for other in record.task_force_names}
    force_id = add_task_force(admin, AddTaskForce(name=name, aliases=tuple(sorted(stated - {name}))))
    heads = [
        Member(person_id=site.people[chair.name], office_text=chair.office, role=TaskForceRole.KETUA)
        for chair in chairs(site.plan)
    ]
    members = [Member(agency_id=site.agencies[key]) for key in site.plan.members]
    return add_members(admin, force_id, [*heads, *members])
