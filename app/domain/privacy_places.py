"""Where the privacy guard looks: the places of the minutes of one meeting, and which paper carries which of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.letter_rounds import ANNOUNCING
from app.domain.letters import LetterKind


class PlaceKind(StrEnum):
    """What a passage belongs to; the value begins the key of its place."""

    RAPAT = "rapat"
    PESERTA = "peserta"
    PENDANAAN = "pendanaan"
    SUMBER = "sumber"
    BAGIAN = "bagian"
    BUTIR = "butir"
    TANYA_JAWAB = "tanya_jawab"
    SESI = "sesi"
    KESIMPULAN = "kesimpulan"
    DATA = "data"
    KONTAK = "kontak"
    TIM_KECIL = "tim_kecil"
    TINDAK_LANJUT = "tindak_lanjut"
    DOKUMENTASI = "dokumentasi"
    FOTO = "foto"
    BERKAS = "berkas"
    SIARAN_PERS = "siaran_pers"
    KONSEP_UNDANGAN = "konsep_undangan"
    KONSEP_SURAT = "konsep_surat"
    KONSEP_NOTA_DINAS = "konsep_nota_dinas"


class Paper(StrEnum):
    """What leaves the meeting with words that somebody typed."""

    NOTULA = "notula"
    VERSI_PUBLIK = "versi_publik"
    RINGKASAN = "ringkasan"
    MATRIKS = "matriks"
    NOTA_DINAS = "nota_dinas"
    SURAT = "surat"
    SIARAN_PERS = "siaran_pers"
    UNDANGAN = "undangan"
    DAFTAR_HADIR = "daftar_hadir"
    KALENDER = "kalender"


class ManyPaper(StrEnum):
    """What leaves with words of many meetings: it is never held back, it masks."""

    TINJAUAN_CETAK = "tinjauan_cetak"
    TINJAUAN_XLSX = "tinjauan_xlsx"
    LEMBAR_ARAHAN = "lembar_arahan"
    LAPORAN_MINGGUAN = "laporan_mingguan"
    TINDAK_LANJUT_CSV = "tindak_lanjut_csv"


@dataclass(frozen=True, kw_only=True)
class Place:
    """One passage: `field` of the row `id`, and the section it stands in, where it stands in one.

    `row` counts, from 0, the rows of its page as the reader finds them there.
    """

    kind: PlaceKind
    id: int
    field: str = "text"
    section_id: int | None = None
    row: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind.value}:{self.id}:{self.field}"


#: The paper that each kind of letter is.
GUARDED: dict[LetterKind, Paper] = {
    **dict.fromkeys(ANNOUNCING, Paper.UNDANGAN),
    LetterKind.TINDAK_LANJUT: Paper.SURAT,
    LetterKind.NOTA_DINAS: Paper.NOTA_DINAS,
}
#: Where what a person wrote in a draft of such a paper stands.
DRAFTS: dict[Paper, PlaceKind] = {
    Paper.UNDANGAN: PlaceKind.KONSEP_UNDANGAN,
    Paper.SURAT: PlaceKind.KONSEP_SURAT,
    Paper.NOTA_DINAS: PlaceKind.KONSEP_NOTA_DINAS,
}

_MINUTES = frozenset(PlaceKind) - {PlaceKind.SIARAN_PERS, *DRAFTS.values()}
# A small team may be named as supporting an item.
_ITEMS = frozenset({PlaceKind.RAPAT, PlaceKind.TINDAK_LANJUT, PlaceKind.TIM_KECIL})
_OUTCOME = _ITEMS | {PlaceKind.PESERTA, PlaceKind.KESIMPULAN}

_CARRIED: dict[Paper, frozenset[PlaceKind]] = {
    Paper.NOTULA: _MINUTES,
    Paper.VERSI_PUBLIK: _MINUTES,
    Paper.RINGKASAN: _OUTCOME,
    Paper.NOTA_DINAS: _OUTCOME | {PlaceKind.KONSEP_NOTA_DINAS},
    Paper.MATRIKS: _ITEMS,
    Paper.SURAT: _ITEMS | {PlaceKind.KONSEP_SURAT},
    Paper.UNDANGAN: frozenset({PlaceKind.RAPAT, PlaceKind.PESERTA, PlaceKind.KONSEP_UNDANGAN}),
    Paper.DAFTAR_HADIR: frozenset({PlaceKind.RAPAT, PlaceKind.PESERTA}),
    Paper.KALENDER: frozenset({PlaceKind.RAPAT}),
    Paper.SIARAN_PERS: frozenset({PlaceKind.SIARAN_PERS}),
}
#: Written in the minutes: of approved ones papers print the frozen state, which the guard saw. The rest is read live.
_FROZEN = frozenset(
    {
        *(PlaceKind.BAGIAN, PlaceKind.BUTIR, PlaceKind.TANYA_JAWAB, PlaceKind.SESI, PlaceKind.KESIMPULAN),
        *(PlaceKind.DATA, PlaceKind.KONTAK, PlaceKind.DOKUMENTASI, PlaceKind.FOTO, PlaceKind.BERKAS),
        *(PlaceKind.PENDANAAN, PlaceKind.SUMBER),
    }
)
_FROZEN_WHOLE = frozenset({Paper.NOTULA, Paper.VERSI_PUBLIK})
#: Papers that call people to a meeting, and so have to say where it is.
CALLING = frozenset({Paper.UNDANGAN, Paper.DAFTAR_HADIR, Paper.KALENDER})
#: What decides whether a meeting is asked about; an agency that protects children is invited to budget meetings too.
TELLING = frozenset(PlaceKind) - {PlaceKind.PESERTA, PlaceKind.PENDANAAN, PlaceKind.BERKAS, *DRAFTS.values()}


def carried(paper: Paper | None, *, is_frozen: bool) -> frozenset[PlaceKind]:
    """What a paper prints that still has to be looked at; without a paper, everything of the meeting.

    `is_frozen`: the minutes are read from their approved state.
    """
    kinds = _CARRIED[paper] if paper is not None else frozenset(PlaceKind)
    if not is_frozen:
        return kinds
    return frozenset() if paper in _FROZEN_WHOLE else kinds - _FROZEN
