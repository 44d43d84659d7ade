"""Where the privacy guard looks: the places of the minutes of one meeting, and which paper carries which of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.letters import LetterKind


class PlaceKind(StrEnum):
    """What a passage belongs to; the value begins the key of its place."""

    RAPAT = "rapat"
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
    SIARAN_PERS = "siaran_pers"


class Paper(StrEnum):
    """What leaves the meeting with words out of its minutes."""

    NOTULA = "notula"
    VERSI_PUBLIK = "versi_publik"
    RINGKASAN = "ringkasan"
    MATRIKS = "matriks"
    NOTA_DINAS = "nota_dinas"
    SURAT = "surat"
    SIARAN_PERS = "siaran_pers"


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


#: Letters that carry words of the minutes; those that announce a meeting carry none.
GUARDED: dict[LetterKind, Paper] = {LetterKind.TINDAK_LANJUT: Paper.SURAT, LetterKind.NOTA_DINAS: Paper.NOTA_DINAS}

_MINUTES = frozenset(PlaceKind) - {PlaceKind.SIARAN_PERS}
_OUTCOME = frozenset({PlaceKind.RAPAT, PlaceKind.KESIMPULAN, PlaceKind.TINDAK_LANJUT})
_ITEMS = frozenset({PlaceKind.RAPAT, PlaceKind.TINDAK_LANJUT})

_CARRIED: dict[Paper, frozenset[PlaceKind]] = {
    Paper.NOTULA: _MINUTES,
    Paper.VERSI_PUBLIK: _MINUTES,
    Paper.RINGKASAN: _OUTCOME,
    Paper.NOTA_DINAS: _OUTCOME,
    Paper.MATRIKS: _ITEMS,
    Paper.SURAT: _ITEMS,
    Paper.SIARAN_PERS: frozenset({PlaceKind.SIARAN_PERS}),
}
#: Of approved minutes papers come from the frozen state, which the guard saw; these are read as they stand today.
_NEVER_FROZEN = frozenset({PlaceKind.RAPAT, PlaceKind.TINDAK_LANJUT, PlaceKind.SIARAN_PERS})
_FROZEN_WHOLE = frozenset({Paper.NOTULA, Paper.VERSI_PUBLIK})


def carried(paper: Paper | None, *, is_frozen: bool) -> frozenset[PlaceKind]:
    """What a paper prints that still has to be looked at; without a paper, everything of the meeting.

    `is_frozen`: the minutes are read from their approved state.
    """
    kinds = _CARRIED[paper] if paper is not None else frozenset(PlaceKind)
    if not is_frozen:
        return kinds
    return frozenset() if paper in _FROZEN_WHOLE else kinds & _NEVER_FROZEN
