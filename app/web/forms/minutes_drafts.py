"""What a page sends by itself while somebody writes a section: the same fields, of the changed rows only."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any, TypeVar

from wtforms import FieldList, FormField, HiddenField

from app.domain.minutes_states import POINT, QUESTION, kind_and_id
from app.domain.text import PARAGRAPH_MAX, TITLE_MAX, clean_text
from app.domain.writing import MinutesPart
from app.services.minutes_points import PointRow
from app.services.minutes_questions import QuestionRow
from app.services.section_drafts import SaveDraft
from app.services.section_rows import TEXT_FIELDS, name_of
from app.services.writing_marks import MarkWriting
from app.web.forms.base import PlainForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, ReferenceField, RefField
from app.web.forms.listed_rows import ShownIds
from app.web.forms.minutes_sections import PointForm, QuestionRowForm, SectionForm

_ROWS_MAX = 2_000
R = TypeVar("R", PointRow, QuestionRow)


class DraftPoint(PointForm):
    """`base_…` is the text that the page had last read, where it did not take over a newer one.

    Whom a row names is checked by the use case alone, so that no list of choices is read at each save.
    """

    speaker_id = ReferenceField("Pembicara", validate_choice=False)
    answers_question_id = ReferenceField("Menanggapi", validate_choice=False)
    base_text = HiddenField()
    base_quote = HiddenField()
    base_context = HiddenField()


class DraftQuestion(QuestionRowForm):
    asker_id = ReferenceField("Penanya", validate_choice=False)
    answerer_id = ReferenceField("Penjawab", validate_choice=False)
    base_question = HiddenField()
    base_answer = HiddenField()


class DraftForm(SectionForm):
    """Changed rows; `order` names all rows of the page, where rows were added or moved."""

    title = LineField("Judul bagian", max_length=TITLE_MAX)
    points = FieldList(FormField(DraftPoint), "Butir")
    questions = FieldList(FormField(DraftQuestion), "Tanya jawab")
    removed_points = ShownIds()
    removed_questions = ShownIds()
    order = HiddenField()

    def to_draft(self, section_id: int) -> SaveDraft:
        """What changed, as the service takes it."""
        points = [(entry.form, _keyed(entry.form.to_row())) for entry in self.points.entries]
        questions = [(entry.form, _keyed(entry.form.to_row())) for entry in self.questions.entries]
        return SaveDraft(
            section_id=section_id,
            version=self.version.data or 0,
            title=self.title.data,
            points=tuple(row for _, row in points),
            questions=tuple(row for _, row in questions),
            removed_point_ids=self.removed_points.ids,
            removed_question_ids=self.removed_questions.ids,
            order=_names(self.order.data),
            bases={name_of(row): bases for form, row in (*points, *questions) if (bases := _bases(form))},
        )


class MarkForm(PlainForm):
    """Where somebody writes."""

    part = EnumField("Bagian", enum=MinutesPart, default=MinutesPart.BAGIAN)
    section_id = RefField()

    def to_command(self, meeting_id: int) -> MarkWriting:
        return MarkWriting(meeting_id=meeting_id, part=self.part.data, section_id=self.section_id.data)


def _keyed(row: R) -> R:
    """Two new rows without keys must not count as one."""
    return row if row.id is not None or row.key else replace(row, key=secrets.token_urlsafe(18))


def _bases(form: Any) -> dict[str, str | None]:
    """Texts that were sent beside their fields, cleaned as the fields' own. Raises RuleViolation."""
    sent = {field.short_name.removeprefix("base_"): field for field in form if field.short_name.startswith("base_")}
    return {
        name: clean_text(field.data, max_length=PARAGRAPH_MAX) or None
        for name, field in sent.items()
        if name in TEXT_FIELDS and field.raw_data
    }


def _names(text: str | None) -> tuple[str, ...] | None:
    """`butir:12,butir:k…` as names; None when no order was sent."""
    if not text:
        return None
    names = text.split(",")[:_ROWS_MAX]
    return tuple(name for name in names if kind_and_id(name)[0] in (POINT, QUESTION))
