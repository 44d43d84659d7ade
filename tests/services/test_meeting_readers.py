"""Readers and minute takers of a meeting."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.roles import Role
from app.models.meetings import MeetingMinuteTaker, MeetingReader
from app.models.records import AuditEntry
from app.services.meeting_readers import add_minute_taker, add_reader, remove_minute_taker, remove_reader
from tests import factories

BIASA, TERBATAS, RAHASIA = Confidentiality


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.secret = factories.meeting(self.organiser, self.user, level=RAHASIA)
        self.staff = factories.user(self.government, Role.REPORTER, self.organiser)
        self.foreign = factories.user(factories.government(), Role.OBSERVER)

    def readers(self, meeting=None) -> set[int]:
        meeting_id = (meeting or self.secret).id
        return set(db.session.scalars(select(MeetingReader.user_id).filter_by(meeting_id=meeting_id)))


@pytest.fixture
def world(app) -> World:
    return World()


def test_a_named_reader_is_kept_once(world):
    for _ in range(2):
        add_reader(world.actor, world.secret.id, world.staff.id)
    assert world.readers() == {world.user.id, world.staff.id}
    assert len(db.session.scalars(select(AuditEntry).filter_by(action="tambah_pembaca")).all()) == 2


def test_accounts_of_others_and_deactivated_ones_are_refused(world):
    world.staff.is_active = False
    factories.save(world.staff)
    for user_id in (world.foreign.id, world.staff.id, 2**63 - 1):
        with pytest.raises(RuleViolation) as refusal:
            add_reader(world.actor, world.secret.id, user_id)
        assert refusal.value.field == "user_id"
        with pytest.raises(RuleViolation):
            add_minute_taker(world.actor, world.secret.id, user_id)


def test_the_last_reader_who_can_open_a_rahasia_meeting_stays(world):
    with pytest.raises(RuleViolation):
        remove_reader(world.actor, world.secret.id, world.user.id)
    administrator = factories.user(world.government, Role.ADMINISTRATOR)
    retired = factories.user(world.government, Role.OBSERVER, is_active=False)
    factories.reader(world.secret, administrator)
    factories.reader(world.secret, retired)
    with pytest.raises(RuleViolation):
        remove_reader(world.actor, world.secret.id, world.user.id)
    add_reader(world.actor, world.secret.id, world.staff.id)
    remove_reader(world.actor, world.secret.id, world.user.id)
    assert world.staff.id in world.readers()
    assert world.user.id not in world.readers()


def test_elsewhere_the_last_reader_may_go(world):
    meeting = factories.meeting(world.organiser, world.user, level=TERBATAS)
    factories.reader(meeting, world.staff)
    remove_reader(world.actor, meeting.id, world.staff.id)
    assert world.readers(meeting) == set()
    with pytest.raises(NotFound):
        remove_reader(world.actor, meeting.id, world.staff.id)


def test_of_a_rahasia_meeting_only_readers_name_readers(world):
    colleague = factories.actor(factories.user(world.government, Role.SECRETARIAT, world.organiser))
    with pytest.raises(NotFound):
        add_reader(colleague, world.secret.id, world.staff.id)
    sekda = factories.user(world.government, Role.SEKDA, world.organiser)
    with pytest.raises(NotFound):
        add_reader(factories.actor(sekda), world.secret.id, world.staff.id)
    factories.reader(world.secret, sekda)
    add_reader(factories.actor(sekda), world.secret.id, world.staff.id)
    with pytest.raises(NotAllowed):
        add_minute_taker(factories.actor(sekda), world.secret.id, world.staff.id)


def test_minute_takers_are_named_and_taken_off(world):
    meeting = factories.meeting(world.organiser, world.user)
    key = "k" * 24
    for _ in range(2):
        add_minute_taker(world.actor, meeting.id, world.staff.id, key)
    named = select(MeetingMinuteTaker.user_id).filter_by(meeting_id=meeting.id)
    assert list(db.session.scalars(named)) == [world.staff.id]
    remove_minute_taker(world.actor, meeting.id, world.staff.id)
    assert list(db.session.scalars(named)) == []
    with pytest.raises(NotFound):
        remove_minute_taker(world.actor, meeting.id, world.staff.id)


def test_removal_sent_twice_is_carried_out_once(world):
    meeting = factories.meeting(world.organiser, world.user)
    factories.reader(meeting, world.staff)
    key = "k" * 24
    assert remove_reader(world.actor, meeting.id, world.staff.id, key) == meeting.id
    assert remove_reader(world.actor, meeting.id, world.staff.id, key) == meeting.id
