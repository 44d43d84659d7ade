"""What the page of one section is made of: the section within its minutes, and its form with what is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.labels import label
from app.queries.item_choices import WITHHELD, shortened
from app.queries.minutes import minutes_record
from app.queries.minutes_people import words_of
from app.queries.minutes_views import MinutesRecord, QuestionView, SectionView
from app.web.access import current_actor
from app.web.forms.listed_rows import ids_text, values_of
from app.web.forms.minutes_sections import PointForm, QuestionRowForm, SectionForm


@dataclass(frozen=True)
class SectionPage:
    """What the page of one section is made of."""

    record: MinutesRecord
    section: SectionView

    @property
    def own_questions(self) -> tuple[QuestionView, ...]:
        """Questions of this section."""
        return self.record.questions_of(self.section.id)

    @property
    def has_closed_rows(self) -> bool:
        """Whether rows hold their place that the writer does not see."""
        return any(row.withheld for row in (*self.section.points, *self.own_questions))

    def answered_choices(self) -> list[tuple[int, str]]:
        """Questions that a point may answer; a closed or withdrawn one stays where a point answers it already."""
        offered = [(row.id, question_words(row)) for row in self.record.questions if not row.withheld]
        known = {row_id for row_id, _ in offered}
        answered = {point.answers_question_id for point in self.section.points}
        return offered + [(row_id, WITHHELD) for row_id in answered if row_id is not None and row_id not in known]


def section_page(facts: MeetingFacts, section_id: int) -> SectionPage:
    """The section as the writer sees it, behind a permission check. Raises NotFound."""
    record = minutes_record(current_actor(), facts)
    section = next((row for row in record.sections if row.id == section_id), None)
    if section is None:
        raise NotFound
    return SectionPage(record, section)


def question_words(row: QuestionView) -> str:
    """A question or input in one short line, for a select field."""
    said = row.question or row.answer or "tanpa catatan isi"
    asked = words_of(row.asker)
    return shortened(f"{label(row.form)}{f' {asked}' if asked else ''}: {said}")


#: Form fields whose values stand under another name in the view of a row.
_NAMES = {"addressee_text": "addressee", "stated_order_note": "order_note", "confidentiality": "own"}


def saved_form(page: SectionPage) -> SectionForm:
    """The form as it begins with what is saved, without rows closed to the writer."""
    points = [row for row in page.section.points if not row.withheld]
    questions = [row for row in page.own_questions if not row.withheld]
    data = {
        "version": page.section.version,
        "title": page.section.title,
        "points": [values_of(PointForm, row, _NAMES) for row in points],
        "questions": [values_of(QuestionRowForm, row, _NAMES) for row in questions],
    }
    return filled(page, data, {"points": [row.id for row in points], "questions": [row.id for row in questions]})


def filled(page: SectionPage, data: dict[str, Any], shown: dict[str, list[Any]]) -> SectionForm:
    """The form with these values, choices filled; `shown` are the ids of all rows that stand, by list."""
    ids = {f"shown_{name}": ids_text(shown[name]) for name in ("points", "questions")}
    form = SectionForm(formdata=None, data={**data, **ids})
    form.offer(page.record.people.choices(), page.answered_choices())
    return form
