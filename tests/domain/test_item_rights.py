"""Who may do what in the loop of an item, as tables over facts: the parts that tests/rights.py cannot tell apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.action_items import AssignmentKind, ItemStatus
from app.domain.errors import NotFound
from app.domain.facts import GovernmentFacts, ItemFacts, MeetingFacts, ShareFacts
from app.domain.item_acts import Loop
from app.domain.item_rights import (
    changes_firm,
    coordinates,
    decides_extension,
    heads,
    leading_role,
    leads,
    reports,
    tells,
    verifies,
)
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role, RoleGrant

ORGANISER, OWNER, OTHER = 1, 2, 3
BAWAHAN, VERTIKAL, KESEDIAAN = Loop


def _actor(*grants: RoleGrant, user_id: int = 7) -> Actor:
    return Actor(user_id=user_id, government_id=1, zone="Asia/Jakarta", name="Uji", grants=grants)


def _at(role: Role, agency_id: int) -> Actor:
    return _actor(RoleGrant(role, agency_id))


def _asisten(*mapped: int) -> Actor:
    return _actor(RoleGrant(Role.ASISTEN, mapped_agency_ids=frozenset(mapped)))


PEOPLE = {
    "secretary": _at(Role.SECRETARIAT, ORGANISER),
    "secretary of the owner": _at(Role.SECRETARIAT, OWNER),
    "staff": _at(Role.REPORTER, OWNER),
    "head": _at(Role.AGENCY_HEAD, OWNER),
    "head of another": _at(Role.AGENCY_HEAD, OTHER),
    "asisten of the owner": _asisten(OWNER),
    "asisten of the organiser": _asisten(ORGANISER),
    "asisten of another": _asisten(OTHER),
    "sekda": _actor(RoleGrant(Role.SEKDA)),
    "observer": _actor(RoleGrant(Role.OBSERVER)),
}
MEETING = MeetingFacts(id=1, government_id=1, organiser_id=ORGANISER, confidentiality=Confidentiality.BIASA)
ITEM = ItemFacts(1, MEETING, Confidentiality.BIASA, frozenset({OWNER}), is_firm=True)


def _share(loop: Loop = BAWAHAN, reporters: frozenset[int] = frozenset(), **of_item: bool) -> ShareFacts:
    item = replace(ITEM, **of_item)
    return ShareFacts(1, item, OWNER, AssignmentKind.LEAD, loop, ItemStatus.DALAM_PROSES, reporters)


def _who(predicate, subject) -> set[str]:
    return {name for name, actor in PEOPLE.items() if predicate(actor, subject)}


ASISTEN = {"asisten of the owner", "asisten of the organiser"}


@pytest.mark.parametrize(
    ("predicate", "subject", "who"),
    [
        (tells, _share(), {"staff", "head"}),
        (tells, _share(VERTIKAL), {"staff", "head"}),
        (heads, _share(), {"head"}),
        (reports, _share(), {"staff", "head"}),
        (reports, _share(VERTIKAL), {"staff", "head", "secretary"}),
        (reports, _share(KESEDIAAN), {"staff", "head", "secretary"}),
        (coordinates, _share(), ASISTEN),
        (leads, _share(), {*ASISTEN, "sekda"}),
        (decides_extension, _share(), {"asisten of the owner", "sekda"}),
        (verifies, _share(), {"secretary"}),
        (verifies, _share(is_priority=True), ASISTEN),
        (verifies, _share(from_kepala_daerah=True), {"sekda"}),
        (verifies, _share(is_priority=True, from_kepala_daerah=True), {"sekda"}),
        (verifies, _share(VERTIKAL), {"secretary"}),
        (verifies, _share(KESEDIAAN, is_priority=True), {"secretary"}),
        # Everybody here has the same account: whoever reported, nobody else of this table may.
        (verifies, _share(reporters=frozenset({7})), set()),
        (verifies, _share(reporters=frozenset({7}), is_priority=True), set()),
        (verifies, _share(VERTIKAL, reporters=frozenset({7})), {"secretary"}),
        (changes_firm, ITEM, {"secretary", *ASISTEN, "sekda"}),
        (changes_firm, replace(ITEM, from_kepala_daerah=True), {*ASISTEN, "sekda"}),
    ],
)
def test_who_may(predicate, subject, who) -> None:
    assert _who(predicate, subject) == who


def test_who_sees_only_the_item_does_not_move_it() -> None:
    closed = replace(MEETING, confidentiality=Confidentiality.RAHASIA)
    assert _who(changes_firm, replace(ITEM, meeting=closed)) == set()
    named = replace(closed, reader_ids=frozenset({7}))
    assert _who(changes_firm, replace(ITEM, meeting=named)) == {"secretary", *ASISTEN, "sekda"}


def test_who_is_sekda_for_the_day_acts_as_such() -> None:
    plh = _actor(RoleGrant(Role.ASISTEN, mapped_agency_ids=frozenset({OWNER})), RoleGrant(Role.SEKDA))
    assert leading_role(plh) is Role.SEKDA
    assert leading_role(PEOPLE["asisten of the owner"]) is Role.ASISTEN


def test_rights_over_a_share_need_a_share() -> None:
    for predicate in (tells, heads, reports, verifies, decides_extension):
        with pytest.raises(NotFound):
            predicate(PEOPLE["secretary"], GovernmentFacts(1))
