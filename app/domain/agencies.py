"""Kinds of agencies and their relation to the government; what may be assigned and what only asked."""

from __future__ import annotations

from enum import StrEnum


class GovernmentLevel(StrEnum):
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"


class AgencyKind(StrEnum):
    """Kinds of institutions, for agencies and for unsur of participants alike."""

    OPD = "opd"
    KECAMATAN_KELURAHAN = "kecamatan_kelurahan"
    DESA = "desa"
    INSTANSI_VERTIKAL = "instansi_vertikal"
    POLRI = "polri"
    TNI = "tni"
    KEJAKSAAN = "kejaksaan"
    PENGADILAN = "pengadilan"
    PERGURUAN_TINGGI = "perguruan_tinggi"
    LEMBAGA_MASYARAKAT = "lembaga_masyarakat"
    DUNIA_USAHA = "dunia_usaha"
    MEDIA = "media"
    PEMERINTAH_ATASAN = "pemerintah_atasan"
    DPRD = "dprd"
    GUGUS_TUGAS = "gugus_tugas"
    LAINNYA = "lainnya"


class Relation(StrEnum):
    """`hubungan` of an agency to this government (praktik.md): decides wording and whether it can be assigned."""

    BAWAHAN = "bawahan"
    BAWAHAN_MELALUI = "bawahan_melalui"
    MITRA = "mitra"
    ATASAN = "atasan"
    SEJAJAR = "sejajar"


class TaskForceRole(StrEnum):
    PENGARAH = "pengarah"
    KETUA = "ketua"
    KETUA_HARIAN = "ketua_harian"
    SEKRETARIS = "sekretaris"
    ANGGOTA = "anggota"


def may_be_assigned(relation: Relation, kind: AgencyKind) -> bool:
    """Whether an item may be laid on the agency as work to do; partners are asked instead.

    Courts, DPRD, province and ministries are never assigned (praktik.md, "People and hierarchy").
    """
    if relation in (Relation.ATASAN, Relation.SEJAJAR):
        return False
    return kind not in (AgencyKind.PENGADILAN, AgencyKind.DPRD, AgencyKind.PEMERINTAH_ATASAN)


def is_partner(relation: Relation) -> bool:
    """Partners are asked, never pressed: no lateness, no percent, no ladder."""
    return relation is not Relation.BAWAHAN and relation is not Relation.BAWAHAN_MELALUI


def is_voluntary(kind: AgencyKind) -> bool:
    """Bodies without public authority: they may be willing or not (practice of the closed loop, c)."""
    return kind in (
        AgencyKind.PERGURUAN_TINGGI,
        AgencyKind.LEMBAGA_MASYARAKAT,
        AgencyKind.DUNIA_USAHA,
        AgencyKind.MEDIA,
    )
