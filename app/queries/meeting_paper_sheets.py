"""Sheets of the blank daftar hadir and of the matriks rencana aksi of a meeting, as one reader may see them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, select

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus, shown_status
from app.domain.facts import MeetingFacts
from app.domain.meetings import stricter
from app.domain.roles import Actor
from app.domain.sheets import (
    ActionLine,
    ActionMatrixSheet,
    AttendanceRow,
    AttendanceSheet,
    MatrixRow,
    Party,
)
from app.domain.sheets import MeetingDay as DaySheet
from app.domain.signatures import prefixed
from app.models.action_items import ActionItem, Assignment
from app.models.meetings import Meeting
from app.queries.item_scope import is_lead
from app.queries.letter_heads import house_of
from app.queries.letterheads import letterhead
from app.queries.letters import announced_now
from app.queries.meeting_frame import day_sheet, meeting_days_of
from app.queries.meetings import meeting_row
from app.queries.minutes_people import People, people_of
from app.queries.minutes_sheet_parts import action_lines
from app.queries.paper_profiles import profile_sheet

#: Numbered empty rows at the end of a list for signing, for those who come unannounced.
_BLANK_ROWS = 10


def plain_paper(actor: Actor, meeting: Meeting) -> dict[str, Any]:
    """Fields of a PaperSheet: kop and profile of the organiser."""
    house = house_of(actor, meeting.secretariat_agency_id)
    return {
        "letterhead": letterhead(*house),
        "profile": profile_sheet(house.profile),
        "zone": meeting.zone,
        "made_at": clock.now(),
        "confidentiality": meeting.confidentiality,
    }


def attendance_sheet(
    actor: Actor, meeting_id: int, day_position: int = 0, session: int | None = None
) -> AttendanceSheet:
    """The list for signing of one day and session, days from 0. The first day where the wanted one is not there."""
    meeting = meeting_row(actor, meeting_id)
    days = meeting_days_of(meeting_id)
    day = days[day_position] if day_position < len(days) else (days[0] if days else None)
    sessions = day.sessions if day else 1
    return AttendanceSheet(
        **plain_paper(actor, meeting),
        title=meeting.title,
        day=day_sheet(day) if day else DaySheet(),
        session=(session or 1) if sessions > 1 else None,
        place=announced_now(meeting, ()).call.place,
        rows=tuple(_attendance_row(party) for party in _parties(people_of(meeting_id))),
        blank_rows=_BLANK_ROWS,
    )


def _parties(people: People) -> list[Party]:
    """A line for each recorded row, what is known of it; an unsur stands as its institution."""
    found = []
    for row in people.rows.values():
        party = row.party
        if row.unsur and not (party.name or party.office or party.institution):
            party = Party(institution=row.unsur)
        found.append(party)
    return found


def _attendance_row(party: Party) -> AttendanceRow:
    office = prefixed(party.office, party.status) if party.office else None
    return AttendanceRow(name=party.name, office=office, institution=party.institution)


def matrix_sheet(actor: Actor, facts: MeetingFacts) -> ActionMatrixSheet:
    """The items of a meeting by horizon; the paper is a KONSEP until the notula is approved."""
    meeting = meeting_row(actor, facts.id)
    lines = action_lines(actor, facts, people_of(facts.id))
    states = _states(facts.id)
    rows = tuple(_matrix_row(line, states[line.number]) for line in lines)
    shown = [row.confidentiality for row in rows if not row.withheld]
    call = announced_now(meeting).call
    paper = plain_paper(actor, meeting) | {"confidentiality": stricter(facts.confidentiality, *shown)}
    return ActionMatrixSheet(
        **paper, title=meeting.title, days=call.days, place=call.place, as_of=clock.today(actor.zone), rows=rows
    )


def _states(meeting_id: int) -> dict[int, Any]:
    """What the matrix says of an item beside its line, by number; the status is that of the lead."""
    rows = db.session.execute(
        select(
            ActionItem.number,
            ActionItem.indicator,
            ActionItem.target,
            ActionItem.unit,
            ActionItem.first_due_on,
            ActionItem.firm_at,
            ActionItem.is_open,
            Assignment.status,
        )
        .outerjoin(Assignment, and_(Assignment.item_id == ActionItem.id, is_lead(Assignment)))
        .where(ActionItem.meeting_id == meeting_id, ActionItem.withdrawn_at.is_(None))
    )
    return {row.number: row for row in rows}


def _matrix_row(line: ActionLine, state: Any) -> MatrixRow:
    if line.withheld:
        return MatrixRow(number=line.number, text="", confidentiality=line.confidentiality, withheld=True)
    bare = ItemStatus.BELUM_DITINDAKLANJUTI if state.firm_at else ItemStatus.SEMENTARA
    status = shown_status(state.status or bare, is_firm=state.firm_at is not None, is_open=state.is_open)
    return MatrixRow(
        number=line.number,
        text=line.text,
        indicator=state.indicator,
        target=state.target,
        unit=state.unit,
        owner=line.owner,
        supporters=line.supporters,
        horizons=line.horizons,
        due_on=line.due_on,
        due_text=line.due_text,
        first_due_on=state.first_due_on if state.first_due_on != line.due_on else None,
        status=status,
        confidentiality=line.confidentiality,
    )
