"""Remarks at points of a draft: who may, which points, one answer each, nothing after approval."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.errors import NotAllowed, NotFound, RuleViolation
from app.domain.meetings import Confidentiality
from app.domain.remarks import RemarkState
from app.domain.roles import Role
from app.models.records import AuditEntry, AuditPayload
from app.models.writing import PointRemark
from app.queries import subjects
from app.queries.minutes import minutes_record
from app.queries.remarks import remarks_of, shown_points
from app.services.remarks import (
    CLOSED,
    SETTLED,
    AddRemark,
    AnswerRemark,
    accept_remark,
    add_remark,
    answer_remark,
)
from tests import factories
from tests.approval_case import Case as ApprovalCase
from tests.minutes_case import Case


@pytest.fixture
def case(app) -> Case:
    return Case()


def _add(case: Case, who, point=None, text: str = "Lengkapi tanggalnya", key: str = "") -> int:
    command = AddRemark(meeting_id=case.meeting.id, point_id=(point or case.first).id, text=text)
    return add_remark(factories.actor(who), command, key)


def _standing(case: Case, who) -> list[str]:
    actor = factories.actor(who)
    facts = subjects.meeting(actor, case.meeting.id)
    found = remarks_of(facts, shown_points(minutes_record(actor, facts)))
    return [one.text for remarks in found.values() for one in remarks]


def test_a_reader_inside_the_agency_remarks_and_the_writer_answers(case):
    head = factories.user(case.government, Role.AGENCY_HEAD, case.agency)
    first, second = _add(case, head), _add(case, head, text="Siapa yang berbicara")
    accept_remark(case.actor, case.meeting.id, first)
    command = AnswerRemark(meeting_id=case.meeting.id, remark_id=second, answer="Kepala Bidang Data")
    answer_remark(case.actor, command)
    rows = {row.id: row for row in db.session.scalars(select(PointRemark))}
    assert rows[first].state is RemarkState.DITERIMA
    assert rows[first].answered_by_name == case.writer.display_name
    assert (rows[second].state, rows[second].answer) == (RemarkState.DIJAWAB, "Kepala Bidang Data")


def test_the_audit_names_the_acts_and_repeats_no_word(case):
    accept_remark(case.actor, case.meeting.id, _add(case, case.writer, text="kanari-catatan"))
    acts = list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert acts[-2:] == ["beri_catatan", "terima_catatan"]
    assert not any("kanari" in text for text in db.session.scalars(select(AuditPayload.payload)))


def test_sent_twice_it_stands_once(case):
    assert _add(case, case.writer, key="kunci-yang-sama-saja") == _add(case, case.writer, key="kunci-yang-sama-saja")
    assert len(_standing(case, case.writer)) == 1


def test_what_is_settled_is_settled(case):
    remark = _add(case, case.writer)
    accept_remark(case.actor, case.meeting.id, remark)
    command = AnswerRemark(meeting_id=case.meeting.id, remark_id=remark, answer="Terlambat")
    with pytest.raises(RuleViolation, match=SETTLED.split(".")[0]):
        answer_remark(case.actor, command)


@pytest.mark.parametrize(("role", "refusal"), [(Role.LEADERSHIP_STAFF, NotAllowed), (Role.OBSERVER, NotAllowed)])
def test_who_does_not_check_the_draft_leaves_no_remark(case, role, refusal):
    with pytest.raises(refusal):
        _add(case, factories.user(case.government, role))


def test_only_writers_settle_a_remark(case):
    head = factories.user(case.government, Role.AGENCY_HEAD, case.agency)
    remark = _add(case, head)
    with pytest.raises(NotAllowed):
        accept_remark(factories.actor(head), case.meeting.id, remark)


def test_a_closed_point_takes_and_shows_no_remark_for_others(case):
    secret = factories.point(case.section, "Nama", confidentiality=Confidentiality.RAHASIA)
    factories.remark(secret, case.writer, "kanari-tertutup")
    with pytest.raises(NotFound):
        _add(case, case.writer, secret)
    assert _standing(case, case.writer) == []
    factories.reader(case.meeting, case.writer)
    assert _standing(case, case.writer) == ["kanari-tertutup"]


def test_the_remarks_of_a_withdrawn_point_disappear(case):
    _add(case, case.writer)
    remark = _add(case, case.writer, case.second)
    case.first.withdrawn_at = case.second.withdrawn_at = clock.now()
    db.session.commit()
    assert _standing(case, case.writer) == []
    with pytest.raises(NotFound):
        accept_remark(case.actor, case.meeting.id, remark)


def test_a_remark_of_another_meeting_is_a_missing_one(case):
    other = Case()
    remark = factories.remark(other.first, other.writer)
    with pytest.raises(NotFound):
        accept_remark(case.actor, case.meeting.id, remark.id)


def test_approved_minutes_take_no_remark(app):
    case = ApprovalCase(steps=False)
    remark = factories.remark(case.point, case.secretary)
    case.record()
    actor = case.actor(case.secretary)
    command = AddRemark(meeting_id=case.meeting.id, point_id=case.point.id, text="Terlambat")
    with pytest.raises(RuleViolation, match=CLOSED.split(",")[0]):
        add_remark(actor, command)
    with pytest.raises(RuleViolation, match=CLOSED.split(",")[0]):
        accept_remark(actor, case.meeting.id, remark.id)
