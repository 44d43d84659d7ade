"""What one typed line was understood as: its kind, the words for the record, the fields, every piece of the line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.action_items import Horizon, ItemClass, StatedKind
from app.domain.item_references import PartyKind, Reference
from app.domain.minutes import PointKind, SectionKind


class LineKind(StrEnum):
    """What a line becomes. `pembicara` only says who speaks from now on; `kosong` holds nothing but white space."""

    BUTIR = "butir"
    TANYA = "tanya"
    MASUKAN = "masukan"
    JAWAB = "jawab"
    DATA = "data"
    KESIMPULAN = "kesimpulan"
    TINDAK_LANJUT = "tindak_lanjut"
    BAGIAN = "bagian"
    PEMBICARA = "pembicara"
    KOSONG = "kosong"


#: The kinds that one key may force upon a line, in the order of their keys.
FORCEABLE = (
    LineKind.BUTIR,
    LineKind.TANYA,
    LineKind.MASUKAN,
    LineKind.JAWAB,
    LineKind.DATA,
    LineKind.KESIMPULAN,
    LineKind.TINDAK_LANJUT,
    LineKind.BAGIAN,
)


class SpanRole(StrEnum):
    """What a piece of the line is."""

    TEKS = "teks"
    SPASI = "spasi"
    NOMOR = "nomor"
    TANDA = "tanda"
    PEMBICARA = "pembicara"
    DITUJUKAN = "ditujukan"
    KUTIPAN = "kutipan"
    KONTEKS = "konteks"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    PENDUKUNG = "pendukung"
    BATAS_WAKTU = "batas_waktu"
    JANGKA_WAKTU = "jangka_waktu"
    HASIL = "hasil"
    BUKTI = "bukti"
    INDIKATOR = "indikator"
    NILAI = "nilai"
    SATUAN = "satuan"
    WILAYAH = "wilayah"
    PERIODE = "periode"
    SUMBER = "sumber"
    BAGIAN = "bagian"


@dataclass(frozen=True, slots=True)
class Span:
    """`raw[start:end]`. The kept spans, joined, are `Understood.text`; all spans, joined, are the line as typed."""

    start: int
    end: int
    role: SpanRole
    kept: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not understood or deserves a look: where it stands, and a sentence about it."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who may be meant by `raw[start:end]`. `key` is the number to press; accept() writes it in."""

    key: int
    start: int
    end: int
    name: str
    speaker_id: int | None = None
    party: Reference | None = None


@dataclass(frozen=True, slots=True)
class FigureRead:
    """A figure as far as stated. `value` is None where only words such as `sekitar 20` were said."""

    indicator: str
    value: Decimal | None = None
    value_text: str = ""
    unit: str = ""
    area: str = ""
    period_text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One line as understood. Texts are "" where nothing was said; which fields count follows from `kind`."""

    raw: str
    kind: LineKind
    #: The words that go into the record, as typed: question, answer, conclusion, item, title of a section.
    text: str = ""
    #: The speaker, asker, answerer, or who stated the item or figure: an id of the room, or words, never both.
    speaker_id: int | None = None
    speaker_text: str = ""
    #: Whether this very line names the speaker; otherwise it is the one who spoke before.
    names_speaker: bool = False
    point_kind: PointKind | None = None
    addressee_text: str = ""
    quote: str = ""
    context: str = ""
    #: Where the line belongs, or with kind `bagian` what begins here; None for the lists of conclusions and items.
    section_kind: SectionKind | None = None
    #: What lines without a mark become from here on (kind `bagian`): a list of conclusions, or points again.
    plain_kind: LineKind = LineKind.BUTIR
    stated_kind: StatedKind | None = None
    item_class: ItemClass | None = None
    owner: Reference | None = None
    owner_text: str = ""
    supporters: tuple[Reference, ...] = ()
    #: How each of them was called: `semua anggota gugus tugas`.
    supporter_words: tuple[str, ...] = ()
    supporter_texts: tuple[str, ...] = ()
    #: Parties of the room that an item names without saying that they are to act or to help.
    mentioned: tuple[Reference, ...] = ()
    due_on: date | None = None
    due_text: str = ""
    horizons: tuple[Horizon, ...] = ()
    expected_output: str = ""
    expected_proof: str = ""
    figure: FigureRead | None = None
    suggestions: tuple[Suggestion, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def owner_agency_ids(self) -> tuple[int, ...]:
        """The agency that is to act, if it is one."""
        return (self.owner.id,) if self.owner and self.owner.kind is PartyKind.AGENCY else ()

    @property
    def supporter_agency_ids(self) -> tuple[int, ...]:
        """The supporting agencies, without task forces and small teams."""
        return tuple(one.id for one in self.supporters if one.kind is PartyKind.AGENCY)
