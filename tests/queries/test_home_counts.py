"""Beranda counts what the lists hold: as many late items as the list of late ones, and nothing that is not seen."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.deadlines import overdue_bound
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.queries.home.open_items import open_items
from app.queries.item_list import ItemFilters, ItemView, items_page
from app.queries.visibility import item_in_charge
from tests import factories
from tests.growth import Growth

CALENDAR = WorkCalendar()


def test_every_account_counts_as_its_lists_do(world):
    Growth(world).grow(5)
    bound, late = overdue_bound(clock.today(factories.ZONE), CALENDAR), set()
    for account, user in world.users.items():
        actor = factories.actor(user)
        if not actor.is_reader:
            continue
        home = open_items(actor, bound, 100)
        assert home.late == items_page(actor, ItemFilters(view=ItemView.LATE), CALENDAR).count, account
        in_charge = (
            select(ActionItem.id)
            .join(Meeting, Meeting.id == ActionItem.meeting_id)
            .where(item_in_charge(actor), ActionItem.is_open)
        )
        shown = {row.id for row in home.rows}
        assert shown <= set(db.session.scalars(in_charge)), account
        assert len(shown) == home.total, account
        assert home.without_due == sum(row.due_on is None for row in home.rows), account
        late.add(home.late)
    assert len(late) > 1
