"""Texts so plain that no rule of the privacy guard can find anything in them: most are, and need no further reading."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.privacy import name_words as known
from app.domain.privacy.traces import AGED_STEMS, PLACED

#: Fewer digits than these are no number of anybody's.
_DIGITS = 6
_DIGIT = "0123456789"
#: Beside them what a rule on schools asks for: whoever is spoken of as a victim.
_OF_VICTIMS = (
    *("pelaku", "tersangka", "inisial", "abh", "dicabuli", "diperkosa", "dilecehkan", "dirundung", "dianiaya"),
    *("disetubuhi", "hamil"),
)
#: What every text has in it, in small letters, in which anything but an address or a number is found. Of two words the
#: last, since any white space may part them.
STEMS = tuple(dict.fromkeys(stem.rsplit(" ", maxsplit=1)[-1] for stem in (*known.SOMEBODY, *AGED_STEMS, *_OF_VICTIMS)))


def is_plain(text: str) -> bool:
    """True where nothing can be found. Letters beyond ASCII may stand for others; such a text is always read."""
    return _is_plain(text, STEMS, may_be_placed=True)


def not_plain(texts: Collection[str]) -> list[str]:
    """Those of many texts in which something may be found; most stems stand in none of them."""
    small = "\n".join(texts).lower()
    stems = tuple(stem for stem in STEMS if stem in small)
    may_be_placed = PLACED.search(small) is not None
    return [text for text in texts if not _is_plain(text, stems, may_be_placed=may_be_placed)]


def _is_plain(text: str, stems: tuple[str, ...], *, may_be_placed: bool) -> bool:
    if not (text.isascii() and text.isprintable()) or sum(map(text.count, _DIGIT)) >= _DIGITS:
        return False
    small = text.lower()
    for stem in stems:  # a loop: any() takes twice as long, and this is asked of every text of every list
        if stem in small:
            return False
    return not (may_be_placed and PLACED.search(small))
