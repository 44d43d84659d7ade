"""A notula read back from its paper as running text by heading, so that two of them can be compared in words."""

from __future__ import annotations

from app.documents.page import Style
from app.documents.paper_outline import Block, Line, Paper, Row, Table

#: What stands before the first heading, and what people sign.
BEGINNING, SIGNED = "Keterangan rapat", "Tanda tangan"
#: Their first column is a letter or a number, which moves with every row that is put in before.
_NUMBERED = frozenset({Style.LETTERED, Style.NUMBERED, Style.LIST})


def parts_of(paper: Paper) -> dict[str, str]:
    """Heading → its text, in the order of the paper; numbers of sections and rows are left out."""
    found: dict[str, list[str]] = {}
    title = BEGINNING
    for block in paper.blocks:
        heading = _heading(block)
        if heading is not None:
            title = heading
            found.setdefault(title, [])
            continue
        if isinstance(block, Line) and block.style == Style.SIGNATURE:
            title = SIGNED
        found.setdefault(title, []).extend(text for text in _texts(block) if text.strip())
    return {name: "\n".join(texts) for name, texts in found.items()}


def _heading(block: Block) -> str | None:
    if not isinstance(block, Line):
        return None
    if block.style == Style.SECTION:
        return block.text.rpartition("\t")[2]
    if block.style == Style.NOTE:
        return block.text.removesuffix(":")
    return None


def _texts(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [_row(row) for row in block.rows if not row.is_head]
    if block.style in _NUMBERED:
        return [block.text.partition("\t")[2]]
    return [block.text.replace("\t", " ")]


def _row(row: Row) -> str:
    cells = [" ".join(line.text for line in cell.lines) for cell in row.cells]
    words = cells[1:] if len(cells) > 1 and cells[0].rstrip(".").isdigit() else cells
    return " · ".join(cell for cell in words if cell.strip())
