"""The page of the step Undangan: who is invited, who was told in the round of today, and what the message says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, select

from app import clock
from app.db import db
from app.domain.attendance import InvitationReply
from app.domain.letter_rounds import ANNOUNCING, Announced
from app.domain.letters import Channel, LetterKind, LetterStatus
from app.domain.meetings import MeetingStatus
from app.domain.people import PositionKind, Sapaan, name_with_titles
from app.domain.roles import Actor, Role
from app.domain.sheets import AmendmentSheet, Greeted, InvitationSheet, LetterReference
from app.domain.sight import OF_AGENCY
from app.models.agencies import Agency, Position
from app.models.attendance import InvitationAnswer
from app.models.letters import Dispatch, Letter
from app.models.meetings import Meeting
from app.models.participants import Participant
from app.models.people import Appointment, Person
from app.models.users import User
from app.queries.announcement_sheets import Announcement, Earlier, announcement_sheet
from app.queries.keyset import AnyRow
from app.queries.letter_heads import head_office
from app.queries.letter_papers import printed_sheet
from app.queries.letters import (
    Due,
    LetterRow,
    Standing,
    announced_now,
    due_letters,
    letters_of,
    standing_of,
    stored,
)
from app.queries.meeting_frame import MeetingHead
from app.queries.meetings import meeting_row
from app.queries.subject_statements import serving_on


@dataclass(frozen=True, kw_only=True)
class RecipientRow:
    """One invited row. `phone` is None where it is unknown or not for this reader; `told_at` in the round of today."""

    participant_id: int
    title: str
    institution: str | None
    greeted: Greeted
    phone: str | None
    reply: InvitationReply | None
    told_at: datetime | None
    channel: Channel | None
    told_by: str | None


def recipients(actor: Actor, meeting: Meeting, standing: Standing) -> list[RecipientRow]:
    """Everybody who is invited, in the order of the list, after a permission check."""
    rows = db.session.execute(
        select(
            Participant.id,
            Participant.agency_id,
            Participant.person_id,
            Participant.name_text,
            Participant.office_text,
            Participant.unsur_text,
            Participant.institution_text,
            Agency.name.label("agency_name"),
            Agency.head_title,
            Person.sapaan,
            Person.phone,
            InvitationAnswer.reply,
            Dispatch.at,
            Dispatch.channel,
            User.display_name,
        )
        .outerjoin(Agency, Agency.id == Participant.agency_id)
        .outerjoin(Person, Person.id == Participant.person_id)
        .outerjoin(InvitationAnswer, InvitationAnswer.participant_id == Participant.id)
        .outerjoin(
            Dispatch,
            and_(
                Dispatch.participant_id == Participant.id,
                Dispatch.kind == standing.round.kind.value,
                Dispatch.round == standing.round.number,
            ),
        )
        .outerjoin(User, User.id == Dispatch.by_user_id)
        .where(Participant.meeting_id == meeting.id, Participant.is_invited)
        .order_by(Participant.position, Participant.id)
    ).all()
    heads = _heads({row.agency_id for row in rows if row.person_id is None}, clock.today(actor.zone))
    return [_recipient(actor, meeting, row, heads.get(row.agency_id)) for row in rows]


def _heads(agency_ids: set[int | None], today: date) -> dict[int | None, AnyRow]:
    """Who heads these agencies today: whoever acts as head stands last and so is taken."""
    rows = db.session.execute(
        select(
            Position.agency_id,
            Person.name,
            Person.front_titles,
            Person.back_titles,
            Person.sapaan,
            Person.phone,
        )
        .join(Appointment, Appointment.position_id == Position.id)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Position.agency_id.in_(agency_ids),
            Position.kind == PositionKind.KEPALA_INSTANSI,
            *serving_on(today),
        )
        .order_by(Appointment.valid_from.asc().nulls_first(), Appointment.id)
    )
    return {row.agency_id: row for row in rows}


@dataclass(frozen=True)
class AgencyHead:
    """Who is greeted for an agency, and his number; None where nobody is known."""

    greeted: Greeted | None
    phone: str | None


def head_of(actor: Actor, agency_id: int) -> AgencyHead:
    """The head of an agency today; the number is for those alone who may see it."""
    row = _heads({agency_id}, clock.today(actor.zone)).get(agency_id)
    if row is None:
        return AgencyHead(None, None)
    name = name_with_titles(row.name, row.front_titles, row.back_titles)
    return AgencyHead(Greeted(sapaan=row.sapaan, name=name), row.phone)


def _recipient(actor: Actor, meeting: Meeting, row: AnyRow, head: AnyRow | None) -> RecipientRow:
    institution = row.institution_text or row.agency_name
    office = row.office_text
    name = row.name_text
    sapaan: Sapaan | None = row.sapaan
    phone = row.phone
    # The row names an agency only: its head is meant.
    if head is not None and not (name or row.unsur_text or office):
        office = head_office(row.agency_name, row.head_title)
        name = name_with_titles(head.name, head.front_titles, head.back_titles)
        sapaan, phone, institution = head.sapaan, head.phone, None
    title = name or office or row.unsur_text or institution or ""
    return RecipientRow(
        participant_id=row.id,
        title=title,
        institution=", ".join(one for one in (office, institution) if one and one != title) or None,
        greeted=Greeted(sapaan=sapaan, name=name, office=office or row.unsur_text or institution),
        phone=phone if _sees_phone(actor, meeting, row.agency_id) else None,
        reply=row.reply,
        told_at=row.at,
        channel=row.channel,
        told_by=row.display_name,
    )


def _sees_phone(actor: Actor, meeting: Meeting, agency_id: int | None) -> bool:
    """The organiser's secretariat for its own meeting; staff and head of an agency for their own people."""
    keeps = meeting.secretariat_agency_id in actor.agencies(Role.SECRETARIAT)
    return keeps or agency_id in actor.agencies(*(role for role in OF_AGENCY if role is not Role.SECRETARIAT))


@dataclass(frozen=True)
class AnnouncementState:
    """How far a meeting is announced: its letters, what is due, and the round in which people are told today."""

    meeting: Meeting
    now: Announced
    letters: list[LetterRow]
    standing: Standing
    due: list[Due]

    @property
    def issued(self) -> list[LetterRow]:
        """What everybody who sees the meeting may see."""
        return [row for row in self.letters if row.status is LetterStatus.TERBIT]

    @property
    def drafts(self) -> list[LetterRow]:
        """Drafts to all; those to one agency are in the list."""
        return [row for row in self.letters if row.status is LetterStatus.KONSEP and row.agency_id is None]

    @property
    def wants_invitation(self) -> bool:
        """No undangan is there yet, neither issued nor as a draft, and the meeting is to take place."""
        live = [row for row in self.letters if row.status is not LetterStatus.BATAL]
        return not live and self.now.status is MeetingStatus.DIRENCANAKAN


def announcement(actor: Actor, meeting_id: int, head: MeetingHead | None = None) -> AnnouncementState:
    """The state of a meeting's announcement; `head` where it was read before. Raises NotFound."""
    meeting = head.meeting if head else meeting_row(actor, meeting_id)
    now = announced_now(meeting, head.days if head else None, agenda=False)
    letters = letters_of(meeting_id, ANNOUNCING)
    return AnnouncementState(meeting, now, letters, standing_of(meeting, letters, now), due_letters(letters, now))


def announcement_of_today(actor: Actor, state: AnnouncementState) -> Announcement | None:
    """What a message says today: as the issued letter says it, else as its draft would, else as the meeting stands.

    None while nothing can be said: a notice without anything that was told before.
    """
    meeting, standing, kind = state.meeting, state.standing, state.standing.round.kind
    if standing.letter is not None:
        sheet = printed_sheet(stored(meeting.id, standing.letter.id))
        assert isinstance(sheet, InvitationSheet | AmendmentSheet)  # the letters of a round announce the meeting
        return sheet
    draft = next((one for one in state.letters if one.kind is kind and one.status is LetterStatus.KONSEP), None)
    letter = (
        stored(meeting.id, draft.id)
        if draft
        else Letter(kind=kind, meeting_id=meeting.id, agency_id=None, subject="", content={})
    )
    earlier = None
    if kind is not LetterKind.UNDANGAN:
        if standing.before is None:
            return None
        cited = LetterReference(number=meeting.invitation_number, dated_on=meeting.invitation_on)
        earlier = Earlier(cited, standing.before)
    return announcement_sheet(actor, meeting, letter, earlier=earlier, addressed=False)
