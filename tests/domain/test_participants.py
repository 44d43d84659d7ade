"""Rows of the participant list: who may stand in one, how many, and sums that only remark."""

from __future__ import annotations

import pytest

from app.domain.errors import RuleViolation
from app.domain.meetings import Representative
from app.domain.participants import (
    AttendanceSummary,
    ParticipantFacts,
    attendance_summary,
    check_participant,
    parse_count,
    represents_text,
    total_remarks,
)

YES, NO, UNKNOWN = Representative.YA, Representative.TIDAK, Representative.TIDAK_DIKETAHUI


@pytest.mark.parametrize(
    "row",
    [
        ParticipantFacts(unsur="Kodim", is_representative=YES),
        ParticipantFacts(unsur="Camat dan Lurah", count=12),
        ParticipantFacts(office="Asisten Pemerintahan dan Kesra"),
        ParticipantFacts(institution="Polres Pemalang"),
        ParticipantFacts(agency_id=4),
        ParticipantFacts(person_id=7, count=1),
        ParticipantFacts(name="Suriansyah", represents_name="Zainal A. Paliwang", represents_office="Gubernur"),
        ParticipantFacts(name="Suriansyah", is_representative=YES, represents_office="Gubernur"),
    ],
)
def test_one_known_fact_is_enough(row: ParticipantFacts) -> None:
    check_participant(row)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (ParticipantFacts(), "unsur_text"),
        (ParticipantFacts(name="", unsur="", count=5, represents_office="Gubernur"), "unsur_text"),
        (ParticipantFacts(unsur="Kodim", count=0), "count"),
        (ParticipantFacts(unsur="Kodim", count=-3), "count"),
        (ParticipantFacts(unsur="Kodim", count=100_001), "count"),
        (ParticipantFacts(name="Rustam", count=2), "count"),
        (ParticipantFacts(person_id=7, count=2), "count"),
        (ParticipantFacts(name="Suriansyah", is_representative=NO, represents_office="Gubernur"), "is_representative"),
        (ParticipantFacts(name="Suriansyah", represents_name="Suriansyah"), "represents_name"),
    ],
)
def test_rows_about_nobody_or_against_themselves_are_refused(row: ParticipantFacts, field: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        check_participant(row)
    assert refused.value.field == field


@pytest.mark.parametrize(("typed", "count"), [("45", 45), ("1", 1), ("", None)])
def test_counts(typed: str, count: int | None) -> None:
    assert parse_count(typed) == count


@pytest.mark.parametrize("typed", ["0", "-1", "puluhan", "1,5", "1000000"])
def test_other_counts_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation):
        parse_count(typed)


@pytest.mark.parametrize(
    ("name", "office", "said"),
    [
        ("Zainal A. Paliwang", "Gubernur", "mewakili Gubernur Zainal A. Paliwang"),
        (None, "Gubernur", "mewakili Gubernur"),
        ("Zainal A. Paliwang", "", "mewakili Zainal A. Paliwang"),
        (None, None, None),
    ],
)
def test_for_whom_somebody_stands(name: str | None, office: str | None, said: str | None) -> None:
    assert represents_text(name, office) == said


def test_summary_counts_rows_by_how_they_came() -> None:
    rows = [
        ParticipantFacts(unsur="Kepala OPD", is_representative=NO),
        ParticipantFacts(unsur="Kodim", is_representative=YES),
        ParticipantFacts(name="Suriansyah", represents_office="Gubernur"),
        ParticipantFacts(unsur="Akademisi"),
        ParticipantFacts(unsur="Lembaga"),
    ]
    assert attendance_summary(rows) == AttendanceSummary(in_person=1, representing=2, unknown=2)
    assert attendance_summary([]) == AttendanceSummary()


@pytest.mark.parametrize(
    ("total", "counts", "remarked"),
    [
        (55, [55], False),
        (45, [None] * 12, False),
        (50, [10, 20], False),
        (50, [40, 11], True),
        (None, [40, 11], False),
        (0, [1], True),
    ],
)
def test_only_counted_unsur_above_the_total_are_remarked(
    total: int | None, counts: list[int | None], remarked: bool
) -> None:
    rows = [ParticipantFacts(unsur="Unsur", count=count) for count in counts]
    officials = [ParticipantFacts(name="Suriansyah", count=1), ParticipantFacts(name="Suryanata")]
    assert [remark.field for remark in total_remarks(total, rows + officials)] == ["stated_total"] * remarked
