"""Labels of the privacy guard: its rules, how strictly they hold back, places, and papers that it guards."""

from __future__ import annotations

from enum import StrEnum

from app.domain.privacy.findings import PrivacyRule, Severity
from app.domain.privacy_places import ManyPaper, Paper, PlaceKind

LABELS: tuple[tuple[StrEnum, str], ...] = (
    (Severity.STOP, "Harus dihapus atau ditandai terbatas"),
    (Severity.ASK, "Perlu ditanyakan"),
    (PrivacyRule.NAMA_KORBAN, "Nama korban"),
    (PrivacyRule.NAMA_ANAK, "Nama anak"),
    (PrivacyRule.NAMA_KELUARGA, "Nama keluarga korban"),
    (PrivacyRule.NIK, "NIK atau nomor kartu keluarga"),
    (PrivacyRule.NAMA_DIDUGA, "Mungkin nama korban"),
    (PrivacyRule.INISIAL_USIA, "Inisial atau nama dengan usia"),
    (PrivacyRule.TELEPON, "Nomor telepon"),
    (PrivacyRule.ALAMAT, "Alamat"),
    (PrivacyRule.SEKOLAH, "Sekolah atau kelas"),
    (PrivacyRule.FOTO, "Foto"),
    (PrivacyRule.BERKAS, "Isi berkas"),
    (Paper.NOTULA, "Notula"),
    (Paper.VERSI_PUBLIK, "Notula versi publik"),
    (Paper.RINGKASAN, "Ringkasan tindak lanjut"),
    (Paper.MATRIKS, "Matriks rencana aksi"),
    (Paper.NOTA_DINAS, "Nota dinas"),
    (Paper.SURAT, "Surat tindak lanjut"),
    (Paper.SIARAN_PERS, "Siaran pers"),
    (Paper.UNDANGAN, "Undangan dan perubahannya"),
    (Paper.DAFTAR_HADIR, "Daftar hadir"),
    (Paper.KALENDER, "Berkas kalender"),
    (ManyPaper.TINJAUAN_CETAK, "Tinjauan lewat batas (cetak)"),
    (ManyPaper.TINJAUAN_XLSX, "Tinjauan lewat batas (XLSX)"),
    (ManyPaper.LEMBAR_ARAHAN, "Lembar arahan"),
    (ManyPaper.LAPORAN_MINGGUAN, "Laporan mingguan"),
    (ManyPaper.TINDAK_LANJUT_CSV, "Daftar tindak lanjut (CSV)"),
    (PlaceKind.RAPAT, "Keterangan rapat"),
    (PlaceKind.PESERTA, "Peserta"),
    (PlaceKind.PENDANAAN, "Pendanaan"),
    (PlaceKind.SUMBER, "Sumber berita"),
    (PlaceKind.BAGIAN, "Judul bagian"),
    (PlaceKind.BUTIR, "Butir notula"),
    (PlaceKind.TANYA_JAWAB, "Tanya jawab"),
    (PlaceKind.SESI, "Sesi tanya jawab"),
    (PlaceKind.KESIMPULAN, "Kesimpulan rapat"),
    (PlaceKind.DATA, "Data yang disampaikan"),
    (PlaceKind.KONTAK, "Kontak layanan"),
    (PlaceKind.TIM_KECIL, "Tim kecil"),
    (PlaceKind.TINDAK_LANJUT, "Tindak lanjut"),
    (PlaceKind.DOKUMENTASI, "Keterangan dokumentasi"),
    (PlaceKind.FOTO, "Foto"),
    (PlaceKind.BERKAS, "Berkas"),
    (PlaceKind.SIARAN_PERS, "Siaran pers"),
    (PlaceKind.KONSEP_UNDANGAN, "Konsep undangan"),
    (PlaceKind.KONSEP_SURAT, "Konsep surat tindak lanjut"),
    (PlaceKind.KONSEP_NOTA_DINAS, "Konsep nota dinas"),
)
