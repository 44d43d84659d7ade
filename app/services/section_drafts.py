"""Autosave of one section: only rows that changed come in; what others saved meanwhile is merged by rows and words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import select

from app import clock
from app.db import db, transactional
from app.domain.errors import Conflict, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.minutes_states import POINT, QUESTION, kind_and_id, row_name
from app.domain.roles import Actor
from app.domain.row_merge import MergeRow, MergeSection, merge_sections
from app.models.writing import MinutesEdit
from app.queries import subjects
from app.services import audit, row_keys, section_merges, section_rows, submissions
from app.services.minutes_points import PointRow, write_section
from app.services.minutes_questions import QuestionRow
from app.services.minutes_writing import authorised, check_open
from app.services.section_merges import Ground
from app.services.section_rows import Row

#: Saves of one person in one section within this time are one sitting.
SITTING = timedelta(minutes=10)
_KIND = "section_draft"


@dataclass(frozen=True, kw_only=True)
class SaveDraft:
    """What changed on a page since `version` of its section: rows that are new or differ, and those taken off.

    `order` names all rows of the page (`butir:12`, or with the browser's key), where rows were added or moved. `bases`
    are texts that the page had last read of a field, where it did not take over a newer one: row name → field → text.
    """

    section_id: int
    version: int
    title: str | None = None
    points: tuple[PointRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    removed_point_ids: frozenset[int] = field(default_factory=frozenset)
    removed_question_ids: frozenset[int] = field(default_factory=frozenset)
    order: tuple[str, ...] | None = None
    bases: dict[str, dict[str, str | None]] = field(default_factory=dict)


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
def save_draft(actor: Actor, command: SaveDraft, key: str = "") -> DraftSaved:
    """Save what changed on a page. Raises Conflict when both sides wrote the same words, RuleViolation at a row."""
    facts = authorised(actor, subjects.section(actor, command.section_id))
    if submissions.done_before(actor, key, _KIND) is not None:
        return _as_it_stands(actor, facts, command)
    check_open(facts)
    draft = _with_known_ids(actor, command)
    ground = section_merges.ground_of(actor, facts, draft.section_id, draft.version)
    if ground.base is None:
        raise Conflict(version=ground.version)
    mine = _mine(draft, ground.base)
    merged = merge_sections(_read(ground.base, draft), mine, ground.now, section_rows.TEXT_FIELDS)
    if not merged.is_clean:
        raise Conflict(version=ground.version)
    is_new = merged.section != ground.now
    if is_new:
        _write(actor, facts, draft, ground, merged.section)
    submissions.remember(actor, key, _KIND, command.section_id)
    return _answer(actor, command, ground.version + int(is_new), mine, merged.section)


def _with_known_ids(actor: Actor, command: SaveDraft) -> SaveDraft:
    """Rows that were made before under their keys go by their ids, in the order too."""
    points = row_keys.with_known_ids(actor, command.points, row_keys.POINT_KEY)
    questions = row_keys.with_known_ids(actor, command.questions, row_keys.QUESTION_KEY)
    sent: tuple[Row, ...] = (*command.points, *command.questions)
    settled: tuple[Row, ...] = (*points, *questions)
    names = {section_rows.name_of(one): section_rows.name_of(other) for one, other in zip(sent, settled, strict=True)}
    order = tuple(names.get(name, name) for name in command.order) if command.order is not None else None
    return replace(command, points=points, questions=questions, order=order)


def _mine(command: SaveDraft, base: MergeSection) -> MergeSection:
    gone = section_merges.gone_names(command.removed_point_ids, command.removed_question_ids)
    return section_rows.written(base, command.title, (*command.questions, *command.points), gone, command.order)


def _read(base: MergeSection, command: SaveDraft) -> MergeSection:
    """The base as the page has read it: a field whose newer text it did not take over is older."""
    rows = (
        MergeRow(row.key, {**row.fields, **command.bases[str(row.key)]}) if str(row.key) in command.bases else row
        for row in base.rows
    )
    return MergeSection(base.title, tuple(rows))


def _write(actor: Actor, facts: MeetingFacts, command: SaveDraft, ground: Ground, section: MergeSection) -> None:
    begins = _begins_sitting(actor, command.section_id)
    whole = section_rows.as_command(section, ground.now, command.section_id, ground.version)
    try:
        write_section(actor, facts, whole)
    except RuleViolation as refusal:
        if ground.version != command.version:  # what each side wrote is right, the two together are not
            raise Conflict(version=ground.version) from refusal
        raise RuleViolation(_own_field(refusal.field, section, command), refusal.message) from refusal
    # Words stand in the history of the text; the audit names the rows. Later saves of a sitting are not listed.
    rows = ", ".join(section_rows.words_of_name(name) for name in _touched(ground.now, section))
    audit.record(
        actor,
        "tulis_bagian" if begins else "simpan_otomatis",
        "minutes_section",
        command.section_id,
        meeting_id=facts.id,
        changes={"baris": (None, rows)} if rows else {},
    )


def _begins_sitting(actor: Actor, section_id: int) -> bool:
    last = db.session.scalar(
        select(MinutesEdit.at)
        .where(MinutesEdit.section_id == section_id, MinutesEdit.by_user_id == actor.user_id)
        .order_by(MinutesEdit.id.desc())
        .limit(1)
    )
    return last is None or clock.now() - last > SITTING


def _touched(before: MergeSection, after: MergeSection) -> list[str]:
    """Names of rows that were written or taken off."""
    was, now = ({str(row.key): row.fields for row in state.rows} for state in (before, after))
    return [name for name in {**was, **now} if was.get(name) != now.get(name)]


def _own_field(field: str, section: MergeSection, command: SaveDraft) -> str:
    """A refusal names rows by their number in what was saved; the page counts the rows that it sent."""
    rows, _, rest = field.partition("-")
    number, _, name = rest.partition("-")
    if rows not in ("points", "questions") or not number.isdigit():
        return field
    kind = POINT if rows == "points" else QUESTION
    refused = [row.key for row in section.rows if kind_and_id(str(row.key))[0] == kind][int(number)]
    sent = [section_rows.name_of(row) for row in (command.points if kind == POINT else command.questions)]
    return f"{rows}-{sent.index(str(refused))}-{name}" if refused in sent else ""


def _as_it_stands(actor: Actor, facts: MeetingFacts, command: SaveDraft) -> DraftSaved:
    """The answer to a sending that was carried out before and whose answer was lost: everything, as it is now."""
    ground = section_merges.ground_of(actor, facts, command.section_id, command.version)
    return _answer(actor, command, ground.version, MergeSection(""), ground.now)


def _answer(actor: Actor, command: SaveDraft, version: int, mine: MergeSection, section: MergeSection) -> DraftSaved:
    """`mine` is what the page has, `section` what is saved now."""
    points = row_keys.ids_of(actor, (row.key for row in command.points), row_keys.POINT_KEY)
    questions = row_keys.ids_of(actor, (row.key for row in command.questions), row_keys.QUESTION_KEY)
    ids = {POINT: points, QUESTION: questions}

    def settled(row: MergeRow) -> str:
        kind, own = kind_and_id(str(row.key))
        return row_name(kind, ids[kind].get(own, own))

    known = {settled(row): row.fields for row in mine.rows}
    now = {settled(row): row.fields for row in section.rows}
    changed = frozenset(name for name, values in now.items() if known.get(name) != values)
    return DraftSaved(version, points | questions, changed, frozenset(known) - frozenset(now), tuple(now))
