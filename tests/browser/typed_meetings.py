"""Meetings of the records planned anew, without minutes: a government of the journey's own, a chair of test data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select

from app.db import db, transactional
from app.domain.meetings import ParticipantRole
from app.domain.roles import Actor
from app.domain.sheets import MinutesSheet
from app.jobs.demo_accounts import ACCOUNTS
from app.jobs.demo_data import SETDA, GovernmentPlan, RecordPlan
from app.jobs.demo_governments import set_up
from app.jobs.demo_meetings import record_meetings
from app.models.meetings import Meeting
from app.models.minutes import MinutesPoint
from app.models.writing import NoteLine
from app.queries.actors import actor_of
from app.queries.minutes_sheets import minutes_sheet
from app.services.participant_contents import ParticipantDetails
from app.services.participants import add_participant
from tests.cases.leaves import leaves
from tests.cases.reading import Place
from tests.cases.site import PLANS
from tests.cases.test_facts import READINGS, ROWS

FOLDER = Path(__file__).parent / "typed"
#: What the source says of the minutes themselves is what the notulis types.
_TYPED = ("poin", "tanya_jawab", "tindak_lanjut", "statistik")
CHAIR = "Ratna Dewi"
CHAIR_OFFICE = "Staf Ahli Bidang Pemerintahan"


@dataclass(frozen=True)
class Stroke:
    """Either a line that is typed and entered, or keys that are pressed."""

    line: str = ""
    keys: tuple[str, ...] = ()


def strokes(name: str) -> tuple[Stroke, ...]:
    """What the notulis does, in order, as the data says it."""
    rows = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return tuple(Stroke(keys=tuple(row["keys"].split())) if isinstance(row, dict) else Stroke(line=row) for row in rows)


@dataclass
class TypedMeeting:
    """One record of which everything is planned but what is said."""

    case_id: str
    meeting_id: int = 0
    user_id: int = 0

    @property
    def case(self) -> dict[str, Any]:
        """What the source states, all of it."""
        return dict(PLANS[self.case_id][1].case)

    @property
    def address(self) -> str:
        return f"/rapat/{self.meeting_id}"

    @property
    def users(self) -> dict[str, int]:
        """The account that keeps the meeting, as journeys log in with it."""
        return {"notulis": self.user_id}

    @transactional
    def plan(self) -> None:
        """The government with this one meeting, and somebody of the test who leads it and signs."""
        plan, record = PLANS[self.case_id]
        plan = _own(plan, record)
        site = set_up(plan, {account.username(plan): "" for account in ACCOUNTS})
        record_meetings(site)
        keeper = site.secretariat(record.secretariat)
        self.meeting_id = db.session.scalars(
            select(Meeting.id).where(Meeting.government_id == site.government_id)
        ).one()
        self.user_id = keeper.user_id
        chair = ParticipantDetails(
            name_text=CHAIR, office_text=CHAIR_OFFICE, agency_id=site.agencies[SETDA], roles=(ParticipantRole.PIMPINAN,)
        )
        add_participant(keeper, self.meeting_id, chair)

    @property
    def actor(self) -> Actor:
        found = actor_of(self.user_id)
        assert found is not None
        return found

    def sheet(self) -> MinutesSheet:
        """What was recorded, read back through the queries, in the terms of the record.

        Without the chair, who is the test's own; points numbered in the order in which they were typed.
        """
        sheet = minutes_sheet(self.actor, self.meeting_id)
        order = {text: number for number, text in enumerate(self._typed_points(), start=1)}
        sections = tuple(
            replace(one, points=tuple(replace(point, stated_order=order[point.text]) for point in one.points))
            for one in sheet.sections
        )
        people = tuple(one for one in sheet.participants if ParticipantRole.PIMPINAN not in one.roles)
        return replace(sheet, sections=sections, participants=people)

    def _typed_points(self) -> list[str]:
        rows = select(MinutesPoint.text).join(NoteLine, NoteLine.point_id == MinutesPoint.id)
        return list(
            db.session.scalars(
                rows.where(NoteLine.meeting_id == self.meeting_id, MinutesPoint.withdrawn_at.is_(None)).order_by(
                    NoteLine.id
                )
            )
        )

    def differences(self) -> Iterator[tuple[str, Any, Any]]:
        """Facts that the record keeps otherwise than the source states them; those it leaves open included."""
        sheet = self.sheet()
        for leaf in leaves(self.case):
            if leaf.pattern.startswith("likely_same_event_as"):
                continue
            kept = READINGS[leaf.pattern].kept(Place(self.case, sheet, leaf.at, leaf.value))
            if kept != leaf.value or (isinstance(leaf.value, bool) and kept is not leaf.value):
                yield leaf.place, leaf.value, kept
        for name, rows in ROWS.items():
            if name != "likely_same_event_as" and len(list(rows(sheet))) != len(self.case[name]):
                yield name, len(self.case[name]), len(list(rows(sheet)))


def _own(plan: GovernmentPlan, record: RecordPlan) -> GovernmentPlan:
    """The plan of the demo with this record alone, and with accounts of the journey."""
    silent = {**record.case, **{name: [] for name in _TYPED}}
    record = replace(record, case=silent, origins={}, answered_by={})
    return replace(plan, accounts=f"ketik-{plan.accounts}", records=(record,))
