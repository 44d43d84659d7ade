"""The only place that asks what time it is. Instants are UTC; a day belongs to a zone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_TOLD: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _TOLD.get() or datetime.now(UTC)


def today(zone: str) -> date:
    """The calendar day it is in `zone` (an IANA name)."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def telling(instant: datetime) -> Iterator[None]:
    """Inside, it is `instant`: only for writing an invented past, as the demo has one. Nobody who logs in can."""
    token = _TOLD.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _TOLD.reset(token)


def local(instant: datetime, zone: str) -> datetime:
    """The same instant on the wall clock of `zone`."""
    return instant.astimezone(ZoneInfo(zone))
