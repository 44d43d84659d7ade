"""Kinds and states of letters, and of the rows of the number register."""

from __future__ import annotations

from enum import StrEnum


class LetterKind(StrEnum):
    UNDANGAN = "undangan"
    RALAT = "ralat"
    PENUNDAAN = "penundaan"
    PEMBATALAN = "pembatalan"
    TINDAK_LANJUT = "tindak_lanjut"
    NOTA_DINAS = "nota_dinas"


class LetterStatus(StrEnum):
    KONSEP = "konsep"
    TERBIT = "terbit"
    BATAL = "batal"


class Channel(StrEnum):
    """How a word reached somebody, or was heard from him."""

    APLIKASI = "aplikasi"
    WA = "wa"
    TELEPON = "telepon"
    SURAT = "surat"
    LANGSUNG = "langsung"


class DispatchKind(StrEnum):
    """What a recipient was told, so that nobody is told twice."""

    UNDANGAN = "undangan"
    RALAT = "ralat"
    PENUNDAAN = "penundaan"
    PEMBATALAN = "pembatalan"
    RINGKASAN = "ringkasan"
    TINDAK_LANJUT = "tindak_lanjut"


class NumberState(StrEnum):
    ISSUED = "terbit"
    RESERVED = "dicadangkan"
    VOID = "batal"
