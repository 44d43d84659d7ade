"""The calendar file of a meeting."""

from __future__ import annotations

from datetime import date, time

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.db import db
from app.domain.meetings import Confidentiality, MeetingKind
from app.domain.roles import Role
from app.domain.sheets import MeetingDay as DaySheet
from app.models.meetings import MeetingDay
from app.services.meeting_changes import (
    ChangeMeeting,
    cancel_meeting,
    change_meeting,
    postpone_meeting,
    reschedule_meeting,
)
from app.services.meetings import DayInput, PlanMeeting, plan_meeting
from tests import factories


class World:
    def __init__(self) -> None:
        self.government = factories.government("Tanjungkoto")
        self.organiser = factories.agency(self.government, "Sekretariat Daerah")
        self.user = factories.user(self.government, Role.SECRETARIAT, self.organiser)
        self.actor = factories.actor(self.user)
        self.meeting = factories.meeting(self.organiser, self.user, "Rakor pertama")


@pytest.fixture
def world(app) -> World:
    return World()


@pytest.fixture
def secretary(world, browser_of):
    return browser_of(world.user)


def test_the_calendar_file(world, secretary):
    command = PlanMeeting(
        title="Rakor TPPO",
        kind=MeetingKind.RAPAT_KOORDINASI,
        secretariat_agency_id=world.organiser.id,
        confidentiality=Confidentiality.RAHASIA,
        days=(DayInput(when=DaySheet(on=date(2026, 11, 25), start=time(9), until_done=True)),),
    )
    meeting_id = plan_meeting(world.actor, command)
    answer = secretary.get(f"/rapat/{meeting_id}/kalender.ics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="rapat-{meeting_id}.ics"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    body = answer.text.replace("\r\n ", "")
    for line in ("METHOD:PUBLISH", "DTSTART;TZID=Asia/Jakarta:20261125T090000", "SEQUENCE:0", "SUMMARY:Rakor TPPO"):
        assert line in body
    uid = next(line for line in body.splitlines() if line.startswith("UID:"))
    day_id = db.session.scalars(select(MeetingDay.id).filter_by(meeting_id=meeting_id)).one()
    moved = DayInput(id=day_id, when=DaySheet(on=date(2026, 12, 1), start=time(9), until_done=True))
    change_meeting(
        world.actor,
        meeting_id,
        ChangeMeeting(
            version=1,
            title="Rakor TPPO",
            kind=MeetingKind.RAPAT_KOORDINASI,
            confidentiality=Confidentiality.RAHASIA,
            days=(moved,),
        ),
    )
    later = secretary.get(f"/rapat/{meeting_id}/kalender.ics").text
    assert uid in later
    assert "SEQUENCE:1" in later
    assert "20261201T090000" in later


def test_a_meeting_that_moves_away_is_taken_out_of_calendars_and_put_back(world, secretary):
    """Planned, postponed, planned anew, cancelled: one UID, a sequence that only rises."""
    url = f"/rapat/{world.meeting.id}/kalender.ics"
    page = f"/rapat/{world.meeting.id}"
    told = [(secretary.get(url), secretary.get(page).text)]
    for version, move in enumerate((postpone_meeting, reschedule_meeting, cancel_meeting), start=1):
        move(world.actor, world.meeting.id, version)
        told.append((secretary.get(url), secretary.get(page).text))
    files = [Calendar.from_ical(answer.data) for answer, _ in told]
    events = [file.walk("VEVENT")[0] for file in files]
    assert [file["METHOD"] for file in files] == ["PUBLISH", "CANCEL", "PUBLISH", "CANCEL"]
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED"]
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2, 3]
    assert len({event["UID"] for event in events}) == 1
    for (answer, shown), file in zip(told, files, strict=True):
        back = file["METHOD"] == "CANCEL"
        name = f"pembatalan-rapat-{world.meeting.id}" if back else f"rapat-{world.meeting.id}"
        assert answer.headers["Content-Type"] == f"text/calendar; charset=utf-8; method={file['METHOD']}"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.ics"'
        assert ("Berkas pembatalan kalender" in shown) is back


def test_a_day_taken_out_of_a_meeting_is_taken_out_of_calendars(world, secretary):
    """The other day stays published; the lost one keeps its name and says that it does not take place."""
    days = [DayInput(when=DaySheet(on=date(2026, 12, number), start=time(9))) for number in (1, 2)]
    kind = MeetingKind.RAPAT_KOORDINASI
    meeting_id = plan_meeting(
        world.actor,
        PlanMeeting(title="Rakor", kind=kind, secretariat_agency_id=world.organiser.id, days=tuple(days)),
    )
    url = f"/rapat/{meeting_id}/kalender.ics"
    before = {str(event["UID"]) for event in Calendar.from_ical(secretary.get(url).data).walk("VEVENT")}
    stays = db.session.scalars(select(MeetingDay).filter_by(meeting_id=meeting_id, on_date=date(2026, 12, 2))).one()
    left = DayInput(id=stays.id, when=DaySheet(on=stays.on_date, start=stays.starts))
    change_meeting(world.actor, meeting_id, ChangeMeeting(version=1, title="Rakor", kind=kind, days=(left,)))
    file = Calendar.from_ical(secretary.get(url).data)
    states = {str(event["UID"]): (event["STATUS"], event["SEQUENCE"]) for event in file.walk("VEVENT")}
    assert file["METHOD"] == "PUBLISH"
    assert states.keys() == before
    assert sorted(states.values()) == [("CANCELLED", 1), ("CONFIRMED", 1)]
    assert next(state for uid, state in states.items() if f"hari-{stays.id}." in uid) == ("CONFIRMED", 1)


def test_no_calendar_file_without_a_full_date(world, secretary):
    undated = factories.meeting(world.organiser, world.user, on=None)
    assert secretary.get(f"/rapat/{undated.id}/kalender.ics").status_code == 404
    assert "kalender.ics" not in secretary.get(f"/rapat/{undated.id}").text
