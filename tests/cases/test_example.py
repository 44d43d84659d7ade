"""Kabupaten Contoh: an invented government in which every state occurs and every screen has something to show."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from sqlalchemy import func, select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.letters import LetterStatus
from app.domain.meetings import Confidentiality, MeetingStatus
from app.domain.minutes import MinutesStatus
from app.domain.people import AppointmentStatus
from app.domain.press_releases import ReleaseState
from app.domain.quick_notes import LineKind
from app.domain.remarks import RemarkState
from app.jobs.demo_accounts import ACCOUNTS
from app.jobs.example_emblem import invented_emblem
from app.jobs.example_plans import MeetingPlan, example_plan
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, TaskForce
from app.models.emblems import Emblem
from app.models.item_loop import ItemStep
from app.models.letters import Letter
from app.models.meetings import Meeting, RemovedDay
from app.models.minutes import Minutes, MinutesPoint, MinutesRevision
from app.models.people import Appointment
from app.models.releases import PressRelease, PrivacyAnswer
from app.models.writing import MinutesAddendum, MinutesEdit, NoteLine, PointRemark
from app.queries.revisions import verified
from app.services.audit import broken_links
from app.storage import check_emblem
from tests import page
from tests.cases.example import Example


def count(model: type, *conditions: object) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0  # type: ignore[arg-type]


def items_of(meetings: Iterable[MeetingPlan]) -> int:
    """Planned ones, and those that are typed as a line."""
    return sum(len(one.items) + sum(line.startswith("TL ") for line in one.scenes.lines) for one in meetings)


def test_is_as_large_as_promised() -> None:
    """Twenty-four meetings of two years with 150 items; one of yesterday and one of today are still being written."""
    meetings = example_plan().meetings
    being_written = [plan for plan in meetings if plan.days in (-1, 0)]
    assert len(meetings) - len(being_written) == 24
    assert items_of(meetings) - items_of(being_written) == 150


def test_all_of_the_plan_happens(example: Example) -> None:
    assert count(Meeting) == len(example.plan.meetings)
    assert count(ActionItem) == items_of(example.plan.meetings)
    assert count(Agency) >= 40
    assert count(TaskForce) == 2
    assert count(Meeting, Meeting.confidentiality == Confidentiality.RAHASIA) == 1
    assert count(Appointment, Appointment.status == AppointmentStatus.PLH) == 1
    assert count(Meeting, Meeting.status == MeetingStatus.DITUNDA) == 1


def test_every_state_occurs(example: Example) -> None:
    assert set(db.session.scalars(select(Assignment.status).distinct())) == set(ItemStatus)
    assert set(db.session.scalars(select(Minutes.status).distinct())) == set(MinutesStatus)
    assert LetterStatus.TERBIT in set(db.session.scalars(select(Letter.status).distinct()))


def test_the_writing_of_minutes_lives(example: Example) -> None:
    """Typed lines of today, two writers in one section, remarks in every state, closed passages, answers."""
    understood = set(db.session.scalars(select(NoteLine.kind).distinct()))
    assert {LineKind.BUTIR, LineKind.TANYA, LineKind.JAWAB, LineKind.DATA, LineKind.TINDAK_LANJUT} <= understood
    writers = select(MinutesEdit.section_id).group_by(MinutesEdit.section_id)
    assert list(db.session.scalars(writers.having(func.count(MinutesEdit.by_user_id.distinct()) == 2)))
    assert set(db.session.scalars(select(PointRemark.state).distinct())) == set(RemarkState)
    assert count(MinutesPoint, MinutesPoint.confidentiality == Confidentiality.TERBATAS) == 1
    assert count(PrivacyAnswer) == 1
    assert count(RemovedDay) == 1


def test_what_leaves_for_the_public_lives(example: Example) -> None:
    """A siaran pers in every state and one given back; an addition with a revision of its own."""
    assert set(db.session.scalars(select(PressRelease.state).distinct())) == set(ReleaseState)
    assert count(PressRelease, PressRelease.return_note.is_not(None)) == 1
    assert list(db.session.scalars(select(MinutesAddendum.revision_no))) == [2]
    assert "Kualitas Udara" in example.browser("humas").get("/siaran-pers").get_data(as_text=True)


def test_papers_bear_an_invented_emblem(example: Example) -> None:
    """Drawn by the product itself, the same each time; letters and notula of two years were fixed with it."""
    (emblem,) = db.session.scalars(select(Emblem))
    assert emblem.picture == check_emblem("lambang.png", invented_emblem()).data
    kop = {"sha256": emblem.sha256}
    sheets = [row["sheet"] for row in db.session.scalars(select(Letter.snapshot)) if row]
    sheets += db.session.scalars(select(MinutesRevision.sheet))
    assert len(sheets) > 20
    assert all(sheet["letterhead"]["emblem"] == kop for sheet in sheets)


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
