"""What a page sends by itself while somebody writes a part: the same fields, of the changed rows only."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from wtforms import FieldList, FormField, HiddenField

from app.domain.item_references import OriginKind
from app.domain.minutes_states import kind_and_id
from app.domain.text import TITLE_MAX
from app.domain.writing import MinutesPart
from app.queries.minutes_states import plain
from app.services.part_drafts import LISTS
from app.services.part_rows import Row, WrittenPart, name_of, names_of
from app.services.writing_marks import MarkWriting
from app.web.forms.action_items import CodedField
from app.web.forms.base import BaseForm, PlainForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, ParagraphField, QuantityField, ReferenceField, RefField
from app.web.forms.listed_rows import ShownIds
from app.web.forms.minutes import ConclusionForm, ConclusionsForm, ContactForm, ContactsForm, FigureForm, FiguresForm
from app.web.forms.minutes_sections import PointForm, QuestionRowForm, SectionForm

_ROWS_MAX = 2_000


class DraftPoint(PointForm):
    """`base_…` is the value that the page had last read, where it did not take over a newer one; so in every row.

    Whom and what a row names is checked by the use case alone, so that no list of choices is read at each save.
    """

    speaker_id = ReferenceField("Pembicara", validate_choice=False)
    answers_question_id = ReferenceField("Menanggapi", validate_choice=False)
    base_text = ParagraphField()
    base_quote = ParagraphField()
    base_context = ParagraphField()


class DraftQuestion(QuestionRowForm):
    asker_id = ReferenceField("Penanya", validate_choice=False)
    answerer_id = ReferenceField("Penjawab", validate_choice=False)
    base_question = ParagraphField()
    base_answer = ParagraphField()


class DraftConclusion(ConclusionForm):
    origin = CodedField("Asal", kinds=OriginKind, validate_choice=False)
    base_text = ParagraphField()


class DraftFigure(FigureForm):
    speaker_id = ReferenceField("Disampaikan oleh", validate_choice=False)
    base_indicator = LineField(max_length=TITLE_MAX)
    base_value = QuantityField()
    base_unit = LineField()
    base_value_text = LineField()
    base_area = LineField()
    base_period_text = LineField()
    base_source = LineField(max_length=TITLE_MAX)
    base_speaker_text = LineField(max_length=TITLE_MAX)


class DraftContact(ContactForm):
    base_name = LineField()
    base_number = LineField()
    base_purpose = LineField(max_length=TITLE_MAX)


class PartDraft(BaseForm):
    """Changed rows of one part; `order` names all rows of the page, where rows were added or moved."""

    order = HiddenField()

    def to_written(self, meeting_id: int, part: MinutesPart, section_id: int | None = None) -> WrittenPart:
        """What changed, as the service takes it."""
        lists = [(name, kind) for name, kind in LISTS.items() if name in self]
        rows = [(entry.form, _keyed(entry.form.to_row())) for name, _ in lists for entry in self[name].entries]
        gone = (names_of(kind, self[f"removed_{name}"].ids) for name, kind in lists)
        return WrittenPart(
            meeting_id=meeting_id,
            part=part,
            section_id=section_id,
            version=self.version.data or 0,
            title=self.title.data if "title" in self else None,
            rows=tuple(row for _, row in rows),
            gone=frozenset().union(*gone),
            order=_names(self.order.data),
            bases={name_of(row): bases for form, row in rows if (bases := _bases(form))},
        )


class SectionDraft(PartDraft, SectionForm):
    title = LineField("Judul bagian", max_length=TITLE_MAX)
    points = FieldList(FormField(DraftPoint), "Butir")
    questions = FieldList(FormField(DraftQuestion), "Tanya jawab")
    removed_points = ShownIds()
    removed_questions = ShownIds()


class ConclusionsDraft(PartDraft, ConclusionsForm):
    conclusions = FieldList(FormField(DraftConclusion), "Kesimpulan")
    removed_conclusions = ShownIds()


class FiguresDraft(PartDraft, FiguresForm):
    figures = FieldList(FormField(DraftFigure), "Data")
    removed_figures = ShownIds()


class ContactsDraft(PartDraft, ContactsForm):
    contacts = FieldList(FormField(DraftContact), "Kontak")
    removed_contacts = ShownIds()


class MarkForm(PlainForm):
    """Where somebody writes."""

    part = EnumField("Bagian", enum=MinutesPart, default=MinutesPart.BAGIAN)
    section_id = RefField()

    def to_command(self, meeting_id: int) -> MarkWriting:
        return MarkWriting(meeting_id=meeting_id, part=self.part.data, section_id=self.section_id.data)


def _keyed(row: Row) -> Row:
    """Two new rows without keys must not count as one."""
    return row if row.id is not None or row.key else replace(row, key=secrets.token_urlsafe(18))


def _bases(form: Any) -> dict[str, Any]:
    """Values that were sent beside their fields, as the history keeps them."""
    sent = {field.short_name.removeprefix("base_"): field for field in form if field.short_name.startswith("base_")}
    return {name: plain(field.data) for name, field in sent.items() if field.raw_data}


def _names(text: str | None) -> tuple[str, ...] | None:
    """`butir:12,butir:k…` as names; None when no order was sent."""
    if not text:
        return None
    names = text.split(",")[:_ROWS_MAX]
    return tuple(name for name in names if kind_and_id(name)[0] in LISTS.values())
