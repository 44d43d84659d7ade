"""The filters above the review of late items, as they stand in the address."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from wtforms import HiddenField, SelectField

from app.domain import text
from app.domain.action_items import Horizon
from app.domain.labels import choices
from app.domain.late_buckets import LateBucket, due_between
from app.domain.workdays import WorkCalendar
from app.queries.item_filters import ItemFilters, ItemView
from app.queries.list_choices import ListChoices
from app.queries.review import Coordination
from app.web.forms.base import Row, shown
from app.web.forms.fields import LineField, PlainSelect, ReferenceField, offered

WITHOUT_YEAR = "tanpa"


class ReviewFilterForm(Row):
    """A filter that cannot be read is left out, and says so at its field."""

    daftar = HiddenField()
    q = LineField("Cari", max_length=text.QUERY_MAX)
    instansi = ReferenceField("Instansi")
    lewat = SelectField("Lewat", widget=PlainSelect(), choices=[("", "Berapa pun"), *choices(LateBucket)])
    asisten = ReferenceField("Asisten pengoordinasi")
    jangka = SelectField("Jangka waktu", widget=PlainSelect(), choices=[("", "Semua jangka waktu"), *choices(Horizon)])
    tahun = SelectField("Tahun rapat", widget=PlainSelect())
    gugus = ReferenceField("Gugus tugas")

    def offer(self, lists: ListChoices, coordination: Collection[Coordination]) -> None:
        """Hand over the choices; `coordination` is empty for whoever sees only his own agencies."""
        years = [(WITHOUT_YEAR, "Tanpa tahun") if year is None else (str(year), str(year)) for year in lists.years]
        self.tahun.choices = offered([("", "Semua tahun"), *years])
        self.instansi.choices = offered([("", "Semua instansi"), *lists.agencies])
        self.gugus.choices = offered([("", "Semua gugus tugas"), *lists.forces])
        self.asisten.choices = offered([("", "Semua asisten"), *((one.position_id, one.title) for one in coordination)])
        self._coordination = {one.position_id: one.agency_ids for one in coordination}

    def check(self) -> None:
        """Look at the filters that are in the address; the choices of the others need no look."""
        for field in self:
            if field.raw_data and field.raw_data[0]:
                field.validate(self)

    @property
    def view(self) -> ItemView:
        """Late items, or partners from whom nothing was heard."""
        return ItemView.SILENT if self.daftar.data == ItemView.SILENT.value else ItemView.LATE

    def to_filters(self, today: date, calendar: WorkCalendar) -> ItemFilters:
        """What is asked for, after check()."""
        year, horizon, bucket = self._read("tahun"), self._read("jangka"), self._read("lewat")
        due_from, due_to = due_between(LateBucket(bucket), today, calendar) if bucket else (None, None)
        asisten = self._read("asisten")
        return ItemFilters(
            view=self.view,
            text=self._read("q"),
            agency_id=self._read("instansi"),
            horizon=Horizon(horizon) if horizon else None,
            year=None if not year else 0 if year == WITHOUT_YEAR else int(year),
            task_force_id=self._read("gugus"),
            due_from=due_from,
            due_to=due_to,
            owner_ids=None if asisten is None else self._coordination.get(asisten, frozenset()),
        )

    def in_use(self) -> dict[str, str]:
        """Name and words of every filter that is set, the choice of the list itself apart."""
        return {field.name: shown(field) for field in self if field.name != "daftar" and self._read(field.name)}

    def _read(self, name: str) -> Any:
        field = self[name]
        return None if field.errors else field.data
