"""Answers and presence of the participants of one meeting, row by row; the figures over them are in the domain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from app.db import db
from app.domain.attendance import Deputy, InvitationReply, PresenceKind
from app.domain.attendance_recap import Attendee, Mark
from app.domain.labels import label
from app.domain.letters import Channel
from app.models.attendance import InvitationAnswer, Presence
from app.models.users import User
from app.queries.participants import ParticipantRow, order_of, participant_row

#: (day from 0, session from 1)
Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class AnswerView:
    """The answer that counts. `remark` may be private: show it to the organiser and to the agency itself."""

    reply: InvitationReply
    deputy: Deputy
    remark: str | None
    channel: Channel
    at: datetime
    by: str

    @property
    def words(self) -> str:
        """`Diwakili oleh Siti Aminah, Kepala Bidang Data (Eselon III)`."""
        if self.reply is not InvitationReply.DIWAKILI:
            return label(self.reply)
        return f"{label(self.reply)} oleh {deputy_words(self.deputy)}"


@dataclass(frozen=True, kw_only=True)
class PresenceView:
    """One mark; `deputy` is who really came."""

    kind: PresenceKind
    deputy: Deputy

    @property
    def words(self) -> str:
        """`Hadir sendiri`, `Diwakili oleh Siti Aminah (Eselon III)`."""
        if self.kind is not PresenceKind.DIWAKILI:
            return label(self.kind)
        return f"{label(self.kind)} oleh {deputy_words(self.deputy)}"


@dataclass(frozen=True, kw_only=True)
class AttendanceRow:
    """A participant with his answer and his marks by day and session."""

    participant: ParticipantRow
    answer: AnswerView | None = None
    marks: dict[Place, PresenceView] = field(default_factory=dict)

    @property
    def agency_id(self) -> int | None:
        return self.participant.facts.agency_id

    @property
    def is_waiting(self) -> bool:
        """Invited, and no answer yet."""
        return self.participant.is_invited and self.answer is None

    @property
    def deputy(self) -> Deputy:
        """Whom the answer names; empty when it names nobody."""
        return self.answer.deputy if self.answer is not None else Deputy()


def deputy_words(deputy: Deputy) -> str:
    """Name and office, with the echelon behind."""
    return f"{deputy.words} ({label(deputy.echelon)})" if deputy.echelon else deputy.words


def attendance_of(meeting_id: int) -> list[AttendanceRow]:
    """All participants in the order of the list, in three statements; to be shown after a permission check."""
    answers = {row.participant_id: _answer(row) for row in _answers(InvitationAnswer.meeting_id == meeting_id)}
    marks = _marks(Presence.meeting_id == meeting_id)
    return [
        AttendanceRow(participant=one, answer=answers.get(one.id), marks=marks.get(one.id, {}))
        for one in order_of(meeting_id)
    ]


def answer_of(participant_id: int) -> AnswerView | None:
    """The answer of one participant; None while there is none."""
    rows = _answers(InvitationAnswer.participant_id == participant_id)
    return _answer(rows[0]) if rows else None


def attendance_row(meeting_id: int, participant_id: int) -> AttendanceRow:
    """One participant of that meeting with his answer and marks. Raises NotFound."""
    return AttendanceRow(
        participant=participant_row(meeting_id, participant_id),
        answer=answer_of(participant_id),
        marks=_marks(Presence.participant_id == participant_id).get(participant_id, {}),
    )


def attendees(rows: Iterable[AttendanceRow]) -> list[Attendee]:
    """The same rows as the recap of the domain reads them."""
    return [
        Attendee(
            id=row.participant.id,
            agency=row.participant.group,
            name=row.participant.title,
            is_invited=row.participant.is_invited,
            reply=row.answer.reply if row.answer is not None else None,
            marks=tuple(Mark(mark.kind, mark.deputy.echelon) for mark in row.marks.values()),
        )
        for row in rows
    ]


def _answers(condition: ColumnElement[bool]) -> list[Any]:
    statement = (
        select(*InvitationAnswer.__table__.columns, User.display_name)
        .join(User, User.id == InvitationAnswer.answered_by_user_id)
        .where(condition)
    )
    return list(db.session.execute(statement))


def _marks(condition: ColumnElement[bool]) -> dict[int, dict[Place, PresenceView]]:
    """Participant → his marks, in the order of days and sessions."""
    found: dict[int, dict[Place, PresenceView]] = {}
    statement = select(*Presence.__table__.columns).where(condition)
    for row in db.session.execute(statement.order_by(Presence.day_position, Presence.session)):
        deputy = Deputy(row.name_text, row.office_text, row.echelon)
        place = (row.day_position, row.session)
        found.setdefault(row.participant_id, {})[place] = PresenceView(kind=row.kind, deputy=deputy)
    return found


def _answer(row: Any) -> AnswerView:
    return AnswerView(
        reply=row.reply,
        deputy=Deputy(row.deputy_name, row.deputy_office, row.deputy_echelon),
        remark=row.note,
        channel=row.channel,
        at=row.answered_at,
        by=row.display_name,
    )
