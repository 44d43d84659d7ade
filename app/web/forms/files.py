"""Forms of files and documentation rows. What a file may be is checked by the storage, not here."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField, MultipleFileField
from werkzeug.datastructures import FileStorage
from wtforms import SelectField

from app.domain import text
from app.domain.labels import choices
from app.domain.meetings import Confidentiality, FileKind
from app.queries.files import DocumentationRow
from app.services.documentation import ChangeDocumentation, DocumentationDetails
from app.services.files import StoreFiles, Upload
from app.web.forms.base import BaseForm
from app.web.forms.fields import LineField, required

#: What the file dialogue offers; the storage decides by content.
ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"


class UploadForm(BaseForm):
    """One or several files of one kind and class."""

    file = MultipleFileField("Berkas", [required])
    kind = SelectField("Jenis berkas", choices=choices(FileKind), default=FileKind.BAHAN.value)
    confidentiality = SelectField(
        "Kerahasiaan",
        choices=choices(Confidentiality),
        description="Berkas mengikuti rapatnya bila rapat itu lebih tertutup.",
    )

    def to_command(self) -> StoreFiles:
        return StoreFiles(
            uploads=tuple(_upload(one) for one in self.file.data),
            kind=FileKind(self.kind.data),
            confidentiality=Confidentiality(self.confidentiality.data),
        )


class DocumentationForm(BaseForm):
    """A caption, with or without a file."""

    caption = LineField("Keterangan", [required], max_length=text.URL_MAX, description="Contoh: Foto bersama peserta.")
    kind = SelectField("Jenis", choices=choices(FileKind), default=FileKind.FOTO.value)
    file = FileField("Berkas")
    confidentiality = SelectField("Kerahasiaan berkas", choices=choices(Confidentiality))

    def details(self) -> dict[str, Any]:
        """The values of both commands."""
        return {
            "caption": self.caption.data,
            "kind": FileKind(self.kind.data),
            "upload": _upload(self.file.data) if self.file.data else None,
            "confidentiality": Confidentiality(self.confidentiality.data),
        }

    def to_command(self) -> DocumentationDetails:
        return DocumentationDetails(**self.details())

    def to_change(self) -> ChangeDocumentation:
        return ChangeDocumentation(**self.details(), version=self.version.data or 0)


def saved_values(row: DocumentationRow) -> dict[str, Any]:
    """What the form of a recorded row begins with."""
    return {"caption": row.caption, "kind": row.kind.value, "version": row.version}


def _upload(file: FileStorage) -> Upload:
    return Upload(file.filename or "", file.read())
