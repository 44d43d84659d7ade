"""Rows "label : value" at the head of lists, reports and the nota dinas."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.blocks import Xml, paragraph
from app.documents.page import Style


def head_rows(rows: Sequence[tuple[str, str | None]], blank: str, *, ruled: bool = False) -> list[Xml]:
    """One row each; `blank` stands for an unknown value. `ruled` closes the last one with a line across the page."""
    last = len(rows) - 1
    return [
        paragraph(Style.HEAD_LAST if ruled and n == last else Style.HEAD_FIELD, label, ":", value or blank)
        for n, (label, value) in enumerate(rows)
    ]
