"""The page of readers and minute takers."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.meetings import MeetingReader
from app.services.meeting_readers import LAST_READER
from tests import factories


class World:
    def __init__(self) -> None:
        self.government = factories.government()
        self.organiser = factories.agency(self.government)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.secret = factories.meeting(self.organiser, self.user, level=Confidentiality.RAHASIA)
        self.staff = factories.user(self.government, Role.REPORTER, self.organiser)
        self.url = f"/rapat/{self.secret.id}"


@pytest.fixture
def world(app) -> World:
    return World()


def test_naming_opens_the_meeting_and_taking_off_closes_it(world, browser_of):
    secretary, staff = browser_of(world.user), browser_of(world.staff)
    assert staff.get(world.url).status_code == 404
    assert secretary.post(f"{world.url}/pembaca", {"user_id": str(world.staff.id)}).status_code == 303
    assert staff.get(world.url).status_code == 200
    assert staff.get(f"{world.url}/pembaca").status_code == 403
    assert secretary.post(f"{world.url}/pembaca/{world.staff.id}/hapus").status_code == 303
    assert staff.get(world.url).status_code == 404


def test_the_last_reader_stays_and_the_page_says_why(world, browser_of):
    answer = browser_of(world.user).post(f"{world.url}/pembaca/{world.user.id}/hapus")
    assert answer.status_code == 422
    assert LAST_READER in answer.text
    assert db.session.scalars(select(MeetingReader.user_id)).all() == [world.user.id]


def test_a_reader_who_cannot_open_it_any_more_is_marked(world, browser_of):
    factories.reader(world.secret, world.staff)
    world.staff.is_active = False
    factories.save(world.staff)
    page = browser_of(world.user).get(f"{world.url}/pembaca").text
    assert "akun tidak aktif" in page
    assert f'<option value="{world.staff.id}"' not in page


def test_a_notulis_of_another_agency_writes(world, browser_of):
    other = factories.user(world.government, Role.SECRETARIAT, factories.agency(world.government))
    meeting = factories.meeting(world.organiser, world.user)
    assert browser_of(other).get(f"/rapat/{meeting.id}/notula").status_code == 403
    added = browser_of(world.user).post(f"/rapat/{meeting.id}/notulis", {"user_id": str(other.id)})
    assert added.status_code == 303
    assert browser_of(other).get(f"/rapat/{meeting.id}/notula").status_code == 200


def test_accounts_are_those_of_the_own_government(world, browser_of):
    foreign = factories.user(factories.government(), Role.OBSERVER)
    browser = browser_of(world.user)
    assert f'<option value="{foreign.id}"' not in browser.get(f"{world.url}/pembaca").text
    assert browser.post(f"{world.url}/pembaca", {"user_id": str(foreign.id)}).status_code == 422
    assert browser.post(f"{world.url}/notulis", {"user_id": "0"}).status_code == 422
