"""A notula on its way to approval: who does what in which state, and what stays for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.minutes import MinutesStatus
from app.domain.people import AppointmentStatus
from app.domain.roles import Role
from app.models.approvals import ApprovalEvent, ApprovalTask
from app.models.minutes import Minutes
from app.models.people import Appointment, Person
from app.services import audit
from app.services.approval import ON_PAPER, submit
from tests import factories
from tests.approval_case import Case
from tests.rows import undone

KONSEP, PARAF, WAITING, APPROVED = MinutesStatus


@pytest.fixture
def case(app) -> Case:
    return Case()


def test_the_whole_way_by_clicks(case):
    case.submit()
    assert case.head.status is PARAF
    first, second = case.desks
    with pytest.raises(NotAllowed):
        case.initial(second)
    case.initial(first)
    assert case.head.status is PARAF
    case.initial(second)
    assert case.head.status is WAITING
    case.approve(case.chair)
    assert (case.head.status, case.head.revision_no) == (APPROVED, 1)
    assert case.head.approved_at is not None
    assert case.acts() == ["ajukan", "paraf", "paraf", "setujui"]
    assert audit.broken_links(case.government.id) == []


def test_without_steps_the_draft_goes_straight_to_the_chair(app):
    case = Case(steps=False)
    case.submit()
    assert case.head.status is WAITING


def test_a_paraf_seen_on_paper_is_recorded_with_the_holder_of_the_office(case):
    case.submit()
    case.record_initial()
    task = db.session.scalars(select(ApprovalTask).order_by(ApprovalTask.place)).first()
    assert task.done_by_name == db.session.get(Person, case.desks[0].person_id).name
    assert task.office_text == "Kepala Bidang Data"
    event = db.session.scalars(select(ApprovalEvent).order_by(ApprovalEvent.id.desc())).first()
    assert event.note == f"Paraf Kepala Bidang Data ({task.done_by_name}), {ON_PAPER}"
    assert event.office_text.startswith("Sekretariat rapat")


def test_a_plh_takes_his_turn_from_his_first_day(case):
    deputy = factories.user(case.government)
    case.submit()
    position = case.position_of(case.desks[0])
    factories.save(
        Appointment(
            government_id=case.government.id,
            person_id=deputy.person_id,
            position_id=position,
            status=AppointmentStatus.PLH,
            valid_from=factories.days_ago(0),
        )
    )
    factories.give_role(deputy, Role.OBSERVER)
    case.initial(deputy)
    assert case.head.status is PARAF


#: act → (accounts that may, states in which it is possible)
ACTS: dict[str, tuple[Callable[[Case, object], object], set[str], set[MinutesStatus]]] = {
    "ajukan": (lambda c, u: c.submit(u), {"secretary"}, {KONSEP}),
    "catat_paraf": (lambda c, u: c.record_initial(u), {"secretary"}, {PARAF}),
    "kembalikan": (lambda c, u: c.give_back(u), {"chair", "sekda", "desk"}, {PARAF, WAITING}),
    "tarik": (lambda c, u: c.take_back(u), {"secretary"}, {PARAF, WAITING}),
    "setujui": (lambda c, u: c.approve(u), {"chair", "sekda"}, {WAITING}),
    "catat": (lambda c, u: c.record(u), {"secretary"}, {KONSEP, PARAF, WAITING}),
    "buka_kembali": (lambda c, u: c.reopen(u), {"sekda", "asisten"}, {APPROVED}),
}


def _in(case: Case, status: MinutesStatus) -> None:
    if status is not KONSEP:
        case.submit()
    if status in (WAITING, APPROVED):
        case.record_initial()
        case.record_initial()
    if status is APPROVED:
        case.approve(case.sekda)


@pytest.mark.parametrize("status", list(MinutesStatus))
def test_who_may_do_what_in_which_state(app, case, status):
    """Everybody who may not is refused, whatever the state; who may succeeds in its states and nowhere else."""
    _in(case, status)
    for row in list(db.session):
        db.session.refresh(row)
    db.session.expunge_all()
    for act in ACTS:
        with undone(app):
            _everybody_tries(case, act, status)


def _everybody_tries(case: Case, act: str, status: MinutesStatus) -> None:
    call, who, states = ACTS[act]
    users = {name: getattr(case, name) for name in ("secretary", "chair", "sekda", "asisten")}
    users["desk"] = case.desks[0]
    before = case.head.version
    for name, user in users.items():
        may = name in who and not (name == "desk" and status is not PARAF)
        if not may:
            with pytest.raises(NotAllowed):
                call(case, user)
        elif status not in states:
            with pytest.raises(RuleViolation):
                call(case, user)
    assert case.head.version == before, act
    if status in states:
        call(case, users[sorted(who - {"desk"})[0]])
        assert case.head.version == before + 1, act


def test_returned_with_a_note_it_is_written_again_and_goes_a_new_round(case):
    case.submit()
    case.give_back(case.chair, "Angka stunting keliru")
    assert case.head.status is KONSEP
    case.submit()
    assert case.head.approval_round == 2
    tasks = db.session.scalars(select(ApprovalTask).where(ApprovalTask.round == 2)).all()
    assert [task.done_at for task in tasks] == [None, None]
    with pytest.raises(RuleViolation) as refusal:
        case.give_back(case.chair, "")
    assert refusal.value.field == "note"


def test_a_stale_page_changes_nothing(case):
    case.submit()
    with pytest.raises(Conflict):
        submit(case.actor(case.secretary), case.meeting.id, 1)
    assert case.acts() == ["ajukan"]


def test_the_same_form_twice_is_one_act(case):
    key = "k" * 24
    version = case.version
    for _ in range(2):
        submit(case.actor(case.secretary), case.meeting.id, version, key)
    assert case.acts() == ["ajukan"]


def test_empty_minutes_are_not_sent_round(case):
    meeting = factories.meeting(case.agency, case.secretary)
    version = db.session.scalar(select(Minutes.version).where(Minutes.meeting_id == meeting.id))
    with pytest.raises(RuleViolation):
        submit(case.actor(case.secretary), meeting.id, version)
