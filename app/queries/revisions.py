"""Approved states of a notula, read back from their frozen JSON, each cut down to its reader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.minutes import MinutesStatus
from app.domain.roles import Actor
from app.domain.sheet_json import digest, from_json
from app.domain.sheet_reader import for_reader
from app.domain.sheets import ActionLine, MinutesSheet
from app.domain.sight import sees_letters, sees_meeting, sees_part
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.models.minutes import MinutesRevision
from app.queries.emblems import as_printed
from app.queries.meetings import links_of
from app.queries.visibility import item_visible


@dataclass(frozen=True)
class RevisionRow:
    """One approved state without its words; `approver` as snapshot (name, office, …).

    `is_intact` is False where its words no longer fit the digest of the day of approval; lists do not ask.
    """

    no: int
    approved_at: datetime
    approver: dict[str, Any]
    sha256: str
    docx_file_id: int | None
    is_intact: bool = True


def reads_frozen(actor: Actor, facts: MeetingFacts) -> bool:
    """Whether the actor reads the approved state: everybody does, but for those who write while it is open again."""
    if not facts.minutes_approved:
        return False
    return facts.minutes_status is MinutesStatus.DISETUJUI or not sees_letters(actor, facts)


def revisions_of(actor: Actor, facts: MeetingFacts) -> list[RevisionRow]:
    """Approved states, the newest first; earlier ones are for those who see drafts."""
    if not facts.minutes_approved:
        return []
    rows = db.session.execute(
        select(
            MinutesRevision.no,
            MinutesRevision.approved_at,
            MinutesRevision.approver,
            MinutesRevision.sha256,
            MinutesRevision.docx_file_id,
        )
        .where(MinutesRevision.meeting_id == facts.id, MinutesRevision.government_id == actor.government_id)
        .order_by(MinutesRevision.no.desc())
    )
    found = [RevisionRow(row.no, row.approved_at, row.approver, row.sha256, row.docx_file_id) for row in rows]
    return found if sees_letters(actor, facts) else found[:1]


def frozen_sheet(actor: Actor, facts: MeetingFacts, no: int | None = None) -> tuple[RevisionRow, MinutesSheet]:
    """One approved state, the latest by default, as this reader may see it; its kop without picture.

    Raises NotFound.
    """
    row = _row(actor, facts, no)
    read = for_reader(
        _sheet(row),
        lambda level: sees_meeting(actor, facts, level),
        base=facts.confidentiality,
        sees_item=_items_seen(actor, facts),
        sees_file=lambda level: sees_part(actor, PartFacts(0, facts, level)),
    )
    found = RevisionRow(row.no, row.approved_at, row.approver, row.sha256, row.docx_file_id, verified(row))
    return found, _without_hidden_links(actor, facts, read)


def frozen_paper(actor: Actor, facts: MeetingFacts, no: int | None = None) -> tuple[RevisionRow, MinutesSheet]:
    """The same as it is printed."""
    row, sheet = frozen_sheet(actor, facts, no)
    return row, _pictured(facts, sheet)


def latest_whole(actor: Actor, facts: MeetingFacts) -> MinutesSheet:
    """The latest approved state as printed, all its parts with their own class; to be cut down before it is shown.

    Raises NotFound.
    """
    return _pictured(facts, _sheet(_row(actor, facts, None)))


def _sheet(row: MinutesRevision) -> MinutesSheet:
    return replace(from_json(row.sheet, row.schema_version), made_at=row.approved_at)


def _pictured(facts: MeetingFacts, sheet: MinutesSheet) -> MinutesSheet:
    return replace(sheet, letterhead=as_printed(facts.government_id, sheet.letterhead))


def verified(row: MinutesRevision) -> bool:
    """Whether the frozen JSON is still what was approved."""
    return digest(row.sheet, row.schema_version) == row.sha256


def _row(actor: Actor, facts: MeetingFacts, no: int | None) -> MinutesRevision:
    rows = db.session.scalars(
        select(MinutesRevision)
        .where(
            MinutesRevision.meeting_id == facts.id,
            MinutesRevision.government_id == actor.government_id,
            *([MinutesRevision.no >= no] if no is not None else []),
        )
        .order_by(MinutesRevision.no.desc())
    ).all()
    wanted = next((row for row in rows if no is None or row.no == no), None)
    # An earlier state may say what was taken out of the later one since.
    if wanted is None or (wanted is not rows[0] and not sees_letters(actor, facts)):
        raise NotFound
    return wanted


def _items_seen(actor: Actor, facts: MeetingFacts) -> Any:
    """By the item as it stands now: it may have been closed further, or be seen by a share in it."""
    rows = db.session.execute(
        select(ActionItem.number, case((item_visible(actor), 1), else_=0).label("is_seen"))
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(ActionItem.meeting_id == facts.id, ActionItem.withdrawn_at.is_(None))
    )
    seen = {row.number: bool(row.is_seen) for row in rows}

    def item_seen(line: ActionLine) -> bool:
        return seen.get(line.number, sees_meeting(actor, facts, line.confidentiality))

    return item_seen


def _without_hidden_links(actor: Actor, facts: MeetingFacts, sheet: MinutesSheet) -> MinutesSheet:
    """A linked meeting may have been closed since: its title then stands nowhere."""
    if not sheet.linked:
        return sheet
    meeting = db.session.get_one(Meeting, facts.id)
    titles = {link.title for link in links_of(actor, meeting)}
    return replace(sheet, linked=tuple(one for one in sheet.linked if one.title in titles))
