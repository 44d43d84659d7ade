"""The paper read back: every paragraph in its order, columns, weight, tables, marks, the emblem of the kop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import minutes
from app.documents.page import Style
from app.documents.paper_outline import Table, read_paper
from app.domain.meetings import Confidentiality
from app.domain.sheets import Addendum, Emblem
from tests.documents.cases import TANJUNGPINANG
from tests.documents.outline import paragraphs
from tests.documents.sheets_of_papers import APPROVED
from tests.documents.sheets_of_papers import MINUTES as SHEETS
from tests.documents.sources import unsourced
from tests.storage.samples import png_file

ADDED = replace(
    APPROVED,
    addenda=(
        Addendum(no=1, text="Lampiran ketiga dilengkapi", reason="tertinggal", signed_on=date(2026, 12, 1)),
        Addendum(no=2, text="Jumlah peserta 31 orang", reason="salah hitung", signed_on=date(2026, 12, 8)),
    ),
)


def told(paper: bytes) -> list[tuple[str, str]]:
    return [(style, text.replace("→", "\t").replace("⏎", "\n")) for style, text in paragraphs(paper)]


@pytest.mark.parametrize("sheet", [*SHEETS.values(), ADDED], ids=[*SHEETS, "added"])
def test_every_paragraph_is_read_in_its_order(sheet):
    paper = minutes.build(sheet)
    assert [(line.style, line.text) for line in read_paper(paper).lines] == told(paper)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=120), st.text(st.characters(), max_size=40))
def test_whatever_is_typed_is_read_back(text, title):
    point = replace(TANJUNGPINANG.sections[0].points[0], text=text, quote=text or None)
    section = replace(TANJUNGPINANG.sections[0], points=(point,))
    paper = minutes.build(replace(TANJUNGPINANG, title=title, sections=(section,)))
    assert [(line.style, line.text) for line in read_paper(paper).lines] == told(paper)


def test_bold_words_are_told_from_the_others():
    point = replace(TANJUNGPINANG.sections[0].points[0], text="Data **satu pintu** saja", quote=None)
    section = replace(TANJUNGPINANG.sections[0], points=(point,))
    paper = read_paper(minutes.build(replace(TANJUNGPINANG, sections=(section,))))
    bold = [run.text for line in paper.lines for runs in line.columns for run in runs if run.is_bold]
    assert bold == ["satu pintu"]


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ({}, ("KONSEP",)),
        ({"confidentiality": Confidentiality.TERBATAS}, ("TERBATAS", "KONSEP")),
    ],
)
def test_the_marks_at_the_head(values, marks):
    assert read_paper(minutes.build(replace(TANJUNGPINANG, **values))).marks == marks
    assert read_paper(minutes.build(APPROVED)).marks[-1:] != ("KONSEP",)


def test_tables_keep_their_rows_and_head():
    tables = [block for block in read_paper(minutes.build(APPROVED)).blocks if isinstance(block, Table)]
    kop, *lists = tables
    assert not kop.is_bordered
    assert lists
    assert all(table.is_bordered and table.rows[0].is_head for table in lists)
    assert {len(row.cells) for row in lists[0].rows} == {len(lists[0].rows[0].cells)}


def test_the_emblem_of_the_kop_stands_beside_its_lines():
    letterhead = replace(TANJUNGPINANG.letterhead, emblem=Emblem(sha256="", picture=png_file()))
    kop = read_paper(minutes.build(replace(TANJUNGPINANG, letterhead=letterhead))).blocks[0]
    assert isinstance(kop, Table)
    assert not kop.is_bordered
    (picture,) = kop.lines[0].pictures
    assert picture.media_type == "image/png"
    assert picture.data.startswith(b"\x89PNG")


def test_additions_stand_at_the_end_with_date_and_reason():
    paper = minutes.build(ADDED)
    assert unsourced(paper, ADDED) == []
    end = [(line.style, line.text) for line in read_paper(paper).lines][-5:]
    assert end == [
        (Style.SECTION, "Tambahan notula"),
        (Style.LETTERED, "a.\tTambahan ke-1, tanggal 1 Desember 2026; alasan: tertinggal."),
        (Style.LETTERED_NEXT, "Lampiran ketiga dilengkapi."),
        (Style.LETTERED, "b.\tTambahan ke-2, tanggal 8 Desember 2026; alasan: salah hitung."),
        (Style.LETTERED_NEXT, "Jumlah peserta 31 orang."),
    ]
