"""How forms of agencies, positions, persons, appointments and task forces are used."""

from __future__ import annotations

from typing import Any

from app.db import db
from app.domain.meetings import Confidentiality
from app.models.agencies import Agency, Position, TaskForce
from app.models.people import Appointment, Person
from tests import factories
from tests.web import matrix
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import World

_ADM = "adm"


def _changed(model: Any, row_id: int, **values: object) -> None:
    for name, value in values.items():
        setattr(db.session.get_one(model, row_id), name, value)
    db.session.commit()


def _closed_agency(world: World, level: Confidentiality) -> Arguments:
    _changed(Agency, world.assigned.id, is_active=False)
    return {}


def _closed_position(world: World, level: Confidentiality) -> Arguments:
    _changed(Position, matrix.ARGUMENTS["position_id"](world, level), is_active=False)
    return {}


def _closed_person(world: World, level: Confidentiality) -> Arguments:
    _changed(Person, world.person.id, is_active=False)
    return {}


def _proposed(world: World, level: Confidentiality) -> Arguments:
    _changed(Person, world.person.id, is_proposed=True)
    return {}


def _closed_force(world: World, level: Confidentiality) -> Arguments:
    _changed(TaskForce, world.force.id, is_active=False)
    return {}


def _mistaken_appointment(world: World, level: Confidentiality) -> Arguments:
    made = factories.appointment(world.person, world.member, "Jabatan yang keliru", is_primary=False)
    return {"appointment_id": db.session.get_one(Appointment, made.id).id}


def _agency(world: World) -> Typed:
    return {
        "name": "Dinas Perpustakaan",
        "short_name": "Dispus",
        "parent_id": str(world.member.id),
        "head_title": "Kepala Dinas",
        "unit_code": "Dispus",
        "protocol_order": "45",
        "address": "Jalan Merdeka 1",
        "phone": "0771-12345",
        "email": "dispus@contoh.go.id",
        "website": "https://dispus.contoh.go.id",
        "valid_from": "2025-01-02",
    }


def _person(world: World) -> Typed:
    return {
        "name": "Siti Rahmawati",
        "front_titles": "dr.",
        "back_titles": "M.Kes.",
        "agency_id": str(world.member.id),
        "phone": "0812-3456-7890",
    }


def _official(world: World) -> Typed:
    more = {"nip": "198001152005012003", "rank": "Pembina, IV/a", "email": "siti@contoh.go.id"}
    return {**_person(world), **more}


def _appointment(world: World) -> Typed:
    return {
        "agency_id": str(world.member.id),
        "title": "Kepala Bidang Layanan",
        "echelon": "III.b",
        "held_as": "plt",
        "valid_from": "2026-01-02",
        "valid_to": "2026-03-31",
        "is_primary": None,
    }


def _force(world: World) -> Typed:
    return {
        "name": "Gugus Tugas Baru",
        "decree_number": "460/105 Tahun 2026",
        "decree_on": "2026-01-02",
        "valid_from": "2026-01-02",
        "valid_to": "2028-12-31",
        "aliases": "Satgas Baru\nTim Baru",
    }


def _member(world: World) -> Typed:
    return {
        "agency_id": str(world.assigned.id),
        "person_id": str(world.person.id),
        "unsur_text": "unsur pemerintah",
        "office_text": "Kepala Dinas",
        "valid_from": "2026-01-02",
        "valid_to": "2028-12-31",
    }


_NUMBERS = frozenset({"protocol_order", "nip", "echelon"})

ENTRIES = (
    Entry(endpoint="agencies.create", account=_ADM, typed=_agency, formats=_NUMBERS),
    Entry(endpoint="agencies.edit", account=_ADM, typed=_agency, formats=_NUMBERS),
    Entry(
        endpoint="agencies.deactivate",
        account=_ADM,
        typed=lambda world: {"valid_to": "2026-12-31", "successor_id": str(world.member.id)},
    ),
    Entry(endpoint="agencies.reactivate", account=_ADM, prepare=_closed_agency),
    Entry(
        endpoint="positions.create",
        account=_ADM,
        typed=lambda world: {"title": "Sekretaris Dinas", "kind": "lainnya", "echelon": "III.a"},
        formats=_NUMBERS,
    ),
    Entry(
        endpoint="positions.edit",
        account=_ADM,
        typed=lambda world: {"title": "Kepala Dinas Ditugasi", "echelon": "II.b"},
        formats=_NUMBERS,
    ),
    Entry(endpoint="positions.deactivate", account=_ADM),
    Entry(endpoint="positions.reactivate", account=_ADM, prepare=_closed_position),
    Entry(
        endpoint="coordinators.edit",
        account=_ADM,
        typed=lambda world: {"agency_ids": [str(world.member.id), str(world.stranger.id)]},
    ),
    Entry(endpoint="people.create", account=_ADM, typed=_official, formats=_NUMBERS),
    Entry(endpoint="people.edit", account=_ADM, typed=_official, formats=_NUMBERS),
    Entry(endpoint="people.propose", typed=_person),
    Entry(endpoint="person_states.confirm", account=_ADM, prepare=_proposed),
    Entry(endpoint="person_states.deactivate", account=_ADM),
    Entry(endpoint="person_states.reactivate", account=_ADM, prepare=_closed_person),
    Entry(endpoint="appointments.create", account=_ADM, typed=_appointment, formats=_NUMBERS),
    Entry(
        endpoint="appointments.edit",
        account=_ADM,
        typed=lambda world: {"valid_from": "2026-01-02", "valid_to": "2027-01-31"},
    ),
    Entry(endpoint="appointments.remove", account=_ADM, prepare=_mistaken_appointment),
    Entry(endpoint="task_forces.create", account=_ADM, typed=_force),
    Entry(endpoint="task_forces.edit", account=_ADM, typed=_force),
    Entry(endpoint="task_forces.deactivate", account=_ADM),
    Entry(endpoint="task_forces.reactivate", account=_ADM, prepare=_closed_force),
    Entry(endpoint="task_force_members.create", account=_ADM, typed=_member),
    Entry(endpoint="task_force_members.edit", account=_ADM, typed=_member),
    Entry(
        endpoint="task_force_members.create_several",
        account=_ADM,
        typed=lambda world: {"agency_ids": [str(world.organiser.id), str(world.invited.id)]},
    ),
    Entry(endpoint="task_force_members.remove", account=_ADM),
)
