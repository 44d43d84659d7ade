"""The plain Jinja environment of the messages, and what keeps a text short. It writes no HTML: nothing is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.domain.meetings import Confidentiality
from app.domain.printable import one_line, shortened
from app.domain.sheets import PaperSheet

#: Longer texts are folded by WhatsApp and make unwieldy links.
LENGTH_MAX = 1_400
_PLACE_MAX = 160
#: More entries than this never fit.
_ENTRIES_MAX = 20
_GAPS = re.compile(r"\n{3,}")


def _printed(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


# A text for WhatsApp and no page: escaping would show "&amp;" to whoever reads it.
_ENVIRONMENT = Environment(  # nosec B701
    loader=FileSystemLoader(Path(__file__).parent / "texts"),
    autoescape=False,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=_printed,
)


def rendered(name: str, **values: Any) -> str:
    """The text of one template, without more than one empty line in a row."""
    return _GAPS.sub("\n\n", _ENVIRONMENT.get_template(f"{name}.txt").render(**values)).strip()


def fitted(entries: int, render: Callable[[int], str]) -> str:
    """The text with as many of its entries as stay within LENGTH_MAX; `render` takes how many are shown."""
    shown = min(entries, _ENTRIES_MAX)
    while len(text := render(shown)) > LENGTH_MAX and shown:
        shown -= 1
    return text


def is_secret(sheet: PaperSheet) -> bool:
    """Whether the text may say that there is a meeting, and when, but neither its name nor its content."""
    return sheet.confidentiality is Confidentiality.RAHASIA


def short(text: str | None, limit: int = _PLACE_MAX) -> str:
    """The text on one line of at most `limit` characters; "" for none."""
    return shortened(text or "", limit)
