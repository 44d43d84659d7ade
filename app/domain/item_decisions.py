"""Extensions, usul of an asisten and decisions of the Sekda on an item: their kinds and states."""

from __future__ import annotations

from enum import StrEnum


class ExtensionState(StrEnum):
    MENUNGGU = "menunggu"
    DIKABULKAN = "dikabulkan"
    DITOLAK = "ditolak"


class ProposalKind(StrEnum):
    """What an asisten proposes on an exception; agreeing carries it out."""

    PENEGASAN = "penegasan"
    PERPANJANGAN = "perpanjangan"
    TUNDA = "tunda"
    HENTIKAN = "hentikan"
    BAHAS_DI_RAPAT = "bahas_di_rapat"
    LAINNYA = "lainnya"


class ProposalState(StrEnum):
    MENUNGGU = "menunggu"
    DISETUJUI = "disetujui"
    DIARAHKAN = "diarahkan"
    DIBAHAS = "dibahas"
    DITARIK = "ditarik"


class DirectiveKind(StrEnum):
    SETUJUI_USUL = "setujui_usul"
    ARAHAN = "arahan"
    BAHAS_DI_RAPAT = "bahas_di_rapat"
