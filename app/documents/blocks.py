"""Paragraphs, tables and the signature block as WordprocessingML. Text is cleaned and escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NewType
from xml.sax.saxutils import escape

from app.documents import page
from app.documents.page import Style
from app.domain.printable import printable
from app.domain.rich_text import plain, runs_of
from app.domain.signatures import SignatureLines

#: Finished markup. Only this module makes it, so that no text reaches a paper unescaped.
Xml = NewType("Xml", str)

_TAB = "<w:tab/>"
_JUSTIFIED = frozenset(style for style, form in page.FORMS.items() if form.align == "both")
_NEEDS_CARE = re.compile("[^ !-%'-;=?-~\u00a1-\u2027\u202a-\ud7ff]")
_BOLD = "</w:r><w:r><w:rPr><w:b/></w:rPr>{}</w:r><w:r>"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_UNBROKEN = "<w:trPr><w:cantSplit/>{}</w:trPr>"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class Marked(str):
    """Words with light marks (domain/rich_text.py), which are printed bold; as a str it is the same without marks.

    `before` and `after` are printed as they stand.
    """

    pieces: tuple[tuple[str, bool], ...]

    def __new__(cls, text: str, *, before: str = "", after: str = "") -> Marked:
        made = super().__new__(cls, f"{before}{plain(text)}{after}")
        made.pieces = ((before, False), *((run.text, run.is_bold) for run in runs_of(text)), (after, False))
        return made


def paragraph(style: Style, *columns: str, bold: bool = False, keep: bool | None = None) -> Xml:
    """One paragraph; columns are set apart by tab stops of the style.

    `keep`: whether it stays on the page of the next one, where that differs from its style.
    """
    together = "" if keep is None else f'<w:keepNext w:val="{int(keep)}"/>'
    # A broken line of a justified paragraph would be stretched over its whole width.
    is_broken = style in _JUSTIFIED and any("\n" in column for column in columns)
    together += '<w:jc w:val="left"/>' if is_broken else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    runs = _TAB.join(_text(column) for column in columns)
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{together}</w:pPr><w:r>{weight}{runs}</w:r></w:p>')


@dataclass(frozen=True)
class Group:
    """A row of a table that is one bold cell over all columns, kept with the row after it."""

    text: str


def table(
    widths: Sequence[int],
    head: Sequence[str],
    rows: Iterable[Sequence[str] | Group],
    centred: frozenset[int] = frozenset(),
    *,
    height: int | None = None,
    zigzag: int | None = None,
    after: Style = Style.TABLE_AFTER,
) -> Xml:
    """A bordered table over the given widths (twips): the head repeats on each page, no row breaks across pages.

    `centred` are positions of columns whose cells are centred; `height` (twips) is the least of a row, `zigzag` a
    column whose text stands further right in every second row; `after` is the empty line that Word wants behind it.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    opens = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    heads = [f"{start}{_cell(Style.TABLE_HEAD, False)}" for start in opens]
    odd = [f"{start}{_cell(Style.TABLE_CELL, i in centred)}" for i, start in enumerate(opens)]
    even = [f"{opens[i]}{_cell(Style.TABLE_RIGHT, False)}" if i == zigzag else start for i, start in enumerate(odd)]
    whole = sum(widths)
    group = f'<w:tc><w:tcPr><w:tcW w:w="{whole}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
    least = f'<w:trHeight w:val="{height}"/>' if height else ""
    lines = [_row(heads, head, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")]
    for position, row in enumerate(rows):
        if isinstance(row, Group):
            lines.append(_row([f"{group}{_cell(Style.TABLE_GROUP, False)}"], (row.text,), _UNBROKEN.format("")))
        else:
            lines.append(_row(even if position % 2 else odd, row, _UNBROKEN.format(least)))
    return Xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblInd w:w="{page.CELL_PADDING}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>{paragraph(after)}"
    )


def unbroken(lines: Iterable[Xml], width: int) -> Xml:
    """Paragraphs that stay on one page right behind a table, where LibreOffice parts what is to be kept together."""
    return Xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr>{_UNBROKEN.format("")}<w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(lines)}</w:tc></w:tr></w:tbl>'
        f"{paragraph(Style.TABLE_END)}"
    )


def signature(lines: SignatureLines, heading: str | None = None, space: int = page.SIGNATURE_LINES) -> list[Xml]:
    """The block in the right half of the page, kept on one page: heading, offices, space, name, rank and number."""
    above = [heading, *lines.offices] if heading else list(lines.offices)
    block = [paragraph(Style.SIGNATURE)]
    block += [paragraph(Style.SIGNATURE, line) for line in above]
    block += [paragraph(Style.SIGNATURE) for _ in range(space)]
    block.append(paragraph(Style.SIGNATURE, lines.name, bold=True, keep=bool(lines.below)))
    for position, line in enumerate(lines.below, start=1):
        block.append(paragraph(Style.SIGNATURE, line, keep=position < len(lines.below)))
    return block


def lettered(position: int) -> str:
    """`a.` for 0, `z.` for 25, `aa.` for 26."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return f"{letters}."


def _text(text: str) -> str:
    if isinstance(text, Marked) and any(is_bold for _, is_bold in text.pieces):
        pieces = ((_piece(printable(piece)), is_bold) for piece, is_bold in text.pieces)
        return "".join(_BOLD.format(piece) if is_bold else piece for piece, is_bold in pieces)
    # Nearly every text is plain, and a table has thousands of them.
    if not _NEEDS_CARE.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return _piece(printable(text).strip("\n"))


def _piece(text: str) -> str:
    clean = escape(text.replace("\t", " "))
    return f'<w:t xml:space="preserve">{clean.replace(chr(10), _BREAK)}</w:t>'


def _cell(style: Style, centred: bool) -> str:
    align = '<w:jc w:val="center"/>' if centred else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr><w:r>'


def _row(starts: Sequence[str], cells: Sequence[str], properties: str) -> str:
    filled = "".join(f"{start}{_text(cell)}</w:r></w:p></w:tc>" for start, cell in zip(starts, cells, strict=True))
    return f"<w:tr>{properties}{filled}</w:tr>"
