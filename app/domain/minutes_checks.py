"""What is pointed out before a notula is submitted: each remark with the place where it is mended. Never a wall.

What the privacy guard holds back is decided in domain/privacy; here it is only counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.action_items import Horizon, ItemClass
from app.domain.deadlines import HorizonLimits, horizon_of
from app.domain.indonesian import joined, long_date
from app.domain.item_rules import is_tracked
from app.domain.privacy_places import Place, PlaceKind
from app.domain.writing import OWNER_UNKNOWN


class CheckKind(StrEnum):
    """What is missing or does not fit, in the order of the notula."""

    BAGIAN_KOSONG = "bagian_kosong"
    PEMBICARA = "pembicara"
    SUMBER_DATA = "sumber_data"
    KESIMPULAN = "kesimpulan"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    BUKTI = "bukti"
    BATAS_WAKTU = "batas_waktu"
    JANGKA_WAKTU = "jangka_waktu"
    CATATAN = "catatan"
    PRIVASI = "privasi"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One remark; without a place it belongs to the notula as a whole."""

    kind: CheckKind
    sentence: str
    place: Place | None = None


@dataclass(frozen=True, kw_only=True)
class CheckedSection:
    id: int
    title: str
    is_empty: bool


@dataclass(frozen=True, kw_only=True)
class CheckedName:
    """A name that was typed for somebody who spoke, asked or gave a figure."""

    name: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class CheckedFigure:
    indicator: str
    source: str | None
    place: Place


@dataclass(frozen=True, kw_only=True)
class CheckedConclusion:
    """`number` counts from 1 as the page does."""

    number: int
    text: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class CheckedItem:
    """`owner_text` is filled where no agency and no task force owns the item."""

    id: int
    number: int
    item_class: ItemClass = ItemClass.TINDAK_LANJUT
    owner_text: str | None = None
    expected_proof: str | None = None
    due_on: date | None = None
    horizons: frozenset[Horizon] = frozenset()

    @property
    def place(self) -> Place:
        return Place(kind=PlaceKind.TINDAK_LANJUT, id=self.id)


@dataclass(frozen=True, kw_only=True)
class CheckedMinutes:
    """What one writer sees of a draft. `counted_from` is the day that horizons count from (the meeting).

    `remarks` are points with how many open remarks they carry, `findings` what the privacy guard still holds back.
    """

    counted_from: date
    sections: tuple[CheckedSection, ...] = ()
    listed: frozenset[str] = frozenset()
    names: tuple[CheckedName, ...] = ()
    figures: tuple[CheckedFigure, ...] = ()
    conclusions: tuple[CheckedConclusion, ...] = ()
    #: Whether any were written; those closed to the writer are not among `conclusions`.
    has_conclusions: bool = True
    items: tuple[CheckedItem, ...] = ()
    remarks: tuple[tuple[Place, int], ...] = ()
    findings: int = 0
    limits: HorizonLimits = field(default_factory=HorizonLimits)


def checks_of(minutes: CheckedMinutes, today: date) -> tuple[Check, ...]:
    """Everything to look at before submitting, in the order of the notula; empty when nothing is left."""
    return (
        *_empty_sections(minutes.sections),
        *_strangers(minutes),
        *_unsourced(minutes.figures),
        *_conclusions(minutes),
        *(check for item in minutes.items for check in _item(item, minutes, today)),
        *_remarks(minutes.remarks),
        *_findings(minutes.findings),
    )


def _empty_sections(sections: Iterable[CheckedSection]) -> Iterator[Check]:
    for section in sections:
        if section.is_empty:
            place = Place(kind=PlaceKind.BAGIAN, id=section.id, section_id=section.id, field="title")
            yield Check(kind=CheckKind.BAGIAN_KOSONG, sentence=f"Bagian {section.title} masih kosong.", place=place)


def _strangers(minutes: CheckedMinutes) -> Iterator[Check]:
    """Each name once, with the first place where it stands."""
    listed = {_key(name) for name in minutes.listed}
    times: dict[str, list[CheckedName]] = {}
    for one in minutes.names:
        if _key(one.name) and _key(one.name) not in listed:
            times.setdefault(_key(one.name), []).append(one)
    for found in times.values():
        often = f" (pada {len(found)} tempat)" if len(found) > 1 else ""
        sentence = f"{found[0].name}{often} tidak ada dalam daftar peserta."
        yield Check(kind=CheckKind.PEMBICARA, sentence=sentence, place=found[0].place)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _unsourced(figures: Iterable[CheckedFigure]) -> Iterator[Check]:
    for figure in figures:
        if not (figure.source or "").strip():
            sentence = f"Data “{figure.indicator}” belum disertai sumber."
            yield Check(kind=CheckKind.SUMBER_DATA, sentence=sentence, place=figure.place)


def _conclusions(minutes: CheckedMinutes) -> Iterator[Check]:
    if not minutes.has_conclusions:
        place = Place(kind=PlaceKind.KESIMPULAN, id=0)
        yield Check(kind=CheckKind.KESIMPULAN, sentence="Kesimpulan rapat belum ditulis.", place=place)
    for one in minutes.conclusions:
        if not any(letter.isalnum() for letter in one.text):
            sentence = f"Kesimpulan {one.number} belum berisi uraian."
            yield Check(kind=CheckKind.KESIMPULAN, sentence=sentence, place=one.place)


def _item(item: CheckedItem, minutes: CheckedMinutes, today: date) -> Iterator[Check]:
    named = f"Tindak lanjut {item.number}"
    if is_tracked(item.item_class):
        if item.owner_text is not None:
            yield Check(kind=CheckKind.PENANGGUNG_JAWAB, sentence=_owner(named, item.owner_text), place=item.place)
        if not (item.expected_proof or "").strip():
            sentence = f"{named} belum menyebut bukti dukung yang diharapkan."
            yield Check(kind=CheckKind.BUKTI, sentence=sentence, place=item.place)
    if item.due_on is not None:
        yield from _due(named, item, item.due_on, minutes, today)


def _owner(named: str, words: str) -> str:
    if _key(words) in ("", OWNER_UNKNOWN):
        return f"{named} belum memiliki penanggung jawab."
    return f"{named} menyebut “{words}” sebagai penanggung jawab; belum ada instansi yang ditetapkan."


def _due(named: str, item: CheckedItem, due_on: date, minutes: CheckedMinutes, today: date) -> Iterator[Check]:
    start = minutes.counted_from
    if due_on < start:
        sentence = f"Batas waktu {named.lower()}, {long_date(due_on)}, mendahului tanggal rapat."
        yield Check(kind=CheckKind.BATAS_WAKTU, sentence=sentence, place=item.place)
        return
    if due_on < today:
        sentence = f"Batas waktu {named.lower()}, {long_date(due_on)}, sudah lewat."
        yield Check(kind=CheckKind.BATAS_WAKTU, sentence=sentence, place=item.place)
    fits = horizon_of(start, due_on, minutes.limits)
    if item.horizons and fits not in item.horizons:
        stated = joined([f"jangka {horizon.value}" for horizon in Horizon if horizon in item.horizons])
        sentence = f"{named} disebut {stated}, sedangkan batas waktunya, {long_date(due_on)}, jangka {fits.value}."
        yield Check(kind=CheckKind.JANGKA_WAKTU, sentence=sentence, place=item.place)


def _remarks(remarks: Iterable[tuple[Place, int]]) -> Iterator[Check]:
    for place, count in remarks:
        sentence = f"{count} catatan pembaca pada satu butir belum ditanggapi."
        yield Check(kind=CheckKind.CATATAN, sentence=sentence, place=place)


def _findings(count: int) -> Iterator[Check]:
    if count:
        sentence = f"{count} temuan pemeriksaan privasi belum diselesaikan; notula tertahan sampai selesai."
        yield Check(kind=CheckKind.PRIVASI, sentence=sentence)
