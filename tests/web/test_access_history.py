"""Who read a confidential meeting, and who was refused: for those alone who may know it."""

from __future__ import annotations

import pytest
from lxml import html

from app.domain.meetings import Confidentiality
from app.services import access_log
from tests import factories
from tests.web.history_case import World

TERBATAS, RAHASIA = Confidentiality.TERBATAS, Confidentiality.RAHASIA


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def secretary(world, browser_of):
    return browser_of(world.user)


def test_who_read_a_confidential_meeting(world, secretary, browser_of):
    meeting = factories.meeting(world.organiser, world.user, "Rakor terbatas", TERBATAS)
    browser_of(world.sekda).get(f"/rapat/{meeting.id}")
    browser_of(world.staff).get(f"/rapat/{meeting.id}")
    page = secretary.get(f"/rapat/{meeting.id}/akses")
    rows = [
        " ".join(row.text_content().split()) for row in html.document_fromstring(page.text).xpath("//main//tbody/tr")
    ]
    # The page itself is a reading too, and noted before it is sent.
    own, refused, opened = rows
    assert own.startswith(f"{world.user.display_name} Membuka catatan pembacaan")
    assert refused.startswith(f"{world.staff.display_name} Membuka rapat")
    assert refused.endswith("Ditolak")
    assert opened.startswith(f"{world.sekda.display_name} Membuka rapat")
    assert opened.endswith("Dibuka")


def test_readings_of_what_is_not_seen_are_not_told(world, browser_of):
    """A rahasia item of a terbatas meeting: its readings are for those who see it."""
    meeting = factories.meeting(world.organiser, world.user, level=TERBATAS)
    item = factories.item(meeting, world.social, confidentiality=RAHASIA)
    factories.reader(meeting, world.user)
    access_log.record(factories.actor(world.staff), "item_view", "item", item.id, allowed=True)
    url = f"/rapat/{meeting.id}/akses"
    assert "Membuka tindak lanjut" in browser_of(world.user).get(url).text
    assert "Membuka tindak lanjut" not in browser_of(world.sekda).get(url).text


def test_an_open_meeting_says_why_nothing_is_noted(world, secretary):
    page = secretary.get(f"/rapat/{world.meeting.id}/akses")
    assert "pembacaannya tidak dicatat" in page.text
