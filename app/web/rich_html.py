"""Light marks of a point's text as HTML. Every piece is escaped; reading the marks is domain/rich_text.py."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from flask import Flask
from markupsafe import Markup

from app.domain.rich_text import Block, Run, blocks, plain

#: `data-at` tells where a piece stands in the stored text, so that words marked on the page can be named to the server.
_RUN = Markup('<span data-at="{}">{}</span>')
_BOLD = Markup('<strong data-at="{}">{}</strong>')

_LISTS = {
    "ul": Markup('<ul class="prose rich-list">{}</ul>'),
    "ol": Markup('<ol class="prose rich-list">{}</ol>'),
}


def rich(text: str | None) -> Markup:
    """Paragraphs and lists of a text; nothing for none."""
    parts = (_part(sign, list(lines)) for sign, lines in groupby(blocks(text or ""), key=_kind))
    return Markup("").join(parts)


def register(app: Flask) -> None:
    """Make the filters known to templates: with marks as HTML, and without marks."""
    app.jinja_env.filters["rich"] = rich
    app.jinja_env.filters["plain_text"] = plain


def _kind(block: Block) -> str:
    if not block.sign:
        return "p"
    return "ol" if block.is_numbered else "ul"


def _part(kind: str, lines: list[Block]) -> Markup:
    if kind == "p":
        return Markup('<p class="prose">{}</p>').format(Markup("\n").join(_runs(line.runs) for line in lines))
    entries = Markup("").join(_entry(kind, line) for line in lines)
    return _LISTS[kind].format(entries)


def _entry(kind: str, line: Block) -> Markup:
    if kind == "ul":
        return Markup("<li>{}</li>").format(_runs(line.runs))
    number = re.sub(r"\D", "", line.sign)
    return Markup('<li value="{}">{}</li>').format(int(number), _runs(line.runs))


def _runs(runs: Iterable[Run]) -> Markup:
    return Markup("").join((_BOLD if run.is_bold else _RUN).format(run.start, run.text) for run in runs)
