"""The filters above the list of meetings, as they stand in the address."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField

from app.domain import text
from app.domain.labels import choices
from app.domain.meetings import MeetingKind
from app.queries.meeting_list import MeetingFilters
from app.web.forms.base import Row, shown
from app.web.forms.fields import LineField, ReferenceField

WITHOUT_YEAR = "tanpa"


class MeetingFilterForm(Row):
    """A filter that cannot be read is left out, and says so at its field."""

    q = LineField("Cari", max_length=text.QUERY_MAX)
    tahun = SelectField("Tahun", default="")
    jenis = SelectField("Jenis", default="", choices=[("", "Semua jenis"), *choices(MeetingKind)])
    instansi = ReferenceField("Instansi")
    gugus = ReferenceField("Gugus tugas")

    def offer(self, years: list[int | None], agencies: list[tuple[int, str]], forces: list[tuple[int, str]]) -> None:
        """Hand over the choices; `None` among the years stands for meetings without one."""
        named = [(WITHOUT_YEAR, "Tanpa tahun") if year is None else (str(year), str(year)) for year in years]
        self.tahun.choices = [("", "Semua tahun"), *named]
        self.instansi.choices = [("", "Semua instansi"), *agencies]
        self.gugus.choices = [("", "Semua gugus tugas"), *forces]

    def to_filters(self) -> MeetingFilters:
        """What is asked for, after validate()."""
        year, kind = self._read("tahun"), self._read("jenis")
        return MeetingFilters(
            text=self._read("q"),
            year=None if not year else 0 if year == WITHOUT_YEAR else int(year),
            kind=MeetingKind(kind) if kind else None,
            agency_id=self._read("instansi"),
            task_force_id=self._read("gugus"),
        )

    def in_use(self) -> dict[str, str]:
        """Name and words of every filter that is set."""
        return {field.name: shown(field) for field in self if self._read(field.name)}

    def _read(self, name: str) -> Any:
        field = self[name]
        return None if field.errors else field.data
