"""The only place that asks what time it is. Instants are UTC; a day belongs to a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """The calendar day it is in `zone` (an IANA name)."""
    return datetime.now(ZoneInfo(zone)).date()


def local(instant: datetime, zone: str) -> datetime:
    """The same instant on the wall clock of `zone`."""
    return instant.astimezone(ZoneInfo(zone))
