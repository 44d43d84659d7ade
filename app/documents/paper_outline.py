"""A finished DOCX read back as blocks: what stands on the paper, in its order, with style names. No layout of its own.

The page that shows the paper before it is approved is drawn from these blocks, so that it can say nothing else.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn

_TAB, _BREAK, _TEXT = qn("w:tab"), qn("w:br"), qn("w:t")
_PARAGRAPH, _TABLE, _RUN, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:r"), qn("w:tr"), qn("w:tc")


@dataclass(frozen=True)
class Run:
    """Characters of one weight; a line break is `\\n`."""

    text: str
    is_bold: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture of the paper, the emblem of the kop."""

    data: bytes
    media_type: str


@dataclass(frozen=True)
class Line:
    """One paragraph: `columns` are set apart by tab stops; `align` only where it differs from its style."""

    style: str
    columns: tuple[tuple[Run, ...], ...]
    align: str | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def text(self) -> str:
        """The words, a tab between the columns."""
        return "\t".join("".join(run.text for run in runs) for runs in self.columns)


@dataclass(frozen=True)
class Cell:
    """`span` columns of the table wide."""

    lines: tuple[Line, ...]
    span: int = 1


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    is_head: bool = False


@dataclass(frozen=True)
class Table:
    """`is_bordered` is False for what only sets things side by side, such as the kop with its emblem."""

    rows: tuple[Row, ...]
    is_bordered: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """All paragraphs, cell by cell."""
        return tuple(line for row in self.rows for cell in row.cells for line in cell.lines)


Block = Line | Table


@dataclass(frozen=True)
class Paper:
    """`marks` stand at the head of the first page (KONSEP, TERBATAS)."""

    marks: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All paragraphs of the body in their order, those in tables among them."""
        return tuple(line for block in self.blocks for line in (block.lines if isinstance(block, Table) else (block,)))


def read_paper(data: bytes) -> Paper:
    """The blocks of a DOCX that this application wrote."""
    document = docx.Document(io.BytesIO(data))
    part = document.part
    blocks = [_block(element, part) for element in document.element.body if element.tag in (_PARAGRAPH, _TABLE)]
    return Paper(tuple(_marks(document.sections[0].first_page_header._element)), tuple(blocks))


def _marks(header: Any) -> Iterator[str]:
    """Framed words of the header."""
    for run in header.iter(_RUN):
        if run.find(f"{qn('w:rPr')}/{qn('w:bdr')}") is not None:
            yield "".join(node.text or "" for node in run.iter(_TEXT)).strip()


def _block(element: Any, part: Any) -> Block:
    return _table(element, part) if element.tag == _TABLE else _line(element, part)


def _table(element: Any, part: Any) -> Table:
    rows = tuple(_row(row, part) for row in element.iterchildren(_ROW))
    return Table(rows, element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is not None)


def _row(element: Any, part: Any) -> Row:
    cells = tuple(_cell(cell, part) for cell in element.iterchildren(_CELL))
    return Row(cells, element.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None)


def _cell(element: Any, part: Any) -> Cell:
    span = element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    lines = tuple(_line(line, part) for line in element.iterchildren(_PARAGRAPH))
    return Cell(lines, int(span.get(qn("w:val"))) if span is not None else 1)


def _line(element: Any, part: Any) -> Line:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    align = element.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    columns: list[list[Run]] = [[]]
    for run in element.iter(_RUN):
        bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
        for node in run:
            if node.tag == _TAB:
                columns.append([])
            elif node.tag in (_TEXT, _BREAK):
                _add(columns[-1], "\n" if node.tag == _BREAK else node.text or "", bold)
    return Line(
        style=style.get(qn("w:val")) if style is not None else "Normal",
        columns=tuple(tuple(runs) for runs in columns),
        align=align.get(qn("w:val")) if align is not None else None,
        pictures=tuple(_pictures(element, part)),
    )


def _add(runs: list[Run], text: str, bold: bool) -> None:
    if runs and runs[-1].is_bold is bold:
        runs[-1] = Run(runs[-1].text + text, bold)
    elif text:
        runs.append(Run(text, bold))


def _pictures(element: Any, part: Any) -> Iterator[Picture]:
    for blip in element.iter(qn("a:blip")):
        image = part.related_parts[blip.get(qn("r:embed"))]
        yield Picture(image.blob, image.content_type)
