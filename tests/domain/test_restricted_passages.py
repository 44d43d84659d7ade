"""Taking a passage out of a point: no word is lost, nothing marked stays outside, bold words stay bold."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.restricted_passages import sentence_around, split_at

TEXT = "Kasus dilaporkan bulan lalu. Korban bernama Siti sudah didampingi. Berkas dilengkapi."


def marked(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        (TEXT, "Korban bernama Siti sudah didampingi.", (TEXT[:28], TEXT[29:66], TEXT[67:])),
        ("Korban bernama Siti sudah pulang.", "Korban bernama Siti", ("", "Korban bernama Siti", "sudah pulang.")),
        ("Didampingi oleh Siti.", "Siti", ("Didampingi oleh", "Siti.", "")),
        ("Didampingi oleh Siti.", "it", ("Didampingi oleh", "Siti.", "")),
        ("- Siti", "Siti", ("", "- Siti", "")),
        ("Siti", "Siti", ("", "Siti", "")),
        ("Lapor **oleh Siti kemarin** saja", "Siti", ("Lapor **oleh**", "**Siti**", "**kemarin** saja")),
    ],
)
def test_parts(text, words, parts):
    assert split_at(text, *marked(text, words)) == parts


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (500, 600), (-4, 0), (28, 29)])
def test_marks_around_nothing_take_the_whole_text(start, end):
    assert split_at(TEXT, start, end) == ("", TEXT, "")
    assert split_at(TEXT, start, end).is_whole


@example("1**", 0, 1)
@given(st.text(alphabet="ab .,\n*-1", max_size=60), st.integers(-5, 70), st.integers(-5, 70))
def test_no_word_is_lost_or_doubled(text, start, end):
    split = split_at(text, start, end)
    assert re.findall(r"\w+", " ".join(split)) == re.findall(r"\w+", text)
    for part in (split.before, split.after):
        assert not part or re.search(r"\w", part)


@given(st.text(alphabet="ab .,\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_was_marked_stands_in_the_passage(text, start, end):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    assert text[start:end].strip() in split_at(text, start, end).passage


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (TEXT, "Siti", " Korban bernama Siti sudah didampingi."),
        ("Satu. Dua\nKorban Siti\nTiga", "Siti", "Korban Siti\n"),
        ("Tinggal di Jl. Melati No. 5 bersama nenek. Selesai.", "Melati", "Tinggal di Jl. Melati No. 5 bersama nenek."),
        ("Korban Siti", "Siti", "Korban Siti"),
    ],
)
def test_the_sentence_around(text, words, sentence):
    start, end = sentence_around(text, *marked(text, words))
    assert text[start:end] == sentence
