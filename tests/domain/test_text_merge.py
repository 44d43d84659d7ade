"""One text out of two that were changed at the same time: no added word is lost, and doubt is said."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.domain.text_merge import TextMerge, merge_text
from app.domain.word_matches import is_word, words_of
from tests.domain.changed_texts import added_words, prose, stand_in, three_texts

OPENED = "Rapat dibuka pukul 09.00 WIB di Aula Kantor Wali Kota."


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("", "", "", ""),
        ("Satu", "Dua", "Dua", "Dua"),
        ("Satu", "", "", ""),
        (
            OPENED,
            "Rapat dibuka pukul 09.30 WIB di Aula Kantor Wali Kota.",
            "Rapat dibuka pukul 09.00 WIB di Aula Kantor Gubernur.",
            "Rapat dibuka pukul 09.30 WIB di Aula Kantor Gubernur.",
        ),
        (
            "Satu dua tiga. Empat lima enam.",
            "Nol. Satu dua tiga. Empat lima enam.",
            "Satu dua tiga. Empat lima enam. Tujuh.",
            "Nol. Satu dua tiga. Empat lima enam. Tujuh.",
        ),
        (
            "Ada 149 kasus baru pada 2024.",
            "Ada 150 kasus baru pada 2024.",
            "Ada 149 kasus baru pada 2023.",
            "Ada 150 kasus baru pada 2023.",
        ),
        ("Satu\nDua", "Satu A\nDua", "Satu\nB Dua", "Satu A\nB Dua"),
        # Both corrected the same word alike, one of them another one too.
        (
            OPENED,
            OPENED.replace("09.00", "09.30"),
            "Pagi ini " + OPENED.replace("09.00", "09.30"),
            "Pagi ini " + OPENED.replace("09.00", "09.30"),
        ),
        # An earlier save of the same sentence came in before its end.
        ("Rapat", "Rapat dibuka oleh Ibu Sekda", "Rapat dibuka oleh", "Rapat dibuka oleh Ibu Sekda"),
        # A sentence taken out, another one changed.
        (
            "Satu dua. Tiga empat lima. Enam tujuh delapan sembilan.",
            "Satu dua. Enam tujuh delapan sembilan.",
            "Satu dua. Tiga empat lima. Enam tujuh delapan sepuluh.",
            "Satu dua. Enam tujuh delapan sepuluh.",
        ),
    ],
)
def test_changes_that_lie_apart_merge(base, mine, theirs, merged):
    found = merge_text(base, mine, theirs)
    assert found == TextMerge(merged, is_clean=True)
    assert merge_text(base, theirs, mine) == found


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "proposed"),
    [
        (
            "Rapat dibuka pukul 09.00 WIB. Semua hadir.",
            "Rapat dibuka pukul 09.30 WIB. Semua hadir.",
            "Rapat dibuka pukul 10.00 WIB. Semua hadir.",
            "Rapat dibuka pukul 10.00 WIB. / Rapat dibuka pukul 09.30 WIB. Semua hadir.",
        ),
        # Neighbouring words belong together: nobody said 30 Agustus.
        (
            "Batasnya 31 Juli 2023.",
            "Batasnya 30 Juli 2023.",
            "Batasnya 31 Agustus 2023.",
            "Batasnya 31 Agustus 2023. / Batasnya 30 Juli 2023.",
        ),
        # Two unchanged words between are too few, three are enough.
        (
            "Ada 149 kasus pada 2024.",
            "Ada 150 kasus pada 2024.",
            "Ada 149 kasus pada 2023.",
            "Ada 149 kasus pada 2023. / Ada 150 kasus pada 2024.",
        ),
        ("Satu dua.", "Satu dua. Punya saya.", "Satu dua. Punya dia.", "Satu dua. Punya dia. Punya saya."),
        ("Satu\nDua", "Satu\nA\nDua", "Satu\nB\nDua", "Satu\nB\nA\nDua"),
        ("", "Dinas Sosial", "Dinas Kesehatan", "Dinas Kesehatan / Dinas Sosial"),
        ("", "Satu\nDua", "Tiga", "Tiga\nSatu\nDua"),
        ("Satu dua. Tiga empat.", "Satu dua.", "Satu dua. Tiga lima.", "Satu dua. Tiga lima."),
        ("Satu dua tiga", "", "Satu dua empat", "Satu dua empat"),
        (
            "Anggaran tidak tersedia.",
            "Anggaran tersedia.",
            "Anggaran tidak ada.",
            "Anggaran tidak ada. / Anggaran tersedia.",
        ),
    ],
)
def test_both_versions_stand_where_changes_meet(base, mine, theirs, proposed):
    found = merge_text(base, mine, theirs)
    assert not found.is_clean
    assert found.text == proposed
    assert "<<<" not in found.text


@given(three_texts())
def test_no_word_that_either_side_added_is_lost(texts):
    base, *sides = texts
    merged = merge_text(base, *sides).text
    for side in sides:
        for words in added_words(base, side):
            assert stand_in(words, merged)


@given(three_texts())
def test_the_sides_are_treated_alike(texts):
    base, mine, theirs = texts
    found, turned = merge_text(base, mine, theirs), merge_text(base, theirs, mine)
    assert found.is_clean == turned.is_clean
    assert sorted(filter(is_word, words_of(found.text))) == sorted(filter(is_word, words_of(turned.text)))
    if found.is_clean:
        assert found == turned


@given(prose(), prose())
def test_the_change_of_one_side_alone_is_taken(base, changed):
    for found in (
        merge_text(base, changed, base),
        merge_text(base, base, changed),
        merge_text(base, changed, changed),
    ):
        assert found.is_clean
        assert found.text == changed
