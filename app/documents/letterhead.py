"""The kop: emblem, government, unit, address and the double rule, on the first page only."""

from __future__ import annotations

import io
from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from app.documents import page
from app.documents.fixed_texts import Mark
from app.documents.page import Style
from app.domain.printable import one_line
from app.domain.sheets import Letterhead, PaperProfile

_RULE = '<w:pBdr {names}><w:bottom w:val="{line}" w:sz="{width}" w:space="4" w:color="000000"/></w:pBdr>'


def add_letterhead(document: Document, letterhead: Letterhead, profile: PaperProfile) -> None:
    """Write the kop at the end of the document's body: an emblem beside an agency's names, above those of an office."""
    picture = letterhead.emblem.picture if letterhead.emblem else b""
    if picture and letterhead.office is None:
        cell = _add_beside(document, picture, profile)
        _fill(cell.paragraphs[0], letterhead, cell.add_paragraph)
        rule = document.add_paragraph(style=Style.KOP_ADDRESS)
        rule.paragraph_format.line_spacing = Pt(page.RULE_LINE)
        _rule(rule)
        return
    if picture:
        _add_picture(document.add_paragraph(style=Style.KOP_EMBLEM), picture)
    _fill(document.add_paragraph(), letterhead, document.add_paragraph)
    _rule(document.paragraphs[-1])


def _fill(first: Paragraph, letterhead: Letterhead, add: Any) -> None:
    for position, (style, text) in enumerate(_lines(letterhead)):
        paragraph = add() if position else first
        paragraph.style = style
        paragraph.add_run(one_line(text))


def _lines(letterhead: Letterhead) -> list[tuple[Style, str]]:
    names = [(Style.KOP_GOVERNMENT, letterhead.government.upper()), (Style.KOP_UNIT, letterhead.unit.upper())]
    if letterhead.office is not None:
        names = [(Style.KOP_UNIT, letterhead.office.upper())]
    return names + [(Style.KOP_ADDRESS, line) for line in letterhead.lines]


def _add_beside(document: Document, picture: bytes, profile: PaperProfile) -> Any:
    """A row of two cells, the emblem in the left one; returns the right one."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    widths = (page.EMBLEM_COLUMN, page.text_width(profile) - page.EMBLEM_COLUMN)
    for column, cell, width in zip(table.columns, (left, right), widths, strict=True):
        column.width = cell.width = Cm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    left.paragraphs[0].style = Style.KOP_EMBLEM
    _add_picture(left.paragraphs[0], picture)
    return right


def _add_picture(paragraph: Paragraph, picture: bytes) -> None:
    """As high as an emblem may be, or as wide."""
    shape = paragraph.add_run().add_picture(io.BytesIO(picture), height=Cm(page.EMBLEM_HEIGHT))
    if shape.width > Cm(page.EMBLEM_WIDTH):
        shape.height = int(shape.height * Cm(page.EMBLEM_WIDTH) / shape.width)
        shape.width = Cm(page.EMBLEM_WIDTH)
    shape._inline.docPr.set("descr", Mark.EMBLEM.value)


def _rule(paragraph: Paragraph) -> None:
    add_rule(paragraph._p.get_or_add_pPr(), line="thickThinSmallGap", width=24)


def add_rule(properties: Any, *, line: str = "single", width: int = 8) -> None:
    """A line under a paragraph or style, whose properties these are; `width` in eighths of a point."""
    rule = parse_xml(_RULE.format(names=nsdecls("w"), line=line, width=width))
    properties.insert_element_before(rule, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
