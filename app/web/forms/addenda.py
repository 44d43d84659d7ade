"""The form of an addition to an approved notula."""

from __future__ import annotations

from flask_wtf.file import FileField
from wtforms import BooleanField

from app.domain.text import SENTENCE_MAX
from app.services.addenda import AddAddendum
from app.web.forms.base import BaseForm
from app.web.forms.fields import DayField, ParagraphField, required
from app.web.forms.files import uploaded


class AddendumForm(BaseForm):
    text = ParagraphField("Yang ditambahkan", [required], description="Tercetak di akhir notula sebagai tambahan.")
    reason = ParagraphField("Alasan", [required], max_length=SENTENCE_MAX)
    signed_on = DayField("Tanggal persetujuan", [required], description="Tanggal pada naskah tambahan.")
    file = FileField("Naskah tambahan bertanda tangan")
    may_stand = BooleanField(
        "Nomor telepon, alamat, atau inisial di dalamnya sudah diperiksa dan boleh dimuat",
        description="Diperlukan hanya bila pemeriksaan privasi menanyakannya.",
    )

    def to_command(self, meeting_id: int) -> AddAddendum:
        """After validation, which asks for the date."""
        signed_on = self.signed_on.data
        assert signed_on is not None
        return AddAddendum(
            meeting_id=meeting_id,
            version=self.version.data or 0,
            text=self.text.data or "",
            reason=self.reason.data or "",
            signed_on=signed_on,
            scan=uploaded(self.file.data) if self.file.data else None,
            may_stand=self.may_stand.data,
        )
