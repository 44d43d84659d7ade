"""Form of a position (jabatan) of an agency."""

from __future__ import annotations

from app.domain.people import PositionKind
from app.domain.text import TITLE_MAX
from app.services.positions import AddPosition, ChangePosition
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, required


class PositionForm(BaseForm):
    title = LineField(
        "Nama jabatan",
        [required],
        max_length=TITLE_MAX,
        description="Seperti dicetak pada naskah, tanpa Plt. atau Plh., contoh: Kepala Dinas Sosial.",
    )
    kind = EnumField(
        "Jenis jabatan",
        [required],
        enum=PositionKind,
        default=PositionKind.KEPALA_INSTANSI,
        description="Menentukan aturan tanda tangan dan peran yang dapat bertumpu pada jabatan ini.",
    )
    echelon = LineField("Eselon", max_length=20, description="Contoh: II.b. Boleh dikosongkan.")

    def to_add(self, agency_id: int) -> AddPosition:
        return AddPosition(agency_id=agency_id, title=self.title.data, kind=self.kind.data, echelon=self.echelon.data)

    def to_change(self, position_id: int) -> ChangePosition:
        return ChangePosition(
            position_id=position_id,
            version=self.version.data or 0,
            title=self.title.data,
            kind=self.kind.data,
            echelon=self.echelon.data,
        )
