"""Letters of a meeting as rows: one, all, and the threads of those that announce it. Sheets are in *_sheets.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Text, bindparam, cast, null, select, union_all

from app.db import Id, db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.letter_rounds import ANNOUNCING, Announced, Round, Telling, changed_words, current_round, due_notice
from app.domain.letters import DispatchKind, LetterKind, LetterStatus
from app.domain.meetings import MeetingStatus
from app.domain.roles import Actor
from app.domain.sheet_json import decode
from app.domain.sheets import MeetingCall
from app.domain.sheets import MeetingDay as DaySheet
from app.models.agencies import Agency
from app.models.letters import Dispatch, Letter
from app.models.meetings import AgendaRow, Meeting, MeetingDay
from app.queries import subjects
from app.queries.agencies import agency_label
from app.queries.meeting_frame import DAY_COLUMNS, day_sheet
from app.queries.reading import by_id, read


@dataclass(frozen=True, kw_only=True)
class LetterRow:
    """One letter as lists show it; `told` is what an issued one announced of the meeting."""

    id: int
    version: int
    kind: LetterKind
    status: LetterStatus
    agency_id: int | None
    agency_name: str | None
    subject: str
    number_text: str | None
    letter_on: date | None
    issued_at: datetime | None
    sent_on: date | None
    void_reason: str | None
    calendar_sequence: int | None
    told: Announced | None


@dataclass(frozen=True)
class Due:
    """A letter that is due because the meeting is no longer as the last letter of a thread said."""

    kind: LetterKind
    agency_id: int | None
    words: str
    after: LetterRow


@dataclass(frozen=True)
class Standing:
    """The round of today, what was told before it (None: nothing), and the issued letter of it, if there is one."""

    round: Round
    before: Announced | None
    letter: LetterRow | None


def in_meeting(actor: Actor, meeting_id: int, letter_id: int) -> MeetingFacts:
    """Subject of permissions for one letter: its meeting. Raises NotFound for a letter of another meeting."""
    facts = subjects.meeting(actor, meeting_id)
    stored(meeting_id, letter_id)
    return facts


def stored(meeting_id: int, letter_id: int) -> Letter:
    """The letter itself. Raises NotFound."""
    found = by_id(Letter, letter_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound
    return found


def letter_row(meeting_id: int, letter_id: int) -> LetterRow:
    """One letter as lists show it. Raises NotFound."""
    found = _rows(Letter.meeting_id == meeting_id, Letter.id == letter_id)
    if not found:
        raise NotFound
    return found[0]


def letters_of(meeting_id: int, kinds: Iterable[LetterKind] = tuple(LetterKind)) -> list[LetterRow]:
    """The letters of a meeting of these kinds, drafts and void ones included, from the oldest to the newest."""
    return _rows(Letter.meeting_id == meeting_id, Letter.kind.in_(tuple(kinds)))


def _rows(*conditions: Any) -> list[LetterRow]:
    rows = db.session.execute(
        select(
            *(getattr(Letter, name) for name in _OWN),
            Letter.snapshot["announced"].label("announced"),
            Agency.name,
            Agency.short_name,
        )
        .outerjoin(Agency, Agency.id == Letter.agency_id)
        .where(*conditions)
        .order_by(Letter.id)
    )
    return [
        LetterRow(
            **{name: getattr(row, name) for name in _OWN},
            agency_name=agency_label(row.name, row.short_name) if row.name else None,
            told=decode(Announced, row.announced) if row.announced else None,
        )
        for row in rows
    ]


_OWN = (
    *("id", "version", "kind", "status", "agency_id", "subject", "number_text", "letter_on"),
    *("issued_at", "sent_on", "void_reason", "calendar_sequence"),
)


def announced_now(meeting: Meeting, days: Sequence[DaySheet] | None = None, *, agenda: bool = True) -> Announced:
    """What the meeting says of itself today: the rows that an undangan prints, the acara only with `agenda`."""
    known, acara = (days, ()) if days is not None and not agenda else _days_and_agenda(meeting.id)
    return Announced(
        status=MeetingStatus(meeting.status),
        call=MeetingCall(
            title=meeting.title,
            days=tuple(known if days is None else days),
            place=_joined(meeting.place, meeting.place_address, meeting.place_city),
            online_room=_joined(meeting.online_room, meeting.online_url),
            agenda=(acara if agenda else ()) or (meeting.title,),
        ),
    )


def _days_and_agenda(meeting_id: int) -> tuple[tuple[DaySheet, ...], tuple[str, ...]]:
    """Both in their order, in one statement."""
    rows = read(_DAYS_AND_AGENDA, meeting_id=meeting_id)
    acara = [row for row in rows if row.acara is not None]
    days = [row for row in rows if row.acara is None]
    return (
        tuple(day_sheet(row) for row in sorted(days, key=lambda row: row.position)),
        tuple(row.acara for row in sorted(acara, key=lambda row: (row.position, row.id))),
    )


_ID: BindParameter[int] = bindparam("meeting_id", type_=Id)
_DAYS_AND_AGENDA: CompoundSelect[Any] = union_all(
    select(MeetingDay.id, MeetingDay.position, cast(null(), Text).label("acara"), *DAY_COLUMNS).where(
        MeetingDay.meeting_id == _ID
    ),
    select(
        AgendaRow.id,
        AgendaRow.position,
        AgendaRow.text,
        *(cast(null(), column.type).label(column.key) for column in DAY_COLUMNS),
    ).where(AgendaRow.meeting_id == _ID),
)


def _joined(*known: str | None) -> str | None:
    return ", ".join(part for part in known if part) or None


def in_force(letters: Iterable[LetterRow]) -> dict[int | None, LetterRow]:
    """The last issued announcing letter to each addressee (None: to all), by the order of their issue."""
    issued = [
        row
        for row in letters
        if row.kind in ANNOUNCING and row.status is LetterStatus.TERBIT and row.told is not None and row.issued_at
    ]
    return {row.agency_id: row for row in sorted(issued, key=_issued)}


def due_letters(letters: Sequence[LetterRow], now: Announced) -> list[Due]:
    """The letters that are due, one for each addressee whose last letter no longer holds, unless a draft is there."""
    drafts = {(row.kind, row.agency_id) for row in letters if row.status is LetterStatus.KONSEP}
    found = []
    for agency_id, last in in_force(letters).items():
        kind = due_notice(last.told, now) if last.told else None
        if kind is not None and last.told is not None and (kind, agency_id) not in drafts:
            found.append(Due(kind, agency_id, changed_words(last.told, now), last))
    return found


def standing_of(meeting: Meeting, letters: Sequence[LetterRow], now: Announced) -> Standing:
    """Where telling people of the meeting stands today."""
    tellings = _tellings(meeting.id, letters)
    today = current_round(tellings, now, meeting.calendar_sequence)
    issued = [row for row in in_force(letters).values() if row.kind is today.kind and row.told and row.told.holds(now)]
    before = [one.told for one in tellings if not one.told.holds(now)]
    return Standing(today, before[-1] if before else None, issued[-1] if issued else None)


def _tellings(meeting_id: int, letters: Iterable[LetterRow]) -> list[Telling]:
    """All that was told of the meeting, oldest first: issued letters, and what persons noted before a letter."""
    by_letter = [
        (row.issued_at, Telling(kind=row.kind, round=row.calendar_sequence or 0, told=row.told))
        for row in letters
        if row.status is LetterStatus.TERBIT and row.kind in ANNOUNCING and row.told and row.issued_at
    ]
    rows = db.session.execute(
        select(Dispatch.kind, Dispatch.round, Dispatch.told, Dispatch.at)
        .where(Dispatch.meeting_id == meeting_id, Dispatch.kind.in_([DispatchKind(kind.value) for kind in ANNOUNCING]))
        .order_by(Dispatch.id)
    )
    by_person: dict[tuple[str, int], tuple[datetime, Telling]] = {}
    for row in rows:
        if row.told:
            kind, told = LetterKind(row.kind.value), decode(Announced, row.told)
            by_person.setdefault((kind, row.round), (row.at, Telling(kind=kind, round=row.round, told=told)))
    return [telling for _, telling in sorted([*by_letter, *by_person.values()], key=lambda one: one[0])]


def _issued(row: LetterRow) -> tuple[datetime, int]:
    assert row.issued_at is not None  # issued rows carry the instant
    return (row.issued_at, row.id)
