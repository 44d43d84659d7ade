"""Labels of the sources of money."""

from __future__ import annotations

from enum import StrEnum

from app.domain.funding import FundingSource

LABELS: tuple[tuple[StrEnum, str], ...] = (
    (FundingSource.APBD, "Anggaran Pendapatan dan Belanja Daerah (APBD)"),
    (FundingSource.PAD, "Pendapatan Asli Daerah (PAD)"),
    (FundingSource.PAJAK_DAERAH, "Pajak daerah"),
    (FundingSource.RETRIBUSI_DAERAH, "Retribusi daerah"),
    (FundingSource.HASIL_KEKAYAAN_DAERAH, "Hasil pengelolaan kekayaan daerah yang dipisahkan"),
    (FundingSource.LAIN_LAIN_PAD, "Lain-lain PAD yang sah"),
    (FundingSource.TKD, "Transfer ke Daerah (TKD)"),
    (FundingSource.DAU, "Dana Alokasi Umum (DAU)"),
    (FundingSource.DAU_BLOCK_GRANT, "DAU yang tidak ditentukan penggunaannya"),
    (FundingSource.DAU_DITENTUKAN, "DAU yang ditentukan penggunaannya"),
    (FundingSource.DBH, "Dana Bagi Hasil (DBH)"),
    (FundingSource.DBH_CHT, "DBH Cukai Hasil Tembakau (DBH CHT)"),
    (FundingSource.DAK, "Dana Alokasi Khusus (DAK)"),
    (FundingSource.DAK_FISIK, "DAK Fisik"),
    (FundingSource.DAK_NONFISIK, "DAK Nonfisik"),
    (FundingSource.DAK_PELAYANAN_PPA, "DAK Nonfisik Dana Pelayanan Perlindungan Perempuan dan Anak"),
    (FundingSource.OTSUS_KEISTIMEWAAN, "Dana Otonomi Khusus atau Dana Keistimewaan"),
    (FundingSource.INSENTIF_FISKAL, "Insentif Fiskal"),
    (FundingSource.DANA_DESA, "Dana Desa"),
    (FundingSource.TRANSFER_ANTARDAERAH, "Transfer antardaerah"),
    (FundingSource.BANTUAN_KEUANGAN, "Bantuan keuangan"),
    (FundingSource.BAGI_HASIL_PROVINSI, "Bagi hasil dari provinsi"),
    (FundingSource.LAIN_LAIN_PENDAPATAN, "Lain-lain pendapatan daerah yang sah"),
    (FundingSource.HIBAH_DAERAH, "Hibah dalam APBD"),
    (FundingSource.BLUD, "Badan Layanan Umum Daerah (BLUD)"),
    (FundingSource.BTT, "Belanja Tidak Terduga (BTT)"),
    (FundingSource.APBN, "Anggaran Pendapatan dan Belanja Negara (APBN)"),
    (FundingSource.APBN_KANTOR, "APBN kantor pusat atau kantor daerah"),
    (FundingSource.DEKONSENTRASI, "Dana dekonsentrasi"),
    (FundingSource.TUGAS_PEMBANTUAN, "Dana tugas pembantuan"),
    (FundingSource.HIBAH, "Hibah atau donor"),
    (FundingSource.HIBAH_DALAM_NEGERI, "Hibah dalam negeri"),
    (FundingSource.HIBAH_LUAR_NEGERI, "Hibah luar negeri"),
    (FundingSource.TJSLP, "Tanggung jawab sosial perusahaan (TJSLP/CSR)"),
    (FundingSource.BAZNAS, "Badan Amil Zakat Nasional (Baznas)"),
    (FundingSource.SWADAYA, "Swadaya masyarakat"),
    (FundingSource.INSTANSI_SENDIRI, "Anggaran instansi sendiri"),
    (FundingSource.APB_DESA, "Anggaran Pendapatan dan Belanja Desa (APB Desa)"),
    (FundingSource.TANPA_BIAYA, "Tanpa biaya"),
    (FundingSource.BELUM_DITETAPKAN, "Belum ditetapkan"),
)
