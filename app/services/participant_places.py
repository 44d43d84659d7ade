"""The order of a meeting's participants, and taking one out of the list."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from app.db import changed_rows, db, transactional
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.indonesian import joined
from app.domain.participant_order import moved
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.participants import Participant, ParticipantRoleRow
from app.queries import subjects
from app.queries.participant_sources import places_of
from app.queries.participants import order_of
from app.services import audit, submissions
from app.services.authorisation import authorise
from app.services.participants import locked, note

GONE = "Baris ini tidak ada dalam daftar peserta. Muat ulang halamannya."


@transactional
def move_participant(actor: Actor, meeting_id: int, participant_id: int, *, up: bool, key: str = "") -> int:
    """One step within the group of the row, or of the whole group at its end. Raises RuleViolation, NotAllowed."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, "participant")) is not None:
        return done
    locked(meeting_id)
    rows = order_of(meeting_id)
    try:
        order = moved([(row.id, row.group) for row in rows], participant_id, up=up)
    except KeyError:
        raise RuleViolation("", GONE) from None
    before = {row.id: row.position for row in rows}
    for position, row_id in enumerate(order):
        if before[row_id] != position:
            # The version stays: who edits the row meanwhile is not disturbed.
            db.session.execute(update(Participant).where(Participant.id == row_id).values(position=position))
    submissions.remember(actor, key, "participant", participant_id)
    change = {"position": (before[participant_id], order.index(participant_id))}
    audit.record(actor, "urutkan", "participant", participant_id, meeting_id=meeting_id, changes=change)
    return participant_id


@transactional
def remove_participant(actor: Actor, meeting_id: int, participant_id: int, version: int, key: str = "") -> int:
    """Take a row out of the list; gives the meeting's id. Raises RuleViolation where the record points at the row.

    Raises Conflict for a stale version, NotAllowed, NotFound.
    """
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.MEETING_EDIT, facts)
    if (done := submissions.done_before(actor, key, "removal")) is not None:
        return done
    row = db.session.scalar(
        select(Participant)
        .where(Participant.id == participant_id, Participant.meeting_id == meeting_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound
    if places := places_of(actor, facts, participant_id):
        raise RuleViolation("", kept_words(places))
    if row.version != version:
        raise Conflict(version=row.version)
    words = row.name_text or row.institution_text or row.unsur_text or row.office_text
    db.session.execute(delete(ParticipantRoleRow).where(ParticipantRoleRow.participant_id == participant_id))
    if changed_rows(delete(Participant).where(Participant.id == participant_id, Participant.version == version)) != 1:
        raise Conflict
    submissions.remember(actor, key, "removal", meeting_id)
    note(actor, "hapus", facts, participant_id, {"participant": (words, None)})
    return meeting_id


def kept_words(places: list[str]) -> str:
    """Why a row stays in the list."""
    named = joined(places)
    return f"Peserta ini disebut pada {named}. Ganti sebutannya di sana lebih dahulu, atau biarkan baris ini."
