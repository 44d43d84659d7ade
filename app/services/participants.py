"""Recording who takes part: inviting agencies, adding a row, changing it. Order and removal: participant_places.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.participants import ROWS_MAX
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.meetings import Meeting
from app.models.participants import Participant
from app.queries import subjects
from app.queries.participants import roles_of
from app.services import audit, edits, search_index, submissions, versions
from app.services.authorisation import authorise
from app.services.invitees import invite
from app.services.minutes_writing import is_closed
from app.services.participant_contents import ParticipantDetails, row_values, write_roles
from app.services.posted_rows import CLOSED


@dataclass(frozen=True, kw_only=True)
class InviteAgencies:
    """Agencies, and the members of task forces, to be added to the list in one go."""

    agency_ids: tuple[int, ...] = ()
    task_force_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangeParticipant(ParticipantDetails):
    """A recorded row as it should stand, from the version that was looked at."""

    version: int


@transactional
def invite_agencies(actor: Actor, meeting_id: int, command: InviteAgencies, key: str = "") -> int:
    """One row for each agency that has none; gives the number of new rows, 0 for a form sent twice."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "invitation") is not None:
        return 0
    if not (command.agency_ids or command.task_force_ids):
        raise RuleViolation("agency_ids", "Pilih paling sedikit satu instansi atau gugus tugas.")
    new = invite(locked(meeting_id), command.agency_ids, command.task_force_ids)
    db.session.flush()  # no id: the new rows are to be counted
    _check_room(meeting_id)
    if command.task_force_ids:
        search_index.index_meeting(meeting_id)
    submissions.remember(actor, key, "invitation", meeting_id)
    changes = {"agency_ids": (None, command.agency_ids), "task_force_ids": (None, command.task_force_ids)}
    audit.record(actor, "undang", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return new


@transactional
def add_participant(actor: Actor, meeting_id: int, command: ParticipantDetails, key: str = "") -> int:
    """A new row at the end of the list; gives its id. Raises RuleViolation, NotAllowed, NotFound."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "participant")) is not None:
        return done
    locked(meeting_id)
    values = row_values(actor, command)
    last = db.session.scalar(select(func.max(Participant.position)).where(Participant.meeting_id == meeting_id))
    position = 0 if last is None else last + 1
    row = Participant(government_id=actor.government_id, meeting_id=meeting_id, position=position, **values)
    db.session.add(row)
    db.session.flush()  # roles, key and history need the id
    _check_room(meeting_id)
    write_roles(row, command.roles)
    submissions.remember(actor, key, "participant", row.id)
    changes = {name: (None, value) for name, value in values.items() if value is not None}
    note(actor, "buat", facts, row.id, {**changes, "roles": (None, command.roles)})
    return row.id


@transactional
def change_participant(
    actor: Actor, meeting_id: int, participant_id: int, command: ChangeParticipant, key: str = ""
) -> int:
    """Save a row of the list. Raises Conflict for a stale version, RuleViolation, NotAllowed, NotFound."""
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "participant")) is not None:
        return done
    row = participant_of(meeting_id, participant_id)
    former = tuple(roles_of(participant_id))
    values = row_values(actor, command, row)
    changes = edits.differences(row, values)
    versions.bump(Participant, participant_id, command.version, **values)
    if (roles := tuple(dict.fromkeys(command.roles))) != former:
        write_roles(row, roles)
        changes["roles"] = (former, roles)
    submissions.remember(actor, key, "participant", participant_id)
    note(actor, "ubah", facts, participant_id, changes)
    return participant_id


def participant_of(meeting_id: int, participant_id: int) -> Participant:
    """The row, if it stands in that meeting. Raises NotFound."""
    row = db.session.scalar(
        select(Participant).where(Participant.id == participant_id, Participant.meeting_id == meeting_id)
    )
    if row is None:
        raise NotFound
    return row


def locked(meeting_id: int) -> Meeting:
    """The meeting, held until the end: rows of one list are numbered one after another."""
    return db.session.scalars(select(Meeting).where(Meeting.id == meeting_id).with_for_update()).one()


def _check_room(meeting_id: int) -> None:
    present = db.session.scalar(
        select(func.count()).select_from(Participant).where(Participant.meeting_id == meeting_id)
    )
    if (present or 0) > ROWS_MAX:
        raise RuleViolation(
            "", f"Daftar peserta memuat paling banyak {ROWS_MAX} baris. Catat rombongan sebagai unsur dengan jumlahnya."
        )


def note(actor: Actor, act: str, meeting: MeetingFacts, row_id: int, changes: audit.Changes) -> None:
    """History of a row; of a closed meeting without the words that name people."""
    if is_closed(meeting, meeting.confidentiality):
        changes = {name: (CLOSED, CLOSED) if _has_words(pair) else pair for name, pair in changes.items()}
    audit.record(actor, act, "participant", row_id, meeting_id=meeting.id, changes=changes)


def _has_words(pair: tuple[Any, Any]) -> bool:
    """Text of people, other than the values of enums."""
    return any(type(value) is str for value in pair)
