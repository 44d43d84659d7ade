"""A rakor: its kinds, confidentiality, states and the roles people play in it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class MeetingKind(StrEnum):
    RAPAT_KOORDINASI = "rapat_koordinasi"
    PERTEMUAN_LINTAS_SEKTOR = "pertemuan_lintas_sektor"
    KOORDINASI_DAN_SINKRONISASI = "koordinasi_dan_sinkronisasi"
    RAPAT_EVALUASI = "rapat_evaluasi"
    SOSIALISASI = "sosialisasi"
    LAINNYA = "lainnya"


class Confidentiality(StrEnum):
    BIASA = "biasa"
    TERBATAS = "terbatas"
    RAHASIA = "rahasia"


_STRICTNESS = (Confidentiality.BIASA, Confidentiality.TERBATAS, Confidentiality.RAHASIA)


def stricter(*classes: Confidentiality) -> Confidentiality:
    """The effective class of a point, item or file: the strictest of its own and its meeting's (decision 2)."""
    return max(classes, key=_STRICTNESS.index)


class MeetingStatus(StrEnum):
    DIRENCANAKAN = "direncanakan"
    DITUNDA = "ditunda"
    DIBATALKAN = "dibatalkan"


class Lack(StrEnum):
    """What a meeting waits for, most pressing first."""

    PESERTA = "peserta"
    NOTULA = "notula"
    PENGAJUAN = "pengajuan"
    PARAF = "paraf"
    PERSETUJUAN = "persetujuan"


class ParticipantRole(StrEnum):
    PIMPINAN = "pimpinan"
    SEKRETARIS = "sekretaris"
    PENCATAT = "pencatat"
    PEMBUKA = "pembuka"
    PEMBERI_SAMBUTAN = "pemberi_sambutan"
    PEMBERI_ARAHAN = "pemberi_arahan"
    PELAPOR_PENYELENGGARA = "pelapor_penyelenggara"
    NARASUMBER = "narasumber"
    MODERATOR = "moderator"
    PEMBAWA_ACARA = "pembawa_acara"
    PEMBACA_DOA = "pembaca_doa"
    PENDAMPING = "pendamping"
    PENANGGUNG_JAWAB_TINDAK_LANJUT = "penanggung_jawab_tindak_lanjut"
    PENUTUP = "penutup"
    PESERTA = "peserta"


class Representative(StrEnum):
    """Whether a row stands for a body rather than for its head: known, or not stated."""

    YA = "ya"
    TIDAK = "tidak"
    TIDAK_DIKETAHUI = "tidak_diketahui"


class MeetingLinkKind(StrEnum):
    MUNGKIN_SAMA = "mungkin_sama"
    LANJUTAN = "lanjutan"


class FileKind(StrEnum):
    FOTO = "foto"
    BAHAN = "bahan"
    DAFTAR_HADIR = "daftar_hadir"
    PERSETUJUAN = "persetujuan"
    BUKTI = "bukti"
    LAINNYA = "lainnya"


#: Files that the organiser puts on a meeting; a signed notula comes with its approval, a bukti dukung with a report.
ORDINARY_KINDS = (FileKind.FOTO, FileKind.BAHAN, FileKind.DAFTAR_HADIR, FileKind.LAINNYA)


def sort_date(days: list[date | None], recorded_on: date) -> date:
    """The date a meeting is listed by: its first full date, else the day of recording (decision 5)."""
    full = [day for day in days if day is not None]
    return min(full) if full else recorded_on
