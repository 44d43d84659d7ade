"""Which index serves the review of late items, the list of usul and the recap, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.domain.workdays import WorkCalendar
from app.queries import exceptions, recap, review
from app.queries.actors import actor_of
from app.queries.item_list import ItemFilters, ItemView
from tests.database import ON_POSTGRESQL
from tests.web.item_list_case import World
from tests.web.test_action_items_plans import crowd, plan_of

CALENDAR = WorkCalendar()


@pytest.fixture
def world(app) -> World:
    return World()


def _review(world: World, **filters: Any) -> Callable[[], object]:
    return lambda: review.review_page(actor_of(world.sekda.id), ItemFilters(view=ItemView.LATE, **filters), CALENDAR)


@pytest.mark.parametrize(
    ("of_agency", "index"), [(False, "ix_action_items_open_due"), (True, "ix_assignments_open_due")]
)
def test_the_review_is_served_by_the_partial_index(world, of_agency, index):
    crowd(world)
    ran = _ran(_review(world, agency_id=world.social.id) if of_agency else _review(world), "action_items.first_due_on")
    assert len(ran) == 1
    plan = plan_of(*ran[0])
    assert index in plan, plan
    assert ON_POSTGRESQL or "TEMP B-TREE" not in plan, plan


def test_waiting_usul_are_found_from_their_own_index(world):
    crowd(world)
    ran = _ran(lambda: exceptions.waiting_proposals(actor_of(world.sekda.id)), "FROM proposals")
    assert "uq_proposals_waiting" in plan_of(*ran[0])
    assert "SCAN action_items" not in plan_of(*ran[0])


def test_the_recap_reads_open_shares_from_their_partial_index(world):
    crowd(world)
    ran = _ran(lambda: recap.recap(actor_of(world.sekda.id), CALENDAR), "UNION ALL")
    plan = plan_of(*ran[-1])
    assert "ix_assignments_open_due" in plan, plan
    assert "SCAN action_items" not in plan, plan


def _ran(work: Callable[[], object], words: str) -> list[tuple[str, Any]]:
    """Statements holding the words, as the driver gets them."""
    with _recorded() as ran:
        work()
    return [one for one in ran if words in one[0]]


@contextmanager
def _recorded() -> Iterator[list[tuple[str, Any]]]:
    ran: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        ran.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(Engine, "before_cursor_execute", note)
