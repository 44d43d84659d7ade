"""Which index serves the list of late items: the partial ones on open rows, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import CTE, ColumnElement, Engine, case, event, insert, literal, select, text

from app.db import db
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment
from app.queries import item_list
from app.queries.actors import actor_of
from app.queries.item_list import ItemFilters, ItemView
from tests import factories
from tests.database import ON_POSTGRESQL
from tests.web.item_list_case import LATE_DAY, World


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.mark.parametrize(("of_agency", "index"), [(False, "ix_action_items_open_"), (True, "ix_assignments_open_due")])
def test_the_late_list_is_served_by_its_partial_index(world, of_agency, index):
    """The condition stands in the statement as the index has it, so that both databases take one of open rows alone."""
    crowd(world)
    filters = ItemFilters(view=ItemView.LATE, agency_id=world.social.id if of_agency else None)
    actor = actor_of(world.sekda.id)
    with _recorded() as ran:
        item_list.items_page(actor, filters, WorkCalendar())
    [(sql, parameters)] = ran
    plan = plan_of(sql, parameters)
    # Once for the rows, once for their capped count.
    assert plan.count(index) == 2, plan
    assert ON_POSTGRESQL or "TEMP B-TREE" not in plan, plan


@contextmanager
def _recorded() -> Iterator[list[tuple[str, Any]]]:
    """Selects of items as the driver gets them, with their parameters."""
    ran: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if "action_items" in statement:
            ran.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def crowd(world: World) -> None:
    """Many closed items and a few late ones of many agencies, so that an index is worth taking, and known to be."""
    agencies = [world.social, *(factories.agency(world.government) for _ in range(9))]
    item = factories.item(world.meeting, world.social, due_on=LATE_DAY)
    share = db.session.query(Assignment).filter_by(item_id=item.id).one()
    first = select(literal(1).label("n")).cte("numbers", recursive=True)
    numbers = first.union_all(select(first.c.n + 1).where(first.c.n < 4_000))
    n = numbers.c.n
    number, is_open = item.id + n, n % 20 == 0
    agency = case({at: one.id for at, one in enumerate(agencies)}, value=n % len(agencies))
    _copied(item, numbers, {"id": number, "number": 1_000_000 + n, "is_open": is_open, "owner_agency_id": agency})
    _copied(share, numbers, {"id": share.id + n, "item_id": number, "is_open": is_open, "agency_id": agency})
    if ON_POSTGRESQL:
        db.session.execute(text("ANALYZE action_items, assignments, meetings, agencies"))
    db.session.commit()


def _copied(row: ActionItem | Assignment, numbers: CTE, changed: dict[str, ColumnElement[Any]]) -> None:
    """The row once for each number, made by the database itself."""
    table = row.__table__
    columns = [changed.get(column.name, column).label(column.name) for column in table.columns]
    rows = select(*columns).join_from(table, numbers, table.c.id == row.id)
    db.session.execute(insert(table).from_select(list(table.columns), rows))


def plan_of(sql: str, parameters: Any) -> str:
    """How the database runs it.

    PostgreSQL finds reading a few pages as a whole, or sorting them, cheaper than any index, depending on what other
    tests have left in them; without those choices the plan says whether the index can serve the statement in order.
    """
    connection = db.session.connection()
    if ON_POSTGRESQL:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
    explain = "EXPLAIN " if ON_POSTGRESQL else "EXPLAIN QUERY PLAN "
    rows = connection.exec_driver_sql(explain + sql, parameters).all()
    if ON_POSTGRESQL:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = on")
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = on")
    return "\n".join(str(row[-1]) for row in rows)
