"""Differences of two texts: readable to a person, and not one character is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text_diff import Segment, diff_words
from app.domain.word_matches import words_of
from tests.domain.changed_texts import ANY_TEXT, changed, prose


def marked(segments: list[Segment]) -> str:
    """[-removed-] and {+added+}, so that a case reads in one line."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[segment.change].format(segment.text) for segment in segments)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "", ""),
        ("Sama.", "Sama.", "Sama."),
        ("", "Baru.", "{+Baru.+}"),
        ("Lama.", "", "[-Lama.-]"),
        ("dibuka pukul 09.00 WIB", "dibuka pukul 09.30 WIB", "dibuka pukul [-09.00-]{+09.30+} WIB"),
        ("anak-anak korban", "anak korban", "[-anak-anak-]{+anak+} korban"),
        ("hari Jum'at ini", "hari Jumat ini", "hari [-Jum'at-]{+Jumat+} ini"),
        ("Rp1.250.000,00 per anak", "Rp1.500.000,00 per anak", "[-Rp1.250.000,00-]{+Rp1.500.000,00+} per anak"),
        ("paling lambat 31/7/23", "paling lambat 31/8/23", "paling lambat [-31/7/23-]{+31/8/23+}"),
        ("Selesai", "Selesai.", "Selesai{+.+}"),
        ("satu, dua", "satu; dua", "satu[-,-]{+;+} dua"),
        ("satu dua tiga", "empat lima enam", "[-satu dua tiga-]{+empat lima enam+}"),
        ("oleh Ibu Sekda.", "oleh Bapak Sekretaris Daerah.", "oleh [-Ibu Sekda-]{+Bapak Sekretaris Daerah+}."),
        ("Menyusun SOP.", "Menyusun dan menetapkan SOP.", "Menyusun {+dan menetapkan +}SOP."),
        # The longest phrase that stayed decides, not the first word that stands in both.
        (
            "oleh Dinsos dan Dinkes menyiapkan rumah aman.",
            "oleh Dinsos menyiapkan rumah aman dan pendampingan.",
            "oleh Dinsos [-dan Dinkes -]menyiapkan rumah aman{+ dan pendampingan+}.",
        ),
        ("satu dan", "dan dua", "[-satu -]dan{+ dua+}"),
        ("Baris satu\nBaris dua", "Baris satu\nBaris sisipan\nBaris dua", "Baris satu\nBaris {+sisipan\nBaris +}dua"),
        ("satu\ndua", "tiga\nempat", "[-satu-]{+tiga+}\n[-dua-]{+empat+}"),
        ("a  b", "a b", "a[-  -]{+ +}b"),
        ("<b>tebal</b>", "<i>tebal</i>", "<[-b-]{+i+}>tebal</[-b-]{+i+}>"),
    ],
)
def test_reads_well(old, new, shown):
    assert marked(diff_words(old, new)) == shown


@given(st.one_of(prose(), ANY_TEXT).flatmap(lambda text: st.tuples(st.just(text), changed(text) | ANY_TEXT)))
def test_both_texts_can_be_read_out_of_the_segments(pair):
    old, new = pair
    segments = diff_words(old, new)
    assert "".join(s.text for s in segments if s.change != "added") == old
    assert "".join(s.text for s in segments if s.change != "removed") == new
    assert all(segment.text for segment in segments)
    if old == new:
        assert all(segment.change == "same" for segment in segments)


@given(ANY_TEXT | prose())
def test_words_are_the_whole_text(text):
    assert "".join(words_of(text)) == text


def _section(changes: dict[int, str]) -> str:
    """Some pages, about half of whose words are those that stand in every sentence."""
    return " ".join(changes.get(n, f"kata{n}" if n % 2 else ("yang", "dan", "di")[n // 2 % 3]) for n in range(6_000))


def test_one_word_is_found_in_many_pages():
    old, new = _section({}), _section({11: "baru", 4_001: "lain", 5_801: "akhir"})
    found = [(s.change, s.text) for s in diff_words(old, new) if s.change != "same"]
    assert found == [
        ("removed", "kata11"),
        ("added", "baru"),
        ("removed", "kata4001"),
        ("added", "lain"),
        ("removed", "kata5801"),
        ("added", "akhir"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 10_000, "b" + "a " * 9_998),
        ("a b " * 5_000, "b b a " * 3_000),
        (_section({}), " ".join(reversed(_section({}).split(" ")))),
    ],
    ids=["one word", "two words", "turned round"],
)
def test_no_text_takes_long(old, new):
    start = time.process_time()
    segments = diff_words(old, new)
    assert time.process_time() - start < 3
    assert "".join(s.text for s in segments if s.change != "removed") == new
