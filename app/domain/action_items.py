"""Action items: their classes, horizons, stated kinds and states. Due dates and lateness are in deadlines.py."""

from __future__ import annotations

from enum import StrEnum


class Horizon(StrEnum):
    PENDEK = "pendek"
    MENENGAH = "menengah"
    PANJANG = "panjang"


class ItemClass(StrEnum):
    """What follows from an item: a thing to do, an action plan, or a general direction that nobody is billed for."""

    TINDAK_LANJUT = "tindak_lanjut"
    RENCANA_AKSI = "rencana_aksi"
    ARAHAN_UMUM = "arahan_umum"


class StatedKind(StrEnum):
    """How the source put it (decision 10)."""

    TINDAK_LANJUT = "tindak_lanjut"
    KOMITMEN = "komitmen"
    ARAHAN = "arahan"


class AssignmentKind(StrEnum):
    LEAD = "penanggung_jawab"
    SUPPORT = "pendukung"
    MEMBER = "anggota"


class ItemStatus(StrEnum):
    """State of one agency's assignment; `sementara` until the minutes are approved (praktik.md, words on screen)."""

    SEMENTARA = "sementara"
    BELUM_DITINDAKLANJUTI = "belum_ditindaklanjuti"
    DALAM_PROSES = "dalam_proses"
    TERKENDALA = "terkendala"
    MENUNGGU_PERSETUJUAN_KEPALA = "menunggu_persetujuan_kepala"
    MENUNGGU_VERIFIKASI = "menunggu_verifikasi"
    SELESAI = "selesai"
    TIDAK_DILANJUTKAN = "tidak_dilanjutkan"
    DITUNDA = "ditunda"
    DISAMPAIKAN = "disampaikan"
    ADA_KETERANGAN = "ada_keterangan"
    SELESAI_MENURUT_KETERANGAN = "selesai_menurut_keterangan"
    BELUM_ADA_KABAR = "belum_ada_kabar"
    MENUNGGU_KESEDIAAN = "menunggu_kesediaan"
    BERSEDIA = "bersedia"
    TIDAK_ADA_KABAR = "tidak_ada_kabar"


class ShownStatus(StrEnum):
    """What is shown where the state of a share would mislead: nobody works on it, though it never came to an end."""

    #: A general direction: nobody is billed for it, so its share never left the first state.
    ARAHAN_UMUM = "arahan_umum"
    #: The lead closed the item, and this share with it.
    DITUTUP = "ditutup"


#: States after which nobody owes a report.
CLOSED = frozenset(
    {
        ItemStatus.SELESAI,
        ItemStatus.TIDAK_DILANJUTKAN,
        ItemStatus.SELESAI_MENURUT_KETERANGAN,
        ItemStatus.TIDAK_ADA_KABAR,
    }
)


def shown_status(status: ItemStatus, *, is_firm: bool, is_open: bool) -> ItemStatus | ShownStatus:
    """The state of a share as pages show it; `is_open` tells whether somebody still owes something on it."""
    if not is_firm or is_open or status in CLOSED:
        return status
    return ShownStatus.ARAHAN_UMUM if status is ItemStatus.SEMENTARA else ShownStatus.DITUTUP
