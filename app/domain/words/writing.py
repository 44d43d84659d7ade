"""Labels of what surrounds the writing of minutes: parts, remarks, siaran pers."""

from __future__ import annotations

from enum import StrEnum

from app.domain.press_releases import ReleaseState
from app.domain.remarks import RemarkState
from app.domain.writing import MinutesPart

LABELS: tuple[tuple[StrEnum, str], ...] = (
    (MinutesPart.BAGIAN, "Bagian notula"),
    (MinutesPart.KESIMPULAN, "Kesimpulan rapat"),
    (MinutesPart.ANGKA, "Data yang disampaikan"),
    (MinutesPart.KONTAK, "Kontak layanan"),
    (MinutesPart.CATATAN_CEPAT, "Catatan cepat"),
    (RemarkState.TERBUKA, "Belum dijawab"),
    (RemarkState.DITERIMA, "Diterima"),
    (RemarkState.DIJAWAB, "Dijawab"),
    (ReleaseState.KONSEP, "Konsep"),
    (ReleaseState.MENUNGGU_DIPERIKSA, "Menunggu diperiksa"),
    (ReleaseState.DIPERIKSA, "Diperiksa"),
)
