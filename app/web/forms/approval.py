"""Forms of the way to approval: words with which a notula comes back or is opened again, and the signed paper."""

from __future__ import annotations

from flask_wtf.file import FileField
from wtforms import SelectField

from app.domain import text
from app.services.approval import MinutesNote
from app.services.approval_decisions import RecordApproval
from app.web.forms.base import BaseForm
from app.web.forms.fields import DayField, LineField, ParagraphField, PlainSelect, offered, required
from app.web.forms.files import uploaded

#: What the file dialogue offers; the storage decides by content.
ACCEPT = ".pdf,.jpg,.jpeg,.png"
SEKDA, OTHER, CHAIR = "sekda", "lain", "peserta-"


class GiveBackForm(BaseForm):
    note = ParagraphField("Yang perlu diperbaiki", [required], description="Tampil bagi sekretariat rapat.")

    def to_command(self, meeting_id: int) -> MinutesNote:
        return MinutesNote(meeting_id=meeting_id, version=self.version.data or 0, note=self.note.data or "")


class ReopenForm(GiveBackForm):
    note = ParagraphField("Alasan dibuka kembali", [required], description="Tersimpan pada riwayat persetujuan.")


class RecordApprovalForm(BaseForm):
    """Date, signer and scan of the signed paper."""

    signed_on = DayField("Tanggal persetujuan", [required], description="Tanggal pada naskah yang ditandatangani.")
    signer = SelectField("Ditandatangani oleh", [required], choices=[], widget=PlainSelect())
    name = LineField("Nama penanda tangan", max_length=text.TITLE_MAX)
    office = LineField("Jabatan penanda tangan", max_length=text.TITLE_MAX)
    file = FileField("Naskah bertanda tangan", [required])

    def offer(self, chairs: list[tuple[int, str]], sekda: str | None) -> None:
        """Hand over the chairs (row of the list, words) and who is Sekda today."""
        named = [(f"{CHAIR}{row_id}", words) for row_id, words in chairs]
        leader = [(SEKDA, sekda)] if sekda else []
        self.signer.choices = offered(
            [("", "Belum dipilih"), *named, *leader, (OTHER, "Pimpinan lain, tulis di bawah")]
        )

    def to_command(self, meeting_id: int) -> RecordApproval:
        """After validation, which asks for the date."""
        chosen, signed_on = self.signer.data, self.signed_on.data
        assert signed_on is not None
        return RecordApproval(
            meeting_id=meeting_id,
            version=self.version.data or 0,
            signed_on=signed_on,
            scan=uploaded(self.file.data) if self.file.data else None,
            participant_id=int(chosen.removeprefix(CHAIR)) if chosen.startswith(CHAIR) else None,
            by_sekda=chosen == SEKDA,
            name=self.name.data,
            office=self.office.data,
        )
