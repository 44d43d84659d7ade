"""Numbers of 16 digits that name a person (NIK) or a family (KK), however they are grouped. A NIP has 18 and passes."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

LENGTH = 16
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"\d+(?:[ \n.\-]{1,3}\d+)+")
_ALONE = re.compile(rf"(?<!\d)\d{{{LENGTH}}}(?!\d)")
_GROUP = re.compile(r"\d+")
#: Digits that a group has at least where a number is looked for among others beside it.
_LONG_GROUP = 4
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|(?:19|20)\d\d/(?:0[1-9]|1[0-2])/[0-3]\d")
_YEAR_OR_DAY = re.compile(r"(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])[0-3]\d)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_HOURS = re.compile(r"(?:(?:[01]\d|2[0-4])\.[0-5]\d(?:[ \n\-]+|$)){2,}")


def identity_numbers(text: str) -> Iterator[Span]:
    """Spans of 16 digits in plain text: in one piece always; in groups where they can be such a number."""
    if len(_DIGIT.findall(text)) < LENGTH:
        return
    for match in _ALONE.finditer(text):
        yield match.span()
    for run in _RUN.finditer(text):
        groups = [(run.start() + m.start(), run.start() + m.end()) for m in _GROUP.finditer(run[0])]
        for first in range(len(groups)):
            window = _window(groups, first)
            if len(window) > 1 and _is_identity(text, window, whole=len(window) == len(groups)):
                yield window[0][0], window[-1][1]


def _window(groups: list[Span], first: int) -> list[Span]:
    """The groups from `first` on that hold exactly 16 digits; empty when none do."""
    digits = 0
    for last in range(first, len(groups)):
        digits += groups[last][1] - groups[last][0]
        if digits >= LENGTH:
            return groups[first : last + 1] if digits == LENGTH else []
    return []


def _is_identity(text: str, window: list[Span], *, whole: bool) -> bool:
    """Long groups are doubted only as a calendar; odd ones must stand alone and hold a plausible day of birth."""
    words = [text[start:end] for start, end in window]
    typed = text[window[0][0] : window[-1][1]]
    long_groups = all(len(word) >= _LONG_GROUP for word in words)
    if _is_something_else(words, typed) or not (long_groups or whole):
        return False
    return (long_groups and whole and words[0][0] != "0") or _is_plausible("".join(words))


def _is_something_else(words: list[str], typed: str) -> bool:
    if all(_YEAR_OR_DAY.fullmatch(word) for word in words) or _THOUSANDS.fullmatch(typed) or _HOURS.fullmatch(typed):
        return True
    return bool(_DAY.search("/".join(words)))


def _is_plausible(digits: str) -> bool:
    """A province from 11 on, a day (women: plus 40) and a month, as a NIK and a KK number are built."""
    day, month = int(digits[6:8]), int(digits[8:10])
    return int(digits[:2]) >= 11 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12
