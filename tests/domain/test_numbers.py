"""Numbers and rupiah as typed in Indonesia."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.numbers import MAX_AMOUNT, format_amount, parse_amount, parse_decimal, parse_whole


@pytest.mark.parametrize(("typed", "found"), [("45", 45), ("24.343", 24343), (" 7 ", 7), ("0", 0), ("", None)])
def test_whole_numbers(typed: str, found: int | None) -> None:
    assert parse_whole(typed, field="count") == found


@pytest.mark.parametrize(
    "typed", ["4,5", "1.000,5", "24.34", "-1", "+1", "empat", "1e3", "٤٥", "9" * 5_000, "1000000000"]
)
def test_other_counts_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_whole(typed, field="count")
    assert refused.value.field == "count"


def test_bounds_are_inclusive_and_named() -> None:
    assert [parse_whole(text, field="x", minimum=1, maximum=31) for text in ("1", "31")] == [1, 31]
    for typed in ("0", "32"):
        with pytest.raises(RuleViolation, match="antara 1 dan 31"):
            parse_whole(typed, field="x", minimum=1, maximum=31)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("24.343", Decimal(24343)),
        ("24343", Decimal(24343)),
        ("12,5", Decimal("12.5")),
        ("1.234,75", Decimal("1234.75")),
        ("", None),
    ],
)
def test_figures(typed: str, found: Decimal | None) -> None:
    assert parse_decimal(typed, field="value") == found


@pytest.mark.parametrize("typed", ["12.5", "1,234.50", "1.23", "12,", ",5", "NaN", "Infinity", "1e5", "-3", "1 000"])
def test_figures_that_could_mean_two_things_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation, match="titik untuk ribuan"):
        parse_decimal(typed, field="value")


@pytest.mark.parametrize(
    "typed",
    [
        "Rp505.690.000,00",
        "Rp 505.690.000",
        "rp.505.690.000,-",
        "505690000",
        "505.690.000,00",
        "IDR 505690000",
        " Rp505.690.000,-- ",
    ],
)
def test_one_amount_in_all_its_spellings(typed: str) -> None:
    assert parse_amount(typed, field="ceiling") == Decimal("505690000.00")


@pytest.mark.parametrize("typed", ["Rp", "Rp-", "USD 5", "505,690,000.00", "505.69", "1,005", "9" * 19, "Rp-5"])
def test_other_amounts_are_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        parse_amount(typed, field="ceiling")
    assert refused.value.field == "ceiling"
    assert refused.value.message.endswith(".")


@given(st.decimals(0, MAX_AMOUNT, places=2))
def test_every_printed_amount_is_read_back(amount: Decimal) -> None:
    assert parse_amount(format_amount(amount), field="ceiling") == amount


@given(st.text(st.characters(), max_size=30))
def test_any_text_is_an_amount_that_fits_or_is_refused(typed: str) -> None:
    try:
        amount = parse_amount(typed, field="ceiling")
    except RuleViolation:
        return
    assert amount is None or 0 <= amount <= MAX_AMOUNT
