"""Minutes: sections, kinds of points, forms of questions, states. The texts themselves are data."""

from __future__ import annotations

from enum import StrEnum


class SectionKind(StrEnum):
    """Parts of *Kegiatan Sidang/Rapat*, in the order in which the notula prints them."""

    PEMBUKAAN = "pembukaan"
    LAPORAN_PENYELENGGARA = "laporan_penyelenggara"
    ARAHAN = "arahan"
    PAPARAN = "paparan"
    DISKUSI = "diskusi"
    LAINNYA = "lainnya"
    PENUTUP = "penutup"


class SectionSource(StrEnum):
    """Where the first sections of minutes come from."""

    JENIS_RAPAT = "jenis_rapat"
    SUSUNAN_ACARA = "susunan_acara"


class PointKind(StrEnum):
    ARAHAN = "arahan"
    IMBAUAN = "imbauan"
    PERNYATAAN = "pernyataan"
    APRESIASI = "apresiasi"
    HARAPAN = "harapan"
    LAPORAN = "laporan"
    PAPARAN = "paparan"
    PENUTUP = "penutup"


class QuestionForm(StrEnum):
    PERTANYAAN = "pertanyaan"
    MASUKAN = "masukan"


class MinutesStatus(StrEnum):
    KONSEP = "konsep"
    MENUNGGU_PARAF = "menunggu_paraf"
    MENUNGGU_PERSETUJUAN = "menunggu_persetujuan"
    DISETUJUI = "disetujui"


#: The sections that a new meeting's minutes begin with; titles by kind of meeting are in section_templates.py.
DEFAULT_SECTIONS: tuple[SectionKind, ...] = (
    SectionKind.PEMBUKAAN,
    SectionKind.LAPORAN_PENYELENGGARA,
    SectionKind.ARAHAN,
    SectionKind.PAPARAN,
    SectionKind.DISKUSI,
    SectionKind.PENUTUP,
)
