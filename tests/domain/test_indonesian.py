"""How Indonesian writes dates, times, numbers and lists."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import indonesian


def test_dates_of_official_papers() -> None:
    assert indonesian.weekday_date(date(2023, 7, 13)) == "Kamis, 13 Juli 2023"
    assert indonesian.long_date(date(2024, 2, 1)) == "1 Februari 2024"
    assert [indonesian.weekday_name(date(2026, 11, day)) for day in range(23, 30)] == [
        "Senin",
        "Selasa",
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
    ]
    assert indonesian.month_name(8) == "Agustus"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Jakarta", "WIB"),
        ("Asia/Pontianak", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Jayapura", "WIT"),
        ("Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_zone_is_named_after_its_place(zone: str, name: str) -> None:
    assert indonesian.zone_name(zone) == name


def test_clock_has_a_dot() -> None:
    assert indonesian.clock(time(9, 5)) == "09.05"


@pytest.mark.parametrize(
    ("value", "written"),
    [(24343, "24.343"), (149, "149"), (-1500, "-1.500"), (Decimal("0.34"), "0,34"), (Decimal("24343.0000"), "24.343")],
)
def test_numbers(value: int | Decimal, written: str) -> None:
    assert indonesian.number(value) == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [(505_690_000, "Rp505.690.000,00"), (0, "Rp0,00"), (-5, "-Rp5,00"), (Decimal("1234.50"), "Rp1.234,50")],
)
def test_rupiah(amount: int | Decimal, written: str) -> None:
    assert indonesian.rupiah(amount) == written


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (7, "tujuh"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (45, "empat puluh lima"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2011, "dua ribu sebelas"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (505_690_000, "lima ratus lima juta enam ratus sembilan puluh ribu"),
        (1_000_000_000, "satu miliar"),
        (2_000_000_000_017, "dua triliun tujuh belas"),
        (-3, "minus tiga"),
    ],
)
def test_numbers_in_words(value: int, words: str) -> None:
    assert indonesian.in_words(value) == words


def test_numbers_that_nobody_spells_are_refused() -> None:
    with pytest.raises(ValueError, match="terlalu besar"):
        indonesian.in_words(10**15)


# fmt: off
_UNIT_WORDS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)
# fmt: on
_UNITS = {word: value for value, word in enumerate(_UNIT_WORDS)}
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_back(words: str) -> int:
    """The number that a person reads in the words; written apart from the code under test."""
    total = group = digit = 0
    for word in words.split():
        if word == "seribu":
            total += 1000
        elif word in _SCALES:
            total += (group + digit) * _SCALES[word]
            group = digit = 0
        elif word == "seratus":
            group += 100
        elif word == "ratus":
            group, digit = group + digit * 100, 0
        elif word == "puluh":
            group, digit = group + digit * 10, 0
        elif word == "belas":
            group, digit = group + digit + 10, 0
        else:
            digit = _UNITS[word]
    return total + group + digit


@given(st.integers(0, 10**15 - 1))
def test_words_read_back_as_the_number(value: int) -> None:
    assert read_back(indonesian.in_words(value)) == value


def test_counts_stand_with_their_words() -> None:
    assert indonesian.count_in_words(45) == "45 (empat puluh lima)"


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (12, "XII"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)
def test_roman(value: int, written: str) -> None:
    assert indonesian.roman(value) == written


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_roman_outside_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="Romawi"):
        indonesian.roman(value)


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (("a", "b", "c", "d"), "a, b, c, dan d"),
    ],
)
def test_lists(parts: list[str], written: str) -> None:
    assert indonesian.joined(parts) == written


def test_first_letters() -> None:
    assert indonesian.upper_first("aula") == "Aula"
    assert indonesian.lower_first("Pembuka") == "pembuka"
    assert indonesian.lower_first("OPD terkait") == "OPD terkait"
    assert indonesian.upper_first("") == indonesian.lower_first("") == ""
