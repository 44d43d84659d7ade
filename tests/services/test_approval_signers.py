"""Who a notula says has signed it: as chair, or acknowledging what he did not lead; offices that nobody recorded."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.meetings import ParticipantRole
from app.domain.roles import Role
from app.models.approvals import ApprovalEvent
from tests import factories
from tests.approval_case import Case


@pytest.fixture
def case(app) -> Case:
    return Case()


@pytest.mark.parametrize("leads", [False, True])
def test_the_sekda_acknowledges_what_he_did_not_lead(case, leads):
    if leads:
        factories.participant(
            case.meeting, ParticipantRole.PIMPINAN, person_id=case.sekda.person_id, name_text="Sekda", is_invited=True
        )
    case.record(participant_id=None, by_sekda=True)
    case.reopen()
    case.to_desk_of_chair()
    case.approve(case.sekda)
    assert [row.approver["signer"]["led_meeting"] for row in case.revisions()] == [leads, leads]
    case.reopen()
    case.record()
    assert case.revisions()[2].approver["signer"]["led_meeting"]


def test_a_chair_whose_office_nobody_recorded_gets_none(case):
    guest = factories.user(case.government, Role.OBSERVER)
    factories.participant(case.meeting, ParticipantRole.PIMPINAN, person_id=guest.person_id, name_text="Tamu")
    case.to_desk_of_chair()
    case.give_back(guest, "Lengkapi butir kedua")
    case.to_desk_of_chair()
    case.approve(guest)
    assert case.revisions()[0].approver["signer"]["office"] == ""
    kept = db.session.scalars(select(ApprovalEvent.office_text).where(ApprovalEvent.by_user_id == guest.id))
    assert list(kept) == [None, None]
