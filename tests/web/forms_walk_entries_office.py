"""How forms of accounts of others, of holidays and of profiles of papers are used."""

from __future__ import annotations

from app.db import db
from app.domain.meetings import Confidentiality
from app.models.governments import Government, Holiday, PaperProfile
from tests import factories
from tests.web.forms_walk import Arguments, Entry, Typed
from tests.world import World

_ADM = "adm"


def _closed_account(world: World, level: Confidentiality) -> Arguments:
    """Not one of the accounts that try the page."""
    return {"user_id": factories.user(db.session.get_one(Government, world.home.id), is_active=False).id}


def _closed_holiday(world: World, level: Confidentiality) -> Arguments:
    db.session.get_one(Holiday, world.holiday.id).is_active = False
    db.session.commit()
    return {}


def _own_profile(world: World, level: Confidentiality) -> Arguments:
    row = PaperProfile(government_id=world.home.id, agency_id=world.member.id)
    factories.save(row)
    return {"profile_id": row.id}


def _account(world: World) -> Typed:
    return {"username": "rina.setda", "display_name": "Rina Setda"}


def _profile(world: World) -> Typed:
    return {
        "paper": "F4",
        "font_name": "Bookman Old Style",
        "font_size": "11",
        "margin_top_cm": "2,5",
        "margin_left_cm": "3",
        "letterhead_lines": "Jalan Merdeka 1\nTelepon 0771-12345",
        "city": "Tanjungkoto",
        "classification_code": "000.1.5",
    }


_FORMATS = frozenset({"username", "year", *(f"margin_{side}_cm" for side in ("top", "bottom", "left", "right"))})

ENTRIES = (
    Entry(endpoint="users.create", account=_ADM, typed=_account, formats=_FORMATS),
    Entry(endpoint="users.edit", account=_ADM, typed=_account, formats=_FORMATS),
    Entry(endpoint="user_access.roles", account=_ADM, typed=lambda world: {"roles-0-valid_from": "2026-01-02"}),
    Entry(endpoint="user_access.end_sessions", account=_ADM, page="users.show"),
    Entry(endpoint="user_access.deactivate", account=_ADM),
    Entry(endpoint="user_access.reactivate", account=_ADM, prepare=_closed_account),
    Entry(
        endpoint="holidays.create",
        account=_ADM,
        typed=lambda world: {"on_date": "2026-10-18", "name": "Hari jadi daerah"},
    ),
    Entry(endpoint="holidays.edit", account=_ADM, typed=lambda world: {"name": "Hari Raya Natal"}),
    Entry(endpoint="holidays.deactivate", account=_ADM),
    Entry(endpoint="holidays.reactivate", account=_ADM, prepare=_closed_holiday),
    Entry(endpoint="holidays.fill", account=_ADM, typed=lambda world: {"year": "2027"}, formats=_FORMATS),
    Entry(endpoint="holidays.work_week", account=_ADM, typed=lambda world: {"days_per_week": "6"}),
    Entry(
        endpoint="paper_profiles.create",
        account=_ADM,
        typed=lambda world: {**_profile(world), "agency_id": str(world.member.id)},
        formats=_FORMATS,
    ),
    Entry(endpoint="paper_profiles.edit", account=_ADM, typed=_profile, formats=_FORMATS),
    Entry(endpoint="paper_profiles.remove", account=_ADM, prepare=_own_profile),
)
