"""Articles that reported a meeting, and links between meetings that may be the same or follow each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, exists, select, update

from app import clock
from app.db import changed_rows, db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.meetings import MeetingLinkKind
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.meetings import Meeting, MeetingLink, SourceArticle
from app.queries import subjects
from app.services import audit, meeting_references, submissions, versions
from app.services.authorisation import authorise


@dataclass(frozen=True, kw_only=True)
class SourceInput:
    """One article as far as known; never its sentences. `id` names the stored row, None a new one."""

    id: int | None = None
    outlet: str | None = None
    byline: str | None = None
    title: str | None = None
    published_on: date | None = None
    republished_on: date | None = None


COLUMNS = ("outlet", "byline", "title", "published_on", "republished_on")


@dataclass(frozen=True, kw_only=True)
class SaveSources:
    """All articles of a meeting; a stored one that is not among them is removed. `version` of the meeting."""

    version: int
    sources: tuple[SourceInput, ...] = ()


@transactional
def save_sources(actor: Actor, meeting_id: int, command: SaveSources, key: str = "") -> int:
    """Store the articles as given; empty rows are left out. Raises Conflict, NotAllowed, NotFound, RuleViolation."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    versions.bump(Meeting, meeting_id, command.version, updated_at=clock.now())
    stored = set(db.session.scalars(select(SourceArticle.id).where(SourceArticle.meeting_id == meeting_id)))
    for number, row in enumerate(command.sources):
        if row.id is not None and row.id not in stored:
            raise RuleViolation(f"sources-{number}-outlet", "Baris ini tidak dikenal. Muat ulang halamannya.")
    rows = [row for row in command.sources if any(getattr(row, name) for name in COLUMNS)]
    kept = {row.id for row in rows if row.id is not None}
    db.session.execute(delete(SourceArticle).where(SourceArticle.id.in_(stored - kept)))
    for row in rows:
        _write(actor, meeting_id, row)
    submissions.remember(actor, key, "meeting", meeting_id)
    changes: audit.Changes = {"sources": (len(stored), len(rows))}
    audit.record(actor, "ubah_sumber", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id


def _write(actor: Actor, meeting_id: int, row: SourceInput) -> None:
    values = {name: getattr(row, name) for name in COLUMNS}
    if row.id is None:
        db.session.add(SourceArticle(government_id=actor.government_id, meeting_id=meeting_id, **values))
    else:
        db.session.execute(
            update(SourceArticle)
            .where(SourceArticle.id == row.id)
            .values(**values)
            .execution_options(synchronize_session=False)
        )


@transactional
def link_meetings(actor: Actor, meeting_id: int, other_id: int, kind: MeetingLinkKind, key: str = "") -> int:
    """Link two meetings; from either side it is one link. Raises RuleViolation for one that the actor does not see."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    if other_id == meeting_id:
        raise RuleViolation("other_meeting_id", "Pilih rapat lain.")
    meeting_references.check_meeting(actor, other_id, "other_meeting_id")
    first, second = sorted((meeting_id, other_id))
    linked = exists().where(
        MeetingLink.meeting_id == first, MeetingLink.other_meeting_id == second, MeetingLink.kind == kind
    )
    if db.session.scalar(select(linked)):
        raise RuleViolation("other_meeting_id", "Tautan ini sudah tercatat.")
    db.session.add(MeetingLink(government_id=actor.government_id, meeting_id=first, other_meeting_id=second, kind=kind))
    submissions.remember(actor, key, "meeting", meeting_id)
    changes: audit.Changes = {"link": (None, f"{kind} {other_id}")}
    audit.record(actor, "tautkan", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id


@transactional
def unlink_meetings(actor: Actor, meeting_id: int, link_id: int, key: str = "") -> int:
    """Take a link of this meeting away. Raises NotFound for a link of others, or to a meeting not seen."""
    authorise(actor, Permission.MEETING_EDIT, subjects.meeting(actor, meeting_id))
    if submissions.done_before(actor, key, "meeting") is not None:
        return meeting_id
    link = db.session.scalar(select(MeetingLink).where(MeetingLink.id == link_id))
    ends = (link.meeting_id, link.other_meeting_id) if link else ()
    if link is None or meeting_id not in ends:
        raise NotFound
    other_id = next(end for end in ends if end != meeting_id)
    if not meeting_references.sees_meeting(actor, other_id):
        raise NotFound
    changes: audit.Changes = {"link": (f"{link.kind} {other_id}", None)}
    changed_rows(delete(MeetingLink).where(MeetingLink.id == link_id))
    submissions.remember(actor, key, "meeting", meeting_id)
    audit.record(actor, "hapus_tautan", "meeting", meeting_id, meeting_id=meeting_id, changes=changes)
    return meeting_id
