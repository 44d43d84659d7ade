"""Light marks: bold and lists are read, everything else stays as typed, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rich_text import blocks, excerpt, plain, runs_of

TEXTS = st.text(alphabet="ab *\n-1.)•é \t", max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "bold", "without"),
    [
        ("Dinas **Sosial** melapor", ["Sosial"], "Dinas Sosial melapor"),
        ("**satu** dan **dua**", ["satu", "dua"], "satu dan dua"),
        ("tidak **ditutup", [], "tidak **ditutup"),
        ("** longgar **", [], "** longgar **"),
        ("2 ** 3 ** 4", [], "2 ** 3 ** 4"),
        ("****", [], "****"),
        ("dua\n**baris\nterpisah**", [], "dua\n**baris\nterpisah**"),
        ("- **tebal** dalam daftar", ["tebal"], "- tebal dalam daftar"),
    ],
)
def test_bold(text, bold, without):
    assert [run.text for run in runs_of(text) if run.is_bold] == bold
    assert plain(text) == without


@pytest.mark.parametrize(
    ("line", "sign", "is_numbered"),
    [
        ("- satu", "- ", False),
        ("• satu", "• ", False),
        ("  1. satu", "  1. ", True),
        ("12) satu", "12) ", True),
        ("-satu", "", False),
        ("2023. tahun", "", False),
        ("1.5 juta", "", False),
        ("- ", "", False),
    ],
)
def test_lists(line, sign, is_numbered):
    (block,) = blocks(line)
    assert (block.sign, block.is_numbered) == (sign, is_numbered)


@given(TEXTS)
def test_no_character_is_lost_but_the_marks_of_bold_words(text):
    assert "\n".join(block.sign + block.words for block in blocks(text)) == plain(text)
    assert "".join(run.text for run in runs_of(text)) == plain(text)
    bold = sum(run.is_bold for run in runs_of(text))
    assert len(text) - len(plain(text)) == 4 * bold


@given(TEXTS)
def test_every_run_knows_where_it_stands(text):
    for run in (*runs_of(text), *(run for block in blocks(text) for run in block.runs)):
        assert text[run.start : run.start + len(run.text)] == run.text


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 5, "Dinas"),
        (2, 4, "Dinas"),
        (8, 14, "Sosial"),
        (6, 21, "Sosial wajib"),
        (10, 10, "Dinas Sosial wajib lapor"),
        (-4, 999, "Dinas Sosial wajib lapor"),
        (20, 3, "Dinas Sosial wajib lapor"),
    ],
)
def test_marked_words_come_whole_and_without_marks(start, end, words):
    assert excerpt("Dinas **Sosial** wajib lapor", start, end) == words


@given(TEXTS, st.integers(-5, 70), st.integers(-5, 70))
def test_marking_anything_gives_a_piece_of_the_text(text, start, end):
    assert excerpt(text, start, end) in plain(text)
