"""Titles of parts: which section they open, or which list (conclusions, follow-ups). The labels are in words/."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.minutes import SectionKind
from app.domain.quick_notes.names import phrase
from app.domain.quick_notes.understood import LineKind


class Heading(NamedTuple):
    """What a title opens; no section where it opens a list at the end of the notula."""

    section: SectionKind | None
    plain_kind: LineKind = LineKind.BUTIR


_TITLES = {
    SectionKind.PEMBUKAAN: "pembukaan; pembuka; pembukaan rapat; acara pembukaan; buka",
    SectionKind.LAPORAN_PENYELENGGARA: "laporan penyelenggara; laporan panitia; laporan ketua panitia; laporan; "
    "laporan kegiatan; laporan penyelenggaraan",
    SectionKind.ARAHAN: "sambutan dan arahan; sambutan; arahan; arahan pimpinan; sambutan dan pengarahan; pengarahan",
    SectionKind.PAPARAN: "paparan; paparan narasumber; paparan materi; pemaparan; pemaparan materi; materi; presentasi",
    SectionKind.DISKUSI: "diskusi; diskusi dan tanya jawab; tanya jawab; diskusi tanya jawab; sesi tanya jawab; "
    "sesi diskusi",
    SectionKind.LAINNYA: "pembahasan; pembahasan lain; lain-lain; lainnya; hal lain",
    SectionKind.PENUTUP: "penutup; penutupan; tutup",
}
_LISTS = {
    LineKind.KESIMPULAN: "kesimpulan; kesimpulan rapat; simpulan; hasil rapat; kesimpulan dan saran",
    LineKind.TINDAK_LANJUT: "tindak lanjut; rencana tindak lanjut; rtl; tindak lanjut rapat; tindaklanjut; "
    "rencana aksi; komitmen; kesepakatan",
}

_HEADINGS = {phrase(title): Heading(kind) for kind, titles in _TITLES.items() for title in titles.split(";")} | {
    phrase(title): Heading(None, kind) for kind, titles in _LISTS.items() for title in titles.split(";")
}

#: First words that tell the part of a title with words of its own, such as "Diskusi sesi kedua".
_OPENING = {name[0]: heading for name, heading in reversed(_HEADINGS.items())} | {
    "sesi": Heading(SectionKind.DISKUSI),
    "tanya": Heading(SectionKind.DISKUSI),
    "narasumber": Heading(SectionKind.PAPARAN),
    "hasil": Heading(SectionKind.LAINNYA),
    "hal": Heading(SectionKind.LAINNYA),
}


def heading_of(title: str) -> Heading:
    """What a title behind the mark of a part opens; an own title is a part of its own (`lainnya`)."""
    words = phrase(title)
    known = _HEADINGS.get(words)
    if known or not words:
        return known or Heading(SectionKind.LAINNYA)
    return _OPENING.get(words[0], Heading(SectionKind.LAINNYA))


def bare_heading(title: str) -> Heading | None:
    """What a line opens that consists of such a title and nothing else, without any mark."""
    # A quick test first: nearly every line is longer.
    return _HEADINGS.get(phrase(title)) if len(title) <= 60 else None
