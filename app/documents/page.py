"""All points and centimetres of the papers: page, columns, paragraph styles. No text and no facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.sheets import Paper, PaperProfile

#: Width and height in centimetres.
PAPER_SIZES = {Paper.A4: (21.0, 29.7), Paper.F4: (21.5, 33.0)}
HEADER_DISTANCE = 1.0

# Columns of the rows "label : value", from the left margin.
MINUTES_COLON = 5.0
MINUTES_VALUE = 5.4
MINUTES_LIST = 6.1
LETTER_COLON = 2.2
LETTER_VALUE = 2.6
SIGNATURE_LEFT = 8.0
LETTER_RECIPIENT = 1.1
LETTER_FIRST_LINE = 1.25
STEP = 0.8

EMBLEM_WIDTH = 2.3
EMBLEM_HEIGHT = 2.4
EMBLEM_COLUMN = 2.7
#: Points of the empty line that carries the double rule under an emblem.
RULE_LINE = 4.0
#: Points of the lines of the kop: government, unit, address.
KOP_SIZES = (14.0, 17.0, 9.0)
#: Blank lines left for the signature.
SIGNATURE_LINES = 4

#: Word puts the text of a table's first cell this far (in twips) right of the margin unless the table is indented.
CELL_PADDING = 108


def twips(centimetres: float) -> int:
    """Word's unit of length, 1/20 point."""
    return round(centimetres * 1440 / 2.54)


class Style(StrEnum):
    """Paragraph styles by their id; Word shows the same words to whoever edits the paper."""

    KOP_GOVERNMENT = "KopPemda"
    KOP_UNIT = "KopUnit"
    KOP_ADDRESS = "KopAlamat"
    TITLE = "Judul"
    FIELD = "Isian"
    FIELD_LIST = "IsianDaftar"
    FIELD_NEXT = "IsianLanjutan"
    SECTION = "Bagian"
    LETTERED = "ButirHuruf"
    LETTERED_NEXT = "ButirHurufLanjutan"
    PLAIN = "Butir"
    NUMBERED = "ButirAngka"
    TABLE_HEAD = "TabelKepala"
    TABLE_CELL = "TabelIsi"
    TABLE_AFTER = "TabelSesudah"
    SIGNATURE = "TandaTangan"
    LIST = "Daftar"
    NOTE = "Catatan"
    LETTER_DATE = "SuratTanggal"
    LETTER_FIELD = "SuratIsian"
    LETTER_RECIPIENT = "SuratTujuan"
    LETTER_BODY = "SuratAlinea"


@dataclass(frozen=True)
class Form:
    """The form of one style. Centimetres; `first` is the first line relative to `left`; `before`/`after` in points.

    `size` in points, None for the body size, 0 for the table size; `single` ignores the paper's line spacing.
    """

    left: float = 0.0
    first: float = 0.0
    tabs: tuple[float, ...] = ()
    align: str = "left"
    bold: bool = False
    size: float | None = None
    before: float = 0.0
    after: float = 0.0
    single: bool = False
    keep_next: bool = False
    outline: bool = False


FORMS: dict[Style, Form] = {
    Style.KOP_GOVERNMENT: Form(align="center", size=KOP_SIZES[0], single=True),
    Style.KOP_UNIT: Form(align="center", size=KOP_SIZES[1], bold=True, single=True),
    Style.KOP_ADDRESS: Form(align="center", size=KOP_SIZES[2], single=True),
    Style.TITLE: Form(align="center", bold=True, before=14, after=12, single=True, keep_next=True),
    Style.FIELD: Form(
        left=MINUTES_VALUE, first=-MINUTES_VALUE, tabs=(MINUTES_COLON, MINUTES_VALUE), after=2, single=True
    ),
    Style.FIELD_LIST: Form(
        left=MINUTES_LIST, first=-MINUTES_LIST, tabs=(MINUTES_COLON, MINUTES_VALUE, MINUTES_LIST), after=2, single=True
    ),
    Style.FIELD_NEXT: Form(
        left=MINUTES_LIST, first=MINUTES_VALUE - MINUTES_LIST, tabs=(MINUTES_LIST,), after=2, single=True
    ),
    Style.SECTION: Form(left=STEP, first=-STEP, tabs=(STEP,), bold=True, before=8, keep_next=True, outline=True),
    Style.LETTERED: Form(left=2 * STEP, first=-STEP, tabs=(2 * STEP,), align="both"),
    Style.LETTERED_NEXT: Form(left=2 * STEP, align="both"),
    Style.PLAIN: Form(left=STEP, align="both"),
    Style.NUMBERED: Form(left=3 * STEP, first=-STEP, tabs=(3 * STEP,), align="both"),
    Style.TABLE_HEAD: Form(align="center", bold=True, size=0, before=2, after=2, single=True),
    Style.TABLE_CELL: Form(size=0, before=1, after=1, single=True),
    Style.TABLE_AFTER: Form(size=0, single=True),
    Style.SIGNATURE: Form(left=SIGNATURE_LEFT, align="center", single=True, keep_next=True),
    Style.LIST: Form(left=STEP, first=-STEP, tabs=(STEP,), single=True),
    Style.NOTE: Form(before=12, single=True, keep_next=True),
    Style.LETTER_DATE: Form(align="right", before=12, after=6, single=True),
    Style.LETTER_FIELD: Form(left=LETTER_VALUE, first=-LETTER_VALUE, tabs=(LETTER_COLON, LETTER_VALUE), single=True),
    Style.LETTER_RECIPIENT: Form(left=LETTER_RECIPIENT, first=-LETTER_RECIPIENT, tabs=(LETTER_RECIPIENT,), single=True),
    Style.LETTER_BODY: Form(first=LETTER_FIRST_LINE, align="both", before=6, after=6),
}


def text_width(profile: PaperProfile) -> float:
    """Centimetres between the margins."""
    return PAPER_SIZES[profile.paper][0] - profile.margin_left - profile.margin_right


def column_widths(profile: PaperProfile, shares: tuple[float, ...]) -> tuple[int, ...]:
    """Table columns in twips that together fill the width between the margins."""
    whole = text_width(profile)
    return tuple(twips(whole * share / sum(shares)) for share in shares)
