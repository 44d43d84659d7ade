"""Writing the minutes section by section: one section with its rows, adding, moving and withdrawing sections."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain import indonesian
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.labels import label
from app.domain.minutes import SectionKind
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.item_choices import WITHHELD, shortened
from app.queries.minutes import minutes_record, section_even_withdrawn, section_subject
from app.queries.minutes_people import words_of
from app.queries.minutes_views import MinutesRecord, QuestionView, SectionView
from app.services.minutes_points import save_section
from app.services.minutes_sections import MoveSection, WithdrawSection, withdraw_section
from app.services.minutes_sections import add_section as add_one
from app.services.minutes_sections import move_section as move_one
from app.web.access import current_actor, requires
from app.web.forms.auth import EmptyForm
from app.web.forms.listed_rows import ids_text, rows_beside, values_of
from app.web.forms.minutes_sections import NewSectionForm, PointForm, QuestionRowForm, SectionForm
from app.web.forms.rows import prototype, rearranged
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("minutes_sections", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


def saved_words() -> str:
    """`Tersimpan pukul 10.42.` on the wall clock of the government."""
    return f"Tersimpan pukul {indonesian.clock(clock.local(clock.now(), current_actor().zone).time())}."


@blueprint.route("/rapat/<id:meeting_id>/notula/bagian/baru", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def create(meeting_id: int) -> Answer:
    """A further section."""
    form = NewSectionForm()
    if form.validate_on_submit():
        with form.refusals():
            section_id = add_one(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            return redirect(url_for("minutes_sections.edit", meeting_id=meeting_id, section_id=section_id), 303)
    return render_template("minutes/new_section.html", **meeting_frame(meeting_id, "notula"), form=form), form.status


@dataclass(frozen=True)
class _Page:
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


def _page(facts: MeetingFacts, section_id: int) -> _Page:
    record = minutes_record(current_actor(), facts)
    section = next((row for row in record.sections if row.id == section_id), None)
    if section is None:
        raise NotFound
    return _Page(record, section)


def question_words(row: QuestionView) -> str:
    """A question or input in one short line, for a select field."""
    said = row.question or row.answer or "tanpa catatan isi"
    asked = words_of(row.asker)
    return shortened(f"{label(row.form)}{f' {asked}' if asked else ''}: {said}")


@blueprint.route("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, section_subject)
def edit(meeting_id: int, section_id: int) -> Answer:
    """One section at a time. The buttons of the rows send the whole form; then nothing is saved and all stays."""
    page = _page(g.subject, section_id)
    changed = rearranged(request.form) if request.method == "POST" else None
    form = _form(page, changed)
    blanks = prototype(form.points), prototype(form.questions)
    form.offer(page.record.people.choices(), page.answered_choices(), *blanks)
    if changed is None and form.validate_on_submit():
        with rows_beside(form, lambda: _saved(_page(subjects.meeting(current_actor(), meeting_id), section_id))):
            save_section(current_actor(), form.to_command(section_id), form.submission_key.data)
            flash(saved_words(), "success")
            return redirect(url_for("minutes_sections.edit", meeting_id=meeting_id, section_id=section_id), 303)
    context = {"form": form, "page": page, "blank_point": blanks[0], "blank_question": blanks[1]}
    template = render_template("minutes/edit_section.html", **meeting_frame(meeting_id, "notula"), **context)
    return template, form.status if changed is None else 200


def _form(page: _Page, changed: MultiDict[str, str] | None) -> SectionForm:
    """What is posted decides alone; a page that is opened begins with what is saved, and a row to type into."""
    if changed is not None:
        return SectionForm(formdata=changed)
    if request.method == "POST":
        return SectionForm()
    form = _saved(page)
    if not form.points.entries and page.section.kind is not SectionKind.DISKUSI:
        form.points.append_entry()
    return form


#: Form fields whose values stand under another name in the view of a row.
_NAMES = {"addressee_text": "addressee", "stated_order_note": "order_note", "confidentiality": "own"}


def _saved(page: _Page) -> SectionForm:
    points = [row for row in page.section.points if not row.withheld]
    questions = [row for row in page.own_questions if not row.withheld]
    form = SectionForm(
        formdata=None,
        data={
            "version": page.section.version,
            "title": page.section.title,
            "points": [values_of(PointForm, row, _NAMES) for row in points],
            "questions": [values_of(QuestionRowForm, row, _NAMES) for row in questions],
            "shown_points": ids_text(row.id for row in points),
            "shown_questions": ids_text(row.id for row in questions),
        },
    )
    form.offer(page.record.people.choices(), page.answered_choices())
    return form


@blueprint.post("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>/pindah")
@requires(Permission.MINUTES_WRITE, section_subject)
def move(meeting_id: int, section_id: int) -> Answer:
    """One place up or down among the sections of its kind (`arah`: naik or turun)."""
    form = EmptyForm()
    if form.validate_on_submit():
        command = MoveSection(section_id=section_id, up=request.form.get("arah") == "naik")
        move_one(current_actor(), command, form.submission_key.data)
    return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=f"bagian-{section_id}"), 303)


@blueprint.route("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>/hapus", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, section_even_withdrawn)
def withdraw(meeting_id: int, section_id: int) -> Answer:
    """Ask first; only an empty section goes."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            command = WithdrawSection(section_id=section_id, version=form.version.data or 0)
            withdraw_section(current_actor(), command, form.submission_key.data)
            flash("Bagian dihapus dari notula.", "success")
            return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
    page = _page(g.subject, section_id)
    context = {"form": form, "section": page.section}
    template = render_template("minutes/withdraw_section.html", **meeting_frame(meeting_id, "notula"), **context)
    return template, form.status
