"""Funding lines of a meeting."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from app.db import db
from app.domain.errors import Conflict, NotAllowed, RuleViolation
from app.domain.funding import FundingSource
from app.domain.roles import Role
from app.models.funding import FundingLine
from app.models.meetings import Meeting
from app.services.funding import FundingInput, SaveFunding, save_funding
from tests import factories


class World:
    def __init__(self) -> None:
        self.government = factories.government()
        self.organiser = factories.agency(self.government)
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user)

    def save(self, version: int, *lines: FundingInput, key: str = "") -> list[FundingLine]:
        save_funding(self.actor, self.meeting.id, SaveFunding(version=version, lines=lines), key)
        wanted = select(FundingLine).filter_by(meeting_id=self.meeting.id).order_by(FundingLine.id)
        return list(db.session.scalars(wanted.execution_options(populate_existing=True)))


@pytest.fixture
def world(app) -> World:
    return World()


DAK = FundingInput(
    source=FundingSource.DAK, giver="Kementerian PPPA", fiscal_year=2024, ceiling=Decimal("505690000.50")
)


def test_lines_are_added_changed_and_taken_away(world):
    first, second = world.save(1, DAK, FundingInput(source_text="Dana lain"), FundingInput())
    assert (first.source, first.ceiling) == (FundingSource.DAK, Decimal("505690000.50"))
    (kept,) = world.save(2, FundingInput(id=second.id, detail="Rincian"))
    assert (kept.id, kept.detail, kept.source_text, kept.version) == (second.id, "Rincian", None, 2)
    assert db.session.get_one(Meeting, world.meeting.id).version == 3


def test_a_stale_form_changes_nothing(world):
    world.save(1, DAK)
    with pytest.raises(Conflict):
        world.save(1, FundingInput(detail="Lain"))
    assert [row.giver for row in db.session.scalars(select(FundingLine))] == ["Kementerian PPPA"]


def test_a_replay_is_carried_out_once(world):
    key = "k" * 24
    assert len(world.save(1, DAK, key=key)) == len(world.save(1, DAK, key=key)) == 1


def test_a_line_of_another_meeting_is_refused(world):
    other = factories.meeting(world.organiser, world.user)
    line = FundingLine(government_id=world.government.id, meeting_id=other.id, detail="Milik rapat lain")
    factories.save(line)
    with pytest.raises(RuleViolation) as refusal:
        world.save(1, DAK, FundingInput(id=line.id, detail="Direbut"))
    assert refusal.value.field == "lines-1-source"
    assert [row.detail for row in db.session.scalars(select(FundingLine))] == ["Milik rapat lain"]


def test_a_sub_activity_code_has_its_form(world):
    with pytest.raises(RuleViolation) as refusal:
        world.save(1, DAK, FundingInput(sub_activity_code="2.08.03"))
    assert refusal.value.field == "lines-1-sub_activity_code"
    assert world.save(1, FundingInput(sub_activity_code="2.08.03.2.01.0001"))


def test_only_the_organisers_secretariat(world):
    staff = factories.actor(factories.user(world.government, Role.REPORTER, world.organiser))
    with pytest.raises(NotAllowed):
        save_funding(staff, world.meeting.id, SaveFunding(version=1, lines=(DAK,)))
