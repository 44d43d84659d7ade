"""Forms of a siaran pers: writing on it, and giving it back with a note."""

from __future__ import annotations

from app.domain.text import TITLE_MAX
from app.services.press_releases import MoveRelease, SaveRelease
from app.web.forms.base import BaseForm
from app.web.forms.fields import LineField, ParagraphField, required


class ReleaseForm(BaseForm):
    """The text as a person goes on with it."""

    headline = LineField("Judul", [required], max_length=TITLE_MAX)
    lead = ParagraphField(
        "Teras berita", [required], description="Siapa, apa, kapan, dan di mana dalam satu atau dua kalimat."
    )
    body = ParagraphField("Isi", [required], description="Alinea dipisahkan oleh satu baris kosong.")

    def to_command(self, release_id: int) -> SaveRelease:
        """The text as the service takes it."""
        return SaveRelease(
            release_id=release_id,
            version=self.version.data or 0,
            headline=self.headline.data,
            lead=self.lead.data,
            body=self.body.data,
        )


class StepForm(BaseForm):
    """A button that moves a siaran pers on."""

    def to_command(self, release_id: int) -> MoveRelease:
        """The step as the service takes it."""
        return MoveRelease(release_id=release_id, version=self.version.data or 0)


class GiveBackForm(BaseForm):
    """Why the draft goes back."""

    note = ParagraphField("Catatan perbaikan", [required])

    def to_command(self, release_id: int) -> MoveRelease:
        """The step as the service takes it."""
        return MoveRelease(release_id=release_id, version=self.version.data or 0, note=self.note.data)
