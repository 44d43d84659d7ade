"""What every letter of a meeting prints at its head and foot: kop of the signer's unit, number, date, signer, tembusan.

Also the addressees of an undangan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from app import clock
from app.db import db
from app.domain.agencies import AgencyKind, Relation
from app.domain.emblems import EmblemKind
from app.domain.meetings import ParticipantRole
from app.domain.numbering import NumberParts, letter_number
from app.domain.people import PositionKind
from app.domain.roles import Actor
from app.domain.sheets import Emblem as EmblemSheet
from app.domain.sheets import Letterhead, Recipient, Urgency
from app.models.agencies import Agency
from app.models.emblems import Emblem
from app.models.governments import Government, PaperProfile
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.models.participants import Participant, ParticipantRoleRow
from app.queries.emblems import in_force, of_region
from app.queries.keyset import AnyRow
from app.queries.letter_signers import Signing, signing
from app.queries.letterheads import letterhead, office_letterhead
from app.queries.paper_profiles import profile_in_force, profile_sheet

#: The usual pattern of an office; what is not known yet stays a gap for TU to fill in.
NUMBER_TEMPLATE = "{klas}/{urut}/{unit}"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What is fixed when a letter is issued; a draft has none of it. `serial` comes from the own register."""

    number_text: str | None = None
    serial: int | None = None
    dated_on: date | None = None
    draft: bool = True


def official(actor: Actor, meeting: Meeting, letter: Letter, issue: Issue) -> dict[str, Any]:
    """The fields of an OfficialLetterSheet out of a stored letter; the signer is the one of the letter's day."""
    day = issue.dated_on or clock.today(actor.zone)
    who = _signing(actor, letter, day)
    unit_id = who.agency_id if who else meeting.secretariat_agency_id
    house = house_of(actor, unit_id)
    government, unit, profile, _ = house
    content = letter.content or {}
    parts = NumberParts(
        classification=profile.classification_code if profile else None, serial=issue.serial, unit=unit.unit_code
    )
    return {
        "letterhead": _letterhead(house, who),
        "profile": profile_sheet(profile),
        "zone": meeting.zone,
        "made_at": clock.now(),
        "draft": issue.draft,
        "signer": who.signer if who else None,
        "confidentiality": meeting.confidentiality,
        "city": (profile.city if profile else None) or government.seat,
        "dated_on": issue.dated_on,
        "number": issue.number_text or letter_number(NUMBER_TEMPLATE, parts),
        "subject": letter.subject or None,
        "urgency": Urgency(content.get("urgency") or Urgency.SEGERA),
        "copies": tuple(content.get("copies") or ()),
    }


class House(NamedTuple):
    """Whose kop papers of an agency bear, and how they look; `emblem` is the lambang daerah."""

    government: Government
    agency: Agency
    profile: PaperProfile | None
    emblem: EmblemSheet | None


def _letterhead(house: House, who: Signing | None) -> Letterhead:
    """The kop of the signer's unit; of his office where the head of government signs. A wakil has that of his unit."""
    if who is None or who.kind is not PositionKind.KEPALA_DAERAH:
        return letterhead(*house)
    government, unit, profile, _ = house
    is_own = profile is not None and profile.agency_id is not None
    general = profile_in_force(government.id, None) if is_own else profile
    return office_letterhead(government, unit, who.title, general, in_force(government.id, EmblemKind.GARUDA))


def house_of(actor: Actor, agency_id: int) -> House:
    """The government, an agency of it, the profile in force for the agency's papers and the emblem, in one statement.

    Nearly every page of letters asks, so the emblem comes along.
    """
    own, general = aliased(PaperProfile), aliased(PaperProfile)
    row = db.session.execute(
        select(Government, Agency, own, general, Emblem.sha256, Emblem.picture)
        .join(Agency, Agency.government_id == Government.id)
        .outerjoin(own, own.agency_id == Agency.id)
        .outerjoin(general, and_(general.government_id == Government.id, general.agency_id.is_(None)))
        .outerjoin(Emblem, of_region(Government.id))
        .where(Agency.id == agency_id, Government.id == actor.government_id)
    ).one()
    profiles: tuple[PaperProfile | None, ...] = (row[2], row[3])
    emblem = EmblemSheet(sha256=row.sha256, picture=row.picture) if row.sha256 else None
    return House(row[0], row[1], next((one for one in profiles if one is not None), None), emblem)


def _signing(actor: Actor, letter: Letter, day: date) -> Signing | None:
    if letter.signer_position_id is None:
        return None
    return signing(actor, letter.signer_position_id, (letter.content or {}).get("mandator_position_id"), day)


def addressees(meeting: Meeting, agency_id: int | None, city: str | None) -> tuple[Recipient, ...]:
    """Who an undangan is addressed to, each office once: one agency, or all who are invited but the chair."""
    rows = [row for row in _invited(meeting.id) if agency_id is None or row.agency_id == agency_id]
    found: dict[tuple[int | None, str], Recipient] = {}
    for row in rows:
        if ParticipantRole.PIMPINAN in row.roles or _is_own_house(row.row, meeting, agency_id):
            continue
        office = _office_of(row.row)
        found.setdefault(
            (row.agency_id, office),
            Recipient(
                office=office,
                city=city,
                relation=row.row.relation or Relation.MITRA,
                kind=row.row.kind or row.row.unsur_kind or AgencyKind.LAINNYA,
            ),
        )
    return tuple(found.values())


def invited_agencies(meeting: Meeting) -> list[int]:
    """Agencies that an undangan can be addressed to one by one, in the order of the list."""
    ids = (
        row.agency_id
        for row in _invited(meeting.id)
        if ParticipantRole.PIMPINAN not in row.roles and row.agency_id != meeting.secretariat_agency_id
    )
    return list(dict.fromkeys(one for one in ids if one is not None))


@dataclass(frozen=True)
class _Invited:
    row: AnyRow
    agency_id: int | None
    roles: frozenset[ParticipantRole]


def _invited(meeting_id: int) -> list[_Invited]:
    rows = db.session.execute(
        select(
            Participant.id,
            Participant.agency_id,
            Participant.name_text,
            Participant.office_text,
            Participant.institution_text,
            Participant.unsur_text,
            Participant.unsur_kind,
            Agency.name,
            Agency.head_title,
            Agency.relation,
            Agency.kind,
            ParticipantRoleRow.role,
        )
        .outerjoin(Agency, Agency.id == Participant.agency_id)
        .outerjoin(ParticipantRoleRow, ParticipantRoleRow.participant_id == Participant.id)
        .where(Participant.meeting_id == meeting_id, Participant.is_invited)
        .order_by(Participant.position, Participant.id)
    ).all()
    roles: dict[int, set[ParticipantRole]] = {}
    first: dict[int, AnyRow] = {}
    for row in rows:
        first.setdefault(row.id, row)
        if row.role is not None:
            roles.setdefault(row.id, set()).add(row.role)
    return [_Invited(row, row.agency_id, frozenset(roles.get(row.id, ()))) for row in first.values()]


def _is_own_house(row: AnyRow, meeting: Meeting, agency_id: int | None) -> bool:
    """The organiser does not write to itself; an official of its house is invited by his office."""
    return row.agency_id == meeting.secretariat_agency_id and not row.office_text and agency_id is None


def _office_of(row: AnyRow) -> str:
    """To whom it is addressed: the office and not the person, else what is known instead."""
    if row.office_text:
        name = row.name or row.institution_text
        return row.office_text if not name or name in row.office_text else f"{row.office_text}, {name}"
    if row.name and not row.name_text:
        return head_office(row.name, row.head_title)
    return str(row.name_text or row.unsur_text or row.institution_text or row.name)


def head_office(name: str, head_title: str | None) -> str:
    """The office of an agency's head, and the agency's name where the office alone would not tell.

    `Kepala Dinas` of the Dinas Sosial is the `Kepala Dinas Sosial`, `Kapolres` of the Polres Contoh `Kapolres Polres
    Contoh`, `Kepala Dinas Sosial` tells already.
    """
    if not head_title:
        return name
    kind, _, rest = name.partition(" ")
    if rest and head_title.casefold().split()[-1] == kind.casefold():
        return f"{head_title} {rest}"
    return head_title if " " in head_title else f"{head_title} {name}"
