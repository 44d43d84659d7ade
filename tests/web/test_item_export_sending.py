"""How the list of action items leaves as CSV: written in full first, a fault is a page, a slow reader holds nothing."""

from __future__ import annotations

from contextvars import Context
from typing import Any

import pytest

from app.db import db
from app.queries import item_export
from app.web import spooled
from tests import factories
from tests.client import Browser
from tests.web.item_export_case import URL, in_chunks
from tests.web.item_list_case import World


@pytest.fixture
def world(app) -> World:
    return World()


def test_headers_of_a_download_of_known_length(world, browser_of):
    factories.item(world.meeting, world.social)
    answer = browser_of(world.sekda).get(URL)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tindak-lanjut.csv"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_a_long_table_waits_in_a_file_and_is_the_same(world, browser_of, monkeypatch, shared_app):
    for n in range(20):
        factories.item(world.meeting, world.social, f"Butir {n:02}")
    browser = browser_of(world.sekda)
    short = browser.get(URL)
    monkeypatch.setattr(spooled, "IN_MEMORY", 100)
    in_chunks(monkeypatch, 3)
    folder = shared_app.config["INSTANCE_FOLDER"]
    before = sorted(folder.iterdir())
    long = browser.get(URL)
    assert long.data == short.data
    assert int(long.headers["Content-Length"]) == len(short.data)
    assert browser.open("HEAD", URL).headers["Content-Length"] == str(len(short.data))
    assert sorted(folder.iterdir()) == before


def test_a_fault_in_the_middle_is_a_page_and_no_file(world, browser_of, monkeypatch):
    for n in range(3):
        factories.item(world.meeting, world.social, f"Butir {n}")
    in_chunks(monkeypatch, 1)
    plain, seen = item_export.item_row, []

    def broken(*row: Any) -> Any:
        seen.append(row)
        if len(seen) == 3:
            raise ValueError("dapur")
        return plain(*row)

    monkeypatch.setattr(item_export, "item_row", broken)
    answer = browser_of(world.sekda).get(URL)
    assert answer.status_code == 500
    assert "Content-Disposition" not in answer.headers
    assert "Ada gangguan pada sistem" in answer.text
    assert "Butir" not in answer.text


@pytest.mark.parametrize("in_memory", [100, spooled.IN_MEMORY])
def test_whoever_reads_slowly_holds_no_connection_to_the_database(fresh_app, monkeypatch, in_memory):
    monkeypatch.setattr(spooled, "IN_MEMORY", in_memory)
    world = World()
    for n in range(20):
        factories.item(world.meeting, world.social, f"Butir {n:02}")
    browser = Browser(fresh_app, world.sekda)
    db.session.remove()
    answer = Context().run(browser.client.get, URL)  # as a server runs it, within no other request
    assert db.engine.pool.checkedout() == 0
    pieces = iter(answer.response)
    assert next(pieces).startswith(b"\xef\xbb\xbfNo.;")
    answer.close()
