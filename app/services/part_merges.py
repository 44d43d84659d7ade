"""A part of the minutes as somebody's page was based on it, as it stands now, and both sides in one. Saves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.facts import MeetingFacts
from app.domain.minutes_states import CONCLUSION, CONTACT, FIGURE, POINT, QUESTION, PartState
from app.domain.roles import Actor
from app.domain.row_merge import MergePart, MergeRow, PartMerge, merge_parts
from app.queries.minutes_states import state_at, stored_state
from app.services import part_rows, row_keys
from app.services.minutes_writing import sees
from app.services.part_rows import Row, WrittenPart

_KEYS = {
    POINT: row_keys.POINT_KEY,
    QUESTION: row_keys.QUESTION_KEY,
    CONCLUSION: row_keys.CONCLUSION_KEY,
    FIGURE: row_keys.FIGURE_KEY,
    CONTACT: row_keys.CONTACT_KEY,
}


@dataclass(frozen=True)
class Ground:
    """Without rows closed to the writer; `base` is None where nobody kept the version of the page."""

    version: int
    base: MergePart | None
    now: MergePart


@dataclass(frozen=True)
class Proposal:
    """Both sides of a stale save and what they give together; rows without an id bear a key."""

    version: int
    mine: MergePart
    now: MergePart
    merge: PartMerge


def ground_of(actor: Actor, facts: MeetingFacts, page: WrittenPart) -> Ground:
    """The part at the version that a page was based on, and now."""
    version, now = stored_state(facts.id, page.part, page.section_id)
    base = now if version == page.version else state_at(facts.id, page.part, page.section_id, page.version, version)
    earlier = base if base is not now else None
    closed = {
        name
        for state in (now, earlier)
        if state is not None
        for name, values in state.rows.items()
        if not part_rows.is_seen(name, values, lambda row_id, level: sees(actor, facts, row_id, level))
    }

    def read(state: PartState) -> MergePart:
        return part_rows.merge_part(state, closed)

    return Ground(version, read(base) if base is not None else None, read(now))


def proposal(actor: Actor, facts: MeetingFacts, page: WrittenPart) -> Proposal:
    """What a stale save of a whole page and the part as it stands give together; after a permission check.

    `page` has all rows of the page, in their order.
    """
    ground = ground_of(actor, facts, page)
    rows = [
        row if row.id is not None or row.key else replace(row, key=f"baru-{number}")
        for number, row in enumerate(settled_rows(actor, page.rows))
    ]
    order = tuple(part_rows.name_of(row) for row in rows)
    page = replace(page, rows=tuple(rows), order=order)
    base = ground.base if ground.base is not None else _unknown(ground.now, page)
    mine = part_rows.written(base, page)
    if ground.base is None:  # rows of others, which the page never showed, are theirs alone
        mine = MergePart(mine.title, tuple(row for row in mine.rows if row.key in order))
    merge = merge_parts(base, mine, ground.now, part_rows.TEXT_FIELDS)
    return Proposal(ground.version, mine, ground.now, merge)


def settled_rows(actor: Actor, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows in their order; one that was made before under its key gets its id."""
    own = {kind: [row for row in rows if part_rows.kind_of(row) == kind] for kind in map(part_rows.kind_of, rows)}
    known = {kind: iter(row_keys.with_known_ids(actor, of_kind, _KEYS[kind])) for kind, of_kind in own.items()}
    return tuple(next(known[part_rows.kind_of(row)]) for row in rows)


def ids_by_kind(actor: Actor, rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """Kind → the browser's key → id, of rows that stand by now."""
    keys: dict[str, list[str]] = {}
    for row in rows:
        keys.setdefault(part_rows.kind_of(row), []).append(row.key)
    return {kind: row_keys.ids_of(actor, of_kind, _KEYS[kind]) for kind, of_kind in keys.items()}


def _unknown(now: MergePart, page: WrittenPart) -> MergePart:
    """In place of a base that nobody kept: rows that the page had shown, of which no word is known."""
    shown = {*(page.order or ()), *page.gone}
    return MergePart("", tuple(MergeRow(row.key, {}) for row in now.rows if row.key in shown))
