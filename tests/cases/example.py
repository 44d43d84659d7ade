"""Kabupaten Contoh in a database of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from flask import Flask
from sqlalchemy import select

from app.db import db, transactional
from app.jobs.demo_accounts import ACCOUNTS
from app.jobs.example import load_example
from app.jobs.example_plans import ACCEPTED, ExamplePlan, ItemPlan, MeetingPlan, example_plan
from app.models.governments import Government
from app.models.users import User
from tests.client import Browser
from tests.database import ON_POSTGRESQL
from tests.turns import EVERYTHING

#: Minutes of meetings after this day are still on their way: what happens to them names their items by place.
LATELY = -30


@dataclass(frozen=True)
class Example:
    """The application, the plan it was played from, and the government that came of it."""

    app: Flask
    plan: ExamplePlan
    government_id: int

    @classmethod
    def load(cls, app: Flask) -> Example:
        """Play the plan into the application's empty database; on PostgreSQL what happens in it, each thing once."""
        plan = example_plan()
        if ON_POSTGRESQL and not EVERYTHING:
            plan = replace(plan, meetings=of_every_kind(plan.meetings))
        with app.app_context():
            transactional(load_example)(plan, {account.username(plan.government): "x" for account in ACCOUNTS})
            government = db.session.scalars(select(Government.id)).one()
            db.session.remove()
        return cls(app, plan, government)

    def browser(self, account: str) -> Browser:
        """Logged in as a demo account of the government."""
        name = f"{account}.{self.plan.government.accounts}"
        return Browser(self.app, db.session.scalars(select(User).where(User.username == name)).one())


def of_every_kind(meetings: Iterable[MeetingPlan]) -> tuple[MeetingPlan, ...]:
    """As few meetings as it takes for everything to happen that happens in any of them, in their order."""
    left = list(meetings)
    wanted: set[Hashable] = set().union(*map(_happenings, left))
    kept: list[MeetingPlan] = []
    while wanted:
        best = max(left, key=lambda one: len(_happenings(one) & wanted))
        wanted -= _happenings(best)
        left.remove(best)
        kept.append(best)
    return tuple(_without_repeated_items(sorted(kept, key=lambda one: one.days)))


def _without_repeated_items(meetings: Iterable[MeetingPlan]) -> Iterator[MeetingPlan]:
    """Of the meetings of long ago only the items of which something new becomes, and one at least."""
    seen: set[Hashable] = set()
    for meeting in meetings:
        items = []
        for item in meeting.items:
            if not items or meeting.days > LATELY or not _becomes(item) <= seen:
                items.append(item)
                seen |= _becomes(item)
        yield replace(meeting, items=tuple(items))


def _happenings(meeting: MeetingPlan) -> set[Hashable]:
    """What happens around a meeting, by kind: a text counts as there or not there."""
    scenes = meeting.scenes
    told = {(name, bool(value)) for name, value in vars(scenes).items() if name not in ("release", "remarks")}
    remarks = {(one.role, one.answer if one.answer in (None, ACCEPTED) else "") for one in scenes.remarks}
    items = set().union(*map(_becomes, meeting.items))
    return {meeting.state, meeting.level, meeting.force, scenes.release} | told | remarks | items


def _becomes(item: ItemPlan) -> set[Hashable]:
    """What becomes of an item, and whose it is."""
    return {item.outcome, ("of a force", item.owner_is_force), ("supported", bool(item.supporters)), *item.horizons}
