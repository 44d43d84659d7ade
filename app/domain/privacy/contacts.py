"""Telephone numbers in running text, and those that are meant to be public because the minutes record them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.privacy.folding import fold

Span = tuple[int, int]

_NOT_DIGIT = re.compile(r"[^0-9]")
_SEVERAL = re.compile(r"[,;/]|\b(?:dan|atau)\b")
#: Service numbers such as 129 or 1500-454 name nobody; shorter than any private number.
_SHORTEST = 6
_DIGIT = re.compile(r"\d")

_BETWEEN = r"[ \n.()\-]{0,3}"
_NUMBER = re.compile(
    rf"""
    (?<!\d)(?<!\d[.,])
    (?:\(?(?:\+|00)\ ?62{_BETWEEN}(?:0{_BETWEEN})?|62|\(?0{_BETWEEN})8{_BETWEEN}[1-9](?:{_BETWEEN}\d){{6,10}}(?!\d)
    | (?<!\d)(?:62|0)8[1-9]\d{{6,10}}(?!\d)
    | (?<!\d)(?<!\d[.,\-/])\(?(?:\+62[ \-]?|0)[2-79]\d{{1,2}}\)?[ .\-]{{0,3}}\d(?:[ .\-]?\d){{4,7}}(?!\d)
    | (?<!\w)\+{_BETWEEN}\d(?:{_BETWEEN}\d){{7,13}}(?!\d)
    """,
    re.VERBOSE,
)
_AFTER_WORD = re.compile(
    r"\b(?:telepon|telpon|telp|tlp|tel|hp|wa|whatsapp|ponsel|handphone|seluler)(?:nya)?\b[ .:]{0,3}"
    r"(?:(?:nomor|nomer|no|korban|aktif|di)\b[ .:]{0,3}){0,3}(?P<number>\d(?:[ .\-]{0,2}\d){5,13})(?!\d)",
    re.IGNORECASE,
)
#: Days and hours that begin like a number: 08-12-2024, 08.30-10.15, 08.30 s.d.
_CALENDAR = re.compile(r"\d\d[-. ]\d\d[-. ](?:19|20)\d\d(?!\d)|\d\d\.[0-5]\d(?!\d)[ \n\-]+(?:\d\d\.[0-5]\d(?!\d)|\D|$)")


def national_form(typed: str) -> str:
    """Digits with a leading zero: `+62 812-3456-7890`, `62812…`, `812…` and `0812…` are one number."""
    digits = _NOT_DIGIT.sub("", fold(typed).text)
    if digits.startswith("0062"):
        digits = digits[2:]
    if digits.startswith("62") and len(digits) >= 10:
        return "0" + digits[2:].lstrip("0")
    return f"0{digits}" if digits.startswith("8") and len(digits) >= 9 else digits


@dataclass(frozen=True)
class Contacts:
    """The service numbers that may stand in every version, in national form."""

    numbers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, typed: Iterable[str | None]) -> Contacts:
        """From the numbers as recorded; one field may hold several ("112 / 0812-3456-7890"), None is left out."""
        parts = (part for number in typed if number for part in _SEVERAL.split(number))
        return cls(frozenset(form for part in parts if (form := national_form(part))))

    def has(self, typed: str) -> bool:
        """Whether a number as typed is a recorded one; a local one also by the end of a recorded one."""
        form = national_form(typed)
        if len(form) < _SHORTEST or form in self.numbers:
            return True
        return not form.startswith("0") and any(number.endswith(form) for number in self.numbers)


def telephone_numbers(text: str, allowed: Contacts) -> Iterator[Span]:
    """Spans of the numbers in plain text that are no recorded contact."""
    if len(_DIGIT.findall(text)) < _SHORTEST:
        return
    found = [match.span() for match in _NUMBER.finditer(text) if not _CALENDAR.match(match[0])]
    found += [match.span("number") for match in _AFTER_WORD.finditer(text)]
    for start, end in found:
        if not _is_recorded(text[start:end], allowed):
            yield start, end


def _is_recorded(typed: str, allowed: Contacts) -> bool:
    """A figure may follow a number ("0812 3456 7890 24 jam"), so its beginnings by groups count too."""
    beginnings = (typed[: match.end()] for match in re.finditer(r"\d+", typed))
    return allowed.has(typed) or any(national_form(part) in allowed.numbers for part in beginnings)
