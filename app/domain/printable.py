"""Text fit for a file: without the characters that XML, a calendar or a header cannot carry. No wording."""

from __future__ import annotations

import re

# C0 without tab and line feed, DEL and C1, lone surrogates, and the two non-characters that XML refuses.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")


def printable(text: str) -> str:
    """`text` with line ends as line feeds and without unprintable characters."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def shortened(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut after a whole word with an ellipsis where it is longer."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    return f"{kept.rsplit(' ', 1)[0] if ' ' in kept else kept}…"


def one_line(text: str) -> str:
    """`printable` text on one line, blanks at the ends and doubled blanks dropped."""
    return " ".join(printable(text).split())
