"""The small pages beside the sections: figures, contacts, conclusions, small teams, and the tanya jawab as a whole."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.errors import Conflict, NotFound
from app.domain.labels import label
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.minutes import minutes_record
from app.queries.writing_marks import writers
from app.services.minutes_questions import save_question_session
from app.services.part_merges import proposal
from app.services.part_rows import whole_page
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.draft_only import while_draft
from app.web.forms.listed_rows import rows_beside
from app.web.forms.minutes_talks import SessionForm
from app.web.forms.rows import prototype, rearranged
from app.web.meeting_frame import meeting_frame
from app.web.minutes_sections import saved_words
from app.web.part_conflicts import comparison
from app.web.unsent_text import unsent_key
from app.web.written_lists import CONCLUSIONS, CONTACTS, FIGURES, TEAMS, WrittenList

blueprint = Blueprint("minutes_lists", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/rapat/<id:meeting_id>/notula/data", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def figures(meeting_id: int) -> Answer:
    """Figures that were quoted."""
    return _list_page(FIGURES, meeting_id)


@blueprint.route("/rapat/<id:meeting_id>/notula/kontak", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def contacts(meeting_id: int) -> Answer:
    """Services that people can reach."""
    return _list_page(CONTACTS, meeting_id)


@blueprint.route("/rapat/<id:meeting_id>/notula/kesimpulan", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def conclusions(meeting_id: int) -> Answer:
    """The kesimpulan rapat, each with the point or question it came from."""
    return _list_page(CONCLUSIONS, meeting_id)


@blueprint.route("/rapat/<id:meeting_id>/notula/tim-kecil", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def teams(meeting_id: int) -> Answer:
    """Small teams that the meeting formed."""
    return _list_page(TEAMS, meeting_id)


@blueprint.route("/rapat/<id:meeting_id>/notula/sesi-tanya-jawab", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def question_session(meeting_id: int) -> Answer:
    """What is known of the session as a whole."""
    form = SessionForm() if request.method == "POST" else _session_form()
    if form.validate_on_submit():
        with saved_beside(form, _session_form):
            save_question_session(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            flash(saved_words(), "success")
            return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
    return render_template(
        "minutes/question_session.html", **meeting_frame(meeting_id, "notula"), form=form
    ), form.status


def _session_form() -> SessionForm:
    record = minutes_record(current_actor(), g.subject)
    if record.head is None:
        raise NotFound
    stored, data = record.head.session, {"version": record.head.session_version}
    if stored is not None:
        data |= {
            "held": "ya" if stored.held else "tidak",
            "time_text": stored.time_text,
            "parties": stored.parties,
            "topic": stored.topic,
            "content_recorded": "ya" if stored.content_recorded else "tidak",
        }
    return SessionForm(formdata=None, data=data)


def _list_page(listed: WrittenList, meeting_id: int) -> Answer:
    """A list as one form. The buttons of the rows send the whole form; then nothing is saved and all stays."""
    loaded = listed.load()
    if not loaded.version:
        raise NotFound
    changed = rearranged(request.form) if request.method == "POST" else None
    if request.method == "GET":
        form, begun = _first_form(listed, loaded)
    else:
        form, begun = listed.form(formdata=changed if changed is not None else request.form), None
    blank = prototype(form[listed.name])
    listed.offer(form, loaded, blank)
    if changed is None and form.validate_on_submit():
        try:
            with rows_beside(form, lambda: listed.saved_form(listed.load())):
                listed.save(current_actor(), form.to_command(meeting_id), form.submission_key.data)
                flash(saved_words(), "success")
                return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=listed.name), 303)
        except Conflict:
            if listed.part is None:
                raise
            return _merging(listed, meeting_id, form.to_command(meeting_id))
    listed.lighten(form, blank)
    context = {"form": form, "blank": blank, "loaded": loaded, "begun": begun, **_written(listed)}
    page = render_template(f"minutes/{listed.name}.html", **meeting_frame(meeting_id, "notula"), **context)
    return page, form.status if changed is None else 200


def _written(listed: WrittenList) -> dict[str, Any]:
    """For a list that is saved while it is written: where to, what the browser keeps, who else writes."""
    if listed.part is None:
        return {}
    facts = g.subject
    return {
        "autosave": url_for(f"minutes_drafts.save_{listed.name}", meeting_id=facts.id),
        "unsent_key": unsent_key(facts, listed.part.value),
        "writers": writers(current_actor(), facts.id, clock.now()),
    }


def _merging(listed: WrittenList, meeting_id: int, command: Any) -> Answer:
    """The page of both texts; the form on it goes to the list again, with the version that stands now."""
    facts, loaded = subjects.meeting(current_actor(), meeting_id), listed.load()
    found = proposal(current_actor(), facts, whole_page(meeting_id, command))
    context = {
        "compared": comparison(
            found, lambda data, shown: listed.filled(loaded, data, shown[listed.name]), listed.posted
        ),
        "here": request.path,
        "noun": "Daftar",
        "subject": label(listed.part),
        "unsent_key": unsent_key(facts, listed.part.value),
    }
    return render_template("minutes/merge.html", **meeting_frame(meeting_id, "notula"), **context), 409


def _first_form(listed: WrittenList, loaded: Any) -> tuple[Any, str | None]:
    """A page that is opened: the row that the address asks for, else one to type into where there is none."""
    form = listed.saved_form(loaded)
    begun = listed.begin(form, loaded)
    if not form[listed.name].entries:
        form[listed.name].append_entry()
    return form, begun
