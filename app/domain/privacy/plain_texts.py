"""Texts so plain that no rule of the privacy guard can find anything in them: most are, and need no further reading."""

from __future__ import annotations

from functools import lru_cache

from app.domain.privacy import name_words as known
from app.domain.privacy.traces import AGED_STEMS, PLACED

#: Fewer digits than these are no number of anybody's.
_DIGITS = 6
#: Beside them what a rule on schools asks for: whoever is spoken of as a victim.
_OF_VICTIMS = (
    *("pelaku", "tersangka", "inisial", "abh", "dicabuli", "diperkosa", "dilecehkan", "dirundung", "dianiaya"),
    *("disetubuhi", "hamil"),
)
#: What every text has in it, in small letters, in which anything but an address or a number is found. Of two words the
#: last, since any white space may part them.
STEMS = tuple(dict.fromkeys(stem.rsplit(" ", maxsplit=1)[-1] for stem in (*known.SOMEBODY, *AGED_STEMS, *_OF_VICTIMS)))


@lru_cache(maxsize=8_192)
def is_plain(text: str) -> bool:
    """True where nothing can be found. Letters beyond ASCII may stand for others; such a text is always read.

    Known of the last texts: the same lists and minutes are looked through again and again.
    """
    if not (text.isascii() and text.isprintable()) or sum(map(text.count, "0123456789")) >= _DIGITS:
        return False
    small = text.lower()
    for stem in STEMS:  # a loop: any() takes twice as long
        if stem in small:
            return False
    return not PLACED.search(small)
