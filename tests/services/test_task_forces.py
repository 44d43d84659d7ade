"""Task forces: names and aliases, members as agency, person or words, deactivation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app import clock
from app.domain.agencies import TaskForceRole
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.models.agencies import TaskForce
from app.queries import task_forces
from app.services.task_force_members import ChangeMember, Member, add_members, change_member, remove_member
from app.services.task_forces import (
    AddTaskForce,
    ChangeTaskForce,
    add_task_force,
    aliases_of,
    change_task_force,
    set_task_force_active,
)
from tests import factories
from tests.services.directory import acts, office, row

KEY = "k" * 24
NAME = "Gugus Tugas Pencegahan dan Penanganan TPPO"


@pytest.fixture
def at(app):
    return office()


@pytest.fixture
def force(at) -> int:
    return add_task_force(at.admin, AddTaskForce(name=NAME, aliases=("Tim TPPO", "Satgas TPPO")))


def test_aliases_keep_their_order_and_are_found(at, force):
    assert aliases_of(force) == ["Tim TPPO", "Satgas TPPO"]
    found = task_forces.task_force_page(at.admin, task_forces.TaskForceFilter(text="satgas"))
    assert [one.id for one in found.rows] == [force]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": NAME.upper()}, "name"),
        ({"aliases": ("Tim", "tim")}, "aliases"),
        ({"aliases": ("Gugus Tugas Lain",)}, "aliases"),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "valid_to"),
    ],
)
def test_what_is_refused(at, force, values, field):
    with pytest.raises(RuleViolation) as refused:
        add_task_force(at.admin, AddTaskForce(**{"name": "Gugus Tugas Lain", **values}))
    assert refused.value.field == field


def test_changing_names_is_versioned_and_audited(at, force):
    change_task_force(at.admin, ChangeTaskForce(task_force_id=force, version=1, name=NAME, aliases=("Tim TPPO",)))
    assert aliases_of(force) == ["Tim TPPO"]
    with pytest.raises(Conflict):
        change_task_force(at.admin, ChangeTaskForce(task_force_id=force, version=1, name="Lain"))
    with pytest.raises(NotAllowed):
        change_task_force(at.secretariat, ChangeTaskForce(task_force_id=force, version=2, name="Lain"))
    assert acts("task_force", force) == ["buat", "ubah"]


def members(at, force: int) -> list[tuple[str | None, str | None, TaskForceRole]]:
    return [(one.agency_name, one.unsur_text, one.role) for one in task_forces.members(at.admin, force)]


def test_members_are_agencies_persons_or_words_in_order_of_their_role(at, force):
    chair = factories.person(at.home, "Ketua Tim")
    new = [
        Member(agency_id=at.agency.id),
        Member(unsur_text="organisasi wanita"),
        Member(person_id=chair.id, role=TaskForceRole.KETUA),
    ]
    add_members(at.admin, force, new, KEY)
    add_members(at.admin, force, new, KEY)
    assert members(at, force) == [
        (None, None, TaskForceRole.KETUA),
        ("Dinas Sosial", None, TaskForceRole.ANGGOTA),
        (None, "organisasi wanita", TaskForceRole.ANGGOTA),
    ]


def test_members_that_are_refused(at, force):
    for wrong, field in (
        (Member(), "agency_id"),
        (Member(agency_id=at.foreign_agency.id), "agency_id"),
        (Member(person_id=at.foreign_person.id), "person_id"),
    ):
        with pytest.raises(RuleViolation) as refused:
            add_members(at.admin, force, [Member(agency_id=at.agency.id), wrong])
        assert refused.value.field == field
    assert members(at, force) == []
    with pytest.raises(NotFound):
        add_members(at.admin, factories.task_force(at.foreign).id, [Member(agency_id=at.agency.id)])


def test_a_membership_ends_or_is_taken_out(at, force):
    add_members(at.admin, force, [Member(agency_id=at.agency.id), Member(agency_id=at.other.id)])
    first, second = task_forces.members(at.admin, force)
    today = clock.today(factories.ZONE)
    ended = ChangeMember(
        task_force_id=force,
        member_id=first.id,
        version=2,
        agency_id=at.agency.id,
        valid_to=today - timedelta(days=1),
    )
    change_member(at.admin, ended)
    assert [one.id for one in task_forces.members(at.admin, force) if task_forces.is_member_on(one, today)] == [
        second.id
    ]
    with pytest.raises(Conflict):
        change_member(at.admin, ended)
    remove_member(at.admin, force, second.id, 3)
    assert [one.id for one in task_forces.members(at.admin, force)] == [first.id]
    with pytest.raises(NotFound):
        remove_member(at.admin, force, second.id, 4)


def test_deactivation_takes_it_out_of_the_choices(at, force):
    set_task_force_active(at.admin, force, 1, active=False)
    assert task_forces.task_force_choices(at.admin) == []
    assert task_forces.task_force_choices(at.admin, keep=[force]) == [(force, NAME)]
    second = add_task_force(at.admin, AddTaskForce(name=NAME))
    with pytest.raises(RuleViolation):
        set_task_force_active(at.admin, force, row(TaskForce, force).version, active=True)
    set_task_force_active(at.admin, second, 1, active=False)
    set_task_force_active(at.admin, force, row(TaskForce, force).version, active=True)
    assert row(TaskForce, force).is_active
