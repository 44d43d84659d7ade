"""Planning a meeting: the commands of a meeting's form, and its first saving. Changes are in meeting_changes.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from app import clock
from app.db import db, transactional
from app.domain.agenda import AgendaLine
from app.domain.errors import RuleViolation
from app.domain.labels import label
from app.domain.links import WEB_SCHEMES, is_safe_link
from app.domain.meeting_plans import check_days, is_known, year_of
from app.domain.meetings import Confidentiality, MeetingKind, sort_date
from app.domain.minutes import DEFAULT_SECTIONS
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sheets import MeetingDay
from app.models.meetings import Meeting, MeetingReader
from app.models.minutes import Minutes, MinutesSection
from app.queries import subjects
from app.services import audit, invitees, meeting_references, meeting_rows, references, search_index, submissions
from app.services.authorisation import OPERATOR, authorise


@dataclass(frozen=True, kw_only=True)
class DayInput:
    """One day as typed; `id` of the stored day keeps its identity in calendars, None for a new one."""

    when: MeetingDay
    id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingDetails:
    """What both planning and changing record; None and empty mean: not known."""

    title: str
    kind: MeetingKind
    days: tuple[DayInput, ...] = ()
    place: str | None = None
    place_address: str | None = None
    place_city: str | None = None
    online_url: str | None = None
    online_room: str | None = None
    online_passcode: str | None = None
    #: The printed organiser: an agency, or words with a short form; never both.
    organiser_agency_id: int | None = None
    organiser_text: str | None = None
    organiser_short_text: str | None = None
    topics: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    agenda: tuple[AgendaLine, ...] = ()
    program_text: str | None = None
    invitation_number: str | None = None
    invitation_on: date | None = None
    stated_total: int | None = None
    stated_total_note: str | None = None
    previous_meeting_id: int | None = None
    task_force_ids: tuple[int, ...] = ()
    confidentiality: Confidentiality = Confidentiality.BIASA


#: Columns that are null while nothing is known.
_OPTIONAL = (
    *("place", "place_address", "place_city", "online_url", "online_room", "online_passcode"),
    *("organiser_agency_id", "organiser_text", "organiser_short_text", "program_text"),
    *("invitation_number", "invitation_on", "stated_total", "stated_total_note", "previous_meeting_id"),
)


@dataclass(frozen=True, kw_only=True)
class PlanMeeting(MeetingDetails):
    """A new meeting, kept by the secretariat of `secretariat_agency_id`.

    `agency_ids` are invited; so are the members of the task forces, unless `invite_members` is false.
    """

    secretariat_agency_id: int
    agency_ids: tuple[int, ...] = ()
    invite_members: bool = True


@transactional
def plan_meeting(actor: Actor, command: PlanMeeting, key: str = "") -> int:
    """Record a new meeting with its empty minutes and invited agencies; gives its id.

    The actor becomes a reader of a rahasia one. Raises NotAllowed, NotFound, RuleViolation.
    """
    authorise(actor, Permission.MEETING_PLAN, subjects.agency(actor, command.secretariat_agency_id))
    if (done := submissions.done_before(actor, key, "meeting")) is not None:
        return done
    now = clock.now()
    row = Meeting(
        government_id=actor.government_id,
        secretariat_agency_id=command.secretariat_agency_id,
        zone=actor.zone,
        calendar_uid=f"{uuid4().hex}@tuntas",
        created_by_user_id=actor.user_id,
        created_at=now,
        updated_at=now,
        **meeting_values(actor, command, clock.today(actor.zone)),
    )
    db.session.add(row)
    db.session.flush()  # the id is needed by everything that belongs to the meeting
    meeting_rows.save_days(row, command.days)
    meeting_rows.save_lists(row, command.topics, command.purposes, command.agenda)
    _begin_minutes(row)
    invitees.invite(row, command.agency_ids, command.task_force_ids, with_members=command.invite_members)
    if row.confidentiality is Confidentiality.RAHASIA:
        make_reader(actor, row.id)
    search_index.index_meeting(row.id)
    submissions.remember(actor, key, "meeting", row.id)
    audit.record(actor, "buat", "meeting", row.id, meeting_id=row.id, changes={"title": (None, command.title)})
    return row.id


def meeting_values(
    actor: Actor, command: MeetingDetails, recorded_on: date, before: Meeting | None = None
) -> dict[str, Any]:
    """The columns of a meeting out of its form, with references looked up and rules checked.

    `recorded_on` dates a meeting without a full date. What the saved meeting `before` refers to may stay, even when
    it was deactivated since. Raises RuleViolation.
    """
    days = [day.when for day in command.days if is_known(day.when)]
    check_days([day.when for day in command.days])
    if not command.title.strip():
        raise RuleViolation("title", "Isian ini wajib diisi.")
    if command.online_url and not is_safe_link(command.online_url, schemes=WEB_SCHEMES):
        raise RuleViolation("online_url", "Tulis alamat web yang lengkap, misalnya https://contoh.go.id/ruang.")
    if command.organiser_agency_id is not None and command.organiser_text:
        raise RuleViolation("organiser_text", "Pilih instansi, atau tulis namanya; jangan keduanya.")
    if command.organiser_short_text and not command.organiser_text:
        raise RuleViolation("organiser_text", "Tulis nama lengkap penyelenggara di samping singkatannya.")
    organiser_before = before.organiser_agency_id if before else None
    references.agency(actor, command.organiser_agency_id, "organiser_agency_id", keep=organiser_before)
    if before is None or command.previous_meeting_id != before.previous_meeting_id:
        meeting_references.check_meeting(actor, command.previous_meeting_id, "previous_meeting_id")
    return {
        **{name: getattr(command, name) or None for name in _OPTIONAL},
        "title": command.title,
        "kind": command.kind,
        "confidentiality": command.confidentiality,
        "sort_on": sort_date([day.on for day in days], recorded_on),
        "year": year_of(days),
    }


def make_reader(actor: Actor, meeting_id: int) -> None:
    """Within a running transaction: the actor is a reader of the meeting from now on (not the operator)."""
    if actor.user_id == OPERATOR or meeting_references.is_reader(meeting_id, actor.user_id):
        return
    db.session.add(
        MeetingReader(
            government_id=actor.government_id,
            meeting_id=meeting_id,
            user_id=actor.user_id,
            granted_at=clock.now(),
            granted_by_user_id=actor.user_id,
        )
    )


def _begin_minutes(row: Meeting) -> None:
    db.session.add(Minutes(government_id=row.government_id, meeting_id=row.id))
    db.session.add_all(
        MinutesSection(
            government_id=row.government_id, meeting_id=row.id, kind=kind, title=label(kind), position=position
        )
        for position, kind in enumerate(DEFAULT_SECTIONS)
    )
