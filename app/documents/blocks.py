"""Paragraphs, tables and the signature block as WordprocessingML. Text is cleaned and escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NewType
from xml.sax.saxutils import escape

from app.documents import page
from app.documents.page import Style
from app.domain.printable import printable
from app.domain.signatures import SignatureLines

#: Finished markup. Only this module makes it, so that no text reaches a paper unescaped.
Xml = NewType("Xml", str)

_TAB = "<w:tab/>"
_NEEDS_CARE = re.compile("[^ !-%'-;=?-~\u00a1-\u2027\u202a-\ud7ff]")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def paragraph(style: Style, *columns: str, bold: bool = False, keep: bool | None = None) -> Xml:
    """One paragraph; columns are set apart by tab stops of the style.

    `keep`: whether it stays on the page of the next one, where that differs from its style.
    """
    together = "" if keep is None else f'<w:keepNext w:val="{int(keep)}"/>'
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    runs = _TAB.join(_text(column) for column in columns)
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{together}</w:pPr><w:r>{weight}{runs}</w:r></w:p>')


def table(
    widths: Sequence[int], head: Sequence[str], rows: Iterable[Sequence[str]], centred: frozenset[int] = frozenset()
) -> Xml:
    """A bordered table over the given widths (twips): the head repeats on each page, no row breaks across pages.

    `centred` are positions of columns whose cells are centred.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    opens = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    plain = [f"{start}{_cell(Style.TABLE_CELL, i in centred)}" for i, start in enumerate(opens)]
    heads = [f"{start}{_cell(Style.TABLE_HEAD, False)}" for start in opens]
    lines = [_row(heads, head, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")]
    lines += [_row(plain, row, "<w:trPr><w:cantSplit/></w:trPr>") for row in rows]
    return Xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{page.CELL_PADDING}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(lines)}</w:tbl>{paragraph(Style.TABLE_AFTER)}"
    )


def signature(lines: SignatureLines, heading: str | None = None) -> list[Xml]:
    """The block in the right half of the page, kept on one page: heading, offices, space, name, rank and number."""
    above = [heading, *lines.offices] if heading else list(lines.offices)
    block = [paragraph(Style.SIGNATURE)]
    block += [paragraph(Style.SIGNATURE, line) for line in above]
    block += [paragraph(Style.SIGNATURE) for _ in range(page.SIGNATURE_LINES)]
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
    # Nearly every text is plain, and a table has thousands of them.
    if not _NEEDS_CARE.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    clean = escape(printable(text).replace("\t", " ").strip("\n"))
    return f'<w:t xml:space="preserve">{clean.replace(chr(10), _BREAK)}</w:t>'


def _cell(style: Style, centred: bool) -> str:
    align = '<w:jc w:val="center"/>' if centred else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr><w:r>'


def _row(starts: Sequence[str], cells: Sequence[str], properties: str) -> str:
    filled = "".join(f"{start}{_text(cell)}</w:r></w:p></w:tc>" for start, cell in zip(starts, cells, strict=True))
    return f"<w:tr>{properties}{filled}</w:tr>"
