"""The invented past: what happens when, carried out in the order of time."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from app import clock

Happening = Callable[[], None]


class Timeline:
    """Happenings by day (distance from the day of loading) and hour; nothing happens later than now."""

    def __init__(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)
        self.now = clock.now()
        self.today = clock.today(zone)
        self._waiting: list[tuple[datetime, int, Happening]] = []
        self._numbers = count()

    def day(self, days: int) -> date:
        """The date so many days from the day of loading."""
        return self.today + timedelta(days=days)

    def begun(self) -> time:
        """When a meeting began that has been going on for about an hour; midnight at the earliest."""
        hour_ago = max(self.now.astimezone(self.zone) - timedelta(minutes=75), self._midnight())
        return time(hour_ago.hour, hour_ago.minute // 15 * 15)

    def ending(self) -> time:
        """When that meeting is to end, on the same day."""
        return time(min(self.begun().hour + 3, 23), 45)

    def _midnight(self) -> datetime:
        return datetime.combine(self.today, time(), self.zone)

    def add_before_now(self, minutes: float, what: Happening) -> None:
        """Note what happened so many minutes before the demo is loaded, today at the earliest."""
        at = max(self.now - timedelta(minutes=minutes), self._midnight())
        heapq.heappush(self._waiting, (at, next(self._numbers), what))

    def add(self, days: int, hour: int, what: Happening) -> None:
        """Note what happens; a time that has not come yet is left out, so that the demo never runs ahead."""
        at = datetime.combine(self.day(days), time(hour), self.zone)
        if at <= self.now:
            heapq.heappush(self._waiting, (at, next(self._numbers), what))

    def run(self) -> None:
        """Let everything happen; a happening may add later ones."""
        while self._waiting:
            at, _, what = heapq.heappop(self._waiting)
            with clock.telling(at):
                what()
