"""Labels of what surrounds the writing of minutes: parts, remarks, siaran pers."""

from __future__ import annotations

from enum import StrEnum

from app.domain.minutes import SectionSource
from app.domain.minutes_checks import CheckKind
from app.domain.press_releases import ReleaseState
from app.domain.remarks import RemarkState
from app.domain.writing import MinutesPart

LABELS: tuple[tuple[StrEnum, str], ...] = (
    (MinutesPart.BAGIAN, "Bagian notula"),
    (MinutesPart.KESIMPULAN, "Kesimpulan rapat"),
    (MinutesPart.ANGKA, "Data yang disampaikan"),
    (MinutesPart.KONTAK, "Kontak layanan"),
    (MinutesPart.CATATAN_CEPAT, "Catatan cepat"),
    (SectionSource.JENIS_RAPAT, "Menurut jenis rapat"),
    (SectionSource.SUSUNAN_ACARA, "Dari susunan acara"),
    (RemarkState.TERBUKA, "Belum dijawab"),
    (RemarkState.DITERIMA, "Diterima"),
    (RemarkState.DIJAWAB, "Dijawab"),
    (CheckKind.BAGIAN_KOSONG, "Bagian kosong"),
    (CheckKind.PEMBICARA, "Pembicara di luar daftar peserta"),
    (CheckKind.SUMBER_DATA, "Data tanpa sumber"),
    (CheckKind.KESIMPULAN, "Kesimpulan rapat"),
    (CheckKind.PENANGGUNG_JAWAB, "Penanggung jawab"),
    (CheckKind.BUKTI, "Bukti dukung"),
    (CheckKind.BATAS_WAKTU, "Batas waktu"),
    (CheckKind.JANGKA_WAKTU, "Jangka waktu"),
    (CheckKind.CATATAN, "Catatan pembaca"),
    (CheckKind.PRIVASI, "Pemeriksaan privasi"),
    (ReleaseState.KONSEP, "Konsep"),
    (ReleaseState.MENUNGGU_DIPERIKSA, "Menunggu diperiksa"),
    (ReleaseState.DIPERIKSA, "Diperiksa"),
)
