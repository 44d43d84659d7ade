"""Where each word of a paper comes from: a fixed text of the written list, or a field of its sheet."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from app.documents.fixed_texts import FIXED_TEXTS
from app.domain.indonesian import (
    clock,
    count_in_words,
    long_date,
    lower_first,
    month_name,
    number,
    rupiah,
    upper_first,
    weekday_date,
    zone_name,
)
from app.domain.labels import label
from app.domain.rich_text import plain
from app.domain.signatures import prefixed, signature_lines
from tests.documents.outline import paragraphs

#: Words between the parts of a list, a range of times and a span of days.
_JOINTS = ("dan", "s.d.", "selesai")
_GLUE = " →⏎,;:.()“”/-"
_NUMBERING = re.compile(r"(?:[a-z]{1,2}\.|[0-9]+[.)])?")


def unsourced(paper: bytes, sheet: object, fixed: Iterable[str] = FIXED_TEXTS) -> list[str]:
    """Paragraphs of a paper that are not made of fixed texts, fields and punctuation alone."""
    tokens = {form for text in (*fixed, *_JOINTS, *_fields(sheet)) for form in _forms(text)}
    by_start: dict[str, list[str]] = {}
    for token in tokens:
        by_start.setdefault(token[0], []).append(token)
    return [text for _, text in paragraphs(paper) if not _is_made_of(text, by_start)]


def _is_made_of(text: str, by_start: dict[str, list[str]]) -> bool:
    reached = {0, _NUMBERING.match(text).end()}
    for position in range(len(text)):
        if position not in reached:
            continue
        if text[position] in _GLUE:
            reached.add(position + 1)
        for token in by_start.get(text[position], ()):
            end = position + len(token)
            if text.startswith(token, position) and _stands_alone(text, position, end):
                reached.add(end)
    return len(text) in reached


def _stands_alone(text: str, start: int, end: int) -> bool:
    joined_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    joined_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not joined_before and not joined_after


def _forms(text: str) -> set[str]:
    plain = text.replace("\n", "⏎").rstrip()
    return {form for form in (plain, upper_first(plain), lower_first(plain)) if form}


def _fields(value: object) -> Iterator[str]:
    """Every way in which a field may be printed."""
    if dataclasses.is_dataclass(value):
        yield from _derived(value)
        for field in dataclasses.fields(value):
            yield from _fields(getattr(value, field.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _fields(entry)
    elif isinstance(value, StrEnum):
        yield str(value)
        try:
            yield label(value)
        except KeyError:
            return
    elif isinstance(value, str):
        yield from (value, value.upper(), plain(value))
    elif isinstance(value, date):
        yield from (long_date(value), weekday_date(value))
    elif isinstance(value, time):
        yield clock(value)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        yield from (str(value), number(value), rupiah(value))


def _derived(value: object) -> Iterator[str]:
    """What a group of fields is printed as."""
    for name in ("stated_total", "count"):
        if isinstance(total := getattr(value, name, None), int):
            yield count_in_words(total)
    if isinstance(month := getattr(value, "month", None), int):
        yield month_name(month)
    if zone := getattr(value, "zone", None):
        yield zone_name(zone)
    if office := getattr(value, "office", None):
        yield prefixed(office, getattr(value, "status", None)) if hasattr(value, "represents_name") else office
    if signer := getattr(value, "signer", None):
        for printed in (True, False):
            lines = signature_lines(signer, sekda_prints_nip=printed)
            yield from (*lines.offices, lines.name, *lines.below)
