"""Forms of files and documentation rows. What a file may be is checked by the storage, not here."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField, MultipleFileField
from werkzeug.datastructures import FileStorage

from app.domain import text
from app.domain.meetings import ORDINARY_KINDS, Confidentiality, FileKind
from app.queries.files import DocumentationRow
from app.services.documentation import ChangeDocumentation, DocumentationDetails
from app.services.files import StoreFiles, Upload
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, required

#: What the file dialogue offers; the storage decides by content.
ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"


class UploadForm(BaseForm):
    """One or several files of one kind and class."""

    file = MultipleFileField("Berkas", [required])
    kind = EnumField("Jenis berkas", enum=FileKind, members=ORDINARY_KINDS, default=FileKind.BAHAN)
    confidentiality = EnumField(
        "Kerahasiaan",
        enum=Confidentiality,
        default=Confidentiality.BIASA,
        description="Berkas mengikuti rapatnya bila rapat itu lebih tertutup.",
    )

    def to_command(self) -> StoreFiles:
        return StoreFiles(
            uploads=tuple(uploaded(one) for one in self.file.data),
            kind=self.kind.data,
            confidentiality=self.confidentiality.data,
        )


class DocumentationForm(BaseForm):
    """A caption, with or without a file."""

    caption = LineField("Keterangan", [required], max_length=text.URL_MAX, description="Contoh: Foto bersama peserta.")
    kind = EnumField("Jenis", enum=FileKind, members=ORDINARY_KINDS, default=FileKind.FOTO)
    file = FileField("Berkas")
    confidentiality = EnumField("Kerahasiaan berkas", enum=Confidentiality, default=Confidentiality.BIASA)

    def details(self) -> dict[str, Any]:
        """The values of both commands."""
        return {
            "caption": self.caption.data,
            "kind": self.kind.data,
            "upload": uploaded(self.file.data) if self.file.data else None,
            "confidentiality": self.confidentiality.data,
        }

    def to_command(self) -> DocumentationDetails:
        return DocumentationDetails(**self.details())

    def to_change(self) -> ChangeDocumentation:
        return ChangeDocumentation(**self.details(), version=self.version.data or 0)


def saved_values(row: DocumentationRow) -> dict[str, Any]:
    """What the form of a recorded row begins with."""
    return {"caption": row.caption, "kind": row.kind, "version": row.version}


def uploaded(file: FileStorage) -> Upload:
    """What was sent in a file field."""
    return Upload(file.filename or "", file.read())
