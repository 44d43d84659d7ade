"""What a siaran pers may be made of, assembled without anything restricted; and the sheet of one as it stands."""

from __future__ import annotations

from typing import Any

from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality, ParticipantRole, Representative
from app.domain.printable import one_line
from app.domain.rich_text import plain
from app.domain.roles import Actor
from app.domain.sheets import (
    Conclusion,
    Contact,
    Participant,
    PressFacts,
    PressReleaseSheet,
    Quotation,
    Said,
)
from app.models.releases import PressRelease
from app.queries.letter_heads import house_of
from app.queries.meeting_frame import day_sheet, meeting_days_of
from app.queries.meeting_paper_sheets import plain_paper
from app.queries.meetings import meeting_row
from app.queries.minutes import minutes_record
from app.queries.minutes_sheet_parts import action_lines, small_parts
from app.queries.minutes_sheet_writing import written
from app.queries.minutes_views import MinutesRecord, Part, PointView

_OPEN = Confidentiality.BIASA
_BESIDE = (Representative.YA, "perwakilan")


def press_facts(actor: Actor, facts: MeetingFacts) -> PressFacts:
    """The facts of a meeting that the public may read.

    Of a terbatas meeting only what frames it, and points that a person marked for it; of a rahasia one nobody asks.
    """
    meeting = meeting_row(actor, facts.id)
    record = minutes_record(actor, facts)
    parts = small_parts(facts.id)
    government, _, profile, _ = house_of(actor, meeting.secretariat_agency_id)
    rows = tuple(record.people.rows.values())
    return PressFacts(
        title=meeting.title,
        zone=meeting.zone,
        city=meeting.place_city or (profile.city if profile else None) or government.seat,
        days=tuple(day_sheet(day) for day in meeting_days_of(facts.id)),
        place=meeting.place,
        organiser=meeting.organiser_text or parts.get("organiser"),
        purposes=parts.get("purposes", ()),
        opened_by=_parties(rows, ParticipantRole.PEMBUKA),
        companions=_parties(rows, ParticipantRole.PENDAMPING),
        chair=next(iter(_parties(rows, ParticipantRole.PIMPINAN)), None),
        resource_persons=tuple(row for row in rows if ParticipantRole.NARASUMBER in row.roles),
        total=meeting.stated_total,
        total_note=meeting.stated_total_note,
        elements=_elements(rows),
        **_told(record),
        **(_outcome(actor, facts, record) if facts.confidentiality is _OPEN else {}),
    )


def _parties(rows: tuple[Participant, ...], role: ParticipantRole) -> tuple[Any, ...]:
    return tuple(row.party for row in rows if role in row.roles)


def _elements(rows: tuple[Participant, ...]) -> tuple[str, ...]:
    """Who came, by institution or unsur; persons who did something are named with what they did."""
    plain = [row for row in rows if set(row.roles) <= {ParticipantRole.PESERTA} and not row.party.name]
    names = []
    for row in plain:
        name = row.unsur or row.party.institution or row.party.office
        if name:
            names.append(f"{_BESIDE[1]} {name}" if row.representative is _BESIDE[0] else name)
    return tuple(dict.fromkeys(names))


def _told(record: MinutesRecord) -> dict[str, Any]:
    points = [point for section in record.sections for point in section.points]
    return {
        "said": tuple(said for point in points if (said := _said(point)) is not None),
        "quotations": tuple(
            Quotation(speaker=row.speaker, text=row.quote)
            for row in points
            if _is_told(row) and row.quote and row.is_releasable
        ),
    }


def _said(point: PointView) -> Said | None:
    """The point as it may be told; a mark where a restricted one is left out, nothing where nobody released it."""
    if _is_told(point):
        return Said(speaker=point.speaker, kind=point.kind, text=one_line(plain(point.text)))
    return None if _is_open(point) else Said(text="", withheld=True)


def _is_told(point: PointView) -> bool:
    """In an open meeting every open point; in a terbatas one those that a person marked."""
    return _is_open(point) and (point.level is _OPEN or point.is_releasable)


def _is_open(part: Part) -> bool:
    return not part.withheld and part.own is _OPEN


def _outcome(actor: Actor, facts: MeetingFacts, record: MinutesRecord) -> dict[str, Any]:
    """Figures, conclusions, next steps and services of an open meeting."""
    items = action_lines(actor, facts, record.people)
    return {
        "figures": written(record)["figures"],
        "conclusions": tuple(Conclusion(text=row.text) for row in record.conclusions if _is_open(row)),
        "next_steps": tuple(row for row in items if not row.withheld and row.confidentiality is _OPEN),
        "contacts": tuple(Contact(name=row.name, number=row.number, purpose=row.purpose) for row in record.contacts),
    }


def release_sheet(actor: Actor, row: PressRelease) -> PressReleaseSheet:
    """The paper of a siaran pers as it stands, after a permission check."""
    meeting = meeting_row(actor, row.meeting_id)
    return PressReleaseSheet(
        **plain_paper(actor, meeting) | {"confidentiality": _OPEN},
        headline=row.headline,
        lead=row.lead,
        body=tuple(part.strip() for part in row.body.split("\n\n") if part.strip()),
        checked_by=row.checked_by_name,
    )
