"""Light marks on paper: bold words are bold runs, entries of lists are lines of their own, no mark is printed."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from app.documents import minutes
from app.domain.sheets import MinutesSheet
from tests.documents.outline import paragraphs
from tests.documents.sources import unsourced
from tests.documents.test_minutes import TANJUNGPINANG

LISTED = "Yang **segera** dilakukan:\n- memetakan kasus\n- melatih **kader**"


def sheet_with(text: str, **values) -> MinutesSheet:
    first = TANJUNGPINANG.sections[0]
    point = replace(first.points[0], text=text, **values)
    return replace(TANJUNGPINANG, sections=(replace(first, points=(point,)), *TANJUNGPINANG.sections[1:]))


def line_with(paper: bytes, words: str) -> str:
    return next(text for _, text in paragraphs(paper) if words in text)


def test_bold_words_are_bold_runs_and_the_marks_are_gone():
    paper = minutes.build(sheet_with("Kepala dinas **wajib** melapor"))
    runs = [run for one in docx.Document(io.BytesIO(paper)).paragraphs for run in one.runs]
    assert [run.text for run in runs if "wajib" in run.text] == ["wajib"]
    assert next(run for run in runs if run.text == "wajib").bold
    assert "**" not in line_with(paper, "wajib")
    assert "Kepala dinas wajib melapor." in line_with(paper, "wajib")


def test_entries_of_a_list_are_lines_of_their_own():
    line = line_with(minutes.build(sheet_with(LISTED)), "memetakan")
    assert "Yang segera dilakukan:⏎- memetakan kasus⏎- melatih kader." in line


def test_a_list_begins_below_its_heading_and_remarks_stand_below_it():
    line = line_with(minutes.build(sheet_with("1. satu\n2. dua.", quote="Segera", context=None)), "⏎1. satu")
    assert "⏎1. satu⏎2. dua.⏎" in line
    assert "dua.." not in line


@pytest.mark.parametrize("text", ["tidak **ditutup", "a ** b", "****", LISTED, "**selesai.**"])
def test_nothing_is_printed_that_was_not_typed(text):
    sheet = sheet_with(text)
    assert unsourced(minutes.build(sheet), sheet) == []


def test_broken_lines_are_not_stretched():
    paper = docx.Document(io.BytesIO(minutes.build(sheet_with(LISTED))))
    listed = next(one for one in paper.paragraphs if "memetakan" in one.text)
    assert listed.alignment == WD_ALIGN_PARAGRAPH.LEFT
    others = [
        one.alignment for one in paper.paragraphs if one.style.name == listed.style.name and one.text != listed.text
    ]
    assert set(others) <= {None}
