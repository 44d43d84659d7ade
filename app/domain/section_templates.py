"""Which sections minutes begin with: a template for each kind of meeting, or the susunan acara. No storing.

Conclusions and follow-ups are lists of their own; the order of kinds is that of the official form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.agenda import AgendaLine
from app.domain.labels import label
from app.domain.meetings import MeetingKind
from app.domain.minutes import DEFAULT_SECTIONS, SectionKind
from app.domain.text import TITLE_MAX


@dataclass(frozen=True)
class PlannedSection:
    """A section to be made. A title that differs from the label of its kind is printed as a heading of its own."""

    kind: SectionKind
    title: str


def _usual(**titles: str) -> tuple[PlannedSection, ...]:
    return tuple(PlannedSection(kind, titles.get(kind.value, label(kind))) for kind in DEFAULT_SECTIONS)


_REVIEW = _usual(paparan="Paparan capaian dan evaluasi")
TEMPLATES: dict[MeetingKind, tuple[PlannedSection, ...]] = {
    MeetingKind.RAPAT_KOORDINASI: _usual(),
    MeetingKind.PERTEMUAN_LINTAS_SEKTOR: _usual(),
    MeetingKind.KOORDINASI_DAN_SINKRONISASI: _usual(),
    MeetingKind.RAPAT_EVALUASI: _REVIEW,
    MeetingKind.SOSIALISASI: _usual(paparan="Paparan materi narasumber"),
    MeetingKind.LAINNYA: _usual(),
}

#: Lines in which nothing is said for the record.
_BREAKS = re.compile(
    r"\b(registrasi|pendaftaran peserta|istirahat|ishoma|isoma|rehat|coffee break|makan siang|foto bersama"
    r"|ramah tamah)\b"
)
#: Lines that become a list of its own.
_LISTS = re.compile(r"\b(kesimpulan|simpulan|rumusan|(rencana )?tindak lanjut|rtl)\b")
#: Words of a line → the section it belongs to; the first that fits.
_WORDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (SectionKind.PENUTUP, re.compile(r"\b(penutup|penutupan|doa penutup)\b")),
    (SectionKind.DISKUSI, re.compile(r"\b(diskusi|tanya|dialog)\b")),
    (SectionKind.LAPORAN_PENYELENGGARA, re.compile(r"\blaporan (ketua )?(panitia|penyelenggara\w*|pelaksanaan)\b")),
    (SectionKind.ARAHAN, re.compile(r"\b(sambutan|arahan|pengarahan|amanat|membuka (secara )?resmi|kata pengantar)\b")),
    (
        SectionKind.PAPARAN,
        re.compile(r"\b(paparan|pemaparan|materi|narasumber|presentasi|ekspos|penyampaian|keynote\w*)\b"),
    ),
    (SectionKind.PEMBUKAAN, re.compile(r"\b(pembukaan|pembuka|doa|indonesia raya|menyanyikan|lagu|ayat|mars)\b")),
)
#: Ceremony, gathered in one section.
_GATHERED = (SectionKind.PEMBUKAAN, SectionKind.PENUTUP)


def by_kind(kind: MeetingKind) -> tuple[PlannedSection, ...]:
    """The usual sections of a kind of meeting."""
    return TEMPLATES[kind]


def from_agenda(lines: Iterable[AgendaLine]) -> tuple[PlannedSection, ...]:
    """Sections of a susunan acara in the order of the form; empty where no line is one in which anything is said.

    Opening and closing are one section each. All others keep their line as title, with the officer behind it; what
    is not known is *lainnya*. Breaks and the lists at the end give none.
    """
    found: list[PlannedSection] = []
    for line in lines:
        kind = _kind_of(line.text)
        if kind is None:
            continue
        section = PlannedSection(kind, label(kind) if kind in _GATHERED else _title(kind, line))
        if section not in found:
            found.append(section)
    return tuple(sorted(found, key=lambda section: list(SectionKind).index(section.kind)))


def _kind_of(text: str) -> SectionKind | None:
    small = " ".join(text.casefold().split())
    if _BREAKS.search(small) or _LISTS.search(small):
        return None
    return next((kind for kind, words in _WORDS if words.search(small)), SectionKind.LAINNYA)


def _title(kind: SectionKind, line: AgendaLine) -> str:
    text = line.text.strip()
    if text.casefold() == label(kind).casefold():
        text = label(kind)
    named = f"{text} ({line.officer})" if line.officer and line.officer.casefold() not in text.casefold() else text
    return named if len(named) <= TITLE_MAX else f"{named[: TITLE_MAX - 1].rstrip()}…"
