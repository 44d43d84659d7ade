"""The form of one section of the minutes, with its points and questions as rows; and that of a new section."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, FormField

from app.domain.meetings import Confidentiality
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.text import SENTENCE_MAX, TITLE_MAX
from app.services.minutes_points import PointRow, SaveSection
from app.services.minutes_questions import QuestionRow
from app.services.minutes_sections import AddSection
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField, YesField
from app.web.forms.fields import LineField, ParagraphField, ReferenceField, RefField, WholeField, offered, required
from app.web.forms.listed_rows import NewRow, ShownIds, drop_empty, posted_as, posted_ids


class PointForm(NewRow):
    """One point. What was said and by whom stands first; the rest is opened when needed."""

    id = RefField()
    speaker_id = ReferenceField("Pembicara")
    speaker_text = LineField("Pembicara di luar daftar", max_length=TITLE_MAX)
    kind = EnumField("Jenis", enum=PointKind, default=PointKind.PERNYATAAN)
    text = ParagraphField("Isi butir", [required])
    addressee_text = LineField("Ditujukan kepada", max_length=TITLE_MAX)
    quote = ParagraphField("Kutipan", max_length=SENTENCE_MAX)
    context = ParagraphField("Konteks", max_length=SENTENCE_MAX)
    answers_question_id = ReferenceField("Menanggapi")
    is_releasable = YesField("Siaran pers", yes="Boleh dimuat dan dikutip", no="Tidak dimuat")
    confidentiality = EnumField("Kerahasiaan", enum=Confidentiality, default=Confidentiality.BIASA)
    stated_order = WholeField("Urutan menurut sumber", minimum=1, maximum=9_999)
    stated_order_note = LineField("Catatan urutan", max_length=TITLE_MAX)

    #: Fields that make a new row worth keeping.
    FILLED = (
        *("speaker_id", "speaker_text", "text", "addressee_text", "quote", "context", "answers_question_id"),
        *("stated_order", "stated_order_note"),
    )

    def to_row(self) -> PointRow:
        """The row as the service takes it."""
        return posted_as(PointRow, self)

    @property
    def has_details(self) -> bool:
        """Whether the folded part holds anything, so that it is shown open."""
        folded = (self.addressee_text, self.quote, self.context, self.stated_order, self.stated_order_note)
        chosen = (
            self.answers_question_id.data
            or self.is_releasable.data
            or self.confidentiality.data != Confidentiality.BIASA
        )
        return bool(chosen) or any(field._value() or field.errors for field in folded)


class QuestionRowForm(NewRow):
    """One question or input from the floor, with its answer."""

    id = RefField()
    form = EnumField("Bentuk", enum=QuestionForm, default=QuestionForm.PERTANYAAN)
    asker_id = ReferenceField("Penanya")
    asker_text = LineField("Penanya di luar daftar", max_length=TITLE_MAX)
    question = ParagraphField("Isi pertanyaan atau masukan", description="Boleh kosong bila tidak tercatat.")
    answerer_id = ReferenceField("Penjawab")
    answerer_text = LineField("Penjawab di luar daftar", max_length=TITLE_MAX)
    answer = ParagraphField("Jawaban")
    confidentiality = EnumField("Kerahasiaan", enum=Confidentiality, default=Confidentiality.BIASA)

    FILLED = ("asker_id", "asker_text", "question", "answerer_id", "answerer_text", "answer")

    def to_row(self) -> QuestionRow:
        """The row as the service takes it."""
        return posted_as(QuestionRow, self)


class SectionForm(BaseForm):
    """A section as it stands on its page. `shown_…` remember which rows the page was opened with."""

    title = LineField("Judul bagian", [required], max_length=TITLE_MAX)
    points = FieldList(FormField(PointForm), "Butir")
    questions = FieldList(FormField(QuestionRowForm), "Tanya jawab")
    shown_points = ShownIds()
    shown_questions = ShownIds()

    def offer(self, people: list[tuple[int, str]], questions: list[tuple[int, str]], *blanks: Any) -> None:
        """Fill the choices of all rows and of the empty ones that the browser copies."""
        rows = [entry.form for entry in (*self.points.entries, *self.questions.entries)]
        speakers = offered([("", "Belum dipilih"), *people])
        for row in (*rows, *(blank.form for blank in blanks)):
            for name in ("speaker_id", "asker_id", "answerer_id"):
                if name in row:
                    row[name].choices = speakers
            if "answers_question_id" in row:
                row.answers_question_id.choices = offered([("", "Tidak menanggapi"), *questions])

    def validate(self, extra_validators: Any = None) -> bool:
        """Empty new rows are no rows."""
        drop_empty(self.points, PointForm.FILLED)
        drop_empty(self.questions, QuestionRowForm.FILLED)
        return bool(super().validate(extra_validators))

    def to_command(self, section_id: int) -> SaveSection:
        """The section as the service takes it."""
        return SaveSection(
            section_id=section_id,
            version=self.version.data or 0,
            title=self.title.data,
            points=tuple(entry.form.to_row() for entry in self.points.entries),
            questions=tuple(entry.form.to_row() for entry in self.questions.entries),
            removed_point_ids=self.shown_points.ids - posted_ids(self.points),
            removed_question_ids=self.shown_questions.ids - posted_ids(self.questions),
        )


class NewSectionForm(BaseForm):
    """Kind and title of a further section."""

    kind = EnumField("Jenis bagian", enum=SectionKind, default=SectionKind.LAINNYA)
    title = LineField("Judul bagian", max_length=TITLE_MAX, description="Kosongkan untuk memakai nama jenisnya.")

    def to_command(self, meeting_id: int) -> AddSection:
        """The command that adds the section."""
        return AddSection(meeting_id=meeting_id, kind=self.kind.data, title=self.title.data)
