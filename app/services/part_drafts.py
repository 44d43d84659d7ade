"""Autosave of one part: only rows that changed come in; what others saved meanwhile is merged by rows and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import Conflict, NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.minutes_states import CONCLUSION, CONTACT, FIGURE, POINT, QUESTION, kind_and_id, row_name
from app.domain.roles import Actor
from app.domain.row_merge import MergePart, MergeRow, merge_parts
from app.domain.writing import MinutesPart
from app.models.writing import MinutesEdit
from app.queries import subjects
from app.services import audit, part_rows, submissions
from app.services.conclusions import write_conclusions
from app.services.minutes_figures import write_contacts, write_figures
from app.services.minutes_points import write_section
from app.services.minutes_writing import authorised, check_open
from app.services.part_merges import Ground, ground_of, ids_by_kind, settled_rows
from app.services.part_rows import WrittenPart

#: Saves of one person in one part within this time are one sitting.
SITTING = timedelta(minutes=10)
_KIND = "section_draft"
#: Names that the fields of a form give to the rows of a kind.
LISTS = {"questions": QUESTION, "points": POINT, "conclusions": CONCLUSION, "figures": FIGURE, "contacts": CONTACT}
_WRITES: dict[MinutesPart, Callable[..., Any]] = {
    MinutesPart.BAGIAN: write_section,
    MinutesPart.KESIMPULAN: write_conclusions,
    MinutesPart.ANGKA: write_figures,
    MinutesPart.KONTAK: write_contacts,
}


@dataclass(frozen=True)
class DraftSaved:
    """What the page has to know: the version it now stands on, ids of new rows by the browser's keys.

    `changed` names rows that stand otherwise than the page has them, `gone` those that others took off; `order` are
    all rows that the writer sees. Rows are named by their ids.
    """

    version: int
    ids: dict[str, int]
    changed: frozenset[str]
    gone: frozenset[str]
    order: tuple[str, ...]


@transactional
def save_draft(actor: Actor, page: WrittenPart, key: str = "") -> DraftSaved:
    """Save what changed on a page. Raises Conflict when both sides wrote the same words, RuleViolation at a row."""
    facts = authorised(actor, _facts_of(actor, page))
    if submissions.done_before(actor, key, _KIND) is not None:
        return _as_it_stands(actor, facts, page)
    check_open(facts)
    known = _with_known_ids(actor, page)
    ground = ground_of(actor, facts, known)
    if ground.base is None:
        raise Conflict(version=ground.version)
    mine = part_rows.written(ground.base, known)
    merged = merge_parts(_read(ground.base, known), mine, ground.now, part_rows.TEXT_FIELDS)
    if not merged.is_clean:
        raise Conflict(version=ground.version)
    is_new = merged.part != ground.now
    if is_new:
        _write(actor, facts, known, ground, merged.part)
    submissions.remember(actor, key, _KIND, page.section_id or facts.id)
    return _answer(actor, page, ground.version + int(is_new), mine, merged.part)


def _facts_of(actor: Actor, page: WrittenPart) -> MeetingFacts:
    """Of the meeting, or of the section's. Raises NotFound, also where the two are not one."""
    if page.part is not MinutesPart.BAGIAN:
        return subjects.meeting(actor, page.meeting_id)
    facts = subjects.section(actor, page.section_id or 0)
    if facts.id != page.meeting_id:
        raise NotFound
    return facts


def _with_known_ids(actor: Actor, page: WrittenPart) -> WrittenPart:
    """Rows that were made before under their keys go by their ids, in the order too."""
    rows = settled_rows(actor, page.rows)
    names = {part_rows.name_of(one): part_rows.name_of(other) for one, other in zip(page.rows, rows, strict=True)}
    order = tuple(names.get(name, name) for name in page.order) if page.order is not None else None
    return replace(page, rows=rows, order=order)


def _read(base: MergePart, page: WrittenPart) -> MergePart:
    """The base as the page has read it: a field whose newer value it did not take over is older."""
    rows = (
        MergeRow(row.key, {**row.fields, **page.bases[str(row.key)]}) if str(row.key) in page.bases else row
        for row in base.rows
    )
    return MergePart(base.title, tuple(rows))


def _write(actor: Actor, facts: MeetingFacts, page: WrittenPart, ground: Ground, part: MergePart) -> None:
    begins = _begins_sitting(actor, facts, page)
    whole = part_rows.as_command(part, ground.now, replace(page, version=ground.version))
    try:
        _WRITES[page.part](actor, facts, whole)
    except RuleViolation as refusal:
        if ground.version != page.version:  # what each side wrote is right, the two together are not
            raise Conflict(version=ground.version) from refusal
        raise RuleViolation(_own_field(refusal.field, part, page), refusal.message) from refusal
    # Words stand in the history of the text; the audit names the rows. Later saves of a sitting are not listed.
    rows = ", ".join(part_rows.words_of_name(name) for name in _touched(ground.now, part))
    changes: audit.Changes = {"baris": (None, rows)} if rows else {}
    if page.section_id is not None:
        action = "tulis_bagian" if begins else "simpan_otomatis"
        audit.record(actor, action, "minutes_section", page.section_id, meeting_id=facts.id, changes=changes)
    else:
        list_action = f"tulis_{page.part.value}" if begins else "simpan_otomatis"
        audit.record(actor, list_action, "meeting", facts.id, meeting_id=facts.id, changes=changes)


def _begins_sitting(actor: Actor, facts: MeetingFacts, page: WrittenPart) -> bool:
    conditions = [MinutesEdit.meeting_id == facts.id, MinutesEdit.part == page.part]
    if page.section_id is not None:
        conditions.append(MinutesEdit.section_id == page.section_id)
    last = db.session.scalar(
        select(MinutesEdit.at)
        .where(*conditions, MinutesEdit.by_user_id == actor.user_id)
        .order_by(MinutesEdit.id.desc())
        .limit(1)
    )
    return last is None or clock.now() - last > SITTING


def _touched(before: MergePart, after: MergePart) -> list[str]:
    """Names of rows that were written or taken off."""
    was, now = ({str(row.key): row.fields for row in state.rows} for state in (before, after))
    return [name for name in {**was, **now} if was.get(name) != now.get(name)]


def _own_field(field: str, part: MergePart, page: WrittenPart) -> str:
    """A refusal names rows by their number in what was saved; the page counts the rows that it sent."""
    rows, _, rest = field.partition("-")
    number, _, name = rest.partition("-")
    if rows not in LISTS or not number.isdigit():
        return field
    kind = LISTS[rows]
    refused = [row.key for row in part.rows if kind_and_id(str(row.key))[0] == kind][int(number)]
    sent = [part_rows.name_of(row) for row in page.rows if part_rows.kind_of(row) == kind]
    return f"{rows}-{sent.index(str(refused))}-{name}" if refused in sent else ""


def _as_it_stands(actor: Actor, facts: MeetingFacts, page: WrittenPart) -> DraftSaved:
    """The answer to a sending that was carried out before and whose answer was lost: everything, as it is now."""
    ground = ground_of(actor, facts, page)
    return _answer(actor, page, ground.version, MergePart(""), ground.now)


def _answer(actor: Actor, page: WrittenPart, version: int, mine: MergePart, part: MergePart) -> DraftSaved:
    """`mine` is what the page has, `part` what is saved now."""
    ids = ids_by_kind(actor, page.rows)

    def settled(row: MergeRow) -> str:
        kind, own = kind_and_id(str(row.key))
        return row_name(kind, ids.get(kind, {}).get(own, own))

    known = {settled(row): row.fields for row in mine.rows}
    now = {settled(row): row.fields for row in part.rows}
    changed = frozenset(name for name, values in now.items() if known.get(name) != values)
    made = {key: row_id for of_kind in ids.values() for key, row_id in of_kind.items()}
    return DraftSaved(version, made, changed, frozenset(known) - frozenset(now), tuple(now))
