"""The list of action items: its three views, filters, pages, who sees what, statements and indexes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Engine, and_, event, select, text

from app import clock
from app.db import db
from app.domain.action_items import CLOSED, AssignmentKind, Horizon, ItemClass, ItemStatus
from app.domain.agencies import AgencyKind, Relation
from app.domain.deadlines import is_overdue, overdue_bound
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission, allowed
from app.domain.roles import Role
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment, ItemHorizon, ItemSupporter
from app.models.meetings import Meeting
from app.queries import item_list, item_scope, subjects, visibility
from app.queries.actors import actor_of
from app.queries.item_list import ItemFilters, ItemView
from app.queries.item_list_statements import list_statements
from app.queries.settings import work_calendar
from tests import factories
from tests.database import ON_POSTGRESQL
from tests.statements import statements

LATE_DAY = date(2025, 1, 2)


class World:
    """A government with an organiser, two agencies, a partner and one meeting of each class."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.health = factories.agency(self.government, "Dinas Kesehatan")
        self.police = factories.agency(
            self.government, "Polres", relation=Relation.MITRA, kind=AgencyKind.POLRI, short_name="Polres"
        )
        self.secretary = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.sekda = factories.user(self.government, Role.SEKDA, self.organiser)
        self.meetings = {
            level: factories.meeting(self.organiser, self.secretary, f"Rapat {level}", level)
            for level in Confidentiality
        }
        self.meeting = self.meetings[Confidentiality.BIASA]


@pytest.fixture
def world(app) -> World:
    return World()


def listed(user: Any, place: Any = None, size: int = 25, **filters: Any) -> list[int]:
    """Ids in the order of the list, as the user sees it."""
    actor = actor_of(user.id)
    calendar = work_calendar(actor.government_id)
    page = item_list.items_page(actor, ItemFilters(**filters), calendar, place, size)
    return [row.id for row in page.rows]


def test_newest_first_and_pages_in_both_directions(world, browser_of):
    items = [factories.item(world.meeting, world.social, f"Butir ke-{n:03}") for n in range(60)]
    browser, seen, url = browser_of(world.sekda), [], "/tindak-lanjut"
    pages = []
    while url:
        page = browser.get(url).text
        pages.append(url)
        seen += [item.text for item in items[::-1] if item.text in page]
        url = _link(page, "next")
    assert seen == [item.text for item in items[::-1]]
    assert len(pages) == 3
    back = browser.get(_link(browser.get(pages[2]).text, "prev")).text
    assert [item.text for item in items if item.text in back] == [item.text for item in items[10:35]]


def _link(page: str, rel: str) -> str | None:
    _, found, rest = page.partition(f'rel="{rel}" href="')
    return rest.partition('"')[0].replace("&amp;", "&") if found else None


def test_late_is_what_the_rule_calls_late(world):
    """The SQL twin of domain.deadlines.is_overdue, over every status, owner and nearness."""
    today = clock.today(factories.ZONE)
    bound = overdue_bound(today, WorkCalendar())
    expected = set()
    for status, owner, due_on in product(
        ItemStatus, (world.social, world.police), (None, LATE_DAY, bound - timedelta(days=1), bound, today)
    ):
        item = factories.item(world.meeting, owner, due_on=due_on, status=status, is_open=status not in CLOSED)
        db.session.query(Assignment).filter_by(item_id=item.id).update({"is_open": status not in CLOSED})
        db.session.commit()
        if is_overdue(due_on, status, partner=owner is world.police, bound=bound):
            expected.add(item.id)
    assert expected
    found = listed(world.sekda, view=ItemView.LATE, size=500)
    assert set(found) == expected
    by_agency = listed(world.sekda, view=ItemView.LATE, agency_id=world.social.id, size=500)
    assert set(by_agency) == expected
    assert listed(world.sekda, view=ItemView.LATE, agency_id=world.police.id) == []


def test_late_ones_come_longest_due_first_and_ties_by_id(world):
    days = [3, 10, 10, 5]
    items = [factories.item(world.meeting, world.social, due_on=LATE_DAY + timedelta(days=n)) for n in days]
    assert listed(world.sekda, view=ItemView.LATE) == [items[n].id for n in (0, 3, 1, 2)]


def test_items_of_a_task_force_can_be_late_too(world):
    force = factories.task_force(world.government, world.social)
    item = factories.item(world.meeting, due_on=LATE_DAY, owner_task_force_id=force.id)
    closed = factories.item(world.meeting, due_on=LATE_DAY, owner_text="semua", is_open=False)
    assert listed(world.sekda, view=ItemView.LATE) == [item.id]
    assert closed.id in listed(world.sekda)


def test_without_a_due_date_is_a_list_of_its_own(world, browser_of):
    item = factories.item(world.meeting, world.social, "Tanpa tanggal", due_text="segera")
    factories.item(world.meeting, world.social, "Dengan tanggal", due_on=LATE_DAY)
    assert listed(world.sekda, view=ItemView.WITHOUT_DUE) == [item.id]
    page = browser_of(world.sekda).get("/tindak-lanjut?daftar=tanpa_batas_waktu").text
    assert "Tanpa tanggal" in page
    assert "Dengan tanggal" not in page


def test_the_late_list_is_narrower_than_what_one_sees(world):
    """wewenang.md, "overdue list and recap": own meetings, own agency's items, mapped agencies; all for the Sekda."""
    other_organiser = factories.agency(world.government)
    maker = factories.user(world.government, Role.SECRETARIAT, other_organiser)
    elsewhere = factories.meeting(other_organiser, maker)
    mine = factories.item(world.meeting, world.health, due_on=LATE_DAY)
    shared = factories.item(elsewhere, world.organiser, due_on=LATE_DAY)
    foreign = factories.item(elsewhere, world.social, due_on=LATE_DAY)
    asisten = factories.user(world.government)
    factories.give_role(asisten, Role.ASISTEN, world.organiser, maps=(world.social,))
    expected = {
        world.secretary: {mine.id, shared.id},
        world.sekda: {mine.id, shared.id, foreign.id},
        factories.user(world.government, Role.REPORTER, world.social): {foreign.id},
        factories.user(world.government, Role.AGENCY_HEAD, world.health): {mine.id},
        factories.user(world.government, Role.OBSERVER): {mine.id, shared.id, foreign.id},
        asisten: {foreign.id},
    }
    for user, ids in expected.items():
        assert set(listed(user, view=ItemView.LATE)) == ids
        assert set(listed(user)) == {mine.id, shared.id, foreign.id}


@pytest.mark.parametrize("role", list(Role))
def test_sets_and_conditions_mean_the_same(world, role):
    """queries.item_scope against queries.visibility, over items of every class and kind of share."""
    fill(world)
    for agency in (world.organiser, world.social, world.health, factories.agency(world.government)):
        actor = actor_of(someone(world, role, agency).id)
        bound = clock.today(factories.ZONE)
        due, forces = item_scope.open_before(actor, bound), item_scope.forces_of(actor)
        for scope, condition in (
            (item_scope.visible(actor, forces), visibility.item_visible(actor)),
            (and_(item_scope.in_charge(actor, forces, bound), due), and_(visibility.item_in_charge(actor), due)),
        ):
            by_sets = set(db.session.scalars(select(ActionItem.id).where(scope)))
            joined = select(ActionItem.id).join(Meeting, Meeting.id == ActionItem.meeting_id)
            assert by_sets == set(db.session.scalars(joined.where(condition)))


def fill(world: World) -> None:
    """Items of every class in meetings of every class, for an agency, a task force, or nobody's in particular."""
    force = factories.task_force(world.government, world.health)
    for meeting, level in product(world.meetings.values(), Confidentiality):
        values = {"confidentiality": level, "due_on": LATE_DAY}
        factories.item(meeting, world.social, supporters=(world.organiser,), **values)
        factories.item(meeting, world.health, **values)
        factories.item(meeting, owner_task_force_id=force.id, **values)
        supported = factories.item(meeting, owner_text="kepala dinas", **values)
        supporter = {"item_id": supported.id, "position": 1, "task_force_id": force.id}
        factories.save(ItemSupporter(government_id=world.government.id, **supporter))


def someone(world: World, role: Role, agency: Any) -> Any:
    """An account with that role, for that agency or mapped to it."""
    user = factories.user(world.government)
    factories.give_role(user, role, agency, maps=(agency,) if role is Role.ASISTEN else ())
    return user


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_the_list_holds_exactly_the_items_that_may_be_opened(world, role):
    fill(world)
    for agency in (world.organiser, world.social, world.health, factories.agency(world.government)):
        user = someone(world, role, agency)
        actor = actor_of(user.id)
        expected = {
            item_id
            for (item_id,) in db.session.query(ActionItem.id)
            if allowed(actor, Permission.ITEM_VIEW, subjects.item(actor, item_id))
        }
        assert set(listed(user, size=500)) == expected


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
