"""Entries of the search: what finds a meeting or an item, and what no longer does."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text

from app import clock
from app.db import db, transactional
from app.domain.meetings import Confidentiality, MeetingKind
from app.domain.roles import Role
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.models.records import SearchEntry
from app.queries.search import matching
from app.services.agencies import ChangeAgency, change_agency
from app.services.meeting_changes import ChangeMeeting, change_meeting
from app.services.meetings import PlanMeeting, plan_meeting
from app.services.search_index import index_item, index_meeting
from app.services.task_forces import ChangeTaskForce, change_task_force
from tests import factories


class World:
    def __init__(self) -> None:
        self.government = factories.government()
        self.organiser = factories.agency(self.government, "Dinas Sosial", short_name="Dinsos")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)

    def plan(self, **values) -> int:
        defaults = {"kind": MeetingKind.RAPAT_KOORDINASI, "secretariat_agency_id": self.organiser.id}
        return plan_meeting(self.actor, PlanMeeting(**{**defaults, **values}))


@pytest.fixture
def world(app) -> World:
    return World()


def found(kind: str, words: str) -> set[int]:
    return set(db.session.scalars(matching(kind, words)))


@transactional
def note_item(item_id: int) -> None:
    index_item(item_id)


def test_meetings_are_found_by_their_words(world):
    one = world.plan(title="Rakor penyelesaian kasus TPPO", place="Aula Sultan", topics=("Gizi",))
    other = world.plan(title="Rapat evaluasi", organiser_agency_id=world.organiser.id)
    assert found("meeting", "rapat koordinasi") == {one}
    assert found("meeting", "selesai") == {one}
    assert found("meeting", "aula gizi") == {one}
    assert found("meeting", "sult") == {one}
    assert found("meeting", "dinsos") == {other}
    assert found("meeting", "rapat") == {one, other}
    assert found("meeting", "aula dinsos") == set()


def test_an_agency_that_is_renamed_is_found_by_its_new_name(world):
    meeting_id = world.plan(title="Rapat evaluasi", organiser_agency_id=world.organiser.id)
    item = factories.item(db.session.get_one(Meeting, meeting_id), world.organiser, "Kirim data")
    note_item(item.id)
    admin = factories.actor(factories.user(world.government, Role.ADMINISTRATOR))
    command = ChangeAgency(
        agency_id=world.organiser.id,
        version=1,
        name="Dinas Kesejahteraan",
        short_name="Dinkesra",
        kind=world.organiser.kind,
        relation=world.organiser.relation,
    )
    change_agency(admin, command)
    assert (found("meeting", "kesejahteraan"), found("meeting", "dinkesra")) == ({meeting_id}, {meeting_id})
    assert (found("item", "dinkesra"), found("item", "dinsos"), found("meeting", "dinsos")) == ({item.id}, set(), set())


def test_a_task_force_that_is_renamed_is_found_by_its_new_names(world):
    force = factories.task_force(world.government, world.organiser, name="Gugus Tugas Lama")
    meeting_id = world.plan(title="Rapat evaluasi", task_force_ids=(force.id,))
    item = factories.item(db.session.get_one(Meeting, meeting_id), text="Isi format", owner_task_force_id=force.id)
    note_item(item.id)
    admin = factories.actor(factories.user(world.government, Role.ADMINISTRATOR))
    command = ChangeTaskForce(task_force_id=force.id, version=1, name="Satuan Khusus", aliases=("Pokja",))
    change_task_force(admin, command)
    assert (found("meeting", "khusus"), found("meeting", "pokja"), found("meeting", "lama")) == (
        {meeting_id},
        {meeting_id},
        set(),
    )
    assert found("item", "khusus") == {item.id}


@pytest.mark.parametrize("words", ["", "   ", "!!!", '" OR "', "NEAR(", "a*b^", "' | '", "\x00"])
def test_nothing_and_signs_find_nothing_and_break_nothing(world, words):
    world.plan(title="Rakor")
    assert found("meeting", words) == set()


def test_changed_words_replace_the_old_ones(world):
    meeting_id = world.plan(title="Rakor banjir")
    change_meeting(
        world.actor, meeting_id, ChangeMeeting(version=1, title="Rakor gempa", kind=MeetingKind.RAPAT_KOORDINASI)
    )
    assert found("meeting", "banjir") == set()
    assert found("meeting", "gempa") == {meeting_id}


def test_task_forces_and_their_other_names_are_found(world):
    force = factories.task_force(world.government, world.organiser, name="Gugus Tugas Perlindungan Anak")
    meeting_id = world.plan(title="Rakor", task_force_ids=(force.id,), invite_members=False)
    assert found("meeting", "perlindungan anak") == {meeting_id}


def test_items_are_found_by_their_own_words_only(world):
    meeting_id = world.plan(title="Rakor rahasia negara")
    item = factories.item(db.session.get_one(Meeting, meeting_id), world.organiser, "Kirim format data")
    note_item(item.id)
    assert found("item", "mengirim data") == {item.id}
    assert found("item", "dinas sosial") == {item.id}
    assert found("item", "negara") == set()
    assert found("meeting", "format") == set()


def test_a_withdrawn_item_is_found_no_more(world):
    meeting = factories.meeting(world.organiser, world.user)
    item = factories.item(meeting, world.organiser, "Kirim format data")
    note_item(item.id)
    item.withdrawn_at = clock.now()
    factories.save(item)
    note_item(item.id)
    assert found("item", "format") == set()
    assert db.session.scalars(select(SearchEntry).filter_by(kind="item")).all() == []


def test_an_items_entry_follows_the_class_of_its_meeting(world):
    meeting_id = world.plan(title="Rakor")
    item = factories.item(db.session.get_one(Meeting, meeting_id), world.organiser)
    note_item(item.id)
    command = ChangeMeeting(
        version=1, title="Rakor", kind=MeetingKind.RAPAT_KOORDINASI, confidentiality=Confidentiality.TERBATAS
    )
    change_meeting(world.actor, meeting_id, command)
    levels = db.session.scalars(select(SearchEntry.confidentiality).execution_options(populate_existing=True))
    assert set(levels) == {Confidentiality.TERBATAS}


@pytest.mark.sqlite_only
def test_the_index_agrees_with_the_entries(world):
    """FTS5 with outside content is told of every change; one word too few or too many would break it silently."""
    for title in ("Rakor satu", "Rakor dua"):
        meeting_id = world.plan(title=title)
        change_meeting(
            world.actor, meeting_id, ChangeMeeting(version=1, title=f"{title} diubah", kind=MeetingKind.LAINNYA)
        )
    db.session.execute(text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"))


def test_the_old_words_go_when_an_item_changes(world):
    meeting = factories.meeting(world.organiser, world.user, on=date(2026, 1, 2))
    item = factories.item(meeting, world.organiser, "Perbaiki jembatan")
    note_item(item.id)
    db.session.get_one(ActionItem, item.id).text = "Perbaiki sekolah"
    db.session.commit()
    note_item(item.id)
    assert found("item", "jembatan") == set()
    assert found("item", "sekolah") == {item.id}


@transactional
def note_meeting(meeting_id: int) -> None:
    index_meeting(meeting_id)


def test_indexing_twice_keeps_one_entry(world):
    meeting_id = world.plan(title="Rakor")
    note_meeting(meeting_id)
    assert len(db.session.scalars(select(SearchEntry).filter_by(subject_id=meeting_id)).all()) == 1
