"""Pages pasted from Word and WhatsApp become lines; wrapped lines stay together."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.quick_notes import split_paste, understand_all
from tests.domain.quick_note_reading import seen
from tests.domain.quick_note_rooms import room_of

_WORD = """\
Notula Rapat\r
\r
I. Arahan\r
1.\tWawako: Pencegahan kekerasan diperkuat melalui\r
upaya promotif dan perlindungan spesifik\r
2.\tData permasalahan dilengkapi,\r
Tanpa menunggu rapat berikutnya\r
\u2022\tKoordinasi berlanjut.\r
lebih sering\r
\r
II. Tindak Lanjut:\r
a) DP3APM: mengirim format data; segera\r
b) Dinkes dan Disdik: menyusun jadwal; 31/7/23\r
"""

_LONG = "Gugus tugas diminta memperkuat upaya pencegahan"

_WHATSAPP = """\
[13/07/23 10.42] Rustam: Format data dikirim hari ini
mohon diisi
[13/07/23 10.43] Bu Lurah: Siap
[13/07/23 10.44] Rustam: TL DP3APM: kirim format; besok
"""


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("", []),
        (" \n\n \t\n", []),
        ("satu", ["satu"]),
        ("\n\nsatu\n\n\ndua\n", ["satu", "dua"]),
        ("satu\r\ndua\rtiga\u2028empat\vlima", ["satu", "dua", "tiga", "empat", "lima"]),
        (f"{_LONG}\nbagi perempuan", [f"{_LONG} bagi perempuan"]),
        (f"{_LONG}.\nbagi perempuan", [f"{_LONG}.", "bagi perempuan"]),
        (f"{_LONG}\n\nbagi perempuan", [_LONG, "bagi perempuan"]),
        (f"{_LONG}\narahan: lanjut", [_LONG, "arahan: lanjut"]),
        (f"{_LONG},\n- satu\n- dua", [f"{_LONG},", "- satu", "- dua"]),
        ("perempuan dan\nAnak", ["perempuan dan Anak"]),
    ],
)  # fmt: skip
def test_a_page_is_cut_where_somebody_ended_a_line(page: str, lines: list[str]) -> None:
    assert [one.line for one in split_paste(page)] == lines


def _read(page: str) -> list[dict[str, object]]:
    room = room_of("seed-000")
    return [seen(line, room) for line in understand_all([one.line for one in split_paste(page)], room)]


def test_a_page_of_word() -> None:
    rows = _read(_WORD)
    assert [(row["kind"], row["text"]) for row in rows] == [
        ("butir", "Notula Rapat"),
        ("bagian", "Arahan"),
        ("butir", "Pencegahan kekerasan diperkuat melalui upaya promotif dan perlindungan spesifik"),
        ("butir", "Data permasalahan dilengkapi, Tanpa menunggu rapat berikutnya"),
        ("butir", "Koordinasi berlanjut."),
        ("butir", "lebih sering"),
        ("bagian", "Tindak Lanjut"),
        ("tindak_lanjut", "mengirim format data"),
        ("tindak_lanjut", "menyusun jadwal"),
    ]
    first, second = rows[-2:]
    assert (first["owner"], first["due_text"]) == ("DP3APM", "segera")
    assert (second["owner"], second["supporters"], second["due"]) == ("Dinkes", ["Disdik"], date(2023, 7, 31))


def test_a_chat() -> None:
    assert [(row["kind"], row["speaker"], row["text"]) for row in _read(_WHATSAPP)] == [
        ("butir", "Rustam", "Format data dikirim hari ini"),
        ("butir", "Rustam", "mohon diisi"),
        ("butir", "Bu Lurah", "Siap"),
        ("tindak_lanjut", "Rustam", "kirim format"),
    ]
