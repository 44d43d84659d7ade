"""Where the money of a meeting or item comes from: the tree of sources, years and amounts. Labels are in labels.py."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from app.domain.errors import Remark, RuleViolation
from app.domain.numbers import parse_whole

FISCAL_YEARS = range(2000, 2101)


class FundingSource(StrEnum):
    """Sources as regional finance groups them, in the order in which a list shows them; parents before children."""

    APBD = "apbd"
    PAD = "pad"
    PAJAK_DAERAH = "pajak_daerah"
    RETRIBUSI_DAERAH = "retribusi_daerah"
    HASIL_KEKAYAAN_DAERAH = "hasil_kekayaan_daerah"
    LAIN_LAIN_PAD = "lain_lain_pad"
    TKD = "tkd"
    DAU = "dau"
    DAU_BLOCK_GRANT = "dau_block_grant"
    DAU_DITENTUKAN = "dau_ditentukan"
    DBH = "dbh"
    DBH_CHT = "dbh_cht"
    DAK = "dak"
    DAK_FISIK = "dak_fisik"
    DAK_NONFISIK = "dak_nonfisik"
    DAK_PELAYANAN_PPA = "dak_pelayanan_ppa"
    OTSUS_KEISTIMEWAAN = "otsus_keistimewaan"
    INSENTIF_FISKAL = "insentif_fiskal"
    DANA_DESA = "dana_desa"
    TRANSFER_ANTARDAERAH = "transfer_antardaerah"
    BANTUAN_KEUANGAN = "bantuan_keuangan"
    BAGI_HASIL_PROVINSI = "bagi_hasil_provinsi"
    LAIN_LAIN_PENDAPATAN = "lain_lain_pendapatan"
    HIBAH_DAERAH = "hibah_daerah"
    BLUD = "blud"
    BTT = "btt"
    APBN = "apbn"
    APBN_KANTOR = "apbn_kantor"
    DEKONSENTRASI = "dekonsentrasi"
    TUGAS_PEMBANTUAN = "tugas_pembantuan"
    HIBAH = "hibah"
    HIBAH_DALAM_NEGERI = "hibah_dalam_negeri"
    HIBAH_LUAR_NEGERI = "hibah_luar_negeri"
    TJSLP = "tjslp"
    BAZNAS = "baznas"
    SWADAYA = "swadaya"
    INSTANSI_SENDIRI = "instansi_sendiri"
    APB_DESA = "apb_desa"
    TANPA_BIAYA = "tanpa_biaya"
    BELUM_DITETAPKAN = "belum_ditetapkan"


_CHILDREN: dict[FundingSource, tuple[FundingSource, ...]] = {
    FundingSource.APBD: (
        FundingSource.PAD,
        FundingSource.TKD,
        FundingSource.TRANSFER_ANTARDAERAH,
        FundingSource.LAIN_LAIN_PENDAPATAN,
    ),
    FundingSource.PAD: (
        FundingSource.PAJAK_DAERAH,
        FundingSource.RETRIBUSI_DAERAH,
        FundingSource.HASIL_KEKAYAAN_DAERAH,
        FundingSource.LAIN_LAIN_PAD,
    ),
    FundingSource.TKD: (
        FundingSource.DAU,
        FundingSource.DBH,
        FundingSource.DAK,
        FundingSource.OTSUS_KEISTIMEWAAN,
        FundingSource.INSENTIF_FISKAL,
        FundingSource.DANA_DESA,
    ),
    FundingSource.DAU: (FundingSource.DAU_BLOCK_GRANT, FundingSource.DAU_DITENTUKAN),
    FundingSource.DBH: (FundingSource.DBH_CHT,),
    FundingSource.DAK: (FundingSource.DAK_FISIK, FundingSource.DAK_NONFISIK),
    FundingSource.DAK_NONFISIK: (FundingSource.DAK_PELAYANAN_PPA,),
    FundingSource.TRANSFER_ANTARDAERAH: (FundingSource.BANTUAN_KEUANGAN, FundingSource.BAGI_HASIL_PROVINSI),
    FundingSource.LAIN_LAIN_PENDAPATAN: (FundingSource.HIBAH_DAERAH, FundingSource.BLUD, FundingSource.BTT),
    FundingSource.APBN: (FundingSource.APBN_KANTOR, FundingSource.DEKONSENTRASI, FundingSource.TUGAS_PEMBANTUAN),
    FundingSource.HIBAH: (FundingSource.HIBAH_DALAM_NEGERI, FundingSource.HIBAH_LUAR_NEGERI),
}
_PARENT = {child: parent for parent, children in _CHILDREN.items() for child in children}


def parent_source(source: FundingSource) -> FundingSource | None:
    """The group that a source belongs to; None for a root."""
    return _PARENT.get(source)


def source_path(source: FundingSource) -> tuple[FundingSource, ...]:
    """From the root down to the source itself: APBD, TKD, DAK, DAK Fisik. Its length less one is the depth."""
    path = [source]
    while (parent := _PARENT.get(path[0])) is not None:
        path.insert(0, parent)
    return tuple(path)


def is_within(source: FundingSource, group: FundingSource) -> bool:
    """Whether a source is the group itself or lies under it: DAK Fisik is within APBD."""
    return group in source_path(source)


def parse_fiscal_year(value: str, *, field: str = "fiscal_year") -> int | None:
    """A year from 2000 to 2100; None when empty."""
    if not value.strip():
        return None
    try:
        return parse_whole(value, field=field, minimum=FISCAL_YEARS.start, maximum=FISCAL_YEARS.stop - 1)
    except RuleViolation:
        raise RuleViolation(field, "Tulis tahun anggaran dengan empat angka, antara 2000 dan 2100.") from None


def funding_remarks(
    source: FundingSource | None, ceiling: Decimal | None, realised: Decimal | None
) -> tuple[Remark, ...]:
    """What looks odd about a funding line; it is saved nevertheless."""
    remarks = []
    if ceiling is not None and realised is not None and realised > ceiling:
        remarks.append(Remark("realised", "Realisasi melebihi pagu. Periksa kembali kedua jumlah."))
    if source is FundingSource.TANPA_BIAYA and (ceiling or realised):
        remarks.append(Remark("source", "Sumber tercatat tanpa biaya, tetapi jumlah rupiah terisi."))
    return tuple(remarks)
