"""Participants of one meeting: the list as it is read, one row, its order, and where the record points at it.

Names and offices are the snapshots of the rows. Phone and NIP are never read here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, select

from app.db import db
from app.domain.agencies import AgencyKind
from app.domain.errors import NotFound, Remark
from app.domain.facts import MeetingFacts
from app.domain.indonesian import number
from app.domain.meetings import ParticipantRole, Representative
from app.domain.participant_order import group_words, grouped
from app.domain.participants import (
    AttendanceSummary,
    ParticipantFacts,
    attendance_summary,
    represents_text,
    total_remarks,
)
from app.domain.people import name_with_titles
from app.domain.roles import Actor
from app.domain.signatures import prefixed
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Person
from app.queries import subjects
from app.queries.keyset import AnyRow

#: Words of the list; where the source does not say, nothing stands.
_MARKS = {Representative.YA: "perwakilan", Representative.TIDAK: "bukan perwakilan"}


@dataclass(frozen=True, kw_only=True)
class ParticipantRow:
    """One row as it is read; `title` is the name, else what is known instead, `group` what it is listed under."""

    id: int
    version: int
    position: int
    group: str
    title: str
    office: str | None
    team_office: str | None
    roles: tuple[ParticipantRole, ...]
    represents: str | None
    topic: str | None
    unsur_kind: AgencyKind | None
    facts: ParticipantFacts = field(repr=False)
    is_proposed: bool = False
    is_invited: bool = True

    @property
    def stands_for_group(self) -> bool:
        """Nobody is named: the row is the instansi, unsur or office itself."""
        return self.title == self.group

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said of the row beside name and roles."""
        marked = _MARKS.get(self.facts.is_representative) if self.represents is None else None
        known = (self.team_office, self.represents, marked)
        topic = f"Materi: {self.topic}" if self.topic else None
        return tuple(note for note in (*known, topic) if note)


@dataclass(frozen=True, kw_only=True)
class ParticipantList:
    """All rows of a meeting in their groups, and the figures above them."""

    groups: list[tuple[str, list[ParticipantRow]]]
    rows: int
    people: int
    stated_total: int | None
    stated_total_note: str | None
    attendance: AttendanceSummary
    remarks: tuple[Remark, ...]

    @property
    def stated_words(self) -> str:
        """`50 orang, menurut panitia (21 belum dirinci)`; empty when nothing is stated."""
        if self.stated_total is None:
            return self.stated_total_note or ""
        missing = self.stated_total - self.people
        words = [f"{number(self.stated_total)} orang", self.stated_total_note]
        rest = f" ({number(missing)} belum dirinci)" if missing > 0 else ""
        return ", ".join(word for word in words if word) + rest

    @property
    def attendance_words(self) -> str:
        """`3 baris mewakili, 6 baris tidak disebut`; empty when no row says."""
        if self.attendance.unknown == self.rows:
            return ""
        counts = (
            (self.attendance.representing, "mewakili"),
            (self.attendance.in_person, "bukan perwakilan"),
            (self.attendance.unknown, "tidak disebut"),
        )
        return ", ".join(f"{count} baris {words}" for count, words in counts if count)


def in_meeting(actor: Actor, meeting_id: int, _part_id: int) -> MeetingFacts:
    """Subject of permissions for addresses with a meeting and a part of it. Raises NotFound for the meeting only."""
    return subjects.meeting(actor, meeting_id)


def participant_list(meeting_id: int) -> ParticipantList:
    """The list of one meeting, to be shown after a permission check."""
    meeting, rows = _of_meeting(meeting_id)
    facts = [row.facts for row in rows]
    return ParticipantList(
        groups=grouped(rows, lambda row: row.group),
        rows=len(rows),
        people=sum(one.count if one.count is not None else int(one.is_person) for one in facts),
        stated_total=meeting.stated_total,
        stated_total_note=meeting.stated_total_note,
        attendance=attendance_summary(facts),
        remarks=total_remarks(meeting.stated_total, facts),
    )


def order_of(meeting_id: int) -> list[ParticipantRow]:
    """All rows of a meeting in stored order."""
    return _of_meeting(meeting_id)[1]


def participant_row(meeting_id: int, participant_id: int) -> ParticipantRow:
    """One row as it is read. Raises NotFound."""
    return _row(*stored(meeting_id, participant_id))


def stored(meeting_id: int, participant_id: int) -> tuple[AnyRow, tuple[ParticipantRole, ...]]:
    """The columns of one row, as of Participant, and its roles in stated order. Raises NotFound."""
    found = _gathered(Meeting.id == meeting_id, Participant.id == participant_id)
    if not found:
        raise NotFound
    return found[0]


def roles_of(participant_id: int) -> list[ParticipantRole]:
    """The roles of a row in their stated order."""
    return list(
        db.session.scalars(
            select(ParticipantRoleRow.role)
            .where(ParticipantRoleRow.participant_id == participant_id)
            .order_by(ParticipantRoleRow.position)
        )
    )


def _of_meeting(meeting_id: int) -> tuple[AnyRow, list[ParticipantRow]]:
    """A row with the stated total of the meeting, and its participants."""
    found = _gathered(Meeting.id == meeting_id)
    return found[0][0], [_row(*one) for one in found if one[0].id is not None]


def _gathered(*conditions: ColumnElement[bool]) -> list[tuple[AnyRow, tuple[ParticipantRole, ...]]]:
    """Rows with their roles, in one statement; a meeting without participants gives one row without an id."""
    statement = (
        select(
            *Participant.__table__.columns,
            Meeting.stated_total,
            Meeting.stated_total_note,
            Agency.name.label("agency_name"),
            Person.name.label("person_name"),
            Person.front_titles,
            Person.back_titles,
            Person.is_proposed,
            ParticipantRoleRow.role,
        )
        .select_from(Meeting)
        .outerjoin(Participant, Participant.meeting_id == Meeting.id)
        .outerjoin(Agency, Agency.id == Participant.agency_id)
        .outerjoin(Person, Person.id == Participant.person_id)
        .outerjoin(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
        .where(*conditions)
        .order_by(Participant.position, Participant.id, ParticipantRoleRow.position)
    )
    found: dict[int | None, tuple[AnyRow, list[ParticipantRole]]] = {}
    for row in db.session.execute(statement):
        _, roles = found.setdefault(row.id, (row, []))
        if row.role is not None:
            roles.append(row.role)
    return [(row, tuple(roles)) for row, roles in found.values()]


def _row(row: Any, roles: tuple[ParticipantRole, ...]) -> ParticipantRow:
    institution = row.institution_text or row.agency_name
    office = prefixed(row.office_text, row.appointment_status) if row.office_text else None
    # Rows written by services carry the printed name; the person's own is for older ones.
    known = name_with_titles(row.person_name, row.front_titles, row.back_titles) if row.person_name else None
    name = row.name_text or known
    group = group_words(institution, row.unsur_text, office, name)
    title = name or office or group
    return ParticipantRow(
        id=row.id,
        version=row.version,
        position=row.position,
        group=group,
        title=title,
        office=office if office != title else None,
        team_office=row.team_office,
        roles=roles,
        represents=represents_text(row.represents_name, row.represents_office),
        topic=row.topic,
        unsur_kind=row.unsur_kind,
        facts=ParticipantFacts(
            person_id=row.person_id,
            agency_id=row.agency_id,
            name=name,
            office=row.office_text,
            institution=institution,
            unsur=row.unsur_text,
            count=row.count,
            is_representative=row.is_representative,
            represents_name=row.represents_name,
            represents_office=row.represents_office,
        ),
        is_proposed=bool(row.is_proposed),
        is_invited=row.is_invited,
    )
