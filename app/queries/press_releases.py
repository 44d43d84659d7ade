"""Siaran pers as rows: of one meeting, one by its id, those that wait on a desk; and the facts their rights rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts, ReleaseFacts
from app.domain.meetings import Confidentiality
from app.domain.press_releases import ReleaseState
from app.domain.roles import Actor, Role
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.models.releases import PressRelease
from app.queries import subjects
from app.queries.kept_statements import at_most

#: How many releases a desk shows; the newest come first.
DESK_MAX = 100


@dataclass(frozen=True, kw_only=True)
class DeskLine:
    """A siaran pers on the desk of somebody; `is_own` tells that his agency wrote it."""

    id: int
    meeting_id: int
    headline: str
    state: ReleaseState
    agency_name: str
    sent_at: datetime | None
    checked_at: datetime | None
    is_own: bool


def checkers(government_id: int) -> frozenset[int]:
    """Active agencies of the government that are flagged humas."""
    return frozenset(
        db.session.scalars(
            select(Agency.id).where(Agency.government_id == government_id, Agency.is_public_relations, Agency.is_active)
        )
    )


def release_of(facts: MeetingFacts) -> PressRelease | None:
    """The siaran pers of a meeting, after a permission check."""
    return db.session.scalar(
        select(PressRelease).where(
            PressRelease.meeting_id == facts.id, PressRelease.government_id == facts.government_id
        )
    )


def stored(actor: Actor, release_id: int) -> PressRelease:
    """A siaran pers of the actor's government. Raises NotFound."""
    row = db.session.scalar(
        select(PressRelease).where(PressRelease.id == release_id, PressRelease.government_id == actor.government_id)
    )
    if row is None:
        raise NotFound
    return row


def subject(actor: Actor, release_id: int) -> ReleaseFacts:
    """What decides about a siaran pers. Raises NotFound."""
    row = stored(actor, release_id)
    return ReleaseFacts(
        id=row.id,
        meeting=subjects.meeting(actor, row.meeting_id),
        state=row.state,
        was_handed=row.sent_at is not None,
        checker_ids=checkers(actor.government_id),
    )


def in_meeting(actor: Actor, meeting_id: int, release_id: int) -> ReleaseFacts:
    """The same for addresses with a meeting. Raises NotFound where it belongs to another one."""
    release = subject(actor, release_id)
    if release.meeting.id != meeting_id:
        raise NotFound
    return release


def desk(actor: Actor) -> tuple[DeskLine, ...]:
    """What the actor's agencies wrote, and what waits for them or passed them as humas; nothing of rahasia meetings."""
    own = actor.agencies(Role.SECRETARIAT)
    on_desk: ColumnElement[bool] = Meeting.secretariat_agency_id.in_(own)
    if own & checkers(actor.government_id):
        on_desk = or_(on_desk, PressRelease.sent_at.is_not(None))
    rows = db.session.execute(
        select(
            PressRelease.id,
            PressRelease.meeting_id,
            PressRelease.headline,
            PressRelease.state,
            PressRelease.sent_at,
            PressRelease.checked_at,
            Agency.name.label("agency_name"),
            Meeting.secretariat_agency_id,
        )
        .join(Meeting, Meeting.id == PressRelease.meeting_id)
        .join(Agency, Agency.id == Meeting.secretariat_agency_id)
        .where(
            PressRelease.government_id == actor.government_id,
            Meeting.confidentiality != Confidentiality.RAHASIA,
            on_desk,
        )
        .order_by(PressRelease.id.desc())
        .limit(at_most(DESK_MAX))
    ).mappings()
    return tuple(DeskLine(is_own=row.pop("secretariat_agency_id") in own, **row) for row in map(dict, rows))
