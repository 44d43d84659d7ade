"""One day of a meeting in its form: a full date, or the parts and words that are known of it."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, SelectField
from wtforms.widgets import HiddenInput

from app.domain.dates import FIRST_YEAR, LAST_YEAR, WEEKDAYS, parse_partial_date
from app.domain.errors import RuleViolation
from app.domain.indonesian import month_name
from app.domain.sheets import MeetingDay as DaySheet
from app.models.meetings import MeetingDay
from app.services.meetings import DayInput
from app.web.forms.base import Row
from app.web.forms.fields import ClockField, DayField, LineField, RefField, WholeField

_PARTS = ("weekday", "day", "month", "year")


class DayRow(Row):
    """A row of the days of a meeting."""

    id = RefField("", widget=HiddenInput())
    on_date = DayField("Tanggal")
    starts = ClockField("Mulai")
    ends = ClockField("Selesai")
    until_done = BooleanField("Sampai dengan selesai")
    time_text = LineField(
        "Waktu dengan kata-kata", max_length=120, description="Bila jamnya tidak diketahui, contoh: pagi."
    )
    weekday = SelectField("Hari", default="", choices=[("", "Tidak diketahui"), *((name, name) for name in WEEKDAYS)])
    day = WholeField("Tanggal (angka)", minimum=1, maximum=31)
    month = SelectField(
        "Bulan",
        default="",
        choices=[("", "Tidak diketahui"), *((str(number), month_name(number)) for number in range(1, 13))],
    )
    year = WholeField("Tahun", minimum=FIRST_YEAR, maximum=LAST_YEAR)
    date_text = LineField(
        "Tanggal menurut sumber", max_length=120, description="Kata-kata sumbernya, contoh: Selasa (6/7)."
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """The parts must fit a calendar, and the full date where both are filled."""
        fits = super().validate(extra_validators)
        if any(self[name].errors for name in _PARTS):
            return False
        try:
            partial = parse_partial_date(**self._typed_parts(), field="part")
        except RuleViolation as refusal:
            field = self[refusal.field.removeprefix("part_")]
            field.errors = [*field.errors, refusal.message]
            return False
        full = self.on_date.data
        parts = (partial.day, partial.month, partial.year)
        if full and any(
            part not in (None, whole) for part, whole in zip(parts, (full.day, full.month, full.year), strict=True)
        ):
            self.day.errors = [
                *self.day.errors,
                "Bagian tanggal ini berbeda dengan tanggal lengkapnya. Samakan keduanya.",
            ]
            return False
        return fits

    def _typed_parts(self) -> dict[str, str]:
        return {name: "" if self[name].data is None else str(self[name].data) for name in _PARTS}

    def to_input(self) -> DayInput:
        """The row as the command takes it; three known parts make a full date."""
        partial = parse_partial_date(**self._typed_parts(), field="part")
        return DayInput(
            id=self.id.data,
            when=DaySheet(
                on=self.on_date.data or partial.on_date,
                weekday=partial.weekday,
                day=partial.day,
                month=partial.month,
                year=partial.year,
                date_text=self.date_text.data,
                start=self.starts.data,
                end=self.ends.data,
                time_text=self.time_text.data,
                until_done=bool(self.until_done.data),
            ),
        )

    @staticmethod
    def values_of(day: MeetingDay) -> dict[str, Any]:
        """What the row of a stored day begins with."""
        names = ("id", "on_date", "starts", "ends", "until_done", "time_text", "day", "year", "date_text")
        return {
            **{name: getattr(day, name) for name in names},
            "weekday": day.weekday or "",
            "month": str(day.month or ""),
        }

    @property
    def is_partial(self) -> bool:
        """Whether the rarer fields hold something and should be open."""
        return any(self[name].data or self[name].errors for name in (*_PARTS, "date_text", "time_text"))
