"""Changing a meeting: versions, calendars, classes, and being postponed, cancelled, scheduled anew."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from sqlalchemy import func, select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality, MeetingKind, MeetingStatus
from app.domain.roles import Role
from app.domain.sheets import MeetingDay as DaySheet
from app.models.meetings import Meeting, MeetingDay, MeetingReader, MeetingTaskForce
from app.models.records import AuditEntry, AuditPayload
from app.services.meeting_changes import (
    ChangeMeeting,
    cancel_meeting,
    change_meeting,
    postpone_meeting,
    reschedule_meeting,
)
from app.services.meetings import DayInput
from tests import factories

DAY = date(2026, 11, 18)
BIASA, TERBATAS, RAHASIA = Confidentiality


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.social = factories.agency(self.government, "Dinas Sosial")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user, "Rakor TPPO", on=DAY)
        self.day_id = db.session.scalars(select(MeetingDay.id).filter_by(meeting_id=self.meeting.id)).one()

    def change(self, version: int = 1, key: str = "", of: int = 0, **values) -> Meeting:
        defaults = {"title": "Rakor TPPO", "kind": MeetingKind.RAPAT_KOORDINASI, "days": self.days()}
        command = ChangeMeeting(version=version, **{**defaults, **values})
        change_meeting(self.actor, of or self.meeting.id, command, key)
        return db.session.get_one(Meeting, of or self.meeting.id)

    def days(self, **values) -> tuple[DayInput, ...]:
        return (DayInput(id=self.day_id, when=DaySheet(**{"on": DAY, **values})),)


@pytest.fixture
def world(app) -> World:
    return World()


def payload(action: str) -> dict:
    row = db.session.scalars(
        select(AuditPayload.payload).join(AuditEntry, AuditEntry.id == AuditPayload.entry_id).filter_by(action=action)
    ).one()
    return json.loads(row or "{}")["changes"]


@pytest.mark.parametrize(
    ("values", "rises"),
    [
        (lambda w: {}, 0),
        (lambda w: {"topics": ("Gizi",), "stated_total": 30, "program_text": "Program"}, 0),
        (lambda w: {"title": "Rakor gizi"}, 1),
        (lambda w: {"place": "Aula"}, 1),
        (lambda w: {"online_url": "https://contoh.go.id/r"}, 1),
        (lambda w: {"days": w.days(on=date(2026, 11, 19))}, 1),
        (lambda w: {"days": w.days(start=time(13, 30))}, 1),
        (lambda w: {"days": ()}, 1),
    ],
)
def test_calendars_learn_of_what_concerns_them(world, values, rises):
    assert world.change(**values(world)).calendar_sequence == rises


def test_a_day_keeps_its_identity_when_it_moves(world):
    second = DayInput(when=DaySheet(on=date(2026, 11, 20)))
    world.change(days=(second, *world.days(on=date(2026, 12, 1))))
    rows = db.session.execute(
        select(MeetingDay.id, MeetingDay.on_date).filter_by(meeting_id=world.meeting.id).order_by(MeetingDay.position)
    ).all()
    assert [on for _, on in rows] == [date(2026, 11, 20), date(2026, 12, 1)]
    assert rows[1].id == world.day_id
    assert db.session.get_one(Meeting, world.meeting.id).sort_on == date(2026, 11, 20)


def test_a_stale_form_changes_nothing(world):
    world.change(title="Yang pertama")
    with pytest.raises(Conflict) as clash:
        world.change(title="Yang kedua")
    assert clash.value.version == 2
    assert db.session.get_one(Meeting, world.meeting.id).title == "Yang pertama"


def test_a_replayed_form_is_no_conflict(world):
    world.change(key="k" * 24, title="Sekali")
    assert world.change(key="k" * 24, title="Sekali").version == 2


def test_who_raises_to_rahasia_can_still_read(world):
    world.change(confidentiality=RAHASIA)
    readers = list(db.session.scalars(select(MeetingReader.user_id).filter_by(meeting_id=world.meeting.id)))
    assert readers == [world.user.id]
    assert world.change(version=2, confidentiality=RAHASIA, title="Masih dapat diubah").version == 3


def test_lowering_needs_a_reason_that_is_kept(world):
    world.change(confidentiality=TERBATAS)
    with pytest.raises(RuleViolation) as refusal:
        world.change(version=2)
    assert refusal.value.field == "lower_reason"
    assert world.change(version=2, lower_reason="Sudah diumumkan").confidentiality is BIASA
    entry = db.session.scalars(select(AuditEntry).filter_by(action="ubah").order_by(AuditEntry.no.desc())).first()
    assert entry is not None
    kept = db.session.get_one(AuditPayload, entry.id).payload
    assert "Sudah diumumkan" in (kept or "")


def test_a_previous_meeting_that_is_not_seen_stays(world):
    secret = factories.meeting(world.social, factories.user(world.government), level=RAHASIA)
    world.meeting.previous_meeting_id = secret.id
    factories.save(world.meeting)
    assert world.change().previous_meeting_id == secret.id
    open_one = factories.meeting(world.social, world.user)
    assert world.change(version=2, previous_meeting_id=open_one.id).previous_meeting_id == open_one.id
    assert world.change(version=3).previous_meeting_id is None


def test_a_meeting_does_not_precede_itself(world):
    with pytest.raises(RuleViolation):
        world.change(previous_meeting_id=world.meeting.id)


def test_task_forces_are_linked_and_unlinked(world):
    one, other = (factories.task_force(world.government, world.social) for _ in range(2))
    world.change(task_force_ids=(one.id, other.id))
    world.change(version=2, task_force_ids=(other.id,))
    linked = list(db.session.scalars(select(MeetingTaskForce.task_force_id).filter_by(meeting_id=world.meeting.id)))
    assert linked == [other.id]


def test_a_deactivated_organiser_may_stay_but_not_be_chosen_anew(world):
    world.change(organiser_agency_id=world.social.id)
    world.social.is_active = False
    factories.save(world.social)
    assert world.change(version=2, organiser_agency_id=world.social.id).organiser_agency_id == world.social.id
    other = factories.meeting(world.organiser, world.user)
    with pytest.raises(RuleViolation):
        world.change(of=other.id, days=(), organiser_agency_id=world.social.id)


def test_states_rise_the_sequence_and_keep_the_reason(world):
    assert postpone_meeting(world.actor, world.meeting.id, 1, "Pimpinan berhalangan") == world.meeting.id
    row = db.session.get_one(Meeting, world.meeting.id)
    assert (row.status, row.status_reason, row.calendar_sequence) == (MeetingStatus.DITUNDA, "Pimpinan berhalangan", 1)
    assert payload("tunda")["reason"] == [None, "Pimpinan berhalangan"]
    with pytest.raises(RuleViolation):
        postpone_meeting(world.actor, world.meeting.id, 2)
    reschedule_meeting(world.actor, world.meeting.id, 2)
    cancel_meeting(world.actor, world.meeting.id, 3)
    row = db.session.get_one(Meeting, world.meeting.id)
    assert (row.status, row.calendar_sequence, row.version) == (MeetingStatus.DIBATALKAN, 3, 4)


def test_a_stale_cancelling_is_told(world):
    world.change(title="Sudah lain")
    with pytest.raises(Conflict):
        cancel_meeting(world.actor, world.meeting.id, 1)


def test_only_the_organisers_secretariat(world):
    other = factories.actor(factories.user(world.government, Role.SECRETARIAT, world.social))
    foreign_government = factories.government()
    foreign = factories.actor(
        factories.user(foreign_government, Role.SECRETARIAT, factories.agency(foreign_government))
    )
    command = ChangeMeeting(version=1, title="Diubah", kind=MeetingKind.LAINNYA)
    for actor, refusal in ((other, NotAllowed), (foreign, NotFound)):
        with pytest.raises(refusal):
            change_meeting(actor, world.meeting.id, command)
        with pytest.raises(refusal):
            cancel_meeting(actor, world.meeting.id, 1)
    assert db.session.scalar(select(func.count()).select_from(AuditEntry).filter_by(subject_kind="meeting")) == 0
