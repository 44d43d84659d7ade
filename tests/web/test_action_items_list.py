"""The list of action items: its three views, filters, pages, who sees what, statements and indexes."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import and_, select

from app import clock
from app.db import db
from app.domain.action_items import CLOSED, AssignmentKind, ItemClass, ItemStatus
from app.domain.deadlines import is_overdue, overdue_bound
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission, allowed
from app.domain.roles import Role
from app.domain.workdays import WorkCalendar
from app.models.action_items import ActionItem, Assignment, ItemSupporter
from app.models.meetings import Meeting
from app.queries import item_scope, subjects, visibility
from app.queries.actors import actor_of
from app.queries.item_list import ItemFilters, ItemView, items_page
from tests import factories
from tests.web.item_list_case import LATE_DAY, World, listed


@pytest.fixture
def world(app) -> World:
    return World()


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


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("view", [ItemView.LATE, ItemView.SILENT])
def test_the_late_list_says_how_many_it_holds(world, role, view):
    """The count begins with few rows where the list begins with another index."""
    fill(world)
    for agency in (world.social, world.health, world.police):
        state = ItemStatus.DISAMPAIKAN if agency is world.police else ItemStatus.SEMENTARA
        factories.item(world.meeting, agency, due_on=LATE_DAY, status=state)
        user = someone(world, role, agency)
        page = items_page(actor_of(user.id), ItemFilters(view=view), WorkCalendar(), size=500)
        assert page.count == len(page.rows)
        if role is Role.AGENCY_HEAD:
            assert bool(page.rows) == ((agency is world.police) == (view is ItemView.SILENT))


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


def test_a_head_finds_what_waits_for_his_word(world, browser_of):
    waiting = ItemStatus.MENUNGGU_PERSETUJUAN_KEPALA
    factories.firm_item(world.meeting, world.social, waiting, text="Laporan yang menunggu")
    factories.firm_item(world.meeting, world.health, waiting, text="Laporan instansi lain")
    factories.firm_item(world.meeting, world.social, text="Belum dilaporkan")
    browser = browser_of(factories.user(world.government, Role.AGENCY_HEAD, world.social))
    url = f"/tindak-lanjut?instansi={world.social.id}&status={waiting.value}"
    assert f'href="{url.replace("&", "&amp;")}">Menunggu persetujuan Bapak/Ibu' in browser.get("/tindak-lanjut").text
    page = browser.get(url).text
    assert 'aria-current="page">Menunggu persetujuan Bapak/Ibu' in page
    assert "Laporan yang menunggu" in page
    assert "Laporan instansi lain" not in page
    assert "Belum dilaporkan" not in page
    assert "Menunggu persetujuan Bapak" not in browser_of(world.sekda).get("/tindak-lanjut").text


def test_a_firm_item_of_a_task_force_is_not_shown_as_sementara(world, browser_of):
    force = factories.task_force(world.government, world.social, name="Gugus Tugas")
    item = factories.item(world.meeting, owner_task_force_id=force.id, firm_at=clock.now())
    share = {"government_id": world.government.id, "item_id": item.id, "agency_id": world.social.id}
    factories.save(Assignment(**share, kind=AssignmentKind.MEMBER, status=ItemStatus.TERKENDALA))
    table = browser_of(world.sekda).get("/tindak-lanjut").text.partition("<table")[2]
    assert "Menurut tiap anggota" in table
    assert "Sementara" not in table
    assert listed(world.sekda, status=ItemStatus.TERKENDALA) == [item.id]
    assert listed(world.sekda, status=ItemStatus.SELESAI) == []
    assert listed(world.sekda, status=ItemStatus.SEMENTARA) == []


def test_a_firm_general_direction_is_no_longer_sementara(world, browser_of):
    item = factories.item(world.meeting, world.social, firm_at=clock.now(), item_class=ItemClass.ARAHAN_UMUM)
    item.is_open, share = False, factories.share_of(item)
    share.is_open = False
    factories.save(item, share)
    browser = browser_of(world.sekda)
    table = browser.get("/tindak-lanjut").text.partition("<table")[2]
    assert table.count("Arahan umum (tidak ditagih)") == 1
    assert "Sementara" not in table
    head = browser.get(f"/tindak-lanjut/{item.id}").text.partition("<main")[2].partition("</h1>")[2]
    assert "Arahan umum (tidak ditagih)" in head.partition("Riwayat")[0]
    assert "Sementara" not in head.partition("Riwayat")[0]
    assert listed(world.sekda, status=ItemStatus.SEMENTARA) == []
    assert listed(world.sekda, status=ItemStatus.SEMENTARA, agency_id=world.social.id) == []
