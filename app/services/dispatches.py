"""Noting who was told ("sudah disampaikan"): a person sends, this keeps anybody from being told twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.letters import Channel, DispatchKind
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.sheet_json import encode
from app.models.letters import Dispatch
from app.models.minutes import Minutes
from app.models.participants import Participant
from app.queries import letters, subjects
from app.queries.letter_sheets import letter_rows
from app.queries.meetings import meeting_row
from app.services import audit, submissions
from app.services.authorisation import authorise
from app.services.participants import locked

SUBJECT = "dispatch"
UNKNOWN = "Penerima ini tidak ada dalam daftar undangan. Muat ulang halamannya."
MOVED_ON = "Rapat berubah sejak halaman ini dibuka. Muat ulang halamannya, lalu sampaikan teks yang baru."
NOBODY = "Pilih paling sedikit satu penerima."


@dataclass(frozen=True, kw_only=True)
class TellParticipants:
    """Participants who were told of the meeting; `kind` and `round` are those of the page that was looked at."""

    participant_ids: tuple[int, ...]
    kind: DispatchKind
    round: int
    channel: Channel = Channel.WA


@dataclass(frozen=True, kw_only=True)
class TellAgencies:
    """Agencies that were sent their follow-up, or the ringkasan (sementara)."""

    agency_ids: tuple[int, ...]
    kind: DispatchKind
    channel: Channel = Channel.WA


@transactional
def tell_participants(actor: Actor, meeting_id: int, command: TellParticipants, key: str = "") -> int:
    """Note that these were told of the meeting as it stands; whoever was told already stays as noted.

    Gives the meeting's id. Raises RuleViolation when the meeting has changed since the page was opened.
    """
    authorise(actor, Permission.LETTER_EDIT, subjects.meeting(actor, meeting_id))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    locked(meeting_id)
    _check_participants(meeting_id, command.participant_ids)
    meeting = meeting_row(actor, meeting_id)
    now = letters.announced_now(meeting)
    standing = letters.standing_of(meeting, letters.letters_of(meeting_id), now)
    if (command.kind.value, command.round) != (standing.round.kind.value, standing.round.number):
        raise RuleViolation("", MOVED_ON)
    told = _told(meeting_id, command.kind, command.round)
    new = [one for one in dict.fromkeys(command.participant_ids) if one not in {row.participant_id for row in told}]
    shared = {"letter_id": standing.letter.id if standing.letter else None, "told": encode(now)}
    db.session.add_all(
        _dispatch(actor, meeting_id, command.kind, command.round, command.channel, participant_id=one, **shared)
        for one in new
    )
    return _noted(actor, meeting_id, command.kind, command.round, new, key)


@transactional
def tell_agencies(actor: Actor, meeting_id: int, command: TellAgencies, key: str = "") -> int:
    """Note that these agencies were sent their follow-up as it stands in the last revision of the notula.

    Gives the meeting's id. Raises RuleViolation for an agency without an item of the meeting.
    """
    facts = subjects.meeting(actor, meeting_id)
    authorise(actor, Permission.LETTER_EDIT, facts)
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    locked(meeting_id)
    if command.kind not in (DispatchKind.TINDAK_LANJUT, DispatchKind.RINGKASAN):
        raise RuleViolation("kind", MOVED_ON)
    if not set(command.agency_ids) <= {row.agency_id for row in letter_rows(actor, facts)}:
        raise RuleViolation("", UNKNOWN)
    number = db.session.scalar(select(Minutes.revision_no).where(Minutes.meeting_id == meeting_id)) or 0
    told = {row.agency_id for row in _told(meeting_id, command.kind, number)}
    new = [one for one in dict.fromkeys(command.agency_ids) if one not in told]
    db.session.add_all(
        _dispatch(actor, meeting_id, command.kind, number, command.channel, agency_id=one) for one in new
    )
    return _noted(actor, meeting_id, command.kind, number, new, key)


def _check_participants(meeting_id: int, wanted: Sequence[int]) -> None:
    if not wanted:
        raise RuleViolation("", NOBODY)
    known = db.session.scalars(
        select(Participant.id).where(Participant.meeting_id == meeting_id, Participant.is_invited)
    )
    if not set(wanted) <= set(known):
        raise RuleViolation("", UNKNOWN)


def _told(meeting_id: int, kind: DispatchKind, number: int) -> Sequence[Any]:
    return db.session.execute(
        select(Dispatch.participant_id, Dispatch.agency_id).where(
            Dispatch.meeting_id == meeting_id, Dispatch.kind == kind, Dispatch.round == number
        )
    ).all()


def _dispatch(
    actor: Actor, meeting_id: int, kind: DispatchKind, number: int, channel: Channel, **values: Any
) -> Dispatch:
    return Dispatch(
        government_id=actor.government_id,
        meeting_id=meeting_id,
        kind=kind,
        round=number,
        channel=channel,
        by_user_id=actor.user_id,
        at=clock.now(),
        **values,
    )


def _noted(actor: Actor, meeting_id: int, kind: DispatchKind, number: int, new: Iterable[int], key: str) -> int:
    submissions.remember(actor, key, SUBJECT, meeting_id)
    changes: audit.Changes = {"kind": (None, kind), "round": (None, number), "recipients": (None, list(new))}
    audit.record(actor, "sampaikan", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id
