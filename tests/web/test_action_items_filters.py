"""Filters of the list of action items, its count, its statements and the index that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from app.db import db
from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus
from app.domain.roles import Role
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, ItemHorizon
from app.queries import item_list
from app.queries.actors import actor_of
from app.queries.item_list import ItemFilters, ItemView
from app.queries.item_list_statements import list_statements
from tests import factories
from tests.database import ON_POSTGRESQL
from tests.statements import statements
from tests.web.item_list_case import LATE_DAY, World, listed


@pytest.fixture
def world(app) -> World:
    return World()


def test_each_filter_narrows_and_stays_in_the_addresses(world, browser_of):
    force = factories.task_force(world.government, world.health, name="Gugus Tugas Anak")
    undated = factories.meeting(world.organiser, world.secretary, on=None)
    wanted = factories.item(
        world.meeting, world.social, "Rumah aman", supporters=(world.health,), item_class=ItemClass.RENCANA_AKSI
    )
    factories.save(ItemHorizon(government_id=world.government.id, item_id=wanted.id, horizon=Horizon.PENDEK))
    of_force = factories.item(world.meeting, owner_task_force_id=force.id)
    running = factories.item(world.meeting, world.organiser, status=ItemStatus.DALAM_PROSES)
    late = factories.item(undated, world.organiser)
    cases: list[tuple[dict[str, Any], set[int]]] = [
        ({"agency_id": world.social.id}, {wanted.id}),
        ({"agency_id": world.health.id}, {wanted.id}),
        ({"agency_id": world.health.id, "share": AssignmentKind.LEAD}, set()),
        ({"agency_id": world.health.id, "share": AssignmentKind.SUPPORT}, {wanted.id}),
        ({"horizon": Horizon.PENDEK}, {wanted.id}),
        ({"horizon": Horizon.PANJANG}, set()),
        ({"status": ItemStatus.DALAM_PROSES}, {running.id}),
        ({"status": ItemStatus.SEMENTARA}, {wanted.id, of_force.id, late.id}),
        ({"task_force_id": force.id}, {of_force.id}),
        ({"item_class": ItemClass.RENCANA_AKSI}, {wanted.id}),
        ({"year": 2026}, {wanted.id, of_force.id, running.id}),
        ({"year": 0}, {late.id}),
    ]
    for filters, ids in cases:
        assert set(listed(world.sekda, **filters)) == ids, filters
    page = browser_of(world.sekda).get(f"/tindak-lanjut?instansi={world.social.id}&golongan=rencana_aksi").text
    assert "Rumah aman" in page
    assert f"/tindak-lanjut?instansi={world.social.id}&amp;golongan=rencana_aksi&amp;daftar=lewat" in page


@pytest.mark.parametrize(
    "query",
    [
        "instansi=abc",
        "instansi=9223372036854775808",
        "status=lain",
        "tahun=-1",
        "jangka=x",
        "daftar=x",
        "sesudah=bukan-token",
        "sesudah=WzFd&sebelum=W10",
        "q=%22%27%28%2A",
        "gugus=0&golongan=%00",
    ],
)
def test_a_filter_that_cannot_be_read_is_left_out(world, browser_of, query):
    factories.item(world.meeting, world.social, "Rumah aman")
    assert browser_of(world.sekda).get(f"/tindak-lanjut?{query}").status_code == 200


def test_the_count_stops_at_a_thousand(world, browser_of, monkeypatch):
    monkeypatch.setattr("app.queries.item_list_statements.COUNT_MAX", 3)
    list_statements.cache_clear()
    monkeypatch.setattr("app.web.item_lists.COUNT_MAX", 3)
    for _ in range(3):
        factories.item(world.meeting, world.social)
    assert "3 ditampilkan dari 3 tindak lanjut" in browser_of(world.sekda).get("/tindak-lanjut").text
    factories.item(world.meeting, world.social)
    assert "4 ditampilkan dari 3+ tindak lanjut" in browser_of(world.sekda).get("/tindak-lanjut").text
    list_statements.cache_clear()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.REPORTER, Role.SEKDA, Role.ASISTEN])
def test_few_statements_however_many_rows(world, browser_of, role):
    """At most ten, and as many at 100 rows as at 10, on the lists, on the item's and on the meeting's page."""
    user = factories.user(world.government)
    factories.give_role(user, role, world.organiser, maps=(world.social,) if role is Role.ASISTEN else ())
    force = factories.task_force(world.government, world.organiser)
    browser, counts = browser_of(user), {}
    for total in (10, 100):
        while db.session.query(ActionItem).count() < total:
            item = factories.item(
                world.meeting, world.social, supporters=(world.health, world.organiser), due_on=LATE_DAY
            )
        factories.item(world.meeting, owner_task_force_id=force.id)
        meeting_page = f"/rapat/{world.meeting.id}/tindak-lanjut"
        lists = (
            "/tindak-lanjut",
            "/tindak-lanjut?daftar=lewat",
            f"/tindak-lanjut?daftar=lewat&instansi={world.social.id}",
        )
        for page in (*lists, f"/tindak-lanjut/{item.id}", meeting_page):
            with statements() as sent:
                assert browser.get(page).status_code == 200
            name = page.replace(str(item.id), "n")
            counts.setdefault(name, []).append(len(sent))
    for name, (few, many) in counts.items():
        assert few == many <= 10, (name, few, many)


@pytest.mark.parametrize(
    ("of_agency", "index"), [(False, "ix_action_items_open_due"), (True, "ix_assignments_open_due")]
)
def test_the_late_list_is_served_by_its_partial_index(world, of_agency, index):
    """The condition stands in the statement as the index has it, so that both databases take the index."""
    for _ in range(30):
        factories.item(world.meeting, world.social, due_on=LATE_DAY)
    filters = ItemFilters(view=ItemView.LATE, agency_id=world.social.id if of_agency else None)
    actor = actor_of(world.sekda.id)
    with _recorded() as ran:
        item_list.items_page(actor, filters, WorkCalendar())
    assert len(ran) == 2
    for sql, parameters in ran:
        plan = _plan(sql, parameters)
        assert index in plan, plan
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


def _plan(sql: str, parameters: Any) -> str:
    """How the database runs it; PostgreSQL is kept from reading its tiny test table from end to end."""
    if ON_POSTGRESQL:
        db.session.execute(text("SET LOCAL enable_seqscan = off"))
        db.session.execute(text("SET LOCAL enable_bitmapscan = off"))
    explain = "EXPLAIN " if ON_POSTGRESQL else "EXPLAIN QUERY PLAN "
    rows = db.session.connection().exec_driver_sql(explain + sql, parameters).all()
    return "\n".join(str(row[-1]) for row in rows)
