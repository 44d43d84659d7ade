"""The small pages beside the sections: figures, contacts, conclusions, small teams, and the tanya jawab as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.errors import NotFound
from app.domain.item_references import OriginKind, Reference
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.agencies import agency_choices
from app.queries.item_choices import WITHHELD, Choice, shortened
from app.queries.minutes import conclusions_of, contacts_of, head_of, questions_of, sections_of
from app.queries.minutes_people import people_of
from app.queries.minutes_views import ConclusionView, MinutesHead
from app.queries.small_teams import person_choices, teams_of
from app.services.conclusions import save_conclusions
from app.services.minutes_figures import save_contacts, save_figures
from app.services.minutes_questions import save_question_session
from app.services.small_teams import save_teams
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.listed_rows import ids_text, rows_beside, values_of
from app.web.forms.minutes import ConclusionsForm, ContactForm, ContactsForm, FigureForm, FiguresForm
from app.web.forms.minutes_talks import SessionForm, TeamForm, TeamsForm
from app.web.forms.rows import prototype, rearranged
from app.web.meeting_frame import meeting_frame
from app.web.minutes_sections import question_words, saved_words

blueprint = Blueprint("minutes_lists", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/rapat/<id:meeting_id>/notula/data", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def figures(meeting_id: int) -> Answer:
    """Figures that were quoted."""

    def saved() -> FiguresForm:
        head = _head(meeting_id)
        rows = [values_of(FigureForm, row) for row in head.figures]
        return FiguresForm(formdata=None, data=_data(head.version, "figures", rows))

    people = people_of(meeting_id).choices()
    return _list_page(meeting_id, FiguresForm, "figures", saved, lambda form, *blanks: form.offer(people, *blanks))


@blueprint.route("/rapat/<id:meeting_id>/notula/kontak", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def contacts(meeting_id: int) -> Answer:
    """Services that people can reach."""

    def saved() -> ContactsForm:
        rows = [values_of(ContactForm, row) for row in contacts_of(meeting_id)]
        return ContactsForm(formdata=None, data=_data(_head(meeting_id).version, "contacts", rows))

    return _list_page(meeting_id, ContactsForm, "contacts", saved)


@blueprint.route("/rapat/<id:meeting_id>/notula/kesimpulan", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def conclusions(meeting_id: int) -> Answer:
    """The kesimpulan rapat, each with the point or question it came from."""
    actor, facts = current_actor(), g.subject
    stored = conclusions_of(actor, facts)

    def saved() -> ConclusionsForm:
        rows = [_conclusion_values(row) for row in conclusions_of(actor, facts) if not row.withheld]
        return ConclusionsForm(formdata=None, data=_data(_head(meeting_id).version, "conclusions", rows))

    people = people_of(meeting_id)
    origins = [
        *(
            Choice(Reference(OriginKind.POINT, point.id), shortened(point.text))
            for section in sections_of(actor, facts, people)
            for point in section.points
            if not point.withheld
        ),
        *(
            Choice(Reference(OriginKind.QUESTION, row.id), question_words(row))
            for row in questions_of(actor, facts, people)
            if not row.withheld
        ),
    ]
    known = {choice.reference for choice in origins}
    origins += [Choice(one, WITHHELD) for row in stored if (one := _origin(row)) is not None and one not in known]
    return _list_page(
        meeting_id,
        ConclusionsForm,
        "conclusions",
        saved,
        lambda form, *blanks: form.offer(origins, *blanks),
        has_closed_rows=any(row.withheld for row in stored),
    )


def _conclusion_values(row: ConclusionView) -> dict[str, Any]:
    return {"id": row.id, "text": row.text, "origin": _origin(row), "confidentiality": row.own}


def _origin(row: ConclusionView) -> Reference | None:
    if row.origin_point_id is not None:
        return Reference(OriginKind.POINT, row.origin_point_id)
    return Reference(OriginKind.QUESTION, row.origin_question_id) if row.origin_question_id is not None else None


@blueprint.route("/rapat/<id:meeting_id>/notula/tim-kecil", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def teams(meeting_id: int) -> Answer:
    """Small teams that the meeting formed."""

    def saved() -> TeamsForm:
        rows = [values_of(TeamForm, row) for row in teams_of(meeting_id)]
        return TeamsForm(formdata=None, data=_data(_head(meeting_id).version, "teams", rows))

    members = {agency for team in teams_of(meeting_id) for agency in team.agency_ids}
    agencies, persons = agency_choices(current_actor(), keep=members), person_choices(meeting_id)
    return _list_page(
        meeting_id, TeamsForm, "teams", saved, lambda form, *blanks: form.offer(agencies, persons, *blanks)
    )


@blueprint.route("/rapat/<id:meeting_id>/notula/sesi-tanya-jawab", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def question_session(meeting_id: int) -> Answer:
    """What is known of the session as a whole."""
    form = SessionForm() if request.method == "POST" else _session_form(meeting_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _session_form(meeting_id)):
            save_question_session(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            flash(saved_words(), "success")
            return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
    return render_template(
        "minutes/question_session.html", **meeting_frame(meeting_id, "notula"), form=form
    ), form.status


def _session_form(meeting_id: int) -> SessionForm:
    head = _head(meeting_id)
    stored = head.session
    if stored is None:
        return SessionForm(formdata=None, data={"version": head.session_version})
    data = {
        "version": head.session_version,
        "held": "ya" if stored.held else "tidak",
        "time_text": stored.time_text,
        "parties": stored.parties,
        "topic": stored.topic,
        "content_recorded": "ya" if stored.content_recorded else "tidak",
    }
    return SessionForm(formdata=None, data=data)


def _head(meeting_id: int) -> MinutesHead:
    """Raises NotFound while the minutes are not begun."""
    head = head_of(meeting_id, people_of(meeting_id))
    if head is None:
        raise NotFound
    return head


def _data(version: int, name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"version": version, name: rows, f"shown_{name}": ids_text(row["id"] for row in rows)}


#: What saves each list, by the name of its rows.
_SAVES: dict[str, Callable[..., int]] = {
    "figures": save_figures,
    "contacts": save_contacts,
    "conclusions": save_conclusions,
    "teams": save_teams,
}


def _list_page(
    meeting_id: int,
    kind: type[Any],
    name: str,
    saved: Callable[[], Any],
    offer: Callable[..., None] = lambda form, *blanks: None,
    **context: Any,
) -> Answer:
    """A list as one form. The buttons of the rows send the whole form; then nothing is saved and all stays."""

    def stored() -> Any:
        form = saved()
        offer(form)
        return form

    changed = rearranged(request.form) if request.method == "POST" else None
    if request.method == "GET":
        form = saved()
        if not form[name].entries:
            form[name].append_entry()
    else:
        form = kind(formdata=changed if changed is not None else request.form)
    blank = prototype(form[name])
    offer(form, blank)
    if changed is None and form.validate_on_submit():
        with rows_beside(form, stored):
            _SAVES[name](current_actor(), form.to_command(meeting_id), form.submission_key.data)
            flash(saved_words(), "success")
            return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=name), 303)
    page = render_template(
        f"minutes/{name}.html", **meeting_frame(meeting_id, "notula"), form=form, blank=blank, **context
    )
    return page, form.status if changed is None else 200
