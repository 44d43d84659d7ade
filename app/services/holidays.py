"""Holidays and the working week of a government: add, change, deactivate, and fill a year from the national list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import holidays as national
from sqlalchemy import select

from app.db import db, transactional
from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.domain.errors import RuleViolation
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.workdays import WorkCalendar
from app.models.governments import Holiday
from app.queries import settings, subjects
from app.services import audit, edits, references, submissions
from app.services.authorisation import authorise
from app.services.settings import keep_setting

SUBJECT = "holiday"
TAKEN = "Tanggal ini sudah ada dalam daftar. Ubah baris itu, atau aktifkan kembali bila dinonaktifkan."
_NAME_MAX = 200


@dataclass(frozen=True, kw_only=True)
class AddHoliday:
    on_date: date
    name: str
    is_joint_leave: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangeHoliday(AddHoliday):
    holiday_id: int
    version: int


@transactional
def add_holiday(actor: Actor, command: AddHoliday, key: str = "") -> int:
    """Record a day on which offices do not work; gives its id. Raises RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    values = edits.values_of(command, AddHoliday)
    row = Holiday(government_id=actor.government_id, **values)
    with edits.unique("on_date", TAKEN):
        db.session.add(row)
    submissions.remember(actor, key, SUBJECT, row.id)
    audit.record(actor, "buat", SUBJECT, row.id, changes=edits.added(values))
    return row.id


@transactional
def change_holiday(actor: Actor, command: ChangeHoliday, key: str = "") -> int:
    """Save a changed holiday. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Holiday, actor, command.holiday_id)
    with edits.unique("on_date", TAKEN):
        changes = edits.save(row, command.version, edits.values_of(command, AddHoliday))
    submissions.remember(actor, key, SUBJECT, command.holiday_id)
    audit.record(actor, "ubah", SUBJECT, command.holiday_id, changes=changes)
    return command.holiday_id


@transactional
def set_holiday_active(actor: Actor, holiday_id: int, version: int, *, active: bool, key: str = "") -> int:
    """Let a holiday count or not count any more. Raises Conflict."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if (done := submissions.done_before(actor, key, SUBJECT)) is not None:
        return done
    row = references.row_of(Holiday, actor, holiday_id)
    changes = edits.save(row, version, {"is_active": active})
    submissions.remember(actor, key, SUBJECT, holiday_id)
    audit.record(actor, "aktifkan" if active else "nonaktifkan", SUBJECT, holiday_id, changes=changes)
    return holiday_id


@transactional
def fill_years(actor: Actor, years: Iterable[int], key: str = "") -> int:
    """Add what the national list has for these years, joint leave (cuti bersama) included; gives how many days.

    Days already recorded stay as they are, deactivated ones too. Estimated days say so in their names.
    """
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if submissions.done_before(actor, key, "government") is not None:
        return 0
    wanted = sorted(set(years))
    if any(not FIRST_YEAR <= year <= LAST_YEAR for year in wanted):
        raise RuleViolation("year", f"Tahun harus antara {FIRST_YEAR} dan {LAST_YEAR}.")
    known = set(db.session.scalars(select(Holiday.on_date).where(Holiday.government_id == actor.government_id)))
    new = [day for day in national_days(wanted) if day.on_date not in known]
    db.session.add_all(Holiday(government_id=actor.government_id, **edits.values_of(day, AddHoliday)) for day in new)
    submissions.remember(actor, key, "government", actor.government_id)
    changes = {"years": (None, wanted), "days": (None, len(new))}
    audit.record(actor, "isi_hari_libur", "government", actor.government_id, changes=changes)
    return len(new)


def national_days(years: Iterable[int]) -> list[AddHoliday]:
    """Public holidays and joint leave of these years as the list of the library knows them today, by date."""
    wanted = list(years)
    public = national.country_holidays("ID", years=wanted, categories=("public",), language="id")
    both = national.country_holidays("ID", years=wanted, categories=("public", "government"), language="id")
    return [
        AddHoliday(on_date=day, name=both[day][:_NAME_MAX], is_joint_leave=day not in public)
        for day in sorted(both)
        if day.year in wanted
    ]


@transactional
def set_work_week(actor: Actor, days_per_week: int, version: int, key: str = "") -> None:
    """Set five or six working days a week; `version` 0 while the default applies. Raises Conflict, RuleViolation."""
    authorise(actor, Permission.DIRECTORY_EDIT, subjects.government(actor))
    if submissions.done_before(actor, key, "setting") is not None:
        return
    WorkCalendar(days_per_week=days_per_week)  # refuses other numbers
    keep_setting(actor, settings.WORK_WEEK, days_per_week, version, key)
