"""Plh. and mutasi: from a day on another person holds the office, with all that it carries, and no longer than that."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.attendance import InvitationReply
from app.domain.errors import NotAllowed
from app.domain.people import AppointmentStatus, PositionKind
from app.domain.permissions import Permission, allowed
from app.domain.roles import Role
from app.models.agencies import AgencyCoordinator
from app.models.people import Appointment
from app.models.users import User, UserRole
from app.queries import share_subjects, subjects
from app.queries.offices import office_words
from app.services.appointments import AddAppointment, add_appointment
from app.services.invitation_replies import AnswerInvitation, answer_invitation
from tests import factories

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NEXT_WEEK = TODAY + timedelta(days=7)


class World:
    def __init__(self) -> None:
        self.home = factories.government("Tanjungkoto")
        self.setda = factories.agency(self.home, "Sekretariat Daerah", is_secretariat=True)
        self.social = factories.agency(self.home, "Dinas Sosial")
        self.admin = factories.user(self.home, Role.ADMINISTRATOR)
        self.sekda = factories.user(self.home, Role.SEKDA, self.setda)
        self.asisten = factories.user(self.home)
        factories.give_role(self.asisten, Role.ASISTEN, self.setda, maps=(self.social,))
        self.head = factories.user(self.home, Role.AGENCY_HEAD, self.social)
        self.successor = factories.user(self.home)
        self.secretary = factories.user(self.home, Role.SECRETARIAT, self.setda)
        self.meeting = factories.meeting(self.setda, self.secretary, on=NEXT_WEEK + timedelta(days=7))
        self.invited = factories.participant(self.meeting, agency_id=self.social.id)

    def held(self, user: User) -> Appointment:
        return db.session.scalars(select(Appointment).where(Appointment.person_id == user.person_id)).one()

    def appoint(self, user: User, office: Appointment, by: User | None = None, **values) -> int:
        command = AddAppointment(person_id=user.person_id, position_id=office.position_id, **values)
        return add_appointment(factories.actor(by or self.admin), command)


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def on(monkeypatch):
    """Let another day be today."""
    return lambda day: monkeypatch.setattr(clock, "today", lambda zone: day)


def roles(user: User) -> set[Role]:
    return {grant.role for grant in factories.actor(user).grants}


def test_a_plh_is_sekda_on_his_days_and_on_no_other(world, on):
    on(YESTERDAY)
    plh = {"status": AppointmentStatus.PLH, "valid_from": TODAY, "valid_to": NEXT_WEEK, "is_primary": False}
    world.appoint(world.asisten, world.held(world.sekda), **plh)
    assert roles(world.asisten) == {Role.ASISTEN}
    for day in (TODAY, NEXT_WEEK):
        on(day)
        actor = factories.actor(world.asisten)
        assert {grant.role for grant in actor.grants} == {Role.ASISTEN, Role.SEKDA}
        assert actor.mapped_agencies() == {world.social.id}
        assert office_words(actor, Role.SEKDA).startswith("Plh. ")
        assert allowed(actor, Permission.APPROVAL_GIVE, subjects.meeting(actor, world.meeting.id))
        assert allowed(actor, Permission.EXCEPTIONS_VIEW, subjects.government(actor))
    on(NEXT_WEEK + timedelta(days=1))
    assert roles(world.asisten) == {Role.ASISTEN}
    # A Plh. stands in; the Sekda himself keeps his office.
    assert roles(world.sekda) == {Role.SEKDA}


def test_a_successor_takes_over_and_the_former_head_loses_it_the_next_day(world, on):
    on(TODAY)
    world.appoint(world.successor, world.held(world.head), valid_from=TOMORROW, ends_predecessor=True)
    assert (roles(world.head), roles(world.successor)) == ({Role.AGENCY_HEAD}, set())
    on(TOMORROW)
    assert (roles(world.head), roles(world.successor)) == (set(), {Role.AGENCY_HEAD})
    actor = factories.actor(world.successor)
    assert actor.agencies(Role.AGENCY_HEAD) == {world.social.id}
    invitation = share_subjects.invitation(actor, world.meeting.id, world.invited.id)
    assert allowed(actor, Permission.INVITATION_REPLY, invitation)


def test_the_item_of_the_agency_is_reported_by_whoever_heads_it_that_day(world, on):
    item = factories.firm_item(world.meeting, world.social)
    share = factories.share_of(item)
    on(TODAY)
    world.appoint(world.successor, world.held(world.head), valid_from=TOMORROW, ends_predecessor=True)

    def may(user: User) -> list[bool]:
        actor = factories.actor(user)
        facts = share_subjects.share(actor, item.id, share.id)
        return [allowed(actor, one, facts) for one in (Permission.ITEM_REPORT, Permission.ITEM_HEAD)]

    assert (may(world.head), may(world.successor)) == ([True, True], [False, False])
    on(TOMORROW)
    assert (may(world.head), may(world.successor)) == ([False, False], [True, True])


def test_the_service_refuses_the_former_head_in_an_open_session(world, on):
    """His page was opened the day before: the act is checked with the roles of today."""
    on(TODAY)
    world.appoint(world.successor, world.held(world.head), valid_from=TOMORROW, ends_predecessor=True)
    stale = factories.actor(world.head)
    on(TOMORROW)
    command = AnswerInvitation(
        meeting_id=world.meeting.id, participant_id=world.invited.id, reply=InvitationReply.HADIR
    )
    factories.give_role(world.head, Role.OBSERVER)
    with pytest.raises(NotAllowed):
        answer_invitation(stale, command)
    assert answer_invitation(factories.actor(world.successor), command) == world.invited.id


def test_an_asisten_brings_his_map_of_agencies_to_his_successor(world, on):
    on(TODAY)
    world.appoint(world.successor, world.held(world.asisten), valid_from=TODAY, ends_predecessor=True)
    assert factories.actor(world.successor).mapped_agencies() == {world.social.id}
    assert factories.actor(world.asisten).mapped_agencies() == frozenset()
    assert db.session.scalars(select(AgencyCoordinator)).one().agency_id == world.social.id


def test_an_office_gives_what_its_other_holders_have(world, on):
    """A Sekda who also heads the Sekretariat Daerah hands on both."""
    on(TODAY)
    held = world.held(world.sekda)
    both = UserRole(
        government_id=world.home.id,
        user_id=world.sekda.id,
        role=Role.AGENCY_HEAD,
        agency_id=world.setda.id,
        appointment_id=held.id,
    )
    factories.save(both)
    plh = {"status": AppointmentStatus.PLH, "valid_from": TODAY, "valid_to": NEXT_WEEK}
    world.appoint(world.successor, held, **plh)
    assert roles(world.successor) == {Role.SEKDA, Role.AGENCY_HEAD}


def test_an_ordinary_office_carries_no_role(world):
    office = factories.appointment(
        factories.person(world.home), world.social, "Kepala Bidang", PositionKind.LAINNYA, valid_to=YESTERDAY
    )
    world.appoint(world.successor, office, valid_from=TODAY)
    assert roles(world.successor) == set()


def test_nobody_gives_himself_a_role_by_appointing_himself(world, on):
    on(TODAY)
    plh = {"status": AppointmentStatus.PLH, "valid_from": TODAY, "valid_to": NEXT_WEEK}
    world.appoint(world.admin, world.held(world.sekda), **plh)
    assert roles(world.admin) == {Role.ADMINISTRATOR}


def test_home_and_menu_follow_the_office(world, on, browser_of):
    on(TODAY)
    plh = {"status": AppointmentStatus.PLH, "valid_from": TODAY, "valid_to": NEXT_WEEK}
    before = browser_of(world.successor).get("/rapat").status_code
    world.appoint(world.successor, world.held(world.sekda), **plh)
    page = browser_of(world.successor).get("/")
    assert (before, page.status_code) == (403, 200)
    assert "Sekretaris Daerah" in page.text
    assert 'href="/rapat"' in page.text
