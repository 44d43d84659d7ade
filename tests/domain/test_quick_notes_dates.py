"""Due dates as they are said in Indonesia, in a field of their own and among the words of an item."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.quick_notes import Room, understand
from app.domain.workdays import WorkCalendar

#: Thursday, with a holiday on the Wednesday after.
_ROOM = Room(today=date(2023, 7, 13), calendar=WorkCalendar(holidays=frozenset({date(2023, 7, 19)})))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("said", "on", "words"),
    [
        ("31 Juli 2023", "2023-07-31", ""),
        ("31 juli 2023.", "2023-07-31", ""),
        ("31-Juli-2023", "2023-07-31", ""),
        ("31 Jul 23", "2023-07-31", ""),
        ("1 Nopember 2023", "2023-11-01", ""),
        ("31/7/23", "2023-07-31", ""),
        ("31/07/2023", "2023-07-31", ""),
        ("31-07-2023", "2023-07-31", ""),
        ("31.7.2023", "2023-07-31", ""),
        ("2023-07-31", "2023-07-31", ""),
        ("Senin, 31 Juli 2023", "2023-07-31", ""),
        ("Senin (31/7/2023)", "2023-07-31", ""),
        ("tanggal 31 Juli 2023", "2023-07-31", ""),
        ("paling lambat 31 Juli 2023", "2023-07-31", ""),
        ("s.d. 31 Juli 2023", "2023-07-31", ""),
        ("sampai dengan 31 Juli 2023", "2023-07-31", ""),
        ("31 Juli", "2023-07-31", "31 Juli"),
        ("5 Mei", "2024-05-05", "5 Mei"),
        ("31/7", "2023-07-31", "31/7"),
        ("29 Februari", "2024-02-29", "29 Februari"),
        ("sebelum 1 Agustus 2023", "2023-07-31", "sebelum 1 Agustus 2023"),
        ("sebelum Jumat", "2023-07-13", "sebelum Jumat"),
        ("hari ini", "2023-07-13", "hari ini"),
        ("Besok", "2023-07-14", "Besok"),
        ("lusa", "2023-07-15", "lusa"),
        ("Jumat", "2023-07-14", "Jumat"),
        ("hari Jum'at", "2023-07-14", "hari Jum'at"),
        ("Kamis", "2023-07-20", "Kamis"),
        ("Kamis ini", "2023-07-13", "Kamis ini"),
        ("Jumat depan", "2023-07-21", "Jumat depan"),
        ("Senin minggu depan", "2023-07-17", "Senin minggu depan"),
        ("hari Minggu", "2023-07-16", "hari Minggu"),
        ("minggu ini", "2023-07-14", "minggu ini"),
        ("minggu depan", "2023-07-21", "minggu depan"),
        ("akhir pekan depan", "2023-07-21", "akhir pekan depan"),
        ("bulan ini", "2023-07-31", "bulan ini"),
        ("bulan depan", "2023-08-31", "bulan depan"),
        ("akhir bulan", "2023-07-31", "akhir bulan"),
        ("akhir Agustus", "2023-08-31", "akhir Agustus"),
        ("akhir Februari 2024", "2024-02-29", "akhir Februari 2024"),
        ("Agustus 2023", "2023-08-31", "Agustus 2023"),
        ("bulan Maret", "2024-03-31", "bulan Maret"),
        ("akhir tahun", "2023-12-31", "akhir tahun"),
        ("tahun depan", "2024-12-31", "tahun depan"),
        ("tahun 2025", "2025-12-31", "tahun 2025"),
        ("TA 2024", "2024-12-31", "TA 2024"),
        ("TW III", "2023-09-30", "TW III"),
        ("TW I", "2024-03-31", "TW I"),
        ("triwulan III 2024", "2024-09-30", "triwulan III 2024"),
        ("triwulan 4 tahun 2023", "2023-12-31", "triwulan 4 tahun 2023"),
        ("semester I", "2024-06-30", "semester I"),
        ("semester II 2023", "2023-12-31", "semester II 2023"),
        ("H+7", "2023-07-25", "H+7"),
        ("h + 2", "2023-07-17", "h + 2"),
        ("H+7 kalender", "2023-07-20", "H+7 kalender"),
        ("3 hari kerja", "2023-07-18", "3 hari kerja"),
        ("dalam 14 hari", "2023-07-27", "14 hari"),
        ("2 minggu lagi", "2023-07-27", "2 minggu lagi"),
        ("seminggu", "2023-07-20", "seminggu"),
        ("tiga bulan", "2023-10-13", "tiga bulan"),
        ("segera", None, "segera"),
        ("Selanjutnya", None, "Selanjutnya"),
        ("dalam waktu dekat", None, "dalam waktu dekat"),
        ("setiap bulan", None, "setiap bulan"),
        ("pertengahan Agustus", None, "pertengahan Agustus"),
        ("H-3 rapat berikutnya", None, "H-3 rapat berikutnya"),
        ("30 Februari 2024", None, "30 Februari 2024"),
    ],
)
def test_a_field_that_says_when(said: str, on: str | None, words: str) -> None:
    line = understand(f"TL: kirim format; {said}", _ROOM)
    assert (line.due_on, line.due_text, line.text) == (_day(on), words, "kirim format")


@pytest.mark.parametrize(
    ("text", "on", "words"),
    [
        ("kirim format paling lambat 31 Juli 2023 ke dinas", "2023-07-31", ""),
        ("rapat evaluasi Jumat depan pukul 10.00", "2023-07-21", "Jumat depan"),
        ("format 5 Mei 2023 diperbaiki sampai 6 Agustus 2023", "2023-08-06", ""),
        ("tindak lanjuti rapat 5 Mei 2023", None, ""),
        ("kasus segera ditangani", None, "segera"),
        ("segera ditangani, paling lambat akhir bulan", "2023-07-31", "akhir bulan"),
        ("laporan triwulan III dikirim", None, ""),
        ("laporan dikirim pada triwulan III", "2023-09-30", "triwulan III"),
        ("posko dibuka mulai 1 Agustus 2023", None, ""),
        ("data Januari 2023 direkap", None, ""),
        ("data 2 minggu terakhir direkap", None, ""),
        ("data direkap dalam 2 minggu", "2023-07-27", "2 minggu"),
        ("minggu depan kirim format", "2023-07-21", "minggu depan"),
        ("pasal 31/7 dibahas", None, ""),
        ("nomor 0812-12-2023", None, ""),
        ("berita acara 12.3.45 disimpan", None, ""),
    ],
)
def test_when_among_other_words(text: str, on: str | None, words: str) -> None:
    line = understand(f"-> {text}", _ROOM)
    assert (line.due_on, line.due_text, line.text) == (_day(on), words, text)


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ("30 Februari 2024", "Tanggal 30 Februari 2024 tidak ada dalam kalender. Periksa kembali."),
        ("Jumat, 31 Juli 2023", "31 Juli 2023 jatuh pada hari Senin, bukan Jumat."),
        ("1 Juli 2023", "1 Juli 2023 mendahului hari rapat, 13 Juli 2023."),
    ],
)
def test_a_doubtful_date_is_pointed_out(said: str, remark: str) -> None:
    line = understand(f"TL: kirim format; {said}", _ROOM)
    assert [note.message for note in line.notes] == [remark]
    assert line.raw[line.notes[0].start : line.notes[0].end] == said
