"""What the sheets of the cases share: the hour of making, and short ways to write rows and points."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.agencies import AgencyKind
from app.domain.meetings import Representative
from app.domain.minutes import PointKind
from app.domain.sheets import (
    Participant,
    Party,
    Point,
)

MADE_AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def unsur(text: str, kind: AgencyKind, representative: Representative = Representative.TIDAK) -> Participant:
    return Participant(unsur=text, unsur_kind=kind, representative=representative)


def points(speaker: Party | None, *rows: tuple[PointKind, str]) -> tuple[Point, ...]:
    return tuple(Point(kind=kind, text=text, speaker=speaker) for kind, text in rows)
