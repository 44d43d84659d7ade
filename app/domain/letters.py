"""Kinds and states of letters, and of the rows of the number register."""

from __future__ import annotations

from enum import StrEnum


class LetterKind(StrEnum):
    UNDANGAN = "undangan"
    TINDAK_LANJUT = "tindak_lanjut"


class LetterStatus(StrEnum):
    KONSEP = "konsep"
    TERBIT = "terbit"
    BATAL = "batal"


class NumberState(StrEnum):
    ISSUED = "terbit"
    RESERVED = "dicadangkan"
    VOID = "batal"
