"""Forms of the acts on an agency's share: a report with its proofs, and acts that carry a note."""

from __future__ import annotations

from flask_wtf.file import MultipleFileField

from app.domain.action_items import ItemStatus
from app.domain.text import SENTENCE_MAX
from app.queries.share_page import SharePage
from app.services.item_reports import ForwardShare, ReportProgress
from app.services.share_acts import ShareAct
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumRadioField
from app.web.forms.fields import LineField, ParagraphField, WholeField, required
from app.web.forms.files import uploaded

_STATES = (ItemStatus.DALAM_PROSES, ItemStatus.TERKENDALA)


class ReportForm(BaseForm):
    """What was done, what stands in the way, and the files that show it."""

    text = ParagraphField("Perkembangan", [required], description="Dua kalimat cukup: apa yang sudah dikerjakan.")
    stated = EnumRadioField("Keadaan", enum=ItemStatus, members=_STATES, default=ItemStatus.DALAM_PROSES)
    obstacle = ParagraphField("Kendala", description="Wajib bila keadaannya Terkendala.")
    percent = WholeField("Capaian (persen)", minimum=0, maximum=100)
    file = MultipleFileField("Bukti dukung")

    def measured(self, share: SharePage) -> None:
        """Percent only where there is a target."""
        if share.target is None:
            del self.percent

    def to_command(self, item_id: int, share_id: int) -> ReportProgress:
        return ReportProgress(
            item_id=item_id,
            share_id=share_id,
            version=self.version.data or 0,
            text=self.text.data,
            status=self.stated.data,
            obstacle=self.obstacle.data,
            percent=self.percent.data if "percent" in self else None,
            uploads=tuple(uploaded(one) for one in self.file.data or () if one),
        )


class ActForm(BaseForm):
    """An act that needs no words."""

    def to_command(self, item_id: int, share_id: int) -> ShareAct:
        note = self["note"].data if "note" in self else None
        return ShareAct(item_id=item_id, share_id=share_id, version=self.version.data or 0, note=note)


class NoteForm(ActForm):
    """An act with a few words that may stay empty."""

    note = ParagraphField("Catatan", max_length=SENTENCE_MAX, description="Boleh kosong.")


class ReasonForm(ActForm):
    """An act that says why."""

    note = ParagraphField("Yang perlu dilengkapi", [required], max_length=SENTENCE_MAX)


class ReturnReportForm(ActForm):
    """A report that goes back to the staff."""

    note = ParagraphField("Yang perlu diperbaiki", [required], max_length=SENTENCE_MAX)


class ForwardForm(BaseForm):
    """To whom within the agency."""

    bidang = LineField("Bidang atau pejabat", [required], description="Contoh: Bidang Pembinaan SD.")
    note = LineField("Catatan singkat", max_length=SENTENCE_MAX, description="Boleh kosong.")

    def to_command(self, item_id: int, share_id: int) -> ForwardShare:
        return ForwardShare(
            item_id=item_id,
            share_id=share_id,
            version=self.version.data or 0,
            bidang=self.bidang.data,
            note=self.note.data,
        )
