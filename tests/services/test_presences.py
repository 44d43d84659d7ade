"""Presence by one tap, all the rest, undo, sessions, and that marks follow their day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.attendance import Deputy, InvitationReply, PresenceKind
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.meetings import MeetingKind, MeetingStatus
from app.domain.sheets import MeetingDay as DaySheet
from app.models.meetings import MeetingDay
from app.services.meeting_changes import ChangeMeeting, change_meeting
from app.services.meetings import DayInput
from app.services.participant_places import remove_participant
from app.services.presences import Sitting, mark_rest, set_sessions, unmark_presence
from tests import factories
from tests.services.attendance_case import DEPUTY, World
from tests.services.participants_case import last_act

SENDIRI, DIWAKILI, TIDAK_HADIR = PresenceKind


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def here(world) -> Sitting:
    return Sitting(meeting_id=world.meeting.id)


def test_one_tap_marks_and_a_second_one_replaces(world):
    world.mark(SENDIRI)
    world.mark(TIDAK_HADIR)
    (row,) = world.marks()
    assert (row.kind, row.day_position, row.session) == (TIDAK_HADIR, 0, 1)
    assert row.marked_by_user_id == world.user.id
    assert last_act()[:2] == ("catat_kehadiran", "participant")


def test_sent_twice_it_is_one_mark(world):
    assert [world.mark(SENDIRI, key="k" * 20) for _ in range(2)] == [world.invited.id] * 2
    assert len(world.marks()) == 1


def test_the_deputy_comes_from_the_answer_unless_another_one_came(world):
    world.reply(InvitationReply.DIWAKILI, deputy=DEPUTY)
    world.mark(DIWAKILI)
    (row,) = world.marks()
    assert (row.name_text, row.office_text, row.echelon) == (DEPUTY.name, DEPUTY.office, DEPUTY.echelon)
    world.mark(DIWAKILI, deputy=Deputy("Budi"))
    assert (world.marks()[0].name_text, world.marks()[0].echelon) == ("Budi", None)
    world.mark(SENDIRI)
    assert world.marks()[0].name_text is None
    with pytest.raises(RuleViolation):
        world.mark(DIWAKILI, world.other)


def test_the_rest_by_their_answers(world, here):
    world.reply(InvitationReply.DIWAKILI, deputy=DEPUTY)
    world.reply(InvitationReply.BERHALANGAN, world.other)
    assert mark_rest(world.actor, here) == 2
    kinds = {row.participant_id: row.kind for row in world.marks()}
    assert kinds == {world.invited.id: DIWAKILI, world.guest.id: SENDIRI}
    assert mark_rest(world.actor, here) == 0


def test_the_rest_leaves_marks_that_stand(world, here):
    world.mark(TIDAK_HADIR)
    assert mark_rest(world.actor, here, "k" * 20) == 2
    assert mark_rest(world.actor, here, "k" * 20) == 0
    assert {row.kind for row in world.marks() if row.participant_id == world.invited.id} == {TIDAK_HADIR}


def test_undo(world, here):
    world.mark(SENDIRI)
    unmark_presence(world.actor, here, world.invited.id)
    assert world.marks() == []
    assert unmark_presence(world.actor, here, world.invited.id) == world.invited.id


def test_sessions_are_apart_and_never_fewer_than_their_marks(world):
    with pytest.raises(RuleViolation):
        world.mark(SENDIRI, session=2)
    set_sessions(world.actor, world.meeting.id, 0, 2)
    world.mark(SENDIRI, session=2)
    world.mark(TIDAK_HADIR)
    assert {(row.session, row.kind) for row in world.marks()} == {(1, TIDAK_HADIR), (2, SENDIRI)}
    for sessions in (1, 7):
        with pytest.raises(RuleViolation) as refusal:
            set_sessions(world.actor, world.meeting.id, 0, sessions)
        assert refusal.value.field == "sessions"
    with pytest.raises(RuleViolation):
        set_sessions(world.actor, world.meeting.id, 3, 2)


def test_nobody_is_present_tomorrow_or_where_nothing_takes_place(world, here):
    world.add_day(clock.today(factories.ZONE) + timedelta(days=1))
    with pytest.raises(RuleViolation):
        world.mark(SENDIRI, day=1)
    world.meeting.status = MeetingStatus.DIBATALKAN
    factories.save(world.meeting)
    with pytest.raises(RuleViolation):
        mark_rest(world.actor, here)
    assert world.marks() == []


def test_only_the_organiser_marks_and_only_participants_of_the_meeting(world):
    elsewhere = factories.participant(factories.meeting(world.organiser, world.user), agency_id=world.social.id)
    with pytest.raises(NotFound):
        world.mark(SENDIRI, elsewhere)
    world.actor = factories.actor(world.head)
    with pytest.raises(NotAllowed):
        world.mark(SENDIRI)


def test_who_is_marked_or_answered_stays_in_the_list(world):
    world.mark(SENDIRI)
    world.reply(InvitationReply.HADIR, world.other)
    for row in (world.invited, world.other):
        with pytest.raises(RuleViolation):
            remove_participant(world.actor, world.meeting.id, row.id, 1)


def _change_days(world: World, *days: DayInput) -> None:
    form = {"title": "Rapat", "kind": MeetingKind.RAPAT_KOORDINASI, "version": world.meeting.version}
    change_meeting(world.actor, world.meeting.id, ChangeMeeting(**form, days=days))


def _first_day(world: World) -> MeetingDay:
    return db.session.scalars(select(MeetingDay).filter_by(meeting_id=world.meeting.id, position=0)).one()


def test_sessions_and_marks_stay_with_their_day(world):
    """A day is put before the one that has marks, and both change places again."""
    today = clock.today(factories.ZONE)
    set_sessions(world.actor, world.meeting.id, 0, 2)
    world.mark(SENDIRI, session=2)
    kept = DayInput(id=_first_day(world).id, when=DaySheet(on=today))
    _change_days(world, DayInput(when=DaySheet(on=today - timedelta(days=1))), kept)
    world.mark(TIDAK_HADIR, day=0)
    found = db.session.execute(select(MeetingDay.position, MeetingDay.sessions).order_by(MeetingDay.position))
    assert list(map(tuple, found)) == [(0, 1), (1, 2)]
    assert {(row.day_position, row.kind) for row in world.marks()} == {(1, SENDIRI), (0, TIDAK_HADIR)}
    other = DayInput(id=_first_day(world).id, when=DaySheet(on=today - timedelta(days=1)))
    _change_days(world, kept, other)
    assert {(row.day_position, row.kind) for row in world.marks()} == {(0, SENDIRI), (1, TIDAK_HADIR)}


def test_a_day_with_marks_is_not_taken_out(world):
    world.mark(SENDIRI)
    with pytest.raises(RuleViolation) as refusal:
        _change_days(world, DayInput(when=DaySheet(on=date(2026, 11, 2))))
    assert refusal.value.field == "days"
    assert len(world.marks()) == 1
