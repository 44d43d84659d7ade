"""How forms of the directory are used: agencies, positions, persons, appointments, the map of asisten, task forces."""

from __future__ import annotations

from typing import Any

from app.domain.people import PositionKind
from app.models.agencies import Agency, Position
from app.models.people import Appointment, Person
from tests import factories
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import World


def _agency(world: World, **values: Any) -> Agency:
    return factories.agency(world.home, "Dinas Percobaan", **values)


def _person(world: World, **values: Any) -> Person:
    return factories.person(world.home, "Orang Percobaan", **values)


def _position(world: World, **values: Any) -> Position:
    row = Position(
        government_id=world.home.id,
        agency_id=world.assigned.id,
        title="Kepala Bidang Percobaan",
        kind=PositionKind.LAINNYA,
        **values,
    )
    factories.save(row)
    return row


def _appointed(world: World) -> Arguments:
    person = _person(world)
    row: Appointment = factories.appointment(person, world.member, "Kepala Seksi", PositionKind.LAINNYA)
    return {"person_id": person.id, "appointment_id": row.id}


_AGENCY = {
    "name": "Dinas Baru",
    "short_name": "DB",
    "kind": "opd",
    "head_title": "Kepala Dinas Baru",
    "unit_code": "Dinbar",
    "address": "Jalan Merdeka Nomor 2",
    "phone": "(0771) 123456",
    "email": "dinas@contoh.go.id",
    "website": "https://contoh.go.id",
    "valid_from": "2026-01-02",
}
_PROPOSAL = {
    "name": "Rina Sukma",
    "front_titles": "dr.",
    "back_titles": "M.Kes.",
    "phone": "0812 3456 7890",
}
_PERSON = {
    **_PROPOSAL,
    "nip": "198001012005012001",
    "rank": "Pembina, IV/a",
    "email": "rina@contoh.go.id",
}
_MEMBER = {
    "unsur_text": "Organisasi wanita",
    "office_text": "Ketua organisasi",
    "valid_from": "2026-01-02",
    "valid_to": "2027-01-02",
}
_FORCE = {
    "name": "Gugus Tugas Baru",
    "decree_number": "460/105 Tahun 2026",
    "decree_on": "2026-01-02",
    "valid_from": "2026-01-02",
    "valid_to": "2028-01-02",
    "aliases": "Satgas Baru",
}
_NO_TEXT = frozenset({"echelon", "protocol_order", "nip", "phone", "email", "website", "unit_code"})


def _new_position(world: World) -> Typed:
    return {
        "agency_id": str(world.member.id),
        "title": "Kepala Bidang Baru",
        "echelon": "III.b",
        "valid_from": "2026-02-01",
        "valid_to": "2027-02-01",
    }


AGENCIES = (
    Entry(endpoint="agencies.create", account="adm", typed=lambda world: _AGENCY, formats=_NO_TEXT),
    Entry(endpoint="agencies.edit", account="adm", typed=lambda world: _AGENCY, formats=_NO_TEXT),
    Entry(
        endpoint="agencies.deactivate",
        account="adm",
        prepare=lambda world, level: {"agency_id": _agency(world).id},
        typed=lambda world: {"valid_to": "2026-11-01", "successor_id": str(world.member.id)},
    ),
    Entry(
        endpoint="agencies.reactivate",
        account="adm",
        prepare=lambda world, level: {"agency_id": _agency(world, is_active=False).id},
    ),
    Entry(
        endpoint="positions.create",
        account="adm",
        typed=lambda world: {"title": "Sekretaris Dinas", "echelon": "III.a"},
        formats=_NO_TEXT,
    ),
    Entry(
        endpoint="positions.edit",
        account="adm",
        prepare=lambda world, level: {"position_id": _position(world).id},
        typed=lambda world: {"title": "Sekretaris Dinas", "echelon": "III.a"},
        formats=_NO_TEXT,
    ),
    Entry(
        endpoint="positions.deactivate",
        account="adm",
        prepare=lambda world, level: {"position_id": _position(world).id},
    ),
    Entry(
        endpoint="positions.reactivate",
        account="adm",
        prepare=lambda world, level: {"position_id": _position(world, is_active=False).id},
    ),
    Entry(
        endpoint="coordinators.edit",
        account="adm",
        typed=lambda world: {"agency_ids": [str(world.organiser.id), str(world.member.id)]},
    ),
)
PEOPLE = (
    Entry(endpoint="people.create", account="adm", typed=lambda world: _PERSON, formats=_NO_TEXT),
    Entry(endpoint="people.edit", account="adm", typed=lambda world: _PERSON, formats=_NO_TEXT),
    Entry(endpoint="people.propose", typed=lambda world: _PROPOSAL, formats=_NO_TEXT),
    Entry(
        endpoint="person_states.confirm",
        account="adm",
        prepare=lambda world, level: {"person_id": _person(world, is_proposed=True).id},
    ),
    Entry(
        endpoint="person_states.deactivate",
        account="adm",
        prepare=lambda world, level: {"person_id": _person(world).id},
    ),
    Entry(
        endpoint="person_states.reactivate",
        account="adm",
        prepare=lambda world, level: {"person_id": _person(world, is_active=False).id},
    ),
    Entry(endpoint="appointments.create", account="adm", typed=_new_position, formats=_NO_TEXT),
    Entry(
        endpoint="appointments.edit",
        account="adm",
        prepare=lambda world, level: _appointed(world),
        typed=lambda world: {"valid_from": "2026-02-01", "valid_to": "2027-02-01"},
    ),
    Entry(endpoint="appointments.remove", account="adm", prepare=lambda world, level: _appointed(world)),
)
TASK_FORCES = (
    Entry(endpoint="task_forces.create", account="adm", typed=lambda world: _FORCE),
    Entry(endpoint="task_forces.edit", account="adm", typed=lambda world: _FORCE),
    Entry(endpoint="task_forces.deactivate", account="adm"),
    Entry(
        endpoint="task_forces.reactivate",
        account="adm",
        prepare=lambda world, level: {"task_force_id": _closed_force(world)},
    ),
    Entry(endpoint="task_force_members.create", account="adm", typed=lambda world: _MEMBER),
    Entry(
        endpoint="task_force_members.create_several",
        account="adm",
        typed=lambda world: {"agency_ids": [str(world.organiser.id), str(world.invited.id)]},
    ),
    Entry(
        endpoint="task_force_members.edit",
        account="adm",
        typed=lambda world: {**_MEMBER, "unsur_text": None},
    ),
    Entry(endpoint="task_force_members.remove", account="adm"),
)


def _closed_force(world: World) -> int:
    row = factories.task_force(world.home, world.member)
    row.is_active = False
    factories.save(row)
    return row.id


ENTRIES = (*AGENCIES, *PEOPLE, *TASK_FORCES)
