"""Labels of quick notes: what a line becomes, and what its pieces are."""

from __future__ import annotations

from enum import StrEnum

from app.domain.quick_notes.understood import LineKind, SpanRole

LABELS: tuple[tuple[StrEnum, str], ...] = (
    (LineKind.BUTIR, "Butir"),
    (LineKind.TANYA, "Pertanyaan"),
    (LineKind.MASUKAN, "Masukan"),
    (LineKind.JAWAB, "Jawaban"),
    (LineKind.DATA, "Angka"),
    (LineKind.KESIMPULAN, "Kesimpulan"),
    (LineKind.TINDAK_LANJUT, "Tindak lanjut"),
    (LineKind.BAGIAN, "Bagian"),
    (LineKind.PEMBICARA, "Pembicara"),
    (LineKind.KOSONG, "Baris kosong"),
    (SpanRole.TEKS, "Teks"),
    (SpanRole.SPASI, "Spasi"),
    (SpanRole.NOMOR, "Nomor atau butir daftar"),
    (SpanRole.TANDA, "Tanda"),
    (SpanRole.PEMBICARA, "Pembicara"),
    (SpanRole.DITUJUKAN, "Ditujukan kepada"),
    (SpanRole.KUTIPAN, "Kutipan"),
    (SpanRole.KONTEKS, "Konteks"),
    (SpanRole.PENANGGUNG_JAWAB, "Penanggung jawab"),
    (SpanRole.PENDUKUNG, "Instansi pendukung"),
    (SpanRole.BATAS_WAKTU, "Batas waktu"),
    (SpanRole.JANGKA_WAKTU, "Jangka waktu"),
    (SpanRole.HASIL, "Keluaran yang diharapkan"),
    (SpanRole.BUKTI, "Bukti dukung"),
    (SpanRole.INDIKATOR, "Uraian angka"),
    (SpanRole.NILAI, "Nilai"),
    (SpanRole.SATUAN, "Satuan"),
    (SpanRole.WILAYAH, "Wilayah"),
    (SpanRole.PERIODE, "Periode"),
    (SpanRole.SUMBER, "Sumber"),
    (SpanRole.BAGIAN, "Bagian"),
)
