"""What was added to an approved notula: as its paper prints it, and as the history of its approval lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.facts import MeetingFacts
from app.domain.roles import Actor
from app.domain.sheets import Addendum
from app.models.files import StoredFile
from app.models.writing import MinutesAddendum
from app.queries.files import seen_levels


@dataclass(frozen=True, kw_only=True)
class AddendumView:
    """One addition; `file_id` is its signed scan where the reader may open it."""

    no: int
    reason: str
    signed_on: date
    revision_no: int
    by_name: str
    at: datetime
    file_id: int | None


def sheet_addenda(facts: MeetingFacts) -> tuple[Addendum, ...]:
    """All additions in their order, as the sheet carries them; none are asked for before the first approval."""
    if not facts.minutes_approved:
        return ()
    rows = db.session.execute(
        select(MinutesAddendum.no, MinutesAddendum.text, MinutesAddendum.reason, MinutesAddendum.signed_on)
        .where(MinutesAddendum.meeting_id == facts.id)
        .order_by(MinutesAddendum.no)
    )
    return tuple(Addendum(no=row.no, text=row.text, reason=row.reason, signed_on=row.signed_on) for row in rows)


def addenda_of(actor: Actor, facts: MeetingFacts) -> tuple[AddendumView, ...]:
    """The newest first, without their words; read after a permission check."""
    if not facts.minutes_approved:
        return ()
    scan = aliased(StoredFile)
    seen = (scan.id == MinutesAddendum.file_id) & scan.confidentiality.in_(seen_levels(actor, facts))
    rows = db.session.execute(
        select(MinutesAddendum, scan.id.label("scan_id"))
        .outerjoin(scan, seen & scan.withdrawn_at.is_(None))
        .where(MinutesAddendum.meeting_id == facts.id, MinutesAddendum.government_id == actor.government_id)
        .order_by(MinutesAddendum.no.desc())
    )
    return tuple(
        AddendumView(
            no=row.MinutesAddendum.no,
            reason=row.MinutesAddendum.reason,
            signed_on=row.MinutesAddendum.signed_on,
            revision_no=row.MinutesAddendum.revision_no,
            by_name=row.MinutesAddendum.by_name,
            at=row.MinutesAddendum.at,
            file_id=row.scan_id,
        )
        for row in rows
    )


def next_addendum_no(meeting_id: int) -> int:
    """Counts from 1 over the whole meeting."""
    last = db.session.scalar(select(func.max(MinutesAddendum.no)).where(MinutesAddendum.meeting_id == meeting_id))
    return (last or 0) + 1
