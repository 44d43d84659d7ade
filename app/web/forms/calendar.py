"""What the calendar and the agenda of leaders are asked for: a month, a day. Read from the address, never written."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from flask import request
from wtforms.widgets import MonthInput

from app.domain.months import Month, parse_month
from app.web.forms.base import Row
from app.web.forms.fields import DayField, LineField


class MonthField(LineField):
    """A month from a native month input, or typed as 2026-11."""

    widget = MonthInput()

    def parse(self, typed: str) -> Any:
        return parse_month(super().parse(typed) or "", field="")

    def show(self, value: Any) -> str:
        return value.code if isinstance(value, Month) else str(value)


class _InAddress(Row):
    """What cannot be read is left out and says so at its field; the page then answers 422."""

    @classmethod
    def of_request(cls) -> Self:
        """The form as this request's address fills it, validated."""
        form = cls(formdata=request.args)
        form.validate()
        return form

    @property
    def status(self) -> int:
        """200, or 422 when something could not be read."""
        return 422 if self.errors else 200


class MonthForm(_InAddress):
    bulan = MonthField("Bulan", max_length=20)

    def month(self, default: Month) -> Month:
        """The month asked for, else `default`, which then stands in the field."""
        if self.bulan.errors:
            return default
        self.bulan.data = self.bulan.data or default
        return self.bulan.data


class AgendaDayForm(_InAddress):
    tanggal = DayField("Tanggal")

    def day(self, default: date) -> date:
        """The day asked for, else `default`, which then stands in the field."""
        if self.tanggal.errors:
            return default
        self.tanggal.data = self.tanggal.data or default
        return self.tanggal.data
