"""Forms of the lists beside the sections: figures, contacts and conclusions. Teams and the session have their own."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, FormField

from app.domain.item_references import OriginKind
from app.domain.labels import label
from app.domain.meetings import Confidentiality
from app.domain.text import TITLE_MAX
from app.queries.item_choices import Choice
from app.services.conclusions import ConclusionRow, SaveConclusions
from app.services.minutes_figures import ContactRow, FigureRow, SaveContacts, SaveFigures
from app.web.forms.action_items import CodedField
from app.web.forms.base import BaseForm, own_key
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, ParagraphField, QuantityField, ReferenceField, RefField, offered, required
from app.web.forms.listed_rows import NewRow, ShownIds, drop_empty, posted_as, posted_ids


class FigureForm(NewRow):
    id = RefField()
    indicator = LineField("Uraian", [required], max_length=TITLE_MAX, description="Contoh: kasus kekerasan.")
    value = QuantityField("Angka")
    unit = LineField("Satuan", max_length=80, description="Contoh: kasus, persen.")
    value_text = LineField("Nilai dengan kata-kata", description="Bila tanpa angka, contoh: sedikit.")
    area = LineField("Wilayah")
    period_text = LineField("Periode", description="Contoh: hingga Oktober 2024.")
    source = LineField("Sumber", max_length=TITLE_MAX)
    speaker_id = ReferenceField("Disampaikan oleh")
    speaker_text = LineField("Disampaikan oleh pihak di luar daftar", max_length=TITLE_MAX)

    FILLED = (
        *("indicator", "value", "unit", "value_text", "area", "period_text", "source"),
        *("speaker_id", "speaker_text"),
    )

    def to_row(self) -> FigureRow:
        """The row as the service takes it."""
        return posted_as(FigureRow, self)


class FiguresForm(BaseForm):
    """The figures that were quoted."""

    figures = FieldList(FormField(FigureForm), "Data")
    shown_figures = ShownIds()

    def offer(self, people: list[tuple[int, str]], *blanks: Any) -> None:
        """Fill the choices of all rows and of the empty one that the browser copies."""
        for entry in (*self.figures.entries, *blanks):
            entry.form.speaker_id.choices = offered([("", "Belum dipilih"), *people])

    def validate(self, extra_validators: Any = None) -> bool:
        """Empty new rows are no rows."""
        drop_empty(self.figures, FigureForm.FILLED)
        return bool(super().validate(extra_validators))

    def to_command(self, meeting_id: int) -> SaveFigures:
        """The list as the service takes it."""
        return SaveFigures(
            meeting_id=meeting_id,
            version=self.version.data or 0,
            figures=tuple(entry.form.to_row() for entry in self.figures.entries),
            removed_ids=self.shown_figures.ids - posted_ids(self.figures),
        )


class ContactForm(NewRow):
    id = RefField()
    name = LineField("Nama layanan", [required], description="Contoh: Hotline UPTD PPA.")
    number = LineField("Nomor", max_length=60, description="Boleh kosong bila tidak diketahui.")
    purpose = LineField("Kegunaan", max_length=TITLE_MAX)

    FILLED = ("name", "number", "purpose")

    def to_row(self) -> ContactRow:
        """The row as the service takes it."""
        return posted_as(ContactRow, self)


class ContactsForm(BaseForm):
    """Services that people can reach."""

    contacts = FieldList(FormField(ContactForm), "Kontak")
    shown_contacts = ShownIds()

    def validate(self, extra_validators: Any = None) -> bool:
        """Empty new rows are no rows."""
        drop_empty(self.contacts, ContactForm.FILLED)
        return bool(super().validate(extra_validators))

    def to_command(self, meeting_id: int) -> SaveContacts:
        """The list as the service takes it."""
        return SaveContacts(
            meeting_id=meeting_id,
            version=self.version.data or 0,
            contacts=tuple(entry.form.to_row() for entry in self.contacts.entries),
            removed_ids=self.shown_contacts.ids - posted_ids(self.contacts),
        )


class ConclusionForm(NewRow):
    id = RefField()
    text = ParagraphField("Kesimpulan", [required])
    origin = CodedField("Asal", kinds=OriginKind, nothing="Tidak disebut")
    confidentiality = EnumField("Kerahasiaan", enum=Confidentiality, default=Confidentiality.BIASA)

    FILLED = ("text", "origin")

    def to_row(self) -> ConclusionRow:
        """The row as the service takes it."""
        origin = self.origin.data
        return ConclusionRow(
            id=self.id.data,
            text=self.text.data,
            origin_point_id=origin.id if origin and origin.kind is OriginKind.POINT else None,
            origin_question_id=origin.id if origin and origin.kind is OriginKind.QUESTION else None,
            confidentiality=self.confidentiality.data,
            key=own_key(self.key.data),
        )


class ConclusionsForm(BaseForm):
    """The kesimpulan rapat."""

    conclusions = FieldList(FormField(ConclusionForm), "Kesimpulan")
    shown_conclusions = ShownIds()

    def offer(self, origins: list[Choice], *blanks: Any) -> None:
        """Fill the choices of all rows and of the empty one that the browser copies."""
        groups = [
            (label(kind), [choice for choice in origins if choice.reference.kind is kind])
            for kind in (OriginKind.POINT, OriginKind.QUESTION)
        ]
        for entry in (*self.conclusions.entries, *blanks):
            entry.form.origin.offer(groups)

    def lighten(self, blank: Any) -> None:
        """Rows that are saved show their own origin alone; the empty one that the browser copies has them all."""
        for entry in self.conclusions.entries:
            if entry.form.id.data is not None and not entry.form.origin.errors:
                entry.form.origin.lighten(blank.form.origin.id)

    def validate(self, extra_validators: Any = None) -> bool:
        """Empty new rows are no rows."""
        drop_empty(self.conclusions, ConclusionForm.FILLED)
        return bool(super().validate(extra_validators))

    def to_command(self, meeting_id: int) -> SaveConclusions:
        """The list as the service takes it."""
        return SaveConclusions(
            meeting_id=meeting_id,
            version=self.version.data or 0,
            conclusions=tuple(entry.form.to_row() for entry in self.conclusions.entries),
            removed_ids=self.shown_conclusions.ids - posted_ids(self.conclusions),
        )
