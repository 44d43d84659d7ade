"""Who speaks in the minutes: the participants of a meeting as papers print them and as select fields offer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from app.domain.people import name_with_titles
from app.domain.sheets import Participant as ParticipantSheet
from app.domain.sheets import Party
from app.domain.signatures import prefixed
from app.models.agencies import Agency
from app.models.participants import Participant, ParticipantRoleRow
from app.models.people import Person
from app.queries.reading import once, read


@dataclass(frozen=True)
class People:
    """The participants of one meeting by id, in the order of the list."""

    rows: dict[int, ParticipantSheet]

    def party(self, participant_id: int | None, typed: str | None) -> Party | None:
        """Who a row names: a participant, somebody in words, or nobody. A body speaks where nobody is named."""
        if participant_id is None:
            return Party(name=typed) if typed else None
        row = self.rows[participant_id]
        if row.party.name or row.party.office or row.party.institution:
            return row.party
        return Party(institution=row.unsur)

    def choices(self) -> list[tuple[int, str]]:
        """(id, words) for a select field: name and office, else what is known instead."""
        return [(row_id, _words(self.party(row_id, None))) for row_id in self.rows]


def people_of(meeting_id: int) -> People:
    """All participants of a meeting with their roles, in one statement; to be used after a permission check."""
    return once(("people of minutes", meeting_id), lambda: _people(meeting_id))


# Every page of the minutes reads them: made once, run with a value.
_PARTICIPANTS = (
    select(
        *Participant.__table__.columns,
        Agency.name.label("agency_name"),
        Person.name.label("person_name"),
        Person.front_titles,
        Person.back_titles,
        ParticipantRoleRow.role,
    )
    .outerjoin(Agency, Agency.id == Participant.agency_id)
    .outerjoin(Person, Person.id == Participant.person_id)
    .outerjoin(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
    .where(Participant.meeting_id == bindparam("meeting_id"))
    .order_by(Participant.position, Participant.id, ParticipantRoleRow.position)
)


def _people(meeting_id: int) -> People:
    rows: dict[int, ParticipantSheet] = {}
    roles: dict[int, list[Any]] = {}
    found = read(_PARTICIPANTS, meeting_id=meeting_id)
    for row in found:
        if row.role is not None:
            roles.setdefault(row.id, []).append(row.role)
    for row in found:
        if row.id not in rows:
            rows[row.id] = _participant(row, tuple(roles.get(row.id, ())))
    return People(rows)


def _participant(row: Any, roles: tuple[Any, ...]) -> ParticipantSheet:
    known = name_with_titles(row.person_name, row.front_titles, row.back_titles) if row.person_name else None
    return ParticipantSheet(
        party=Party(
            name=row.name_text or known,
            office=row.office_text,
            status=row.appointment_status,
            institution=row.institution_text or row.agency_name,
            represents_name=row.represents_name,
            represents_office=row.represents_office,
        ),
        unsur=row.unsur_text,
        unsur_kind=row.unsur_kind,
        count=row.count,
        representative=row.is_representative,
        roles=roles,
        team_office=row.team_office,
        topic=row.topic,
    )


def words_of(party: Party | None) -> str | None:
    """Name and office of a speaker in one line; None for nobody."""
    return _words(party) if party is not None else None


def _words(party: Party | None) -> str:
    if party is None:
        return "Peserta"
    office = prefixed(party.office, party.status) if party.office else None
    return ", ".join(part for part in (party.name, office) if part) or party.institution or "Peserta"
