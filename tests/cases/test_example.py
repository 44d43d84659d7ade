"""Kabupaten Contoh: an invented government in which every state occurs and every screen has something to show."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.letters import LetterStatus
from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.minutes import MinutesStatus
from app.domain.people import AppointmentStatus
from app.jobs.demo_accounts import ACCOUNTS
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, TaskForce
from app.models.item_loop import ItemStep
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.models.minutes import Minutes, MinutesRevision
from app.models.people import Appointment
from app.queries.revisions import verified
from app.services.audit import broken_links
from tests import page
from tests.cases.example import Example


def count(model: type, *conditions: object) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0  # type: ignore[arg-type]


def test_is_as_large_as_promised(example: Example) -> None:
    assert count(Meeting) == 24
    assert count(ActionItem) == 150
    assert count(Agency) >= 40
    assert count(TaskForce) == 2
    assert count(Meeting, Meeting.confidentiality == Confidentiality.RAHASIA) == 1
    assert count(Appointment, Appointment.status == AppointmentStatus.PLH) == 1
    assert count(Meeting, Meeting.status == MeetingStatus.DITUNDA) == 1


def test_every_state_occurs(example: Example) -> None:
    assert set(db.session.scalars(select(Assignment.status).distinct())) == set(ItemStatus)
    assert set(db.session.scalars(select(Minutes.status).distinct())) == set(MinutesStatus)
    assert LetterStatus.TERBIT in set(db.session.scalars(select(Letter.status).distinct()))


def test_the_past_is_told_in_its_order(example: Example) -> None:
    """Nothing lies in the future, and the timeline of an item never runs backwards."""
    assert count(ItemStep, ItemStep.at > clock.now()) == 0
    last: dict[int, object] = {}
    for item_id, at in db.session.execute(select(ItemStep.item_id, ItemStep.at).order_by(ItemStep.id)):
        assert item_id not in last or last[item_id] <= at  # type: ignore[operator]
        last[item_id] = at


def test_the_chain_is_whole_and_the_revisions_unchanged(example: Example) -> None:
    assert broken_links(example.government_id) == []
    rows = list(db.session.scalars(select(MinutesRevision)))
    assert rows
    assert all(verified(row) for row in rows)


@pytest.mark.parametrize("account", [account.name for account in ACCOUNTS])
def test_every_account_has_a_living_home_page(example: Example, account: str) -> None:
    answer = example.browser(account).get("/")
    assert answer.status_code == 200
    assert not page.faults(example.app, answer)
