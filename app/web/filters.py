"""Template filters: Indonesian dates, numbers and labels. Formatting only, rules are in the domain."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from flask import Flask
from flask_login import current_user

from app import clock
from app.domain import indonesian, meeting_days
from app.domain.labels import label
from app.domain.sheets import MeetingDay

DEFAULT_ZONE = "Asia/Jakarta"


def long_date(day: date | None) -> str:
    """`13 Juli 2023`; empty for None."""
    return indonesian.long_date(day) if day else ""


def weekday_date(day: date | None) -> str:
    """`Kamis, 13 Juli 2023`; empty for None."""
    return indonesian.weekday_date(day) if day else ""


def moment(instant: datetime | None) -> str:
    """`13 Juli 2023 pukul 09.00 WIB` in the zone of the reader's government; empty for None."""
    if instant is None:
        return ""
    zone = current_user.actor.zone if current_user.is_authenticated else DEFAULT_ZONE
    there = clock.local(instant, zone)
    return f"{indonesian.long_date(there.date())} pukul {indonesian.clock(there.time())} {indonesian.zone_name(zone)}"


def number(value: int | Decimal | None) -> str:
    """`24.343`; empty for None."""
    return "" if value is None else indonesian.number(value)


def word(member: StrEnum | None) -> str:
    """The label of an enum member; empty for None."""
    return "" if member is None else label(member)


def rupiah(amount: Decimal | None) -> str:
    """`Rp505.690.000,00`; empty for None."""
    return "" if amount is None else indonesian.rupiah(amount)


def clock_words(at: time | None) -> str:
    """`09.00`; empty for None."""
    return indonesian.clock(at) if at else ""


def day_words(day: MeetingDay) -> str:
    """`Kamis, 13 Juli 2023`, or what is known of the day; empty when nothing is."""
    return meeting_days.date_text(day) or ""


def time_words(day: MeetingDay, zone: str) -> str:
    """`09.00 WIB s.d. selesai`, or the words of the source; empty when nothing is known."""
    return meeting_days.time_text(day, zone) or ""


def register(app: Flask) -> None:
    """Make the filters known to templates."""
    for name, function in {
        "long_date": long_date,
        "weekday_date": weekday_date,
        "moment": moment,
        "number": number,
        "word": word,
        "rupiah": rupiah,
        "clock_words": clock_words,
        "day_words": day_words,
        "time_words": time_words,
    }.items():
        app.jinja_env.filters[name] = function
