"""Order and removal of participants, idempotency, who may write, and what history keeps."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import ParticipantRole
from app.domain.roles import Role
from app.models.participants import Participant, ParticipantRoleRow
from app.queries.participant_sources import HIDDEN, places_of
from app.queries.participants import participant_list
from app.queries.subjects import meeting as facts_of
from app.services.participant_contents import ParticipantDetails
from app.services.participant_places import move_participant, remove_participant
from app.services.participants import (
    ChangeParticipant,
    InviteAgencies,
    add_participant,
    change_participant,
    invite_agencies,
)
from tests import factories
from tests.services.participants_case import BIASA, RAHASIA, TERBATAS, World, last_act


@pytest.fixture
def world(app) -> World:
    return World()


def test_sent_twice_is_done_once(world):
    key = "s" * 20
    row = world.add(key, name_text="Rustam")
    assert world.add(key, name_text="Rustam").id == row.id
    assert world.change(row, key="u" * 20, name_text="Rustam, S.Sos.").version == 2
    assert world.change(row, key="u" * 20, name_text="Rustam, S.Sos.").version == 2
    for _ in range(2):
        assert remove_participant(world.actor, world.meeting.id, row.id, 2, "h" * 20) == world.meeting.id
    assert world.rows() == []


@pytest.mark.parametrize("level", [TERBATAS, RAHASIA])
def test_history_of_a_closed_meeting_holds_no_words(world, level):
    closed = factories.meeting(world.organiser, world.user, level=level)
    row = world.add(meeting=closed, name_text="Nama Rahasia", office_text="Jabatan Rahasia")
    assert "Rahasia" not in last_act()[2]
    remove_participant(world.actor, closed.id, row.id, 1)
    assert last_act()[0] == "hapus"
    assert "Rahasia" not in last_act()[2]


@pytest.mark.parametrize(
    ("role", "level", "expected"),
    [
        (Role.SECRETARIAT, BIASA, NotAllowed),
        (Role.REPORTER, BIASA, NotAllowed),
        (Role.SECRETARIAT, TERBATAS, NotFound),
        (Role.SECRETARIAT, RAHASIA, NotFound),
    ],
)
def test_only_the_organisers_secretariat_writes(world, role, level, expected):
    meeting = factories.meeting(world.organiser, world.user, level=level)
    row = world.add(meeting=meeting, name_text="Rustam")
    other = factories.actor(factories.user(world.government, role, world.health))
    abroad = factories.actor(factories.user(world.foreign, Role.SECRETARIAT, factories.agency(world.foreign)))
    change = ChangeParticipant(version=1, name_text="Lain")
    for actor, refusal in ((other, expected), (abroad, NotFound)):
        for act in (
            lambda who: add_participant(who, meeting.id, ParticipantDetails(name_text="Lain")),
            lambda who: change_participant(who, meeting.id, row.id, change),
            lambda who: invite_agencies(who, meeting.id, InviteAgencies(agency_ids=(world.social.id,))),
            lambda who: move_participant(who, meeting.id, row.id, up=True),
            lambda who: remove_participant(who, meeting.id, row.id, 1),
        ):
            with pytest.raises(refusal):
                act(actor)
    assert db.session.scalar(select(func.count()).select_from(Participant)) == 1


def test_a_row_of_another_meeting_is_missing(world):
    row = world.add(name_text="Rustam")
    other = factories.meeting(world.organiser, world.user)
    with pytest.raises(NotFound):
        change_participant(world.actor, other.id, row.id, ChangeParticipant(version=1, name_text="Lain"))
    with pytest.raises(NotFound):
        remove_participant(world.actor, other.id, row.id, 1)
    with pytest.raises(RuleViolation):
        move_participant(world.actor, other.id, row.id, up=True)


def test_rows_move_within_their_group_and_groups_as_a_whole(world):
    names = [("A", "Dinas Satu"), ("B", "Dinas Dua"), ("C", "Dinas Satu"), ("D", "Dinas Tiga")]
    ids = {name: world.add(name_text=name, institution_text=at).id for name, at in names}

    def order() -> str:
        return "".join(row.title for _, rows in participant_list(world.meeting.id).groups for row in rows)

    assert order() == "ACBD"
    steps = [("C", True, "CABD"), ("B", True, "BCAD"), ("A", False, "BDCA"), ("A", False, "BDCA"), ("B", True, "BDCA")]
    for name, up, expected in steps:
        move_participant(world.actor, world.meeting.id, ids[name], up=up)
        assert order() == expected
    assert {row.version for row in world.rows()} == {1}


def test_a_row_that_the_record_names_stays(world):
    row = world.add(name_text="Rustam")
    section = factories.section(world.meeting)
    factories.point(section, speaker_id=row.id)
    factories.item(world.meeting, world.social, stated_by_id=row.id)
    with pytest.raises(RuleViolation, match=r"butir notula \(1\) dan tindak lanjut \(1\)"):
        remove_participant(world.actor, world.meeting.id, row.id, 1)
    assert world.rows() == [row]


def test_closed_parts_are_named_without_a_count(world):
    row = world.add(name_text="Rustam")
    factories.item(world.meeting, world.social, stated_by_id=row.id, confidentiality=RAHASIA)
    assert places_of(world.actor, facts_of(world.actor, world.meeting.id), row.id) == [HIDDEN]
    with pytest.raises(RuleViolation, match=HIDDEN):
        remove_participant(world.actor, world.meeting.id, row.id, 1)


def test_removal_takes_the_roles_along_and_refuses_a_stale_version(world):
    row = world.add(name_text="Rustam", roles=(ParticipantRole.PIMPINAN,))
    with pytest.raises(Conflict):
        remove_participant(world.actor, world.meeting.id, row.id, 7)
    remove_participant(world.actor, world.meeting.id, row.id, 1)
    assert world.rows() == []
    assert db.session.scalar(select(func.count()).select_from(ParticipantRoleRow)) == 0


def test_the_stated_total_stands_apart_from_the_rows(world):
    world.meeting.stated_total = 50
    factories.save(world.meeting)
    world.add(unsur_text="Camat", count=30)
    world.add(name_text="Rustam")
    assert (participant_list(world.meeting.id).people, participant_list(world.meeting.id).remarks) == (31, ())
    world.add(unsur_text="Lurah", count=40)
    assert "melebihi" in participant_list(world.meeting.id).remarks[0].message
