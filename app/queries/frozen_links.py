"""Ids for the rows of a frozen sheet: those of the stored rows, while minutes stand as approved. No queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from app.queries.minutes_views import ConclusionView, MinutesRecord, Part, PointView, QuestionView, SectionView

P = TypeVar("P", bound=Part)


def linked(frozen: MinutesRecord, stored: MinutesRecord) -> MinutesRecord | None:
    """The frozen record with ids and links of the stored one; None where the two are not row by row the same."""
    points = _matched(_points(frozen), _points(stored))
    questions = _matched(frozen.questions, stored.questions)
    conclusions = _matched(frozen.conclusions, stored.conclusions)
    if points is None or questions is None or conclusions is None:
        return None
    return replace(
        frozen,
        sections=tuple(_sections(frozen, iter(points))),
        questions=tuple(replace(row, id=known.id) for row, known in questions),
        conclusions=tuple(
            replace(
                row,
                id=known.id,
                origin_point_id=known.origin_point_id,
                origin_question_id=known.origin_question_id,
            )
            for row, known in conclusions
        ),
    )


def _points(record: MinutesRecord) -> list[PointView]:
    return [point for section in record.sections for point in section.points]


def _sections(frozen: MinutesRecord, points: Iterator[tuple[PointView, PointView]]) -> Iterator[SectionView]:
    for section in frozen.sections:
        pairs = [next(points) for _ in section.points]
        rows = (
            replace(row, id=known.id, answers_question_id=known.answers_question_id, speaker_id=known.speaker_id)
            for row, known in pairs
        )
        yield replace(section, points=tuple(rows))


def _matched(frozen: Sequence[P], stored: Sequence[P]) -> list[tuple[P, P]] | None:
    if len(frozen) != len(stored):
        return None
    pairs = list(zip(frozen, stored, strict=True))
    return pairs if all(_says(one) == _says(other) for one, other in pairs) else None


def _says(row: Part) -> tuple[object, ...]:
    """What tells a row; of a withheld one only that it is."""
    if isinstance(row, QuestionView):
        return (row.withheld, row.question, row.answer)
    if isinstance(row, PointView | ConclusionView):
        return (row.withheld, row.text)
    return (row.withheld,)
