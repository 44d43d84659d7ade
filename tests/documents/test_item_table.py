"""The table of action items as CSV: what is typed comes back as typed, and nothing of it becomes a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.documents.item_table import COLUMNS, item_table
from app.domain.sheets.item_table import ItemTableLine

LINE = ItemTableLine(
    text="Mengirim data",
    owner="Dinas Sosial",
    title="Rapat koordinasi",
    due_text=None,
    confidentiality="Biasa",
    item_class="Tindak lanjut",
    from_kepala_daerah=False,
    status="Dalam proses",
    first_due_on=date(2026, 11, 2),
    due_on=date(2026, 11, 14),
    days_late=3,
)
#: Columns that hold what somebody typed.
TYPED = {"text": 1, "owner": 2, "title": 3, "due_text": 10}
SIGNS = "=+-@|＝＋－＠｜"
_BEFORE_A_FORMULA = " \t\r\n\"'\u00a0\u200b\u2060\u3000\ufeff"
ANY_TEXT = st.text(max_size=30) | st.lists(
    st.sampled_from([*SIGNS, *_BEFORE_A_FORMULA, ";", ",", "=1+1", "Camat", "\x00", "\u2028", '"'])
).map("".join)


def read(*chunks: list[ItemTableLine]) -> list[list[str]]:
    """The rows under the head, as a program reads them."""
    text = b"".join(item_table(chunks)).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert tuple(head) == COLUMNS
    assert text.count("\r\n") == len(rows) + 1
    assert not re.search("[\r\n]", text.replace("\r\n", ""))
    return rows


def test_a_line_as_a_spreadsheet_in_indonesian_takes_it():
    body = b"".join(item_table([[LINE._replace(from_kepala_daerah=True, due_text="segera")]]))
    assert body.startswith(b"\xef\xbb\xbfNo.;Tindak lanjut;Penanggung jawab;Rapat;")
    assert body.decode().splitlines()[1] == (
        "1;Mengirim data;Dinas Sosial;Rapat koordinasi;Biasa;Tindak lanjut;Ya;Dalam proses;"
        "2026-11-02;2026-11-14;segera;3"
    )


def test_what_is_not_known_is_an_empty_cell():
    empty = LINE._replace(owner=None, title=None, confidentiality=None, first_due_on=None, due_on=None, days_late=None)
    assert read([empty]) == [["1", "Mengirim data", "", "", "", "Tindak lanjut", "", "Dalam proses", "", "", "", ""]]


def test_lines_are_numbered_across_chunks():
    rows = read([LINE, LINE], [], [LINE])
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert read() == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+62 812", "'+62 812"),
        ("-5 derajat", "'-5 derajat"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("|calc", "'|calc"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "' =1+1"),
        ("\r\n@SUM(A1)", "' @SUM(A1)"),
        ("＝１＋１", "'＝１＋１"),
        ("\u200b=1", "'\u200b=1"),
        ("\u00a0-1", "'\u00a0-1"),
        ('"=1+1', "'\"=1+1"),
        ("'=1+1", "''=1+1"),
        ('Data, =HYPERLINK("x")', 'Data, \'=HYPERLINK("x")'),
        ("Data,+cmd|' /C calc'!A0", "Data,'+cmd|' /C calc'!A0"),
        (',"=1', ",\"'=1"),
        ("-", "'-"),
        ("Rp5.000,- per orang, Rp2.000,-", "Rp5.000,- per orang, Rp2.000,-"),
        ("5,-HYPERLINK(A1)", "5,'-HYPERLINK(A1)"),
        ("5,-cmd|' /C calc'!A0", "5,'-cmd|' /C calc'!A0"),
        ("Rp5.000,00; dua kali", "Rp5.000,00; dua kali"),
        ('Membuka posko "aman"', 'Membuka posko "aman"'),
        ("Baris satu\nbaris dua\u2028tiga", "Baris satu baris dua tiga"),
        ("a = b + c - d", "a = b + c - d"),
        ("'kutip'", "'kutip'"),
    ],
)
def test_how_a_text_is_written(typed, written):
    for field, place in TYPED.items():
        assert read([LINE._replace(**{field: typed})])[0][place] == written


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=6))
@example([("=cmd|' /C calc'!A0", ", =1"), ("\n;=1", '";"=1')])
def test_any_text_comes_back_and_none_becomes_a_formula(texts):
    rows = read([LINE._replace(text=text, title=title) for text, title in texts])
    assert [len(row) for row in rows] == [len(COLUMNS)] * len(texts)
    for row, typed in zip(rows, texts, strict=True):
        for cell, text in zip((row[1], row[3]), typed, strict=True):
            assert _as_written(cell) == _as_written(text)
            if not set(SIGNS).intersection(text):
                assert cell == _on_one_line(text)
        assert not [cell for cell in row if _is_formula(cell)]


@given(ANY_TEXT, ANY_TEXT)
def test_a_program_that_parts_columns_at_commas_finds_no_formula_either(text, title):
    body = b"".join(item_table([[LINE._replace(text=text, title=title)]])).decode("utf-8-sig")
    for line in body.split("\r\n"):
        for cell in next(csv.reader([line]), []):
            assert not _is_formula(cell) or re.fullmatch("-[^(|!]*", cell)


def test_half_a_character_does_not_stop_the_table():
    assert read([LINE._replace(text="Data \ud800 lengkap")])[0][1] == "Data ? lengkap"


def _on_one_line(text: str) -> str:
    return re.sub("[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text)


def _as_written(text: str) -> str:
    """Without the signs that keep a formula from being one."""
    return _on_one_line(text).replace("'", "")


def _is_formula(cell: str) -> bool:
    return cell.lstrip(_BEFORE_A_FORMULA.replace("'", "")).startswith(tuple(SIGNS))
