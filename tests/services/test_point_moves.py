"""A point goes to another section: both versions rise, links stay, history keeps both, refusals change nothing."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.approval import FROZEN
from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus, SectionKind
from app.domain.roles import Role
from app.models.minutes import Conclusion, Minutes, MinutesPoint, MinutesSection
from app.models.writing import MinutesEdit
from app.services.minutes_points import PointRow
from app.services.minutes_restores import RestoreState, restore_state
from app.services.point_moves import MovePoint, move_point
from tests import factories
from tests.minutes_case import Case

KEY = "kunci-" + "p" * 20


@pytest.fixture
def case(app: Flask) -> Case:
    return Case()


@pytest.fixture
def other(case: Case) -> MinutesSection:
    return factories.section(case.meeting, SectionKind.PENUTUP, "Penutup")


def move(case: Case, to: int, by=None, key: str = "", **values) -> int:
    values = {"meeting_id": case.meeting.id, "point_id": case.first.id, "version": case.version, **values}
    return move_point(by or case.actor, MovePoint(section_id=to, **values), key)


def standing(section: MinutesSection) -> list[str]:
    rows = select(MinutesPoint.text).where(MinutesPoint.section_id == section.id).order_by(MinutesPoint.position)
    return list(db.session.scalars(rows))


def version(section: MinutesSection) -> int:
    return db.session.scalar(select(MinutesSection.version).where(MinutesSection.id == section.id))


def test_the_point_comes_last_and_both_sections_get_a_new_version(case, other):
    factories.point(other, "Penutup rapat")
    before = case.version, version(other)
    assert move(case, other.id) == case.first.id
    assert (standing(case.section), standing(other)) == (["Dua"], ["Penutup rapat", "Satu"])
    assert (case.version, version(other)) == (before[0] + 1, before[1] + 1)


def test_what_came_of_the_point_stays_linked(case, other):
    factories.save(
        Conclusion(
            government_id=case.government.id,
            meeting_id=case.meeting.id,
            position=0,
            text="Kesimpulan",
            origin_point_id=case.first.id,
        )
    )
    move(case, other.id)
    assert db.session.scalar(select(Conclusion.origin_point_id)) == case.first.id


def test_the_history_keeps_both_sections(case, other):
    move(case, other.id)
    edits = db.session.scalars(select(MinutesEdit).where(MinutesEdit.by_user_id == case.writer.id))
    assert {edit.section_id for edit in edits} == {case.section.id, other.id}


def test_an_older_state_comes_back_without_the_point_that_went_elsewhere(case, other):
    rows = [PointRow(id=row.id, text=row.text, kind=row.kind) for row in (case.first, case.second)]
    case.save(*rows)
    edit = db.session.scalar(select(func.max(MinutesEdit.id)))
    move(case, other.id)
    restore_state(case.actor, RestoreState(meeting_id=case.meeting.id, edit_id=edit, version=case.version))
    assert (standing(case.section), standing(other)) == (["Dua"], ["Satu"])


def test_sent_twice_it_moves_once(case, other):
    command = {"version": case.version}
    assert move(case, other.id, key=KEY, **command) == move(case, other.id, key=KEY, **command)
    assert standing(other) == ["Satu"]


def test_a_stale_page_is_a_conflict_and_changes_nothing(case, other):
    with pytest.raises(Conflict):
        move(case, other.id, version=case.version + 1)
    assert standing(case.section) == ["Satu", "Dua"]


def test_not_to_where_it_stands_nor_to_a_foreign_or_withdrawn_section(case, other):
    foreign = factories.section(Case().meeting)
    for section_id in (case.section.id, foreign.id, 10**9):
        with pytest.raises(RuleViolation) as refused:
            move(case, section_id)
        assert refused.value.field == "section_id"


def test_a_point_of_another_meeting_or_closed_to_the_writer_is_missing(case, other):
    foreign = Case().first
    closed = factories.point(case.section, "Rahasia", confidentiality=Confidentiality.RAHASIA)
    for point in (foreign, closed):
        with pytest.raises(NotFound):
            move(case, other.id, point_id=point.id)


def test_frozen_minutes_and_others_than_the_secretariat_are_refused(case, other):
    stranger = factories.actor(factories.user(case.government, Role.REPORTER, case.agency))
    with pytest.raises(NotAllowed):
        move(case, other.id, by=stranger)
    head = db.session.scalars(select(Minutes).where(Minutes.meeting_id == case.meeting.id)).one()
    head.status = MinutesStatus.DISETUJUI
    factories.save(head)
    with pytest.raises(RuleViolation) as refused:
        move(case, other.id)
    assert refused.value.message == FROZEN
