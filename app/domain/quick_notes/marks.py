"""The marks with which a notulis says what a line becomes: words before a colon, and signs. The help shows this table.

All of them in small or capital letters, with or without blanks. Without a mark a line is a point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.action_items import ItemClass, StatedKind
from app.domain.minutes import PointKind
from app.domain.quick_notes.names import phrase
from app.domain.quick_notes.understood import LineKind


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark: what it makes of a line, how it is typed (the word to teach first), and an example for the help."""

    kind: LineKind
    words: tuple[str, ...]
    signs: tuple[str, ...] = ()
    example: str
    point_kind: PointKind | None = None
    stated_kind: StatedKind | None = None
    item_class: ItemClass | None = None


def _point(kind: PointKind, words: str, example: str) -> Mark:
    return Mark(kind=LineKind.BUTIR, words=tuple(words.split("; ")), example=example, point_kind=kind)


MARKS: tuple[Mark, ...] = (
    Mark(
        kind=LineKind.TINDAK_LANJUT,
        words=("TL", "tindak lanjut", "RTL", "rencana tindak lanjut", "tindaklanjut"),
        signs=("->", "!"),
        example="TL DP3APM: mengirim format data; segera",
    ),
    Mark(
        kind=LineKind.TINDAK_LANJUT,
        words=("rencana aksi",),
        example="rencana aksi DP3APM: menyusun rencana aksi; jangka pendek",
        item_class=ItemClass.RENCANA_AKSI,
    ),
    Mark(
        kind=LineKind.TINDAK_LANJUT,
        words=("komitmen",),
        example="komitmen Dinas Pendidikan: melanjutkan sosialisasi ke sekolah",
        stated_kind=StatedKind.KOMITMEN,
    ),
    Mark(
        kind=LineKind.TINDAK_LANJUT,
        words=("arahan umum",),
        example="arahan umum gugus tugas: terus memperkuat koordinasi",
        stated_kind=StatedKind.ARAHAN,
        item_class=ItemClass.ARAHAN_UMUM,
    ),
    Mark(
        kind=LineKind.KESIMPULAN,
        words=("K", "kesimpulan", "simpulan", "kesimpulan rapat", "disimpulkan"),
        signs=("=>",),
        example="K: data permasalahan dihimpun dari semua anggota",
    ),
    Mark(
        kind=LineKind.TANYA,
        words=("T", "tanya", "pertanyaan", "penanya"),
        signs=("?",),
        example="T Umrah: bagaimana hasil penelitian disebarluaskan?",
    ),
    Mark(
        kind=LineKind.JAWAB,
        words=("J", "jawab", "jawaban", "dijawab", "tanggapan"),
        example="J Wawako: hasil penelitian agar disosialisasikan",
    ),
    Mark(
        kind=LineKind.MASUKAN,
        words=("masukan", "M", "saran", "usul", "usulan"),
        example="masukan Umrah: data perlu diperbarui tiap triwulan",
    ),
    Mark(
        kind=LineKind.DATA,
        words=("data", "D", "angka"),
        signs=("#",),
        example="data kasus kekerasan: 149 kasus, Jan-Okt 2024, DPMPPA",
    ),
    Mark(
        kind=LineKind.BAGIAN, words=("bagian", "sesi"), signs=("##", "=="), example="bagian: diskusi"
    ),
    _point(PointKind.ARAHAN, "arahan; arah; pengarahan; instruksi", "arahan: pencegahan agar diperkuat"),
    _point(PointKind.IMBAUAN, "imbauan; imb; himbauan", "imbauan untuk masyarakat: segera melapor"),
    _point(PointKind.APRESIASI, "apresiasi; apr; penghargaan", "apresiasi: upaya Polri memberantas TPPO"),
    _point(PointKind.HARAPAN, "harapan; har", "harapan: rakor bermanfaat bagi semua"),
    _point(PointKind.LAPORAN, "laporan; lap; melaporkan", "laporan: kegiatan dihadiri 55 peserta"),
    _point(PointKind.PAPARAN, "paparan; pap; pemaparan", "paparan: langkah hukum pencegahan"),
    _point(PointKind.PERNYATAAN, "pernyataan; per; penjelasan", "pernyataan: perlindungan tanggung jawab bersama"),
    _point(PointKind.PENUTUP, "penutup", "penutup: gugus tugas diharapkan mengoptimalkan kinerja"),
)  # fmt: skip

#: Folded words of a mark → the mark.
BY_WORDS = {phrase(words): mark for mark in MARKS for words in mark.words}
WORDS_MAX = max(len(words) for words in BY_WORDS)

_TL, _K, _T, _D = (next(one for one in MARKS if sign in one.signs) for sign in ("->", "=>", "?", "#"))
_SECTION = next(one for one in MARKS if one.kind is LineKind.BAGIAN)
#: Signs as word processors change them too; "TL" needs no colon.
_SIGNS = re.compile(
    r"(?P<section>##+|==+(?![>=]))|(?P<tl>-{1,2}>+|[→➔➜►]|!+|r?tl\b(?![/'’&]))|(?P<k>=+>+|⇒)|(?P<d>\#)|(?P<t>\?+)"
)
_BY_GROUP = {"section": _SECTION, "tl": _TL, "k": _K, "d": _D, "t": _T}


def sign_at(small: str, start: int, end: int) -> tuple[Mark, int] | None:
    """The mark whose sign stands here, and where the sign ends."""
    match = _SIGNS.match(small, start, end)
    return (_BY_GROUP[str(match.lastgroup)], match.end()) if match else None
