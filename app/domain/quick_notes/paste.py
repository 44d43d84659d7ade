"""A pasted page of Word or WhatsApp → lines to be understood. Every character is kept in `raw`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.quick_notes.heads import begins_anew, is_stamped

_PHYSICAL = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|$)")
#: A sentence that ends so is not continued on the next line.
_ENDED = (".", "!", "?", ":", ";", "…")
_CONTINUING_WORDS = "dan yang untuk serta dengan atau di ke dari pada oleh dalam agar bahwa sebagai bagi antara para"
_CONTINUING = frozenset(_CONTINUING_WORDS.split())
#: A line as long as this may have been wrapped; a shorter one was ended by hand.
_WRAPPED = 40


@dataclass(frozen=True, slots=True)
class PastedLine:
    """`line` goes to understand(); `raw` is its piece of the page, line breaks and empty lines included."""

    line: str
    raw: str


def split_paste(text: str) -> list[PastedLine]:
    """The lines of a pasted page. Empty lines go, the lines of a wrapped paragraph are joined by a blank.

    All `raw`, joined, are the text again. A page of nothing but white space gives no line.
    """
    paragraphs: list[tuple[list[str], list[str]]] = []
    gap: list[str] = []
    for physical in _PHYSICAL.findall(text):
        bare = physical.strip()
        if not bare:
            gap.append(physical)
        elif paragraphs and not gap and _continues(paragraphs[-1][0][-1], bare):
            paragraphs[-1][0].append(bare)
            paragraphs[-1][1].append(physical)
        else:
            if paragraphs:
                paragraphs[-1][1].extend(gap)
            paragraphs.append(([bare], [physical] if paragraphs else [*gap, physical]))
            gap = []
    if paragraphs:
        paragraphs[-1][1].extend(gap)
    return [PastedLine(" ".join(lines), "".join(raws)) for lines, raws in paragraphs]


def _continues(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    if before.endswith(_ENDED) or begins_anew(line):
        return False
    if before.endswith((",", "-", "–", "(")) or before.rsplit(maxsplit=1)[-1].casefold() in _CONTINUING:
        return True
    # In a chat nobody's lines are wrapped by a page.
    return len(before) >= _WRAPPED and line[0].islower() and not is_stamped(before)
