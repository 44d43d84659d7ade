"""Whatever is typed or pasted: nothing raises, no character is lost, the same line says the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quick_notes import FORCEABLE, LineKind, Room, split_paste, understand, understand_all
from tests.domain.quick_note_reading import check_pieces
from tests.domain.quick_note_rooms import room_of

_PIECES = (
    "TL", "DP3APM", ":", ";", "|", "@", "@3", "+", " ", "\t", "segera", "31 Juli 2023", "31/7/23", "(", ")", "data",
    "#", "149 kasus", ",", "Wali Kota", "Rustam", "arahan", "untuk", "kutip", '"', "K", "=>", "->", "jangka pendek",
    "## ", "bagian", "1. ", "a) ", "• ", "[31/7/23 10.42] Nama: ", "H+7", "h+999", "gugus tugas", "semua", "dan",
    "bersama", "İ", "ß", "\u200e", "\x00", "٣", "😀", "e\u0301", "sumber", "per Januari 2024", "Rp", "5.000,5", "20%",
    "Jumat depan", "30 Februari 2024", "99/99/99", "T", "J", "masukan", "Umrah", "TW III", "sebelum", "\u2028", "\n",
    "konteks:", "hasil:", "99999999999999999999", "½", "²", "999 tahun", "akhir", "oleh", "sekitar", "di", "?", "!",
)  # fmt: skip
_LINES = st.text(max_size=80) | st.lists(
    st.sampled_from(_PIECES).flatmap(lambda piece: st.sampled_from((piece, f"{piece} "))), max_size=14
).map("".join)
_KINDS = st.sampled_from((None, *LineKind))


@given(_LINES, _KINDS)
def test_no_character_is_lost(line: str, kind: LineKind | None) -> None:
    understood = understand(line, room_of("seed-000"), kind)
    check_pieces(understood)
    assert understood.raw == line
    assert kind not in FORCEABLE or understood.kind in (kind, LineKind.KOSONG, LineKind.PEMBICARA)


@given(_LINES)
def test_the_same_line_says_the_same(line: str) -> None:
    room = room_of("seed-001")
    assert understand(line, room) == understand(line, room)


@given(_LINES, _KINDS)
def test_a_room_without_anybody_serves_too(line: str, kind: LineKind | None) -> None:
    check_pieces(understand(line, Room(today=date(2024, 2, 29)), kind))


@given(_LINES.filter(lambda text: text.strip() != ""))
def test_text_that_is_a_point_stays_that_point(line: str) -> None:
    """Understanding the words of a record again, as the kind they have, takes no further word from plain sentences."""
    plain = f"x {line.replace(':', ' ').replace(';', ' ').replace('|', ' ')}"
    once = understand(plain, Room(today=date(2023, 7, 13)), LineKind.KESIMPULAN)
    assert understand(once.text, Room(today=date(2023, 7, 13)), LineKind.KESIMPULAN).text == once.text == plain.strip()


@given(st.lists(_LINES, max_size=6).map("\n".join))
def test_a_pasted_page_keeps_every_character(page: str) -> None:
    lines = split_paste(page)
    assert "".join(line.raw for line in lines) == (page if page.strip() else "")
    letters = "".join(page.split())
    assert "".join("".join(line.line.split()) for line in lines) == letters
    for understood in understand_all([line.line for line in lines], room_of("seed-000")):
        check_pieces(understood)


@pytest.mark.parametrize(
    "line",
    [
        " " * 20_000,
        "TL x" + " " * 20_000 + "y",
        "TL " + "(" * 20_000,
        "# 5 " + "di " * 7_000,
        "TL " + "31/7/23 " * 3_000,
    ],
    ids=["blanks", "gap", "brackets", "pieces", "dates"],
)
def test_a_page_without_line_breaks_is_a_line(line: str) -> None:
    check_pieces(understand(line, room_of("seed-000")))
