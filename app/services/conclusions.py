"""The kesimpulan rapat: one list, saved as a whole, each with the point or question it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import select

from app.db import db, transactional
from app.domain.errors import RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor
from app.domain.writing import MinutesPart
from app.models.minutes import Conclusion, MinutesPoint, MinutesQuestion
from app.services import audit, minutes_edits, row_keys, submissions
from app.services.audit import Changes
from app.services.minutes_writing import check_open, is_closed, let_writer_read, sees, writing
from app.services.posted_rows import arrange_withdrawable, place_rows, withdraw_rows

UNKNOWN_ORIGIN = "Asal kesimpulan tidak ada dalam notula rapat ini. Pilih kembali dari daftar."
ONE_ORIGIN = "Pilih satu asal saja: butir, atau tanya jawab."


@dataclass(frozen=True, kw_only=True)
class ConclusionRow:
    """One conclusion as posted; its origin is a point or a question of the same meeting, or not stated."""

    id: int | None = None
    text: str
    origin_point_id: int | None = None
    origin_question_id: int | None = None
    confidentiality: Confidentiality = Confidentiality.BIASA
    #: The browser's own name of a row that has no id yet.
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class SaveConclusions:
    """All conclusions that stood on the page, in order, and those taken off. `version` is that of the minutes."""

    meeting_id: int
    version: int
    conclusions: tuple[ConclusionRow, ...] = ()
    removed_ids: frozenset[int] = field(default_factory=frozenset)


@transactional
def save_conclusions(actor: Actor, command: SaveConclusions, key: str = "") -> int:
    """Write the list; gives the meeting's id. One that was taken off is withdrawn, since items come from it."""
    facts = writing(actor, command.meeting_id)
    if (done := submissions.done_before(actor, key, "conclusions")) is not None:
        return done
    check_open(facts)
    changes = write_conclusions(actor, facts, command)
    submissions.remember(actor, key, "conclusions", facts.id)
    audit.record(actor, "simpan_kesimpulan", "meeting", facts.id, meeting_id=facts.id, changes=changes)
    return facts.id


def write_conclusions(actor: Actor, facts: MeetingFacts, command: SaveConclusions) -> Changes:
    """Part of the use cases that save the list: they check right and freeze and write the audit. Raises Conflict."""
    with minutes_edits.recorded(actor, facts, MinutesPart.KESIMPULAN):
        minutes_edits.bump_list(facts, MinutesPart.KESIMPULAN, command.version)
        return _write(actor, facts, command)


def _write(actor: Actor, facts: MeetingFacts, command: SaveConclusions) -> Changes:
    posted = row_keys.with_known_ids(actor, command.conclusions, row_keys.CONCLUSION_KEY)
    made: list[tuple[str, Conclusion]] = []
    rows = list(
        db.session.scalars(
            select(Conclusion).where(Conclusion.meeting_id == facts.id).order_by(Conclusion.position, Conclusion.id)
        )
    )
    arranged = arrange_withdrawable(
        rows,
        [row.id for row in posted],
        command.removed_ids,
        field="conclusions",
        text="text",
        sees=lambda row: sees(actor, facts, row.id, row.confidentiality),
    )
    _check_origins(actor, facts, posted, {row.id: row for row in rows})
    let_writer_read(actor, facts, _raised(posted))
    changes = place_rows(
        arranged,
        posted,
        lambda values: Conclusion(government_id=facts.government_id, meeting_id=facts.id, **values),
        noun="kesimpulan",
        text="text",
        closed=partial(is_closed, facts),
        made=made,
    ) | withdraw_rows(arranged, "kesimpulan")
    row_keys.remember_new(actor, made, row_keys.CONCLUSION_KEY)
    return changes


def _raised(rows: tuple[ConclusionRow, ...]) -> list[str]:
    return [
        f"conclusions-{number}-confidentiality"
        for number, row in enumerate(rows)
        if row.confidentiality is Confidentiality.RAHASIA
    ]


def _check_origins(
    actor: Actor, facts: MeetingFacts, rows: tuple[ConclusionRow, ...], stored: dict[int, Conclusion]
) -> None:
    points = questions = None
    for number, row in enumerate(rows):
        before = stored.get(row.id) if row.id is not None else None
        if row.origin_point_id and row.origin_question_id:
            raise RuleViolation(f"conclusions-{number}-origin", ONE_ORIGIN)
        if row.origin_point_id and row.origin_point_id != (before.origin_point_id if before else None):
            points = points if points is not None else _seen(actor, facts, MinutesPoint)
            if row.origin_point_id not in points:
                raise RuleViolation(f"conclusions-{number}-origin", UNKNOWN_ORIGIN)
        if row.origin_question_id and row.origin_question_id != (before.origin_question_id if before else None):
            questions = questions if questions is not None else _seen(actor, facts, MinutesQuestion)
            if row.origin_question_id not in questions:
                raise RuleViolation(f"conclusions-{number}-origin", UNKNOWN_ORIGIN)


def _seen(actor: Actor, facts: MeetingFacts, table: type[MinutesPoint] | type[MinutesQuestion]) -> frozenset[int]:
    rows = db.session.execute(
        select(table.id, table.confidentiality).where(table.meeting_id == facts.id, table.withdrawn_at.is_(None))
    )
    return frozenset(row.id for row in rows if sees(actor, facts, row.id, row.confidentiality))
