"""Form of the steps of paraf of one agency: up to five positions, the first one initials first."""

from __future__ import annotations

from wtforms import Field

from app.services.approval_steps import SetApprovalSteps
from app.web.forms.base import BaseForm
from app.web.forms.fields import ReferenceField, offered


class ApprovalStepsForm(BaseForm):
    step_1_position_id = ReferenceField("Paraf ke-1")
    step_2_position_id = ReferenceField("Paraf ke-2")
    step_3_position_id = ReferenceField("Paraf ke-3")
    step_4_position_id = ReferenceField("Paraf ke-4")
    step_5_position_id = ReferenceField("Paraf ke-5")

    @property
    def places(self) -> list[Field]:
        """The fields in order."""
        return [field for field in self if field.name.startswith("step_")]

    def offer(self, positions: list[tuple[int, str]]) -> None:
        """Hand over the positions that can be chosen."""
        for field in self.places:
            field.choices = offered([("", "Tidak ada"), *positions])

    def to_command(self, agency_id: int) -> SetApprovalSteps:
        chosen = tuple(field.data for field in self.places)
        return SetApprovalSteps(agency_id=agency_id, version=self.version.data or 0, position_ids=chosen)
