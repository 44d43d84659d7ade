"""Forms of holidays and of the working week."""

from __future__ import annotations

from datetime import date

from wtforms import BooleanField, RadioField

from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.services.holidays import AddHoliday, ChangeHoliday
from app.web.forms.base import BaseForm
from app.web.forms.fields import DayField, LineField, WholeField, required
from app.web.forms.list_filters import FilterForm

WEEKS = [(5, "Lima hari kerja, Senin sampai dengan Jumat"), (6, "Enam hari kerja, Senin sampai dengan Sabtu")]


class HolidayFilterForm(FilterForm):
    tahun = WholeField("Tahun", minimum=FIRST_YEAR, maximum=LAST_YEAR)

    def year(self, today: date) -> int:
        """The year asked for, else this one."""
        return int(self.read(self.tahun) or today.year)


class HolidayForm(BaseForm):
    on_date = DayField("Tanggal", [required])
    name = LineField("Nama hari libur", [required], max_length=200)
    is_joint_leave = BooleanField("Cuti bersama")

    def to_add(self) -> AddHoliday:
        return AddHoliday(on_date=self.on_date.data, name=self.name.data, is_joint_leave=self.is_joint_leave.data)

    def to_change(self, holiday_id: int) -> ChangeHoliday:
        return ChangeHoliday(
            holiday_id=holiday_id,
            version=self.version.data or 0,
            on_date=self.on_date.data,
            name=self.name.data,
            is_joint_leave=self.is_joint_leave.data,
        )


class FillForm(BaseForm):
    year = WholeField("Tahun", [required], minimum=FIRST_YEAR, maximum=LAST_YEAR)


class WorkWeekForm(BaseForm):
    days_per_week = RadioField("Pekan kerja", [required], coerce=int, choices=WEEKS)
