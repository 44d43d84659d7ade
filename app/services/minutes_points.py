"""Saving one section of the minutes: its title and its points, with the questions of a discussion in the same save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import NotFound, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, SectionKind
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import MinutesPoint, MinutesQuestion, MinutesSection
from app.queries import subjects
from app.services import audit, minutes_edits, minutes_questions, row_keys, submissions, versions
from app.services.audit import Changes
from app.services.minutes_questions import QuestionRow
from app.services.minutes_writing import People, authorised, check_open, is_closed, let_writer_read, sees
from app.services.posted_rows import arrange_withdrawable, place_rows, withdraw_rows

UNKNOWN_QUESTION = "Pertanyaan atau masukan ini tidak ada dalam notula rapat ini. Pilih kembali dari daftar."
ONLY_DISCUSSION = "Tanya jawab hanya dicatat pada bagian diskusi dan tanya jawab."


@dataclass(frozen=True, kw_only=True)
class PointRow:
    """One point as posted; without an id it is new. The speaker is a participant's id or words, never both."""

    id: int | None = None
    text: str
    kind: PointKind = PointKind.PERNYATAAN
    speaker_id: int | None = None
    speaker_text: str | None = None
    addressee_text: str | None = None
    quote: str | None = None
    context: str | None = None
    answers_question_id: int | None = None
    is_releasable: bool = False
    confidentiality: Confidentiality = Confidentiality.BIASA
    stated_order: int | None = None
    stated_order_note: str | None = None
    #: The browser's own name of a row that has no id yet.
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class SaveSection:
    """A section with all rows that stood on its page, in their order.

    `removed_…_ids` are rows that stood there and were taken off; a row in neither stays (someone else added it).
    `title` None keeps the title.
    """

    section_id: int
    version: int
    title: str | None = None
    points: tuple[PointRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    removed_point_ids: frozenset[int] = field(default_factory=frozenset)
    removed_question_ids: frozenset[int] = field(default_factory=frozenset)


@transactional
def save_section(actor: Actor, command: SaveSection, key: str = "") -> int:
    """Write a section as one person left it; gives its id. Raises Conflict when somebody saved it in between."""
    facts = authorised(actor, subjects.section(actor, command.section_id))
    if (done := submissions.done_before(actor, key, "minutes_section")) is not None:
        return done
    check_open(facts)
    changes = write_section(actor, facts, command)
    submissions.remember(actor, key, "minutes_section", command.section_id)
    audit.record(actor, "simpan_bagian", "minutes_section", command.section_id, meeting_id=facts.id, changes=changes)
    return command.section_id


def write_section(actor: Actor, facts: MeetingFacts, command: SaveSection) -> Changes:
    """Part of the use cases that save a section: they check right and freeze and write the audit. Raises Conflict."""
    with minutes_edits.recorded(actor, facts, MinutesPart.BAGIAN, command.section_id):
        versions.bump(MinutesSection, command.section_id, command.version)
        return _write(actor, facts, command)


def _write(actor: Actor, facts: MeetingFacts, command: SaveSection) -> Changes:
    section = db.session.get_one(MinutesSection, command.section_id)
    if section.withdrawn_at is not None:
        raise NotFound
    if command.questions and section.kind is not SectionKind.DISKUSI:
        raise RuleViolation("questions", ONLY_DISCUSSION)
    changes: Changes = {}
    if command.title and command.title != section.title:
        changes["title"] = (section.title, command.title)
        section.title = command.title
    people = People(facts.id)
    let_writer_read(actor, facts, _raised(command))
    changes |= minutes_questions.write_questions(
        actor, facts, section, command.questions, command.removed_question_ids, people
    )
    changes |= _write_points(actor, facts, section, command, people)
    return changes


def _raised(command: SaveSection) -> list[str]:
    named: tuple[tuple[str, Sequence[PointRow | QuestionRow]], ...] = (
        ("points", command.points),
        ("questions", command.questions),
    )
    return [
        f"{name}-{number}-confidentiality"
        for name, rows in named
        for number, row in enumerate(rows)
        if row.confidentiality is Confidentiality.RAHASIA
    ]


def _write_points(
    actor: Actor, facts: MeetingFacts, section: MinutesSection, command: SaveSection, people: People
) -> Changes:
    rows = list(
        db.session.scalars(
            select(MinutesPoint)
            .where(MinutesPoint.section_id == section.id)
            .order_by(MinutesPoint.position, MinutesPoint.id)
        )
    )
    points = row_keys.with_known_ids(actor, command.points, row_keys.POINT_KEY)
    made: list[tuple[str, MinutesPoint]] = []
    arranged = arrange_withdrawable(
        rows,
        [row.id for row in points],
        command.removed_point_ids,
        field="points",
        text="text",
        sees=lambda row: sees(actor, facts, row.id, row.confidentiality),
    )
    _check_points(actor, facts, points, people, {row.id: row for row in rows})
    changes = place_rows(
        arranged,
        points,
        lambda values: MinutesPoint(
            government_id=facts.government_id, meeting_id=facts.id, section_id=section.id, **values
        ),
        noun="butir",
        text="text",
        closed=partial(is_closed, facts),
        made=made,
    ) | withdraw_rows(arranged, "butir")
    row_keys.remember_new(actor, made, row_keys.POINT_KEY)
    return changes


def _check_points(
    actor: Actor, facts: MeetingFacts, points: tuple[PointRow, ...], people: People, stored: dict[int, MinutesPoint]
) -> None:
    answered: frozenset[int] | None = None
    for number, point in enumerate(points):
        people.check(f"points-{number}-speaker_id", point.speaker_id, point.speaker_text)
        wanted = point.answers_question_id
        before = stored[point.id].answers_question_id if point.id is not None else None
        if wanted is None or wanted == before:
            continue
        answered = answered if answered is not None else _questions(actor, facts)
        if wanted not in answered:
            raise RuleViolation(f"points-{number}-answers_question_id", UNKNOWN_QUESTION)


def _questions(actor: Actor, facts: MeetingFacts) -> frozenset[int]:
    """Questions of the meeting that the writer sees and that stand."""
    rows = db.session.execute(
        select(MinutesQuestion.id, MinutesQuestion.confidentiality).where(
            MinutesQuestion.meeting_id == facts.id, MinutesQuestion.withdrawn_at.is_(None)
        )
    )
    return frozenset(row.id for row in rows if sees(actor, facts, row.id, row.confidentiality))
