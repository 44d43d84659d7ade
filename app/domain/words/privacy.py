"""Labels of the privacy guard: its rules and how strictly they hold back."""

from __future__ import annotations

from enum import StrEnum

from app.domain.privacy.findings import PrivacyRule, Severity

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
)
