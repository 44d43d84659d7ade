"""Forms of extensions, clarifications, putting off and stopping, and of changing a firm item."""

from __future__ import annotations

from datetime import date
from typing import cast

from wtforms import BooleanField, SelectField

from app.domain.item_acts import ItemAct
from app.domain.item_decisions import ExtensionState
from app.domain.item_references import PartyKind
from app.domain.labels import label
from app.domain.text import SENTENCE_MAX
from app.queries.item_choices import Choice
from app.services.extension_decisions import DecideExtension
from app.services.extensions import AskExtension
from app.services.firm_items import ChangeFirmItem
from app.services.item_control import ControlShare, SetPriority
from app.services.share_acts import ShareAct
from app.web.forms.action_items import CodedField
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumRadioField
from app.web.forms.fields import DayField, ParagraphField, offered, required


class AskExtensionForm(BaseForm):
    """Until when, and why."""

    wanted_on = DayField("Batas waktu yang dimohonkan", [required])
    note = ParagraphField("Alasan", [required], max_length=SENTENCE_MAX, description="Satu kalimat cukup.")

    def to_command(self, item_id: int, share_id: int) -> AskExtension:
        return AskExtension(
            item_id=item_id,
            share_id=share_id,
            version=self.version.data or 0,
            wanted_on=cast("date", self.wanted_on.data),
            note=self.note.data,
        )


class DecideExtensionForm(BaseForm):
    """Granted, on the asked or another date, or not."""

    decision = EnumRadioField(
        "Keputusan",
        [required],
        enum=ExtensionState,
        members=(ExtensionState.DIKABULKAN, ExtensionState.DITOLAK),
        default=ExtensionState.DIKABULKAN,
    )
    granted_on = DayField("Batas waktu baru", description="Bila dikabulkan; tanggal yang dimohonkan dapat diubah.")
    note = ParagraphField("Catatan", max_length=SENTENCE_MAX, description="Wajib bila tidak dikabulkan.")

    def to_command(self, item_id: int, share_id: int) -> DecideExtension:
        return DecideExtension(
            item_id=item_id,
            share_id=share_id,
            version=self.version.data or 0,
            is_granted=self.decision.data is ExtensionState.DIKABULKAN,
            granted_on=self.granted_on.data,
            note=self.note.data,
        )


class _WordsForm(BaseForm):
    """An act that consists of words."""

    def to_command(self, item_id: int, share_id: int) -> ShareAct:
        return ShareAct(item_id=item_id, share_id=share_id, version=self.version.data or 0, note=self["note"].data)


class QuestionForm(_WordsForm):
    """What is unclear, or objected to."""

    note = ParagraphField(
        "Yang perlu diklarifikasi",
        [required],
        max_length=SENTENCE_MAX,
        description="Contoh: bagian ini bukan kewenangan instansi, atau batas waktunya keliru.",
    )


class AnswerForm(_WordsForm):
    """The organiser's answer."""

    note = ParagraphField("Jawaban", [required], max_length=SENTENCE_MAX)


class ControlForm(BaseForm):
    """Why, and whether all agencies of the item are meant."""

    note = ParagraphField("Alasan", [required], max_length=SENTENCE_MAX)
    is_whole = BooleanField("Berlaku juga untuk semua instansi lain pada tindak lanjut ini")

    def to_command(self, item_id: int, share_id: int) -> ControlShare:
        return ControlShare(
            item_id=item_id,
            share_id=share_id,
            version=self.version.data or 0,
            note=self.note.data,
            is_whole="is_whole" in self and bool(self.is_whole.data),
        )


class ResumeForm(ControlForm):
    """Going on needs no reason."""

    note = ParagraphField("Catatan", max_length=SENTENCE_MAX, description="Boleh kosong.")


class PriorityForm(BaseForm):
    """Whether the item is a priority comes with the button."""

    act = SelectField(
        "Langkah",
        coerce=ItemAct,
        choices=offered((one.value, label(one)) for one in (ItemAct.PRIORITASKAN, ItemAct.CABUT_PRIORITAS)),
    )
    note = ParagraphField("Catatan", max_length=SENTENCE_MAX, description="Boleh kosong.")

    def to_command(self, item_id: int) -> SetPriority:
        is_priority = self.act.data is ItemAct.PRIORITASKAN
        return SetPriority(
            item_id=item_id, version=self.version.data or 0, is_priority=is_priority, note=self.note.data
        )


class FirmItemForm(BaseForm):
    """Text and owner of a firm item, with the reason that stays readable."""

    text = ParagraphField("Uraian tindak lanjut", [required])
    owner = CodedField("Penanggung jawab")
    stays_supporter = BooleanField(
        "Penanggung jawab lama menjadi instansi pendukung",
        description="Bila tidak dipilih, bagian penanggung jawab lama ditutup.",
    )
    reason = ParagraphField("Alasan perubahan", [required], max_length=SENTENCE_MAX)

    def offer(self, agencies: list[Choice], task_forces: list[Choice], words: str | None) -> None:
        """Fill the list of owners; `words` are those of the source where the saved owner is neither."""
        if words is None:
            self.owner.offer([(label(PartyKind.AGENCY), agencies), (label(PartyKind.TASK_FORCE), task_forces)])
            self.owner.choices = self.owner.choices[1:]
            return
        self.owner.nothing = f"Tetap: {words}"
        self.owner.offer([(label(PartyKind.AGENCY), agencies), (label(PartyKind.TASK_FORCE), task_forces)])

    def to_command(self, item_id: int) -> ChangeFirmItem:
        owner = self.owner.data
        return ChangeFirmItem(
            item_id=item_id,
            version=self.version.data or 0,
            text=self.text.data or "",
            reason=self.reason.data or "",
            owner_agency_id=owner.id if owner is not None and owner.kind is PartyKind.AGENCY else None,
            owner_task_force_id=owner.id if owner is not None and owner.kind is PartyKind.TASK_FORCE else None,
            stays_supporter=bool(self.stays_supporter.data),
        )
