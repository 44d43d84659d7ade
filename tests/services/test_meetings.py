"""Planning a meeting: what is written, for whom, once, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import func, select

from app import clock
from app.db import db
from app.domain.agenda import AgendaLine
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality, MeetingKind
from app.domain.minutes import DEFAULT_SECTIONS
from app.domain.roles import Role
from app.domain.sheets import MeetingDay as DaySheet
from app.models.meetings import Meeting, MeetingDay, MeetingReader, MeetingTaskForce
from app.models.minutes import Minutes, MinutesSection
from app.models.participants import Participant
from app.models.records import AuditEntry, SearchEntry
from app.queries import meetings
from app.services.meetings import DayInput, PlanMeeting, plan_meeting
from tests import factories


class World:
    """A government with a secretariat, two further agencies in a task force, and a foreign government."""

    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah", protocol_order=1)
        self.social = factories.agency(self.government, "Dinas Sosial", protocol_order=20)
        self.health = factories.agency(self.government, "Dinas Kesehatan", protocol_order=10)
        self.force = factories.task_force(self.government, self.social, self.health)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.foreign = factories.agency(factories.government("Sana"), "Dinas Sana")

    def plan(self, key: str = "", **values) -> int:
        return plan_meeting(self.actor, self.command(**values), key)

    def command(self, **values) -> PlanMeeting:
        defaults = {
            "title": "Rakor TPPO",
            "kind": MeetingKind.RAPAT_KOORDINASI,
            "secretariat_agency_id": self.organiser.id,
        }
        return PlanMeeting(**{**defaults, **values})


@pytest.fixture
def world(app) -> World:
    return World()


def count(model, **values) -> int:
    return db.session.scalar(select(func.count()).select_from(model).filter_by(**values)) or 0


def test_everything_typed_is_read_back(world):
    when = DaySheet(on=date(2026, 11, 25), start=time(9), until_done=True, date_text="Rabu (25/11)")
    agenda = (AgendaLine(text="Doa", starts=time(9), officer="Kemenag"), AgendaLine(text="Arahan"))
    meeting_id = world.plan(
        days=(DayInput(when=when),),
        place="Aula",
        topics=("TPPO", "KtPA"),
        purposes=("Memperkuat koordinasi",),
        agenda=agenda,
        organiser_text="Pemerintah Provinsi",
        organiser_short_text="Pemprov",
        stated_total=45,
        stated_total_note="anggota",
        program_text="Program",
    )
    found = meetings.record(world.actor, meeting_id)
    assert [(day.on_date, day.starts, day.until_done, day.date_text) for day in found.days] == [
        (when.on, time(9), True, "Rabu (25/11)")
    ]
    assert found.parts.agenda == agenda
    assert found.parts.topics == ("TPPO", "KtPA")
    assert found.parts.purposes == ("Memperkuat koordinasi",)
    assert found.parts.organiser == "Pemerintah Provinsi (Pemprov)"
    meeting = found.meeting
    assert (meeting.sort_on, meeting.year, meeting.stated_total, meeting.place) == (when.on, 2026, 45, "Aula")


def test_without_a_full_date_the_day_of_recording_sorts(world):
    meeting_id = world.plan(days=(DayInput(when=DaySheet(weekday="Selasa", day=6, month=7)), DayInput(when=DaySheet())))
    meeting = db.session.get_one(Meeting, meeting_id)
    assert (meeting.sort_on, meeting.year) == (clock.today(factories.ZONE), None)
    assert count(MeetingDay, meeting_id=meeting_id) == 1


def test_minutes_begin_with_their_sections(world):
    meeting_id = world.plan()
    assert count(Minutes, meeting_id=meeting_id) == 1
    kinds = db.session.scalars(
        select(MinutesSection.kind).where(MinutesSection.meeting_id == meeting_id).order_by(MinutesSection.position)
    )
    assert tuple(kinds) == DEFAULT_SECTIONS


def test_invited_agencies_stand_once_in_protocol_order(world):
    meeting_id = world.plan(agency_ids=(world.social.id, world.organiser.id), task_force_ids=(world.force.id,))
    invited = db.session.execute(
        select(Participant.agency_id, Participant.is_invited)
        .where(Participant.meeting_id == meeting_id)
        .order_by(Participant.position)
    ).all()
    assert invited == [(world.organiser.id, True), (world.health.id, True), (world.social.id, True)]
    assert count(MeetingTaskForce, meeting_id=meeting_id, task_force_id=world.force.id) == 1


def test_a_task_force_can_be_linked_without_inviting(world):
    meeting_id = world.plan(task_force_ids=(world.force.id,), invite_members=False)
    assert count(MeetingTaskForce, meeting_id=meeting_id) == 1
    assert count(Participant, meeting_id=meeting_id) == 0


def test_maker_of_a_rahasia_meeting_is_its_reader(world):
    secret = world.plan(confidentiality=Confidentiality.RAHASIA)
    assert count(MeetingReader, meeting_id=secret, user_id=world.user.id) == 1
    assert count(MeetingReader, meeting_id=world.plan()) == 0


def test_the_same_form_twice_makes_one_meeting(world):
    key = "k" * 24
    assert world.plan(key) == world.plan(key, title="Lain sama sekali")
    assert count(Meeting, government_id=world.government.id) == 1


def test_it_is_audited_and_found(world):
    meeting_id = world.plan()
    assert count(AuditEntry, subject_kind="meeting", subject_id=meeting_id, action="buat") == 1
    assert count(SearchEntry, kind="meeting", subject_id=meeting_id) == 1


def test_only_for_the_own_agency(world):
    with pytest.raises(NotAllowed):
        world.plan(secretariat_agency_id=world.social.id)
    with pytest.raises(NotFound):
        world.plan(secretariat_agency_id=world.foreign.id)
    staff = factories.actor(factories.user(world.government, Role.REPORTER, world.organiser))
    with pytest.raises(NotAllowed):
        plan_meeting(staff, world.command())
    assert count(Meeting) == 0


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("agency_ids", lambda w: {"agency_ids": (w.foreign.id,)}),
        ("agency_ids", lambda w: {"agency_ids": (2**63 - 1,)}),
        ("task_force_ids", lambda w: {"task_force_ids": (2**63 - 1,)}),
        ("organiser_agency_id", lambda w: {"organiser_agency_id": w.foreign.id}),
        ("previous_meeting_id", lambda w: {"previous_meeting_id": _foreign_meeting(w)}),
        ("organiser_text", lambda w: {"organiser_agency_id": w.social.id, "organiser_text": "Panitia"}),
        ("organiser_text", lambda w: {"organiser_short_text": "Panitia"}),
        ("title", lambda w: {"title": "  "}),
        ("online_url", lambda w: {"online_url": "javascript:alert(1)"}),
        ("days-0-ends", lambda w: {"days": (DayInput(when=DaySheet(on=date(2026, 1, 2), end=time(9))),)}),
        ("days-0-on_date", lambda w: {"days": (DayInput(id=1, when=DaySheet(on=date(2026, 1, 2))),)}),
    ],
)
def test_refused_at_the_field_and_nothing_is_kept(world, field, values):
    typed = values(world)
    before = count(Meeting)
    with pytest.raises(RuleViolation) as refusal:
        world.plan(**typed)
    assert refusal.value.field == field
    assert (count(Meeting), count(Participant), count(SearchEntry)) == (before, 0, 0)


def test_a_deactivated_agency_is_not_invited(world):
    world.social.is_active = False
    factories.save(world.social)
    with pytest.raises(RuleViolation):
        world.plan(agency_ids=(world.social.id,))
    meeting_id = world.plan(task_force_ids=(world.force.id,))
    assert [row.agency_id for row in db.session.scalars(select(Participant).filter_by(meeting_id=meeting_id))] == [
        world.health.id
    ]


def test_a_previous_meeting_must_be_seen(world):
    secret = factories.meeting(world.social, factories.user(world.government), level=Confidentiality.RAHASIA)
    with pytest.raises(RuleViolation):
        world.plan(previous_meeting_id=secret.id)
    open_one = factories.meeting(world.social, world.user)
    assert world.plan(previous_meeting_id=open_one.id)


def test_a_role_withdrawn_a_moment_ago_no_longer_counts(world):
    stale = replace(world.actor)
    world.user.is_active = False
    factories.save(world.user)
    with pytest.raises(NotFound):
        plan_meeting(stale, world.command())


def _foreign_meeting(world: World) -> int:
    user = factories.user(db.session.get_one(type(world.government), world.foreign.government_id))
    return factories.meeting(world.foreign, user).id
