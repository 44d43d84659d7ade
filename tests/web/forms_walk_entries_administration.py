"""How forms of the administration are used: accounts and roles, holidays, profiles of papers and emblems."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.models.governments import Holiday, PaperProfile
from tests import factories
from tests.storage.samples import jpeg_file
from tests.web.forms_walk import Arguments, Entry
from tests.world import World


def _account(world: World, **values: Any) -> Arguments:
    return {"user_id": factories.user(world.home, **values).id}


def _closed_holiday(world: World) -> Arguments:
    row = Holiday(government_id=world.home.id, on_date=date(2026, 5, 1), name="Hari Buruh", is_active=False)
    factories.save(row)
    return {"holiday_id": row.id}


def _own_profile(world: World) -> Arguments:
    row = PaperProfile(government_id=world.home.id, agency_id=world.member.id)
    factories.save(row)
    return {"profile_id": row.id}


_USER = {"username": "setda.rina", "display_name": "Rina Sukma"}
_HOLIDAY = {"on_date": "2026-12-26", "name": "Cuti bersama daerah"}
_PROFILE = {
    "paper": "F4",
    "font_name": "Bookman Old Style",
    "font_size": "11",
    "margin_top_cm": "2,5",
    "margin_left_cm": "3",
    "letterhead_lines": "Jalan Merdeka Nomor 1\nTelepon 0771-12345",
    "classification_code": "000.1.5",
    "city": "Tanjungkoto",
}
_CENTIMETRES = frozenset({"margin_top_cm", "margin_left_cm"})

ENTRIES = (
    Entry(endpoint="number_register.edit", account="adm", typed=lambda world: {"is_on": "y"}),
    Entry(
        endpoint="users.create",
        account="adm",
        typed=lambda world: {**_USER, "person_id": str(factories.person(world.home, "Rina Sukma").id)},
        formats=frozenset({"username"}),
    ),
    Entry(
        endpoint="users.edit",
        account="adm",
        typed=lambda world: {**_USER, "person_id": None},
        formats=frozenset({"username"}),
    ),
    Entry(
        endpoint="user_access.roles",
        account="adm",
        typed=lambda world: {
            "roles-0-role": "staf_pelapor",
            "roles-0-agency_id": str(world.member.id),
            "roles-0-valid_from": "2026-02-01",
            "roles-0-valid_to": "2027-02-01",
        },
    ),
    Entry(endpoint="user_access.code", account="adm", page="users.show", status=200),
    Entry(
        endpoint="user_access.end_sessions",
        account="adm",
        page="users.show",
        prepare=lambda world, level: {"user_id": world.users["stf_stranger"].id},
    ),
    Entry(endpoint="user_access.deactivate", account="adm"),
    Entry(
        endpoint="user_access.reactivate",
        account="adm",
        prepare=lambda world, level: _account(world, is_active=False),
    ),
    Entry(endpoint="holidays.create", account="adm", typed=lambda world: _HOLIDAY),
    Entry(endpoint="holidays.edit", account="adm", typed=lambda world: _HOLIDAY),
    Entry(endpoint="holidays.deactivate", account="adm"),
    Entry(endpoint="holidays.reactivate", account="adm", prepare=lambda world, level: _closed_holiday(world)),
    Entry(
        endpoint="holidays.fill",
        account="adm",
        typed=lambda world: {"year": "2027"},
        formats=frozenset({"year"}),
    ),
    Entry(endpoint="holidays.work_week", account="adm", typed=lambda world: {"days_per_week": "6"}),
    Entry(
        endpoint="paper_profiles.create",
        account="adm",
        typed=lambda world: {**_PROFILE, "agency_id": str(world.invited.id)},
        formats=_CENTIMETRES,
    ),
    Entry(endpoint="paper_profiles.edit", account="adm", typed=lambda world: _PROFILE, formats=_CENTIMETRES),
    *(
        Entry(endpoint=endpoint, account="adm", typed=lambda world: {"file": (jpeg_file((240, 300)), "lambang.jpg")})
        for endpoint in ("emblems.region", "emblems.state")
    ),
    Entry(endpoint="emblems.remove", account="adm"),
    Entry(endpoint="paper_profiles.remove", account="adm", prepare=lambda world, level: _own_profile(world)),
)
