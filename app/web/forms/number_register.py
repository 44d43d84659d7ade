"""Forms of the own number register: its filter, and whether it is used."""

from __future__ import annotations

from wtforms import BooleanField

from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.domain.letters import NumberState
from app.queries.number_register import NumberFilter
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import WholeField
from app.web.forms.list_filters import FilterForm


class NumberFilterForm(FilterForm):
    tahun = WholeField("Tahun", minimum=FIRST_YEAR, maximum=LAST_YEAR)
    keadaan = EnumField("Keadaan", enum=NumberState, blank="Semua")

    def to_filter(self) -> NumberFilter:
        return NumberFilter(self.read(self.q), self.read(self.tahun), self.read(self.keadaan))


class OwnRegisterForm(BaseForm):
    is_on = BooleanField(
        "Pakai register nomor sendiri",
        description="Surat yang terbit tanpa isian nomor mendapat nomor urut berikutnya menurut jenis dan tahunnya.",
    )
