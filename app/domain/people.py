"""Persons and the positions they hold: enums, and how a name with its titles is written and sorted."""

from __future__ import annotations

import re
from enum import StrEnum


class Sapaan(StrEnum):
    BAPAK = "bapak"
    IBU = "ibu"


class AppointmentStatus(StrEnum):
    """How a position is held; the prefix stands before the office on every paper."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"
    PJ = "pj"
    PJS = "pjs"


class PositionKind(StrEnum):
    KEPALA_DAERAH = "kepala_daerah"
    WAKIL_KEPALA_DAERAH = "wakil_kepala_daerah"
    SEKDA = "sekda"
    ASISTEN = "asisten"
    KEPALA_INSTANSI = "kepala_instansi"
    LAINNYA = "lainnya"


def name_with_titles(name: str, front: str | None, back: str | None) -> str:
    """`dr. Siti Aminah, M.Kes.`: front titles, bare name, back titles after a comma."""
    full = f"{front} {name}" if front else name
    return f"{full}, {back}" if back else full


def split_titles(typed: str) -> tuple[str, str | None]:
    """A name as it is printed, cut at its first comma: the name, and the titles behind it. Front titles stay."""
    name, _, back = typed.partition(",")
    return (name.strip() or typed), (back.strip() or None)


_HONORIFIC = re.compile(r"^(?:(?:h|hj|dr|drs|dra|ir|prof|kh|hi)\.\s*)+", re.IGNORECASE)


def sort_name(name: str) -> str:
    """The key that lists of persons are ordered by: casefolded, honorifics such as H. and Hj. dropped."""
    return _HONORIFIC.sub("", name).casefold().strip()
