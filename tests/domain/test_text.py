"""The boundary of typed text: what is refused, what is mended, and that cleaning twice changes nothing."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.text import FILE_NAME_MAX, clean_file_name, clean_line, clean_text

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x85", "\x9f", "\ufffe", "\uffff"]
)
@pytest.mark.parametrize("clean", [clean_text, clean_line])
def test_control_characters_are_refused_with_the_place(sign: str, clean: object) -> None:
    with pytest.raises(RuleViolation) as refused:
        clean(f"Rapat awal{sign}an", max_length=300, field="title")  # type: ignore[operator]
    assert refused.value.field == "title"
    assert f"U+{ord(sign):04X}" in refused.value.message
    assert "“Rapat awal”" in refused.value.message


@pytest.mark.parametrize("sign", [chr(0xD800), chr(0xDFFF), "\ufdd0", "\U0001fffe", "\U0010ffff"])
def test_broken_and_reserved_code_points_are_refused(sign: str) -> None:
    with pytest.raises(RuleViolation):
        clean_text(f"a{sign}b", max_length=10)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("baris 1\r\nbaris 2\rbaris 3\u2028baris 4", "baris 1\nbaris 2\nbaris 3\nbaris 4"),
        ("kolom\tlain", "kolom\tlain"),
        ("  tepi \n", "tepi"),
        ("e\u0301", "\u00e9"),
        ("Mu'minun", "Mu'minun"),
        ("<b>tebal</b> & \u201ckutip\u201d", "<b>tebal</b> & \u201ckutip\u201d"),
        ("", ""),
    ],
)
def test_paragraphs_keep_their_lines(typed: str, kept: str) -> None:
    assert clean_text(typed, max_length=100) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Rapat\r\nkoordinasi\t TPPO", "Rapat koordinasi TPPO"),
        ("laporan\u202egnp.exe", "laporangnp.exe"),
        ("\u2066a\u2069\u200eb\ufeff", "ab"),
        ("e\u202e\u0301", "\u00e9"),
        ("\u200b", ""),
        ("a\u00a0b", "a b"),
    ],
)
def test_titles_are_one_line_without_direction_marks(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_length_counts_cleaned_characters_and_is_inclusive() -> None:
    assert clean_text(" " + "e\u0301" * 20 + "\r\n", max_length=20) == "\u00e9" * 20
    with pytest.raises(RuleViolation, match=r"21 huruf, paling banyak 20 huruf"):
        clean_text("a" * 21, max_length=20)
    with pytest.raises(RuleViolation, match=r"100\.001 huruf, paling banyak 20\.000"):
        clean_text("a" * 100_001, max_length=20_000)


@pytest.mark.parametrize("empty", ["", "  \n ", "\u200b"])
def test_a_required_line_wants_something_visible(empty: str) -> None:
    with pytest.raises(RuleViolation, match="wajib diisi"):
        clean_line(empty, required=True)


def test_long_runs_of_marks_are_refused_before_they_cost_time() -> None:
    started = time.perf_counter()
    with pytest.raises(RuleViolation, match="tanda baca gabung"):
        clean_text("a" + "\u0301\u0316" * 100_000, max_length=20_000)
    assert time.perf_counter() - started < 1


@given(ANY_TEXT)
def test_cleaning_is_stable_and_leaves_nothing_unprintable(typed: str) -> None:
    for clean in (clean_text, clean_line):
        try:
            once = clean(typed, max_length=300)
        except RuleViolation:
            continue
        assert clean(once, max_length=300) == once
        assert unicodedata.is_normalized("NFC", once)
        once.encode("utf-8")
        assert not {unicodedata.category(sign) for sign in once} & {"Cs"}
        assert all(sign in "\n\t" or unicodedata.category(sign) != "Cc" for sign in once)


@given(ANY_TEXT)
def test_file_names_are_short_names_and_never_paths(typed: str) -> None:
    try:
        name = clean_file_name(typed)
    except RuleViolation:
        return
    assert 0 < len(name) <= FILE_NAME_MAX
    assert not set(name) & set('/\\<>:"|?*\n\t\u202e')
    assert name not in {".", ".."}
