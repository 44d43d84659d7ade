"""Answers to an invitation: who gives them, through which way, and that the last one counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.attendance import Deputy, Echelon, InvitationReply
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.letters import Channel
from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.roles import Role
from app.models.meetings import MeetingDay
from app.models.records import AuditEntry
from app.services.invitation_replies import AnswerInvitation, answer_invitation
from tests import factories
from tests.services.attendance_case import DEPUTY, World
from tests.services.participants_case import last_act

HADIR, DIWAKILI, BERHALANGAN = InvitationReply


@pytest.fixture
def world(app) -> World:
    return World()


def test_the_head_answers_for_his_own_agency_through_the_application(world):
    head = factories.actor(world.head)
    world.reply(HADIR, by=head, channel=Channel.TELEPON)
    (row,) = world.answers()
    assert (row.reply, row.channel, row.answered_by_user_id) == (HADIR, Channel.APLIKASI, world.head.id)
    with pytest.raises(NotAllowed):
        world.reply(HADIR, world.other, by=head)


def test_the_secretariat_says_from_where_it_knows(world):
    with pytest.raises(RuleViolation) as refusal:
        world.reply(HADIR, channel=Channel.APLIKASI)
    assert refusal.value.field == "channel"
    world.reply(DIWAKILI, deputy=DEPUTY, channel=Channel.TELEPON, remark="Kadis di luar kota")
    (row,) = world.answers()
    assert (row.deputy_name, row.deputy_office, row.deputy_echelon) == (DEPUTY.name, DEPUTY.office, DEPUTY.echelon)
    assert (row.channel, row.note) == (Channel.TELEPON, "Kadis di luar kota")


def test_the_last_answer_counts_and_the_earlier_stay_in_the_history(world):
    world.reply(DIWAKILI, deputy=DEPUTY)
    world.reply(HADIR, deputy=DEPUTY)
    (row,) = world.answers()
    assert (row.reply, row.deputy_name, row.deputy_echelon, row.version) == (HADIR, None, None, 2)
    action, kind, payload = last_act()
    assert (action, kind) == ("jawab", "participant")
    assert DEPUTY.name in payload
    assert len(db.session.scalars(select(AuditEntry).filter_by(action="jawab")).all()) == 2


def test_a_deputy_is_somebody(world):
    with pytest.raises(RuleViolation) as refusal:
        world.reply(DIWAKILI, deputy=Deputy(echelon=Echelon.ESELON_IV))
    assert refusal.value.field == "deputy_name"
    assert world.answers() == []


def test_sent_twice_it_is_one_answer(world):
    command = AnswerInvitation(
        meeting_id=world.meeting.id, participant_id=world.invited.id, reply=HADIR, channel=Channel.WA
    )
    assert [answer_invitation(world.actor, command, "k" * 20) for _ in range(2)] == [world.invited.id] * 2
    assert world.answers()[0].version == 1


def test_who_is_not_invited_has_nothing_to_answer(world):
    with pytest.raises(NotFound):
        world.reply(HADIR, world.guest)
    elsewhere = factories.meeting(world.organiser, world.user)
    with pytest.raises(NotFound):
        world.reply(HADIR, factories.participant(elsewhere, agency_id=world.social.id))


@pytest.mark.parametrize("status", [MeetingStatus.DITUNDA, MeetingStatus.DIBATALKAN])
def test_a_meeting_that_does_not_take_place_is_not_answered(world, status):
    world.meeting.status = status
    factories.save(world.meeting)
    with pytest.raises(RuleViolation):
        world.reply(HADIR)


def test_after_the_meeting_only_the_secretariat_still_records(world):
    day = db.session.scalars(select(MeetingDay).filter_by(meeting_id=world.meeting.id)).one()
    day.on_date = clock.today(factories.ZONE) - timedelta(days=1)
    factories.save(day)
    with pytest.raises(RuleViolation):
        world.reply(HADIR, by=factories.actor(world.head))
    world.reply(BERHALANGAN)
    assert world.answers()[0].reply is BERHALANGAN


def test_the_history_of_a_closed_meeting_names_nobody(world):
    world.meeting.confidentiality = Confidentiality.TERBATAS
    factories.save(world.meeting)
    world.reply(DIWAKILI, deputy=DEPUTY)
    assert DEPUTY.name not in last_act()[2]


def test_staff_of_the_invited_agency_do_not_answer(world):
    staff = factories.user(world.government, Role.REPORTER, world.social)
    with pytest.raises(NotAllowed):
        world.reply(HADIR, by=factories.actor(staff))
