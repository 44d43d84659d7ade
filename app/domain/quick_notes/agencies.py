"""Agencies, task forces and small teams by everything they may be called in a line. Who speaks is in speakers.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.item_references import PartyKind, Reference
from app.domain.quick_notes.agency_words import ABBREVIATIONS
from app.domain.quick_notes.names import Word, begins_with, nearest, phrase

#: `semua anggota gugus tugas` is the task force where there is one only; so is `tim kecil`.
_EVERYBODY_WORDS = "semua seluruh setiap para segenap tiap anggota"
_EVERYBODY = frozenset(_EVERYBODY_WORDS.split())
_GENERIC = {
    ("gugus", "tugas"): PartyKind.TASK_FORCE,
    ("tim", "gugus", "tugas"): PartyKind.TASK_FORCE,
    ("tim", "kecil"): PartyKind.SMALL_TEAM,
}
#: Names that mean nobody without their region.
_BARE_WORDS = "kecamatan kelurahan desa universitas politeknik dinas kantor badan pemerintah polisi"
_BARE = frozenset(_BARE_WORDS.split())
_REGION = frozenset(("kota", "kabupaten", "kab", "provinsi", "prov"))


@dataclass(frozen=True, kw_only=True)
class RoomAgency:
    """An agency, task force or small team that may own or support an item. `short_names` hold all other names too."""

    id: int
    name: str
    short_names: tuple[str, ...] = ()
    is_present: bool = False
    kind: PartyKind = PartyKind.AGENCY

    @property
    def reference(self) -> Reference:
        return Reference(self.kind, self.id)

    @property
    def shown(self) -> str:
        """The shortest name in use."""
        return self.short_names[0] if self.short_names else self.name


class Found(NamedTuple):
    """A name of one or several parties among the words of a line; `last` is not inclusive."""

    first: int
    last: int
    parties: tuple[RoomAgency, ...]


class Agencies:
    """The parties of a room by their names. `area` is the region whose name they may carry or leave out."""

    def __init__(self, known: Sequence[RoomAgency], area: str = "") -> None:
        self._area = phrase(area)
        self._by_name: dict[tuple[str, ...], list[RoomAgency]] = {}
        for one in known:
            self._call(one, phrase(one.name))
            for name in one.short_names:
                self._call(one, phrase(name))
        for one in known:
            self._call_by_abbreviation(one)
        for words, kind in _GENERIC.items():
            alone = [one for one in known if one.kind is kind]
            if len(alone) == 1:
                self._by_name.setdefault(words, alone)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for called in sorted(self._by_name, key=len, reverse=True):
            self._by_first.setdefault(called[0], []).append(called)
        self._liked: dict[str, list[RoomAgency]] = {}

    def at(self, words: Sequence[Word], number: int) -> Found | None:
        """The longest name that begins with this word, with the region behind it."""
        for name in self._by_first.get(words[number].folded, ()):
            if begins_with(words, name, number):
                last = self._behind_region(words, number + len(name))
                return Found(number, last, self._preferred(self._by_name[name]))
        return None

    def knows(self, name: str) -> bool:
        """Whether somebody is called by this one word, in small letters."""
        return (name,) in self._by_name

    def all_in(self, words: Sequence[Word]) -> list[Found]:
        """Every name among the words, from left to right, none inside another."""
        found: list[Found] = []
        number = 0
        while number < len(words):
            one = self.at(words, number) if words[number].folded in self._by_first else None
            if one:
                found.append(one)
            number = one.last if one else number + 1
        return found

    def whole(self, words: Sequence[Word]) -> tuple[RoomAgency, ...]:
        """The parties that all these words name: one, several where it is not clear, none for a stranger."""
        start = 0
        while start < len(words):
            found = self.at(words, start)
            if found and found.last == len(words):
                return found.parties
            if words[start].folded not in _EVERYBODY:
                return ()
            start += 1
        return ()

    def like(self, typed: str) -> list[RoomAgency]:
        """At most three parties with a name that looks like it, those present first."""
        if typed not in self._liked:
            called = {" ".join(name): ones for name, ones in self._by_name.items()}
            found = [one for name in nearest(typed, called) for one in called[name]]
            found = list({one.reference: one for one in found}.values())
            self._liked[typed] = sorted(found, key=lambda one: not one.is_present)[:3]
        return self._liked[typed]

    def _call(self, one: RoomAgency, name: tuple[str, ...]) -> None:
        for called in {name, self._without_region(name)}:
            if called and one not in (ones := self._by_name.setdefault(called, [])):
                ones.append(one)

    def _call_by_abbreviation(self, one: RoomAgency) -> None:
        """`Diskominfo` too, where the name begins with those words and no other agency is called so itself."""
        name = phrase(one.name)
        fitting = [(short, full) for short, full in ABBREVIATIONS if name[: len(full)] == full]
        for short, full in fitting:
            # Of a Kepolisian Resor Kota the words for a Kepolisian Resor are not used.
            if len(full) == len(fitting[0][1]) and short not in self._by_name:
                self._by_name[short] = [one]

    def _without_region(self, name: tuple[str, ...]) -> tuple[str, ...]:
        area = self._area
        if not area or len(name) <= len(area) or name[-len(area) :] != area:
            return name
        bare = name[: -len(area)]
        if len(bare) > 2 and bare[-1] in _REGION and bare[0] != "kepolisian":
            bare = bare[:-1]
        return name if len(bare) == 1 and bare[0] in _BARE else bare

    def _behind_region(self, words: Sequence[Word], number: int) -> int:
        """Past `Kota Tanjungpinang`, which belongs to the name before it."""
        after = number + 1 if number < len(words) and words[number].folded in _REGION else number
        return after + len(self._area) if self._area and begins_with(words, self._area, after) else number

    def _preferred(self, ones: list[RoomAgency]) -> tuple[RoomAgency, ...]:
        """Those present where some are: the room decides which of two is meant."""
        present = tuple(one for one in ones if one.is_present)
        return present or tuple(ones)
