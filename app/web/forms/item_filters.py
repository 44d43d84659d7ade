"""The filters above the list of action items, as they stand in the address."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, SelectField
from wtforms.fields import SelectChoice

from app.domain import text
from app.domain.action_items import AssignmentKind, Horizon, ItemClass, ItemStatus
from app.domain.labels import label
from app.queries.item_list import ItemFilters, ItemView
from app.queries.list_choices import ListChoices
from app.web.forms.base import Row, shown
from app.web.forms.fields import LineField, PlainSelect, ReferenceField, offered

WITHOUT_YEAR = "tanpa"


def _all_or(words: str, enum: Any) -> list[SelectChoice]:
    return [SelectChoice("", words), *(SelectChoice(member.value, label(member)) for member in enum)]


class ItemFilterForm(Row):
    """A filter that cannot be read is left out, and says so at its field."""

    daftar = HiddenField()
    q = LineField("Cari", max_length=text.QUERY_MAX)
    instansi = ReferenceField("Instansi")
    peran = SelectField("Peran instansi", widget=PlainSelect(), choices=_all_or("Semua peran", AssignmentKind))
    status = SelectField("Status", widget=PlainSelect(), choices=_all_or("Semua status", ItemStatus))
    jangka = SelectField("Jangka waktu", widget=PlainSelect(), choices=_all_or("Semua jangka waktu", Horizon))
    golongan = SelectField("Golongan", widget=PlainSelect(), choices=_all_or("Semua golongan", ItemClass))
    tahun = SelectField("Tahun rapat", widget=PlainSelect())
    gugus = ReferenceField("Gugus tugas")

    def offer(self, choices: ListChoices) -> None:
        """Hand over the choices; `None` among the years stands for meetings without one."""
        years = [(WITHOUT_YEAR, "Tanpa tahun") if year is None else (str(year), str(year)) for year in choices.years]
        self.tahun.choices = offered([("", "Semua tahun"), *years])
        self.instansi.choices = offered([("", "Semua instansi"), *choices.agencies])
        self.gugus.choices = offered([("", "Semua gugus tugas"), *choices.forces])

    def check(self) -> None:
        """Look at the filters that are in the address; the choices of the others need no look."""
        for field in self:
            if field.raw_data and field.raw_data[0]:
                field.validate(self)

    @property
    def view(self) -> ItemView:
        """Which of the three lists; an unknown name is the whole one."""
        return next((view for view in ItemView if view.value == self.daftar.data), ItemView.ALL)

    def to_filters(self) -> ItemFilters:
        """What is asked for, after check()."""
        year, share, status = self._read("tahun"), self._read("peran"), self._read("status")
        horizon, item_class = self._read("jangka"), self._read("golongan")
        return ItemFilters(
            view=self.view,
            text=self._read("q"),
            agency_id=self._read("instansi"),
            share=AssignmentKind(share) if share else None,
            status=ItemStatus(status) if status else None,
            horizon=Horizon(horizon) if horizon else None,
            item_class=ItemClass(item_class) if item_class else None,
            year=None if not year else 0 if year == WITHOUT_YEAR else int(year),
            task_force_id=self._read("gugus"),
        )

    def in_use(self) -> dict[str, str]:
        """Name and words of every filter that is set, the choice of the list itself apart."""
        return {field.name: shown(field) for field in self if field.name != "daftar" and self._read(field.name)}

    def _read(self, name: str) -> Any:
        field = self[name]
        return None if field.errors else field.data
