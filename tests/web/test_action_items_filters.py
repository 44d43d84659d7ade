"""Filters of the list of action items and its count."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus
from app.models.action_items import ItemHorizon
from app.queries.item_list_statements import list_statements
from tests import factories
from tests.web.item_list_case import World, listed


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
