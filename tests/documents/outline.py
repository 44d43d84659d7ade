"""The outline of a paper: style and text of each paragraph, tables as rows, headers first. For snapshots and checks."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn


def outline(paper: bytes) -> str:
    """One line per paragraph or table row; tab stops show as →, line breaks as ⏎."""
    document = docx.Document(io.BytesIO(paper))
    section = document.sections[0]
    lines = [f"header, page 1: {_text(section.first_page_header.paragraphs[0]._p)}"]
    lines.append(f"header, others: {_text(section.header.paragraphs[0]._p)}")
    for element in document.element.body:
        if element.tag == qn("w:tbl"):
            for row in element.iter(qn("w:tr")):
                cells = ["⏎".join(map(_text, cell.iter(qn("w:p")))) for cell in row.iter(qn("w:tc"))]
                lines.append(f"| {' | '.join(cells)} |")
        elif element.tag == qn("w:p"):
            lines.append(f"{_style(element)}: {_text(element)}".rstrip())
    return "\n".join(lines) + "\n"


def paragraphs(paper: bytes) -> Iterator[tuple[str, str]]:
    """Style and text of every paragraph of the body, cells included, in order."""
    document = docx.Document(io.BytesIO(paper))
    for element in document.element.body.iter(qn("w:p")):
        yield _style(element), _text(element)


def labels(paper: bytes, *styles: str) -> list[str]:
    """First columns of the rows of these styles."""
    rows = [text.split("→")[0] for style, text in paragraphs(paper) if style in styles]
    return [row for row in rows if row]


def tables(paper: bytes) -> list[list[list[str]]]:
    """Texts of all tables that have a head."""
    found = [table for table in docx.Document(io.BytesIO(paper)).tables if table._tbl.xpath(".//w:tblHeader")]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def whole_text(paper: bytes) -> str:
    """All text of the body on lines of its own."""
    return "\n".join(text for _, text in paragraphs(paper))


def _style(element) -> str:
    found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if found is None else found.get(qn("w:val"))


def _text(element) -> str:
    signs = {qn("w:tab"): "→", qn("w:br"): "⏎"}
    inside = [node for run in element.iter(qn("w:r")) for node in run]
    return "".join(signs.get(node.tag, node.text or "") for node in inside if node.tag in (*signs, qn("w:t")))
