"""The words of stored office documents, as rules read them."""

from __future__ import annotations

import io

import openpyxl
import pytest
from docx import Document

from app.storage import texts
from app.storage.texts import office_words


def docx_of(*paragraphs: str, cell: str = "", header: str = "") -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if cell:
        document.add_table(1, 2).cell(0, 1).text = cell
    if header:
        document.sections[0].header.paragraphs[0].text = header
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def xlsx_of(*values: object) -> bytes:
    book = openpyxl.Workbook()
    for row, value in enumerate(values, start=1):
        book.active.cell(row, 1).value = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_paragraphs_tables_and_headers_of_a_docx():
    words = office_words(io.BytesIO(docx_of("Korban & keluarga", "Dua", cell="Dalam sel", header="Kepala surat")))
    assert "Korban & keluarga\n\nDua\n\n" in words
    assert "Dalam sel\n\n" in words
    assert "Kepala surat" in words


def test_texts_and_numbers_of_a_workbook():
    words = office_words(io.BytesIO(xlsx_of("Nama korban", 2172015203100001, "=1+1"))).split("\n\n")
    assert {"Nama korban", "2172015203100001"} <= set(words)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04rusak", docx_of("Satu")[:-40]])
def test_what_is_no_document_has_no_words(content):
    assert office_words(io.BytesIO(content)) == ""


def test_what_is_longer_than_the_limit_is_read_up_to_it(monkeypatch):
    content = docx_of("Awal", *("kata" * 500 for _ in range(50)), "Akhir")
    monkeypatch.setattr(texts, "MOST", 9000)
    words = office_words(io.BytesIO(content))
    assert "Akhir" not in words
    assert len(words) < 9000
