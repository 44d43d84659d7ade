"""Form of an emblem of the kop: one picture."""

from __future__ import annotations

from flask_wtf.file import FileField

from app.domain.emblems import EmblemKind
from app.services.emblems import StoreEmblem
from app.web.forms.base import BaseForm
from app.web.forms.fields import required
from app.web.forms.files import uploaded

#: What the file dialogue offers; the storage decides by content.
ACCEPT = ".jpg,.jpeg,.png"


class EmblemForm(BaseForm):
    file = FileField("Gambar", [required])

    def to_command(self, kind: EmblemKind) -> StoreEmblem:
        return StoreEmblem(kind=kind, upload=uploaded(self.file.data))
