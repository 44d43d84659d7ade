"""A section as somebody's page was based on it, as it stands now, and both sides in one. Reads only, saves nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.facts import MeetingFacts
from app.domain.minutes_states import POINT, QUESTION, PartState, row_name
from app.domain.roles import Actor
from app.domain.row_merge import MergeRow, MergeSection, SectionMerge, merge_sections
from app.domain.writing import MinutesPart
from app.queries.minutes_states import section_at, stored_state
from app.services import row_keys, section_rows
from app.services.minutes_points import SaveSection
from app.services.minutes_writing import sees
from app.services.section_rows import Row


@dataclass(frozen=True)
class Ground:
    """Without rows closed to the writer; `base` is None where nobody kept the version of the page."""

    version: int
    base: MergeSection | None
    now: MergeSection


@dataclass(frozen=True)
class Proposal:
    """Both sides of a stale save and what they give together; rows without an id bear a key."""

    version: int
    mine: MergeSection
    now: MergeSection
    merge: SectionMerge


def ground_of(actor: Actor, facts: MeetingFacts, section_id: int, based_on: int) -> Ground:
    """The section at the version that a page was based on, and now."""
    version, now = stored_state(facts.id, MinutesPart.BAGIAN, section_id)
    base = now if version == based_on else section_at(facts.id, section_id, based_on)
    earlier = base if base is not now else None
    closed = {
        name
        for state in (now, earlier)
        if state is not None
        for name, values in state.rows.items()
        if not section_rows.is_seen(name, values, lambda row_id, level: sees(actor, facts, row_id, level))
    }

    def read(state: PartState) -> MergeSection:
        return section_rows.merge_section(state, closed)

    return Ground(version, read(base) if base is not None else None, read(now))


def gone_names(point_ids: Iterable[int], question_ids: Iterable[int]) -> frozenset[str]:
    """Names of rows that were taken off a page."""
    gone = {row_name(POINT, row_id) for row_id in point_ids}
    return frozenset(gone | {row_name(QUESTION, row_id) for row_id in question_ids})


def proposal(actor: Actor, facts: MeetingFacts, command: SaveSection) -> Proposal:
    """What a stale save of a whole page and the section as it stands give together; after a permission check."""
    ground = ground_of(actor, facts, command.section_id, command.version)
    questions = row_keys.with_known_ids(actor, command.questions, row_keys.QUESTION_KEY)
    points = row_keys.with_known_ids(actor, command.points, row_keys.POINT_KEY)
    posted: tuple[Row, ...] = (*questions, *points)
    rows = [
        row if row.id is not None or row.key else replace(row, key=f"baru-{number}")
        for number, row in enumerate(posted)
    ]
    order = [section_rows.name_of(row) for row in rows]
    gone = gone_names(command.removed_point_ids, command.removed_question_ids)
    base = ground.base if ground.base is not None else _unknown(ground.now, order, gone)
    mine = section_rows.written(base, command.title, rows, gone, order)
    if ground.base is None:  # rows of others, which the page never showed, are theirs alone
        mine = MergeSection(mine.title, tuple(row for row in mine.rows if row.key in order))
    merge = merge_sections(base, mine, ground.now, section_rows.TEXT_FIELDS)
    return Proposal(ground.version, mine, ground.now, merge)


def _unknown(now: MergeSection, order: list[str], gone: frozenset[str]) -> MergeSection:
    """In place of a base that nobody kept: rows that the page had shown, of which no word is known."""
    return MergeSection("", tuple(MergeRow(row.key, {}) for row in now.rows if row.key in order or row.key in gone))
