"""How Indonesian writes dates, times, numbers and lists in official papers. No facts of any meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from babel.dates import get_day_names, get_month_names
from babel.numbers import format_currency, format_decimal

_LOCALE = "id"

#: Zones of Indonesia by IANA name; none of them knows daylight saving time.
_ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}

#: Asked of babel once: lists print a date in every line.
_MONTHS = {month: str(name) for month, name in get_month_names("wide", locale=_LOCALE).items()}
_DAYS = {day: str(name) for day, name in get_day_names("wide", locale=_LOCALE).items()}

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")

_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (100, "ratus"), (10, "puluh"))
_LARGEST = 10**15


def long_date(day: date) -> str:
    """`13 Juli 2023`."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def weekday_date(day: date) -> str:
    """`Kamis, 13 Juli 2023`."""
    return f"{weekday_name(day)}, {long_date(day)}"


def weekday_name(day: date) -> str:
    """`Kamis`."""
    return _DAYS[day.weekday()]


def month_name(month: int) -> str:
    """`Juli` for 7; raises KeyError outside 1 to 12."""
    return _MONTHS[month]


def zone_name(zone: str) -> str:
    """`WIB`, `WITA` or `WIT` of an IANA zone; any other zone keeps its own name."""
    return _ZONES.get(zone, zone)


def clock(at: time) -> str:
    """`09.00`: hours and minutes with a dot."""
    return f"{at:%H.%M}"


def number(value: int | Decimal) -> str:
    """`24.343`, `0,34`: a dot for thousands, a comma before decimals; decimals are kept as they are."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")  # a page holds hundreds of them, and babel is slow
    return str(format_decimal(value, locale=_LOCALE, decimal_quantization=False))


def rupiah(amount: int | Decimal) -> str:
    """`Rp505.690.000,00`; parts of a sen are rounded."""
    return str(format_currency(amount, "IDR", "¤#,##0.00;-¤#,##0.00", locale=_LOCALE, currency_digits=False))


def in_words(value: int) -> str:
    """`empat puluh lima`: a whole number in words. Raises ValueError from 10^15 on."""
    if value < 0:
        return f"minus {in_words(-value)}"
    if value >= _LARGEST:
        raise ValueError("Bilangan terlalu besar untuk ditulis dengan huruf.")
    if value < 10:
        return _UNITS[value]
    if value < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(value) or f"{_UNITS[value - 10]} belas"
    size, name = next(scale for scale in _SCALES if scale[0] <= value)
    many, rest = divmod(value, size)
    # "seribu" and "seratus", but "satu juta".
    head = f"se{name}" if many == 1 and size <= 1000 else f"{in_words(many)} {name}"
    return f"{head} {in_words(rest)}" if rest else head


def count_in_words(value: int) -> str:
    """`45 (empat puluh lima)`."""
    return f"{number(value)} ({in_words(value)})"


def roman(value: int) -> str:
    """Roman numeral of 1 to 3999, as months stand in letter numbers. Raises ValueError outside."""
    if not 1 <= value <= 3999:
        raise ValueError("Angka Romawi hanya untuk 1 sampai dengan 3999.")
    written = ""
    for size, sign in _ROMAN:
        many, value = divmod(value, size)
        written += sign * many
    return written + _ROMAN_UNITS[value]


def joined(parts: Sequence[str]) -> str:
    """`a, b, dan c`; `a dan b`; `a`; nothing for no parts."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def upper_first(text: str) -> str:
    """The text with a capital first letter, for a value that stands alone in a row or a cell."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with a small first letter, for a label inside a sentence; abbreviations keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
