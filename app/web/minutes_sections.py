"""Writing the minutes section by section: one section with its rows, adding, moving and withdrawing sections."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain import indonesian
from app.domain.errors import Conflict
from app.domain.minutes import SectionKind
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.minutes import section_even_withdrawn, section_subject
from app.queries.writing_marks import writers
from app.services.minutes_points import SaveSection, save_section
from app.services.minutes_sections import MoveSection, WithdrawSection, withdraw_section
from app.services.minutes_sections import add_section as add_one
from app.services.minutes_sections import move_section as move_one
from app.services.part_merges import proposal
from app.services.part_rows import whole_page
from app.web.access import current_actor, requires
from app.web.draft_only import while_draft
from app.web.forms.auth import EmptyForm
from app.web.forms.minutes_sections import NewSectionForm, SectionForm
from app.web.forms.rows import prototype, rearranged
from app.web.meeting_frame import meeting_frame
from app.web.part_conflicts import comparison
from app.web.section_page import SectionPage, filled, saved_form, section_page
from app.web.unsent_text import unsent_key

blueprint = Blueprint("minutes_sections", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


def saved_words() -> str:
    """`Tersimpan pukul 10.42.` on the wall clock of the government."""
    return f"Tersimpan pukul {indonesian.clock(clock.local(clock.now(), current_actor().zone).time())}."


@blueprint.route("/rapat/<id:meeting_id>/notula/bagian/baru", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def create(meeting_id: int) -> Answer:
    """A further section."""
    form = NewSectionForm()
    if form.validate_on_submit():
        with form.refusals():
            section_id = add_one(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            return redirect(url_for("minutes_sections.edit", meeting_id=meeting_id, section_id=section_id), 303)
    return render_template("minutes/new_section.html", **meeting_frame(meeting_id, "notula"), form=form), form.status


@blueprint.route("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, section_subject)
@while_draft
def edit(meeting_id: int, section_id: int) -> Answer:
    """One section at a time. The buttons of the rows send the whole form; then nothing is saved and all stays."""
    page = section_page(g.subject, section_id)
    changed = rearranged(request.form) if request.method == "POST" else None
    form = _form(page, changed)
    blanks = prototype(form.points), prototype(form.questions)
    form.offer(page.record.people.choices(), page.answered_choices(), *blanks)
    if changed is None and form.validate_on_submit():
        command = form.to_command(section_id)
        try:
            with form.refusals():
                save_section(current_actor(), command, form.submission_key.data)
                flash(saved_words(), "success")
                return redirect(url_for("minutes_sections.edit", meeting_id=meeting_id, section_id=section_id), 303)
        except Conflict:
            return _merging(meeting_id, command)
    context = {"form": form, "page": page, "blank_point": blanks[0], "blank_question": blanks[1]}
    context |= {
        "writers": writers(current_actor(), meeting_id, clock.now()),
        "unsent_key": unsent_key(g.subject, section_id),
    }
    template = render_template("minutes/edit_section.html", **meeting_frame(meeting_id, "notula"), **context)
    return template, form.status if changed is None else 200


def _merging(meeting_id: int, command: SaveSection) -> Answer:
    """The page of both texts; the form on it goes to the section again, with the version that stands now."""
    facts = subjects.meeting(current_actor(), meeting_id)
    page = section_page(facts, command.section_id)
    found = proposal(current_actor(), facts, whole_page(meeting_id, command))
    context = {
        "compared": comparison(found, lambda data, shown: filled(page, data, shown)),
        "here": request.path,
        "noun": "Bagian",
        "subject": page.section.title,
        "unsent_key": unsent_key(facts, page.section.id),
    }
    return render_template("minutes/merge.html", **meeting_frame(meeting_id, "notula"), **context), 409


def _form(page: SectionPage, changed: MultiDict[str, str] | None) -> SectionForm:
    """What is posted decides alone; a page that is opened begins with what is saved, and a row to type into."""
    if changed is not None:
        return SectionForm(formdata=changed)
    if request.method == "POST":
        return SectionForm()
    form = saved_form(page)
    if not form.points.entries and page.section.kind is not SectionKind.DISKUSI:
        form.points.append_entry()
    return form


@blueprint.post("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>/pindah")
@requires(Permission.MINUTES_WRITE, section_subject)
def move(meeting_id: int, section_id: int) -> Answer:
    """Another place among the sections of its kind: one up or down (`arah`: naik or turun), or the place `urutan`."""
    form = EmptyForm()
    if form.validate_on_submit():
        typed = request.form.get("urutan", "")
        place = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else None
        command = MoveSection(section_id=section_id, up=request.form.get("arah") == "naik", place=place)
        move_one(current_actor(), command, form.submission_key.data)
    return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=f"bagian-{section_id}"), 303)


@blueprint.route("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>/hapus", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, section_even_withdrawn)
@while_draft
def withdraw(meeting_id: int, section_id: int) -> Answer:
    """Ask first; only an empty section goes."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            command = WithdrawSection(section_id=section_id, version=form.version.data or 0)
            withdraw_section(current_actor(), command, form.submission_key.data)
            flash("Bagian dihapus dari notula.", "success")
            return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
    page = section_page(g.subject, section_id)
    context = {"form": form, "section": page.section}
    template = render_template("minutes/withdraw_section.html", **meeting_frame(meeting_id, "notula"), **context)
    return template, form.status
