"""Text in its plainest form for the rules to read, with the way back to the text as typed. Knows no rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Stands where a passage was taken out; no rule reads across it.
GAP = "\x00"
MASK = "[…]"

# Letters of other alphabets that look like ours and that Unicode does not fold.
_LOOKALIKES = str.maketrans(
    "авекморстухіјѕАВЕКМНОРСТУХІЈЅοαΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "abekmopctyxijsABEKMHOPCTYXIJSoaABEHIKMNOPTYXZ"
)
_QUOTES = str.maketrans("‘’‚‛“”„«»`´", "''''\"\"\"\"\"''")
_INVISIBLE = ("Cf", "Mn", "Me", "Cc", "Cs")
# Line ends in the sense of str.splitlines.
_BREAKS = frozenset("\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029")
_WHITE = re.compile(r"\s+")
_UNEVEN = re.compile(r"\s\s|[^\S ]")
_UNUSUAL = re.compile(r"[^ -~\n\t]")


@dataclass(frozen=True)
class Folded:
    """Plain text: one blank between words, "\\n" for an empty line. `origin` holds each character's place as typed."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where plain characters `start` to `end` (exclusive, not empty) stand in the text as typed."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Digits of any script, wide and marked letters, unusual blanks, dashes and quotes become the usual ones."""
    if not _UNUSUAL.search(text):
        return _with_single_blanks(text, range(len(text)))
    plain: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text.replace(MASK, GAP * len(MASK)) if MASK in text else text):
        piece = character if character.isascii() and character.isprintable() else _plain(character)
        plain.append(piece)
        origin += [position] * len(piece)
    return _with_single_blanks("".join(plain), origin)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character == GAP:
        return GAP
    if character in _BREAKS:
        return "\n"
    folded = unicodedata.normalize("NFKD", character.translate(_QUOTES)).translate(_LOOKALIKES)
    return "".join(_plain_letter(letter) for letter in folded)


def _plain_letter(letter: str) -> str:
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    if category in _INVISIBLE:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return "-" if category == "Pd" else letter


def _with_single_blanks(text: str, origin: Sequence[int]) -> Folded:
    if not _UNEVEN.search(text):
        return Folded(text, origin)
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for run in _WHITE.finditer(text):
        pieces += (text[end : run.start()], "\n" if run[0].count("\n") > 1 else " ")
        places += (*origin[end : run.start()], origin[run.start()])
        end = run.end()
    return Folded("".join(pieces) + text[end:], (*places, *origin[end:]))
