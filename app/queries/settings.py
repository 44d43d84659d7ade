"""Settings of a government, and its working days with the holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Label, Row, and_, bindparam, select

from app.db import db
from app.domain.workdays import WorkCalendar
from app.models.governments import Government, Holiday, Setting
from app.queries.listed import listed, values_in
from app.queries.reading import fetch, once, remember, remembered

WORK_WEEK = "days_per_week"
#: Numbers of letters come from an own register. Off by default: TU or SRIKANDI gives them.
OWN_REGISTER = "own_letter_register"
_DEFAULT_WEEK = 5


#: Made once, run with an id.
_CALENDAR = (
    select(Setting.value, Holiday.on_date)
    .select_from(Government)
    .outerjoin(Setting, and_(Setting.government_id == Government.id, Setting.key == WORK_WEEK))
    .outerjoin(Holiday, and_(Holiday.government_id == Government.id, Holiday.is_active))
    .where(Government.id == bindparam("government_id"))
)


@dataclass(frozen=True)
class Stored:
    """A setting as it stands; version 0 while the default applies."""

    value: Any
    version: int


def setting(government_id: int, key: str, default: Any) -> Stored:
    """One setting of a government."""
    row = db.session.execute(
        select(Setting.value, Setting.version).where(Setting.government_id == government_id, Setting.key == key)
    ).one_or_none()
    return Stored(default, 0) if row is None else Stored(row.value, row.version)


def work_week(government_id: int) -> Stored:
    """Working days a week (5 or 6) as a setting."""
    return setting(government_id, WORK_WEEK, _DEFAULT_WEEK)


def own_register(government_id: int) -> Stored:
    """Whether letters get their numbers from the own register, as a setting."""
    return setting(government_id, OWN_REGISTER, False)


def calendar_columns() -> tuple[Label[Any], Label[Any]]:
    """Week and holidays of the government of a statement that runs anyway; `keep_calendar` takes its rows."""
    week = select(Setting.value).where(Setting.government_id == Government.id, Setting.key == WORK_WEEK)
    days = select(listed(Holiday.on_date)).where(Holiday.government_id == Government.id, Holiday.is_active)
    return (
        week.correlate(Government).scalar_subquery().label("work_week"),
        days.correlate(Government).scalar_subquery().label("free_days"),
    )


def keep_calendar(government_id: int, row: Row[Any]) -> None:
    """For the rest of the page: what `calendar_columns` brought."""
    remember(("calendar_columns", government_id), (row.work_week, row.free_days))


def work_calendar(government_id: int) -> WorkCalendar:
    """Working days of a government: its week and its active holidays. The reader's own came with his session."""
    return once(("work_calendar", government_id), lambda: _calendar(government_id))


def _calendar(government_id: int) -> WorkCalendar:
    if (kept := remembered(("calendar_columns", government_id))) is not None:
        week, free_days = kept
        days = frozenset(map(date.fromisoformat, values_in(free_days)))
    else:
        rows = fetch(_CALENDAR, government_id=government_id)
        week = rows[0].value if rows else None
        days = frozenset(row.on_date for row in rows if row.on_date is not None)
    return WorkCalendar(days, int(week) if week is not None else _DEFAULT_WEEK)
