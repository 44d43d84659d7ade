"""What a new password must not be (R-SE-5): length and guessability, no rules of composition. Hashing is elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from app.domain.common_passwords import COMMON_PASSWORDS, COMMON_WORDS
from app.domain.errors import RuleViolation

PASSWORD_MIN = 12
PASSWORD_MAX = 128
#: Nothing longer is normalised or hashed; no stored password can be that long.
_ENTRY_MAX = 1_024

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_WHITE = re.compile(r"\s+")
_NO_LETTER = re.compile(r"[\W\d_]+")
_NO_DIGIT = re.compile(r"[^0-9]+")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LEET = str.maketrans({"@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "5": "s", "$": "s", "7": "t"})

_ROWS = ("12345678901", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
_STEPS = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in ((a, b), (b, a)))

_PERIOD_MAX = 4
_BREAKS_MAX = 2
_DISTINCT_MIN = 5
_WORDS_MAX = 3
_NUMBER_MIN = 6

_ADVICE = "Pilih yang lain, misalnya rangkaian empat kata yang tidak berkaitan."


def normalise_password(password: str) -> str:
    """The form in which a password is hashed and compared, however the keyboard composes its letters. Never raises."""
    return _CONTROL.sub("\ufffd", unicodedata.normalize("NFKC", password[:_ENTRY_MAX]))


def check_password(
    password: str, *, username: str = "", name: str = "", nip: str | None = None, field: str = "password"
) -> None:
    """Refuses a new password that is short, longer than 128, or among the first that a guesser tries.

    `username`, `name` and `nip` are the owner's own. Raises RuleViolation.
    """
    if _CONTROL.search(password):
        raise RuleViolation(field, "Kata sandi memuat karakter yang tidak dapat diketik. Ketik kembali kata sandi.")
    normal = normalise_password(password)
    if len(normal) < PASSWORD_MIN:
        raise RuleViolation(
            field, f"Kata sandi paling sedikit {PASSWORD_MIN} huruf. Rangkaian beberapa kata mudah diingat dan kuat."
        )
    if len(normal) > PASSWORD_MAX or len(password) > _ENTRY_MAX:
        raise RuleViolation(field, f"Kata sandi paling banyak {PASSWORD_MAX} huruf.")
    folded = _WHITE.sub("", normal.casefold())
    own_words, own_numbers = _own(username, name, nip)
    if any(number in _NO_DIGIT.sub("", folded) for number in own_numbers) or folded == username.casefold():
        raise RuleViolation(field, f"Kata sandi memuat NIP atau nama pengguna. {_ADVICE}")
    if _is_pattern(folded):
        raise RuleViolation(field, f"Kata sandi hanya mengulang atau mengurutkan huruf atau angka. {_ADVICE}")
    if folded in COMMON_PASSWORDS or _is_made_of(folded, COMMON_WORDS):
        raise RuleViolation(field, f"Kata sandi ini sering dipakai sehingga mudah ditebak. {_ADVICE}")
    if _is_made_of(folded, COMMON_WORDS | own_words):
        raise RuleViolation(field, f"Kata sandi tersusun dari nama pemiliknya sehingga mudah ditebak. {_ADVICE}")


def _own(username: str, name: str, nip: str | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words and numbers that belong to the owner, long enough to tell something."""
    parts = [part for text in (username, name) for part in _NO_LETTER.split(text.casefold())]
    whole = [_NO_LETTER.sub("", text.casefold()) for text in (username, name)]
    numbers = [_NO_DIGIT.sub("", text) for text in (username, nip or "")]
    return (
        frozenset(part for part in parts + whole if len(part) >= 3),
        tuple(number for number in numbers if len(number) >= _NUMBER_MIN),
    )


def _is_pattern(folded: str) -> bool:
    """Whether it repeats a short piece, walks along the alphabet or the keyboard, or knows hardly any letters."""
    if len(set(folded)) < _DISTINCT_MIN:
        return True
    if any(folded[period:] == folded[:-period] for period in range(1, _PERIOD_MAX + 1)):
        return True
    return sum(a != b and (a, b) not in _STEPS for a, b in pairwise(folded)) <= _BREAKS_MAX


def _is_made_of(folded: str, words: Iterable[str]) -> bool:
    """Whether its letters are at most three of the words, as they stand or with figures read as letters."""
    known = frozenset(words)
    plain = _NO_LETTER.sub("", folded)
    read = _NO_LETTER.sub("", _EDGES.sub("", folded).translate(_LEET))
    return any(core and _fewest_words(core, known) <= _WORDS_MAX for core in (plain, read))


def _fewest_words(core: str, words: frozenset[str]) -> int:
    """How few of the words the core is put together from; more than _WORDS_MAX when it cannot be."""
    never = len(core) + _WORDS_MAX + 1
    fewest = [0] + [never] * len(core)
    longest = max(map(len, words))
    for end in range(1, len(core) + 1):
        for start in range(max(0, end - longest), end):
            if core[start:end] in words:
                fewest[end] = min(fewest[end], fewest[start] + 1)
    return fewest[-1]
