"""Dates, times and zones as people type them, whole or in parts. How they are printed is in indonesian.py."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time

from app.domain.errors import Remark, RuleViolation
from app.domain.indonesian import long_date, month_name, weekday_name
from app.domain.numbers import parse_whole
from app.domain.text import CODE_MAX, clean_line

FIRST_YEAR, LAST_YEAR = 2000, 2100

#: The three zones as they are said, and the IANA zone that is stored for each.
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_NUMERIC = re.compile(r"(?P<day>[0-9]{1,2})[/.\-](?P<month>[0-9]{1,2})[/.\-](?P<year>[0-9]{4})")
_WORDED = re.compile(r"(?P<day>[0-9]{1,2}) (?P<month>[a-z]+) (?P<year>[0-9]{4})")
_WEEKDAY_BEFORE = re.compile(r"^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\s*,?\s*")
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.][0-9]{2}(?:\.[0-9]+)?)?")
_MONTHS = {month_name(month).casefold(): month for month in range(1, 13)} | {"nopember": 11, "pebruari": 2}


def parse_date(value: str, *, field: str) -> date | None:
    """`2026-02-28`, `28/2/2026`, `28-2-2026` or `28 Februari 2026`, years 2000–2100; None when empty."""
    text = clean_line(value, max_length=CODE_MAX, field=field).casefold()
    if not text:
        return None
    text = _WEEKDAY_BEFORE.sub("", text)
    match = _ISO.fullmatch(text) or _NUMERIC.fullmatch(text) or _WORDED.fullmatch(text)
    month = _month(match["month"]) if match else None
    if match is None or month is None:
        raise RuleViolation(field, "Tulis tanggal seperti 28/02/2026 atau 28 Februari 2026.")
    return full_date(int(match["year"]), month, int(match["day"]), field=field)


def full_date(year: int, month: int, day: int, *, field: str) -> date:
    """The date of three known parts. Raises RuleViolation for 30 February and for years outside 2000–2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleViolation(field, f"Tahun harus antara {FIRST_YEAR} dan {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        named = f"{day} {month_name(month)} {year}" if 1 <= month <= 12 else f"{day}/{month}/{year}"
        raise RuleViolation(field, f"Tanggal {named} tidak ada dalam kalender. Periksa kembali.") from None


def parse_time(value: str, *, field: str) -> time | None:
    """`09.00` or `9:00`, with or without seconds, to the minute and without a zone; None when empty."""
    text = clean_line(value, max_length=CODE_MAX, field=field)
    if not text:
        return None
    match = _TIME.fullmatch(text)
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise RuleViolation(field, "Tulis waktu seperti 09.00, antara 00.00 dan 23.59.")
    return time(int(match["hour"]), int(match["minute"]))


def check_times(starts: time | None, ends: time | None, *, field: str = "ends") -> None:
    """An end needs a beginning before it; a meeting past midnight is recorded as two days."""
    if ends is not None and starts is None:
        raise RuleViolation(field, "Isi waktu mulai sebelum waktu selesai.")
    if ends is not None and starts is not None and ends <= starts:
        raise RuleViolation(field, "Waktu selesai harus setelah waktu mulai.")


def parse_zone(value: str, *, field: str = "zone") -> str:
    """The IANA zone of `WIB`, `WITA` or `WIT`; one of these three IANA names is taken as it is."""
    text = value.strip()
    zone = ZONES.get(text.upper(), text)
    if zone not in ZONES.values():
        raise RuleViolation(field, "Pilih zona waktu WIB, WITA, atau WIT.")
    return zone


def parse_weekday(value: str, *, field: str = "weekday") -> str | None:
    """`Senin` … `Minggu` in its standard spelling (Ahad and Jum'at are known too); None when empty."""
    text = clean_line(value, max_length=CODE_MAX, field=field).casefold().rstrip(",")
    if not text:
        return None
    text = {"ahad": "minggu", "jum'at": "jumat", "jum’at": "jumat"}.get(text, text)
    if text.capitalize() not in WEEKDAYS:
        raise RuleViolation(field, "Pilih nama hari dari Senin sampai dengan Minggu.")
    return text.capitalize()


@dataclass(frozen=True)
class PartialDate:
    """What a source states of a date; each part may be missing. `weekday` as stated, even where it is wrong."""

    weekday: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def on_date(self) -> date | None:
        """The full date when day, month and year are known."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


def parse_partial_date(
    *, weekday: str = "", day: str = "", month: str = "", year: str = "", field: str = "date"
) -> PartialDate:
    """The parts of a date as typed in their own boxes (`<field>_day` and so on; the month as number or name).

    Raises RuleViolation for parts that no calendar joins, such as 30 February or 31 April of whatever year.
    """
    named = _month(month.strip().casefold()) if month.strip() else None
    if month.strip() and named is None:
        raise RuleViolation(f"{field}_month", "Pilih bulan dari Januari sampai dengan Desember.")
    partial = PartialDate(
        weekday=parse_weekday(weekday, field=f"{field}_weekday"),
        day=parse_whole(day, field=f"{field}_day", minimum=1, maximum=31),
        month=named,
        year=_year(year, f"{field}_year"),
    )
    if partial.day and partial.month:
        _check_day_and_month(partial.day, partial.month, partial.year, field=f"{field}_day")
    return partial


def weekday_remarks(partial: PartialDate, *, field: str = "weekday") -> tuple[Remark, ...]:
    """A remark when the stated weekday is not that of the full date; the stated one is kept."""
    on = partial.on_date
    if on is None or partial.weekday is None or partial.weekday == weekday_name(on):
        return ()
    return (Remark(field, f"{long_date(on)} jatuh pada hari {weekday_name(on)}, bukan {partial.weekday}."),)


def _check_day_and_month(day: int, month: int, year: int | None, *, field: str) -> None:
    if year is not None:
        full_date(year, month, day, field=field)
    # 2000 is a leap year: without a known year 29 February may exist.
    elif day > monthrange(2000, month)[1]:
        raise RuleViolation(field, f"Tanggal {day} {month_name(month)} tidak ada dalam kalender. Periksa kembali.")


def _month(text: str) -> int | None:
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else _MONTHS.get(text)
    return number if number and 1 <= number <= 12 else None


def _year(value: str, field: str) -> int | None:
    text = value.strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise RuleViolation(field, f"Tulis tahun dengan empat angka, antara {FIRST_YEAR} dan {LAST_YEAR}.")
    return int(text)
