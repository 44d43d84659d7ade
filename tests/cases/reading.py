"""How one fact is read back: where it stands in a case, what the record keeps, and the words of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.indonesian import long_date
from app.domain.labels import label
from app.domain.sheets import ActionLine, MinutesSheet, Participant, Party, Point


@dataclass(frozen=True)
class Place:
    """A leaf of a case beside the sheet read back; `at` are the positions in the lists on the way."""

    case: dict[str, Any]
    sheet: MinutesSheet
    at: tuple[int, ...]
    value: Any

    @property
    def person(self) -> Participant:
        """The row of the participant list behind `peran[n]`: those with a role come first, in order."""
        return self.sheet.participants[self.at[0]]

    @property
    def body(self) -> Participant:
        """The row behind `unsur_peserta[n]`: they come last, in order."""
        return self.sheet.participants[len(self.sheet.participants) - len(self.case["unsur_peserta"]) + self.at[0]]

    @property
    def speaker(self) -> Participant:
        """The row behind `narasumber[n]`: somebody with a role already, else one of the rows between."""
        row = self.case["narasumber"][self.at[0]]
        named = [one for one in self.sheet.participants if row["nama"] and one.party.name == row["nama"]]
        return named[0] if named else self.sheet.participants[len(self.case["peran"]) + self.at[0]]

    @property
    def point(self) -> Point:
        """The point of the number that the source gives it, in whichever section."""
        wanted = self.case["poin"][self.at[0]]["urutan"]
        points = [point for section in self.sheet.sections for point in section.points]
        return next(point for point in points if point.stated_order == wanted)

    @property
    def item(self) -> ActionLine:
        return self.sheet.items[self.at[0]]

    @property
    def chair(self) -> Party | None:
        """The chair of the task force."""
        return self.sheet.task_forces[0].chair

    @property
    def government(self) -> tuple[str, str]:
        """Level and bare name, out of the kop."""
        _, level, bare = self.sheet.letterhead.government.split(" ", 2)
        return level.casefold(), bare


Getter = Callable[[Place], Any]
Words = Callable[[Place], str]


def as_it_is(place: Place) -> str:
    return str(place.value)


@dataclass(frozen=True)
class Reading:
    """`kept` gives what is stored, in the terms of the case; `words` what `page` shows for it."""

    page: str
    kept: Getter
    words: Words = as_it_is


def between(pattern: str) -> Words:
    """The value inside fixed words: `Kepada: {}`."""
    return lambda place: pattern.format(place.value)


def dated(pattern: str = "{}") -> Words:
    """A date in full."""
    return lambda place: pattern.format(long_date(place.value))


def coded(enum: type[StrEnum], pattern: str = "{}") -> Words:
    """A code of the case is compared by its label."""
    return lambda place: pattern.format(label(enum(place.value)))


def sentence(held: str, not_held: str = "") -> Words:
    """A yes or no is compared by what the page says for it."""
    return lambda place: held if place.value else not_held


def name(party: Party | None) -> str | None:
    """As the cases call somebody: without the titles behind the name; the institution where nobody is named."""
    if party is None:
        return None
    return party.name.split(",")[0] if party.name else party.institution


def code(member: StrEnum | None) -> str | None:
    return None if member is None else member.value


def among(values: Callable[[Place], Any]) -> Getter:
    """The value itself where it is one of the stored ones."""
    return lambda place: place.value if place.value in values(place) else None


def whole(part: str) -> Getter:
    """A part that the source does not state at all: None where nothing is recorded of it."""
    return lambda place: getattr(place.sheet, part) or None


def of(part: str, column: str) -> Getter:
    """A column of one part of the sheet; None where there is no such part."""
    return lambda place: getattr(getattr(place.sheet, part), column, None)


def first(rows: str, column: str) -> Getter:
    """A column of the only row of a list; None without a row."""
    return lambda place: getattr(next(iter(getattr(place.sheet, rows)), None), column, None)


def row(rows: str, column: str) -> Getter:
    """A column of the row at the leaf's place."""
    return lambda place: getattr(getattr(place.sheet, rows)[place.at[0]], column)
