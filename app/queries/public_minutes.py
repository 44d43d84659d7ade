"""The public version of a notula: what carries a class of its own above *biasa* is left out, visibly."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.sheet_reader import for_reader
from app.domain.sheets import ActionLine, MinutesSheet
from app.models.action_items import ActionItem
from app.models.meetings import Meeting
from app.queries.meetings import links_of
from app.queries.revisions import latest_whole, reads_frozen
from app.queries.whole_minutes import nobody_in_person, recorded_sheet


def has_public_version(facts: MeetingFacts) -> bool:
    """A meeting that is rahasia as a whole has none; of a terbatas one its ordinary parts may be told."""
    return facts.confidentiality is not Confidentiality.RAHASIA


def public_sheet(actor: Actor, facts: MeetingFacts) -> MinutesSheet:
    """The notula as it may leave the house, after a permission check. Raises NotFound for a rahasia meeting.

    The class of a part counts by itself, since whoever asks for this version lets a terbatas meeting be told of.
    """
    if not has_public_version(facts):
        raise NotFound
    is_frozen = reads_frozen(actor, facts)
    sheet = latest_whole(actor, facts) if is_frozen else recorded_sheet(actor, facts)
    closed = _closed_numbers(facts) if is_frozen else frozenset()

    def item_seen(line: ActionLine) -> bool:
        return _is_open(line.confidentiality) and line.number not in closed

    read = for_reader(sheet, _is_open, sees_item=item_seen)
    titles = {link.title for link in links_of(nobody_in_person(actor), db.session.get_one(Meeting, facts.id))}
    return replace(read, linked=tuple(one for one in read.linked if one.title in titles))


def _is_open(level: Confidentiality) -> bool:
    return level is Confidentiality.BIASA


def _closed_numbers(facts: MeetingFacts) -> frozenset[int]:
    """Items that are closed by now, perhaps since the minutes were approved."""
    rows = db.session.scalars(
        select(ActionItem.number).where(
            ActionItem.meeting_id == facts.id, ActionItem.confidentiality != Confidentiality.BIASA
        )
    )
    return frozenset(rows)
