"""The history of a notula's text as one reader may see it: sittings, and what differs between two states.

What a save kept is in minutes_states.py; acts are in history.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts, PartFacts
from app.domain.labels import label
from app.domain.meetings import Confidentiality, stricter
from app.domain.minutes_states import PartState, fold, kind_and_id
from app.domain.roles import Actor
from app.domain.sight import sees_part
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesSection
from app.models.writing import MinutesEdit
from app.queries.keyset import AnyRow, Page, Place, page
from app.queries.minutes_states import stored_state
from app.queries.reading import once

PAGE_SIZE = 200
#: Saves of one person in one part, one after the other within this time, are one line.
SITTING = timedelta(minutes=10)


@dataclass(frozen=True)
class Sitting:
    """What one person wrote in one part without a pause; `edit_id` is its last save. Nobody's: what stood there."""

    edit_id: int
    part: MinutesPart
    section_id: int | None
    words: str
    by_name: str
    began_at: datetime
    ended_at: datetime
    saves: int


@dataclass(frozen=True)
class Compared:
    """A state beside another one; `version` is that of the part as it stands now. `has_closed`: rows were left out."""

    sitting: Sitting
    before: PartState
    after: PartState
    version: int
    is_newest: bool
    has_closed: bool

    @property
    def strictest(self) -> Confidentiality:
        """The strictest class among the rows that are shown."""
        rows = (*self.before.rows.values(), *self.after.rows.values())
        levels = (Confidentiality(row["confidentiality"]) for row in rows if "confidentiality" in row)
        return stricter(Confidentiality.BIASA, *levels)


def sittings(meeting_id: int, section_id: int | None, place: Place | None) -> tuple[list[Sitting], Page]:
    """Newest first, of one section or of all parts; read after a permission check."""
    statement = _heads(meeting_id).add_columns(MinutesEdit.row_order)
    if section_id is not None:
        statement = statement.where(MinutesEdit.section_id == section_id)
    found = page(statement, (MinutesEdit.id,), place, descending=True, size=PAGE_SIZE)
    # What stood before the first save is worth a line only where something stood.
    return _gathered(row for row in found.rows if row.by_name or row.row_order), found


def _heads(meeting_id: int) -> Any:
    columns = ("id", "part", "section_id", "by_user_id", "by_name", "at")
    return (
        select(*(getattr(MinutesEdit, name) for name in columns), MinutesSection.title.label("section_title"))
        .outerjoin(MinutesSection, MinutesSection.id == MinutesEdit.section_id)
        .where(MinutesEdit.meeting_id == meeting_id)
    )


def _gathered(rows: Iterable[AnyRow]) -> list[Sitting]:
    """Rows, newest first, as sittings; saves of other parts in between do not end one."""
    found: list[Sitting] = []
    begun: dict[tuple[MinutesPart, int | None], tuple[int, int]] = {}
    for row in rows:
        at, user_id = begun.get((row.part, row.section_id), (-1, -1))
        if at >= 0 and user_id == row.by_user_id and found[at].began_at - row.at <= SITTING:
            found[at] = replace(found[at], began_at=row.at, saves=found[at].saves + 1)
            continue
        begun[row.part, row.section_id] = len(found), row.by_user_id
        words = row.section_title or label(MinutesPart(row.part))
        found.append(Sitting(row.id, row.part, row.section_id, words, row.by_name, row.at, row.at, 1))
    return found


def edit_subject_id(meeting_id: int, edit_id: int) -> AnyRow:
    """A save of this meeting's minutes. Raises NotFound."""
    statement = _heads(meeting_id).where(MinutesEdit.id == edit_id)
    row = once(("minutes edit", meeting_id, edit_id), lambda: db.session.execute(statement).one_or_none())
    if row is None:
        raise NotFound
    return row


def compared(actor: Actor, facts: MeetingFacts, edit_id: int, *, with_now: bool) -> Compared:
    """The state after a save, beside that before its sitting, or beside what stands now. Raises NotFound."""
    head = edit_subject_id(facts.id, edit_id)
    upto = _upto(facts.id, head)
    version, now = stored_state(facts.id, head.part, head.section_id)
    sitting = _gathered(reversed(upto))[0]
    then, earlier = fold(upto), fold(upto[: len(upto) - sitting.saves])
    before, after = (then, now) if with_now else (earlier, then)
    closed = {
        name for state in (before, after, now, then) for name in state.rows if not _sees(actor, facts, state, name)
    }
    return Compared(sitting, _without(before, closed), _without(after, closed), version, then == now, bool(closed))


def _upto(meeting_id: int, head: AnyRow) -> list[AnyRow]:
    """Saves of the part of `head` from the first to that one, with what each changed."""
    kept = (MinutesEdit.version, MinutesEdit.title, MinutesEdit.rows, MinutesEdit.row_order)
    statement = _heads(meeting_id).add_columns(*kept).where(MinutesEdit.part == head.part, MinutesEdit.id <= head.id)
    if head.section_id is not None:
        statement = statement.where(MinutesEdit.section_id == head.section_id)
    return list(db.session.execute(statement.order_by(MinutesEdit.id)))


def _sees(actor: Actor, facts: MeetingFacts, state: PartState, name: str) -> bool:
    level = Confidentiality(state.rows[name].get("confidentiality", Confidentiality.BIASA))
    _, row_id = kind_and_id(name)
    return sees_part(actor, PartFacts(int(row_id), facts, level))


def _without(state: PartState, closed: set[str]) -> PartState:
    return PartState(state.title, {name: values for name, values in state.rows.items() if name not in closed})
