"""The recap counted anew, share by share in Python: what is hidden is in no number, whatever is written."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import Relation
from app.domain.deadlines import NOT_LATE, overdue_bound
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.queries import recap
from app.queries.actors import actor_of
from app.queries.item_scope import own_agencies
from app.queries.visibility import part_level_visible
from tests import factories
from tests.web.item_list_case import World

CALENDAR = WorkCalendar()
_STATES = [
    ItemStatus.BELUM_DITINDAKLANJUTI,
    ItemStatus.DALAM_PROSES,
    ItemStatus.MENUNGGU_VERIFIKASI,
    ItemStatus.DITUNDA,
    ItemStatus.SELESAI,
]


@pytest.fixture
def world(app) -> World:
    return World()


def test_the_recap_holds_what_a_recount_finds(world):
    chance = random.Random(7)
    observer = factories.user(world.government, Role.OBSERVER)
    both = factories.user(world.government, Role.OBSERVER)
    factories.give_role(both, Role.REPORTER, world.social)
    for _ in range(3):
        _write(world, chance)
        for user in (world.sekda, world.secretary, observer, both):
            actor = actor_of(user.id)
            assert _shown(actor) == _recounted(actor)
    assert sum(_shown(actor_of(observer.id)).values()) < sum(_shown(actor_of(both.id)).values())


def _write(world: World, chance: random.Random) -> None:
    """New items, and old ones that change state, date or class."""
    agencies = [world.organiser, world.social, world.health, world.police]
    for _ in range(25):
        owner, other = chance.sample(agencies, 2)
        day = clock.today(factories.ZONE) + timedelta(days=chance.randint(-40, 20))
        factories.item(
            chance.choice(list(world.meetings.values())),
            owner,
            due_on=chance.choice([None, day, day]),
            status=chance.choice(_STATES[:-1]),
            supporters=chance.choice([(), (other,)]),
            confidentiality=chance.choice([*Confidentiality, Confidentiality.BIASA]),
            firm_at=clock.now(),
        )
    shares = list(db.session.scalars(select(Assignment)))
    for share in chance.sample(shares, 8):
        share.status = chance.choice(_STATES)
        share.is_open = share.status is not ItemStatus.SELESAI
    db.session.flush()


def _shown(actor: Actor) -> Counter[tuple[int, str]]:
    found = recap.recap(actor, CALENDAR)
    shown = Counter({(one.id, name): getattr(one, name) for one in found.agencies for name in ("open", "late")})
    return +(shown + Counter({(one.id, "open"): one.open for one in found.partners}))


def _recounted(actor: Actor) -> Counter[tuple[int, str]]:
    """Every share looked at: seen through its meeting or the own agency's, and late unless somebody else is waited for.

    Whoever is neither Sekda nor pemantau answers for the meetings of his secretariat and for his own agencies alone.
    """
    bound, own = overdue_bound(clock.today(actor.zone), CALENDAR), own_agencies(actor)
    of_all = actor.has(Role.SEKDA) or actor.has(Role.OBSERVER)
    seen = select(ActionItem.id).join(Meeting).where(part_level_visible(actor, ActionItem.confidentiality.expression))
    if not of_all:
        seen = seen.where(Meeting.secretariat_agency_id.in_(actor.agencies(Role.SECRETARIAT)))
    known = set(db.session.scalars(seen))
    partners = set(db.session.scalars(select(Agency.id).where(Agency.relation == Relation.MITRA)))
    counts: Counter[tuple[int, str]] = Counter()
    for share, item in db.session.execute(select(Assignment, ActionItem).join(ActionItem)):
        if not share.is_open or not (share.item_id in known or share.agency_id in own):
            continue
        counts[share.agency_id, "open"] += 1
        lead = next(one for one in item.assignments if one.agency_id == item.owner_agency_id)
        pressed = item.owner_agency_id not in partners and lead.status not in (NOT_LATE - {ItemStatus.SELESAI})
        if share.agency_id in partners or not item.is_open or not pressed or share.status in NOT_LATE:
            continue
        counts[share.agency_id, "late"] += share.due_on is not None and share.due_on < bound
    return +counts
