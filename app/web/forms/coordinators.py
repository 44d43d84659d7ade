"""Form of the map agency → asisten: the agencies of one asisten."""

from __future__ import annotations

from app.services.coordinators import SetCoordination
from app.web.forms.base import BaseForm
from app.web.forms.fields import ReferencesField


class CoordinationForm(BaseForm):
    agency_ids = ReferencesField(
        "Instansi yang dikoordinasikan",
        description="Instansi yang semula dipetakan kepada asisten lain akan pindah ke sini.",
    )

    def to_command(self, position_id: int) -> SetCoordination:
        return SetCoordination(
            position_id=position_id, version=self.version.data or 0, agency_ids=tuple(self.agency_ids.data or ())
        )
