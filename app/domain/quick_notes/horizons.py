"""Horizons as they are said: `jangka pendek`, `jangka pendek, menengah, dan panjang`. Nobody is asked for one."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.action_items import Horizon

_NAME = r"(?:pendek|menengah|panjang)\b"
_JOINED = rf"(?:(?: *, *(?:dan |serta )?| +dan +| +serta +| *[/&+] *| *- *| +)(?:jangka )?{_NAME})*"
_SAID = re.compile(rf"\bjangka {_NAME}{_JOINED}")
_WHOLE = re.compile(rf"(?:jangka(?: waktu)?:? *)?{_NAME}{_JOINED}")
_NAMES = re.compile(_NAME)


class Horizons(NamedTuple):
    """Where horizons stand, and which, in their own order."""

    start: int
    end: int
    horizons: tuple[Horizon, ...]


def find_horizons(small: str, start: int, end: int) -> Horizons | None:
    """The horizons said among other words of `small[start:end]`, all of them, placed at the first."""
    found = list(_SAID.finditer(small, start, end)) if "jangka" in small else []
    if not found:
        return None
    return Horizons(found[0].start(), found[0].end(), _horizons(" ".join(one[0] for one in found)))


def whole_horizons(small: str, start: int, end: int) -> tuple[Horizon, ...]:
    """The horizons that `small[start:end]` says and nothing else."""
    match = _WHOLE.fullmatch(small, start, end)
    return _horizons(match[0]) if match else ()


def _horizons(words: str) -> tuple[Horizon, ...]:
    said = set(_NAMES.findall(words))
    return tuple(one for one in Horizon if one.value in said)
