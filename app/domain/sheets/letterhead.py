"""What every paper starts from: the kop of the signer's unit, and the profile that a government sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Paper(StrEnum):
    """Paper sizes; the national rule says A4, some local rules say F4 (Perkada wins locally)."""

    A4 = "A4"
    F4 = "F4"


@dataclass(frozen=True, kw_only=True)
class PaperProfile:
    """Profil naskah dinas of one government. Margins in centimetres, sizes in points.

    Every number is a setting and not a constant, because local regulations differ.
    """

    paper: Paper = Paper.A4
    margin_top: float = 2.0
    margin_bottom: float = 2.0
    margin_left: float = 3.0
    margin_right: float = 2.0
    font: str = "Arial"
    font_size: float = 12.0
    table_font_size: float = 10.0
    #: Line spacing as a multiple of a single line.
    minutes_spacing: float = 1.5
    letter_spacing: float = 1.15
    #: The official form of the notula has no *Tempat*; practice adds it.
    shows_place: bool = True
    #: Pasal 44(3) Permendagri 1/2023 excludes a definitive Sekda from rank and NIP; many offices print them.
    sekda_prints_nip: bool = False
    #: The page lies on its long side. No setting: papers that are wide turn it themselves.
    landscape: bool = False


#: Of a field that a kept sheet leaves out (sheet_json.py).
NOT_KEPT = {"is_kept": False}


@dataclass(frozen=True, kw_only=True)
class Emblem:
    """A PNG or JPEG file. A sheet that is kept names it by its digest alone; without the bytes nothing is printed."""

    sha256: str
    picture: bytes = field(default=b"", repr=False, metadata=NOT_KEPT)


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Kop naskah dinas: names as written in ordinary case, printed in capitals.

    `government` is the full first line ("Pemerintah Kota Tanjungpinang"), `unit` the second ("Sekretariat Daerah"),
    `lines` the small lines under them (address with postal code, telephone, laman, pos-el).
    """

    government: str
    unit: str
    lines: tuple[str, ...] = ()
    emblem: Emblem | None = None
    #: The kop of the head of government himself ("Bupati Contoh"): printed in place of government and unit, which then
    #: only say whose paper it is, with the emblem above it.
    office: str | None = None
