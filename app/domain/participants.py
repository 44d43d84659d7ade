"""Rows of the participant list: what a row must hold, how many it stands for, and sums. Printing is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import Remark, RuleViolation
from app.domain.meetings import Representative
from app.domain.numbers import parse_whole

COUNT_MAX = 100_000
#: Rows of one meeting; a crowd is recorded as an unsur with its count.
ROWS_MAX = 500


@dataclass(frozen=True, kw_only=True)
class ParticipantFacts:
    """What is known of one row; texts are cleaned already, None and "" are both unknown."""

    person_id: int | None = None
    agency_id: int | None = None
    name: str | None = None
    office: str | None = None
    institution: str | None = None
    unsur: str | None = None
    count: int | None = None
    is_representative: Representative = Representative.TIDAK_DIKETAHUI
    represents_name: str | None = None
    represents_office: str | None = None

    @property
    def is_person(self) -> bool:
        """One human being rather than a body of several."""
        return bool(self.person_id or self.name)

    @property
    def represents_somebody(self) -> bool:
        """Whether the row states for whom it stands."""
        return bool(self.represents_name or self.represents_office)


@dataclass(frozen=True)
class AttendanceSummary:
    """How many rows came themselves, came for somebody else, or do not say."""

    in_person: int = 0
    representing: int = 0
    unknown: int = 0


def check_participant(row: ParticipantFacts) -> None:
    """Refuses a row about nobody, a count that a person cannot have, and an answer that contradicts itself."""
    if not (row.is_person or row.agency_id or row.office or row.institution or row.unsur):
        raise RuleViolation("unsur_text", "Isi paling sedikit satu: nama, jabatan, instansi, atau unsur.")
    if row.count is not None and not 1 <= row.count <= COUNT_MAX:
        raise RuleViolation("count", "Jumlah orang paling sedikit 1. Kosongkan bila tidak diketahui.")
    if row.is_person and row.count not in (None, 1):
        raise RuleViolation(
            "count", "Baris dengan nama orang hanya untuk satu orang. Catat rombongannya sebagai unsur."
        )
    if row.represents_somebody and row.is_representative is Representative.TIDAK:
        raise RuleViolation(
            "is_representative", "Pihak yang diwakili terisi, tetapi tercatat bukan perwakilan. Pilih salah satu."
        )
    if row.name and row.name == row.represents_name:
        raise RuleViolation("represents_name", "Seseorang tidak dapat mewakili dirinya sendiri.")


def parse_count(value: str, *, field: str = "count") -> int | None:
    """How many people a row or a meeting counts; None when empty: not stated."""
    return parse_whole(value, field=field, minimum=1, maximum=COUNT_MAX)


def represents_text(name: str | None, office: str | None) -> str | None:
    """`mewakili Gubernur Zainal A. Paliwang`; None when nobody is stated."""
    known = " ".join(part for part in (office, name) if part)
    return f"mewakili {known}" if known else None


def attendance_summary(rows: Iterable[ParticipantFacts]) -> AttendanceSummary:
    """Rows by how they came: themselves, for another, or not stated."""
    counts = dict.fromkeys(Representative, 0)
    for row in rows:
        counts[Representative.YA if row.represents_somebody else row.is_representative] += 1
    return AttendanceSummary(
        in_person=counts[Representative.TIDAK],
        representing=counts[Representative.YA],
        unknown=counts[Representative.TIDAK_DIKETAHUI],
    )


def total_remarks(stated_total: int | None, rows: Iterable[ParticipantFacts]) -> tuple[Remark, ...]:
    """A remark when the counted unsur alone exceed the stated total.

    A total above the rows is ordinary (not everybody is named), and named officials may stand outside the count.
    """
    counted = sum(row.count for row in rows if row.count is not None and not row.is_person)
    if stated_total is None or counted <= stated_total:
        return ()
    return (
        Remark(
            "stated_total",
            f"Jumlah unsur pada rincian ({counted}) melebihi jumlah peserta yang disebut ({stated_total}). "
            "Isian tetap disimpan.",
        ),
    )
