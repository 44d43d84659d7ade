"""Numbers as people in Indonesia type them: whole numbers, decimals with a comma, amounts in rupiah. No layout."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.errors import RuleViolation
from app.domain.indonesian import number

#: The largest number that Numeric(18, 2) holds.
MAX_AMOUNT = Decimal("9999999999999999.99")

_WHOLE = re.compile(r"[0-9]{1,18}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,6})?")
_PLAIN = re.compile(r"[0-9]{1,18}(?:,[0-9]{1,6})?")
_RUPIAH = re.compile(r"^(?:rp\.?|idr)\s*", re.IGNORECASE)
_DASH = re.compile(r"(?:,|\.)-+$")


def parse_whole(value: str, *, field: str, minimum: int = 0, maximum: int = 999_999_999) -> int | None:
    """`45` or `24.343` as a number; None for an empty field. Both bounds inclusive."""
    text = value.strip()
    if not text:
        return None
    digits = text.replace(".", "") if _GROUPED.fullmatch(text) else text
    if not _WHOLE.fullmatch(digits):
        raise RuleViolation(field, "Tulis bilangan bulat dengan angka saja, misalnya 45.")
    whole = int(digits)
    if not minimum <= whole <= maximum:
        raise RuleViolation(field, f"Bilangan harus antara {number(minimum)} dan {number(maximum)}.")
    return whole


def parse_decimal(value: str, *, field: str, maximum: Decimal = MAX_AMOUNT) -> Decimal | None:
    """`24.343`, `1.234,5` or `505690000`: dots group thousands, a comma opens the decimals. None when empty."""
    text = value.strip()
    if not text:
        return None
    if not (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)):
        raise RuleViolation(
            field, "Tulis bilangan dengan angka, titik untuk ribuan, dan koma untuk desimal, misalnya 24.343 atau 12,5."
        )
    decimal = Decimal(text.replace(".", "").replace(",", "."))
    if decimal > maximum:
        raise RuleViolation(field, "Bilangan terlalu besar. Periksa kembali jumlah angkanya.")
    return decimal


def parse_amount(value: str, *, field: str) -> Decimal | None:
    """Rupiah with at most two decimals: `Rp505.690.000,00`, `505.690.000,-` or `505690000`; None when empty."""
    text = _DASH.sub("", _RUPIAH.sub("", value.strip()))
    try:
        amount = parse_decimal(text, field=field)
    except RuleViolation:
        raise RuleViolation(
            field, "Tulis jumlah rupiah, misalnya Rp505.690.000,00 atau 505690000, paling banyak 16 angka."
        ) from None
    if amount is None:
        if value.strip():
            raise RuleViolation(field, "Tulis jumlah rupiah, misalnya Rp505.690.000,00 atau 505690000.")
        return None
    cents = amount.quantize(Decimal("0.01"))
    if cents != amount:
        raise RuleViolation(field, "Jumlah rupiah paling banyak memakai dua angka di belakang koma.")
    return cents


def parse_quantity(value: str, *, field: str) -> Decimal | None:
    """A figure or target with at most four decimals, as Numeric(20, 4) holds it; None when empty."""
    quantity = parse_decimal(value, field=field, maximum=MAX_AMOUNT)
    if quantity is not None and quantity != quantity.quantize(Decimal("0.0001")):
        raise RuleViolation(field, "Bilangan paling banyak memakai empat angka di belakang koma.")
    return quantity


def format_amount(amount: Decimal) -> str:
    """`Rp505.690.000,00`: the form that papers and pages show and that parse_amount reads back."""
    whole, cents = f"{amount:.2f}".split(".")
    return f"Rp{number(int(whole))},{cents}"
