"""Profiles of papers: the general one, one of an agency, and the one in force for a paper."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.roles import Role
from app.domain.sheets import PaperProfile as ProfileSheet
from app.models.governments import PaperProfile
from app.queries.paper_profiles import profile_in_force, profile_sheet
from app.services.paper_profiles import AddProfile, ChangeProfile, add_profile, change_profile, remove_profile
from tests import factories
from tests.services.directory import acts, office, row


@pytest.fixture
def at(app):
    here = office()
    factories.save(PaperProfile(government_id=here.home.id))
    return here


def general(at) -> PaperProfile:
    found = profile_in_force(at.home.id, None)
    assert found is not None
    return found


def test_the_stored_defaults_are_those_of_the_papers(at):
    assert profile_sheet(general(at)) == profile_sheet(None) == ProfileSheet()


def test_an_agency_may_differ_until_its_profile_is_removed(at):
    own = add_profile(at.admin, AddProfile(agency_id=at.agency.id, paper="F4", margin_left_cm=Decimal("2.5")))
    sheet = profile_sheet(profile_in_force(at.home.id, at.agency.id))
    assert (sheet.paper.value, sheet.margin_left) == ("F4", 2.5)
    assert profile_in_force(at.home.id, at.other.id).id == general(at).id
    with pytest.raises(RuleViolation) as refused:
        add_profile(at.admin, AddProfile(agency_id=at.agency.id))
    assert refused.value.field == "agency_id"
    remove_profile(at.admin, own, 1, "k" * 24)
    remove_profile(at.admin, own, 1, "k" * 24)
    assert profile_in_force(at.home.id, at.agency.id).id == general(at).id
    assert acts("paper_profile", own) == ["buat", "hapus"]


def test_the_general_profile_is_changed_and_never_removed(at):
    number = general(at).id
    lines = " Jalan Merdeka 1 \n\n Telepon 0771-12345 "
    change_profile(at.admin, ChangeProfile(profile_id=number, version=1, letterhead_lines=lines, show_place=False))
    assert row(PaperProfile, number).letterhead_lines == "Jalan Merdeka 1\nTelepon 0771-12345"
    with pytest.raises(Conflict):
        change_profile(at.admin, ChangeProfile(profile_id=number, version=1))
    with pytest.raises(RuleViolation):
        remove_profile(at.admin, number, 2)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"margin_top_cm": Decimal("0.5")}, "margin_top_cm"),
        ({"margin_right_cm": Decimal("7")}, "margin_right_cm"),
        ({"paper": "A5"}, "paper"),
        ({"font_name": "Comic Sans MS"}, "font_name"),
        ({"letterhead_lines": "a\nb\nc\nd\ne\nf"}, "letterhead_lines"),
        ({"letterhead_lines": "a" * 121}, "letterhead_lines"),
    ],
)
def test_what_is_refused(at, values, field):
    with pytest.raises(RuleViolation) as refused:
        change_profile(at.admin, ChangeProfile(profile_id=general(at).id, version=1, **values))
    assert refused.value.field == field


def test_only_the_own_administrator_changes_profiles(at):
    change = ChangeProfile(profile_id=general(at).id, version=1)
    with pytest.raises(NotAllowed):
        change_profile(at.secretariat, change)
    abroad = factories.actor(factories.user(at.foreign, Role.ADMINISTRATOR))
    with pytest.raises(NotFound):
        change_profile(abroad, change)
    with pytest.raises(RuleViolation):
        add_profile(at.admin, AddProfile(agency_id=at.foreign_agency.id))
