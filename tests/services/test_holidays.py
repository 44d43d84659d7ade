"""Holidays and the working week, and the working days that follow from them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.errors import Conflict, NotAllowed, NotFound, RuleViolation
from app.domain.roles import Role
from app.domain.workdays import add_working_days, is_working_day
from app.models.governments import Holiday
from app.queries.holidays import years
from app.queries.settings import work_calendar, work_week
from app.services.holidays import (
    AddHoliday,
    ChangeHoliday,
    add_holiday,
    change_holiday,
    fill_years,
    national_days,
    set_holiday_active,
    set_work_week,
)
from tests import factories
from tests.services.directory import acts, office, row
from tests.statements import statements

DAY = date(2026, 10, 19)


@pytest.fixture
def at(app):
    return office()


def test_the_national_list_knows_joint_leave():
    days = {day.on_date: day for day in national_days([2026])}
    assert not days[date(2026, 12, 25)].is_joint_leave
    assert days[date(2026, 12, 24)].is_joint_leave
    assert len(days) == 25


def test_filling_a_year_keeps_what_is_there(at):
    own = add_holiday(at.admin, AddHoliday(on_date=date(2026, 12, 24), name="Hari jadi daerah"))
    set_holiday_active(at.admin, own, 1, active=False)
    assert fill_years(at.admin, (2026, 2026)) == 24
    assert fill_years(at.admin, (2026,)) == 0
    assert (row(Holiday, own).name, row(Holiday, own).is_active) == ("Hari jadi daerah", False)
    assert years(at.admin) == {2026: 24}
    with pytest.raises(RuleViolation):
        fill_years(at.admin, (1999,))


def test_three_working_days_over_lebaran(at):
    fill_years(at.admin, (2026,))
    assert add_working_days(date(2026, 3, 17), 3, work_calendar(at.home.id)) == date(2026, 3, 27)


def test_a_deactivated_day_is_a_working_day_again(at):
    holiday = add_holiday(at.admin, AddHoliday(on_date=DAY, name="Hari jadi daerah"))
    assert not is_working_day(DAY, work_calendar(at.home.id))
    assert is_working_day(DAY, work_calendar(at.foreign.id))
    set_holiday_active(at.admin, holiday, 1, active=False)
    assert is_working_day(DAY, work_calendar(at.home.id))
    assert acts("holiday", holiday) == ["buat", "nonaktifkan"]


def test_a_date_stands_once_and_changes_are_versioned(at):
    holiday = add_holiday(at.admin, AddHoliday(on_date=DAY, name="Hari jadi"))
    other = add_holiday(at.admin, AddHoliday(on_date=date(2026, 10, 20), name="Lain"))
    with pytest.raises(RuleViolation) as refused:
        add_holiday(at.admin, AddHoliday(on_date=DAY, name="Kedua"))
    assert refused.value.field == "on_date"
    with pytest.raises(RuleViolation):
        change_holiday(at.admin, ChangeHoliday(holiday_id=other, version=1, on_date=DAY, name="Lain"))
    change_holiday(at.admin, ChangeHoliday(holiday_id=holiday, version=1, on_date=DAY, name="Hari jadi kota"))
    with pytest.raises(Conflict):
        change_holiday(at.admin, ChangeHoliday(holiday_id=holiday, version=1, on_date=DAY, name="Lama"))
    with pytest.raises(NotFound):
        set_holiday_active(factories.actor(_admin_abroad(at)), holiday, 2, active=False)


def test_the_working_week(at):
    saturday = date(2026, 11, 21)
    assert not is_working_day(saturday, work_calendar(at.home.id))
    set_work_week(at.admin, 6, 0)
    assert is_working_day(saturday, work_calendar(at.home.id))
    assert work_week(at.home.id).version == 1
    with pytest.raises(Conflict):
        set_work_week(at.admin, 5, 7)
    with pytest.raises(RuleViolation):
        set_work_week(at.admin, 7, 1)
    with pytest.raises(NotAllowed):
        set_work_week(at.secretariat, 5, 1)
    set_work_week(at.admin, 5, 1)
    assert not is_working_day(saturday, work_calendar(at.home.id))


def test_the_calendar_is_one_statement_also_without_holidays(at):
    home_id = at.home.id
    with statements() as sent:
        assert work_calendar(home_id).days_per_week == 5
    assert len(sent) == 1
    set_work_week(at.admin, 6, 0)
    assert work_calendar(home_id).days_per_week == 6


def _admin_abroad(at):
    return factories.user(at.foreign, Role.ADMINISTRATOR)
