"""Forms around one point of the minutes, and how minutes begin."""

from __future__ import annotations

from app.domain.minutes import SectionSource
from app.services.point_moves import MovePoint
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumRadioField
from app.web.forms.fields import ReferenceField, offered, required


class StartForm(BaseForm):
    """Where the first sections come from; nothing chosen means the kind of meeting."""

    source = EnumRadioField("Bagian awal notula", enum=SectionSource, default=SectionSource.JENIS_RAPAT)


class MovePointForm(BaseForm):
    """The section to which a point goes."""

    section_id = ReferenceField("Bagian tujuan", [required])

    def offer(self, sections: list[tuple[int, str]]) -> None:
        """Fill the choices with all sections."""
        self.section_id.choices = offered([("", "Pilih bagian"), *((str(row), words) for row, words in sections)])

    def to_command(self, meeting_id: int, point_id: int) -> MovePoint:
        """The command that moves the point."""
        return MovePoint(
            meeting_id=meeting_id,
            point_id=point_id,
            section_id=self.section_id.data,
            version=self.version.data or 0,
        )
