"""All points and centimetres of the papers: page, columns, paragraph styles. No text and no facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
CALL_COLON = 4.2
CALL_VALUE = 4.6
CALL_LIST = 5.3
HEAD_COLON = 3.2
HEAD_VALUE = 3.6
STEP = 0.8
#: Room for numbers of three digits.
LONG_STEP = 1.2

EMBLEM_WIDTH = 2.3
EMBLEM_HEIGHT = 2.4
EMBLEM_COLUMN = 2.7
#: Points of the empty line that carries the double rule under an emblem.
RULE_LINE = 4.0
#: Points of the lines of the kop: government, unit, address.
KOP_SIZES = (14.0, 17.0, 9.0)
#: Points of the body and the tables of papers that are wide or must stay short.
SMALL_SIZES = (10.5, 9.0)
#: Blank lines left for the signature; fewer under lists and reports, which shall stay short.
SIGNATURE_LINES = 4
REPORT_SIGNATURE_LINES = 3
#: Height of a row that people sign in.
SIGNING_ROW = 0.95
#: Even rows are signed further right, so that signatures do not meet.
SIGN_RIGHT = 1.9

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
    KOP_EMBLEM = "KopLambang"
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
    TABLE_END = "TabelAkhir"
    SIGNATURE = "TandaTangan"
    LIST = "Daftar"
    LONG_LIST = "DaftarPanjang"
    NOTE = "Catatan"
    LETTER_DATE = "SuratTanggal"
    LETTER_FIELD = "SuratIsian"
    LETTER_RECIPIENT = "SuratTujuan"
    LETTER_BODY = "SuratAlinea"
    CALL = "AcaraIsian"
    CALL_LIST = "AcaraDaftar"
    CALL_NEXT = "AcaraLanjutan"
    ATTACHMENT_HEAD = "LampiranKepala"
    ATTACHMENT_FIELD = "LampiranIsian"
    HEAD_FIELD = "KepalaIsian"
    HEAD_LAST = "KepalaIsianAkhir"
    SUBTITLE = "AnakJudul"
    TABLE_GROUP = "TabelKelompok"
    TABLE_RIGHT = "TabelTandaTanganKanan"
    REPORT = "Laporan"
    REPORT_HEAD = "LaporanBagian"


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
    #: Begins a new page.
    new_page: bool = False
    #: Stands in the right half, wherever that begins on a page that lies on its long side.
    right_half: bool = False
    #: A line under it from margin to margin.
    ruled: bool = False


FORMS: dict[Style, Form] = {
    Style.KOP_GOVERNMENT: Form(align="center", size=KOP_SIZES[0], single=True),
    Style.KOP_UNIT: Form(align="center", size=KOP_SIZES[1], bold=True, single=True),
    Style.KOP_ADDRESS: Form(align="center", size=KOP_SIZES[2], single=True),
    Style.KOP_EMBLEM: Form(align="center", after=2, single=True),
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
    # Word wants a paragraph behind the last table; it shall not begin a page.
    Style.TABLE_END: Form(size=1, single=True),
    Style.SIGNATURE: Form(left=SIGNATURE_LEFT, align="center", single=True, keep_next=True, right_half=True),
    Style.LIST: Form(left=STEP, first=-STEP, tabs=(STEP,), single=True),
    Style.LONG_LIST: Form(left=LONG_STEP, first=-LONG_STEP, tabs=(LONG_STEP,), after=2, single=True),
    Style.NOTE: Form(before=12, single=True, keep_next=True),
    Style.LETTER_DATE: Form(align="right", before=12, after=6, single=True),
    Style.LETTER_FIELD: Form(left=LETTER_VALUE, first=-LETTER_VALUE, tabs=(LETTER_COLON, LETTER_VALUE), single=True),
    Style.LETTER_RECIPIENT: Form(left=LETTER_RECIPIENT, first=-LETTER_RECIPIENT, tabs=(LETTER_RECIPIENT,), single=True),
    Style.LETTER_BODY: Form(first=LETTER_FIRST_LINE, align="both", before=6, after=6),
    Style.CALL: Form(
        left=CALL_VALUE, first=LETTER_FIRST_LINE - CALL_VALUE, tabs=(CALL_COLON, CALL_VALUE), after=2, single=True
    ),
    Style.CALL_LIST: Form(
        left=CALL_LIST,
        first=LETTER_FIRST_LINE - CALL_LIST,
        tabs=(CALL_COLON, CALL_VALUE, CALL_LIST),
        after=2,
        single=True,
    ),
    Style.CALL_NEXT: Form(left=CALL_LIST, first=CALL_VALUE - CALL_LIST, tabs=(CALL_LIST,), after=2, single=True),
    Style.ATTACHMENT_HEAD: Form(left=SIGNATURE_LEFT, single=True, keep_next=True, new_page=True),
    Style.ATTACHMENT_FIELD: Form(
        left=SIGNATURE_LEFT + LETTER_VALUE,
        first=-LETTER_VALUE,
        tabs=(SIGNATURE_LEFT + LETTER_COLON, SIGNATURE_LEFT + LETTER_VALUE),
        single=True,
        keep_next=True,
    ),
    Style.HEAD_FIELD: Form(left=HEAD_VALUE, first=-HEAD_VALUE, tabs=(HEAD_COLON, HEAD_VALUE), after=2, single=True),
    Style.HEAD_LAST: Form(
        left=HEAD_VALUE, first=-HEAD_VALUE, tabs=(HEAD_COLON, HEAD_VALUE), after=8, single=True, ruled=True
    ),
    Style.SUBTITLE: Form(align="center", after=8, single=True, keep_next=True),
    Style.TABLE_GROUP: Form(bold=True, size=0, before=2, after=2, single=True, keep_next=True),
    Style.TABLE_RIGHT: Form(left=SIGN_RIGHT, size=0, before=1, after=1, single=True),
    Style.REPORT: Form(align="both", before=4, after=4, single=True),
    Style.REPORT_HEAD: Form(bold=True, before=6, after=2, single=True, keep_next=True),
}


def paper_size(profile: PaperProfile) -> tuple[float, float]:
    """Width and height of the page in centimetres, as it lies."""
    width, height = PAPER_SIZES[profile.paper]
    return (height, width) if profile.landscape else (width, height)


def text_width(profile: PaperProfile) -> float:
    """Centimetres between the margins."""
    return paper_size(profile)[0] - profile.margin_left - profile.margin_right


def small(profile: PaperProfile) -> PaperProfile:
    """The profile with the sizes of papers that are wide or must stay short."""
    body, tables = SMALL_SIZES
    return replace(
        profile, font_size=min(profile.font_size, body), table_font_size=min(profile.table_font_size, tables)
    )


def column_widths(profile: PaperProfile, shares: tuple[float, ...]) -> tuple[int, ...]:
    """Table columns in twips that together fill the width between the margins."""
    whole = text_width(profile)
    return tuple(twips(whole * share / sum(shares)) for share in shares)
