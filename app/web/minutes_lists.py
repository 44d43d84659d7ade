"""The small pages beside the sections: figures, contacts, conclusions, small teams, and the tanya jawab as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.errors import NotFound
from app.domain.item_references import OriginKind, Reference
from app.domain.permissions import Permission
from app.domain.rich_text import plain
from app.queries import small_teams, subjects
from app.queries.item_choices import WITHHELD, Choice, shortened
from app.queries.minutes import minutes_record
from app.queries.minutes_views import ConclusionView, MinutesRecord, PointView
from app.services.conclusions import save_conclusions
from app.services.minutes_figures import save_contacts, save_figures
from app.services.minutes_questions import save_question_session
from app.services.small_teams import save_teams
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.draft_only import while_draft
from app.web.forms.listed_rows import ids_text, rows_beside, values_of
from app.web.forms.minutes import ConclusionsForm, ContactForm, ContactsForm, FigureForm, FiguresForm
from app.web.forms.minutes_talks import SessionForm, TeamForm, TeamsForm
from app.web.forms.rows import prototype, rearranged
from app.web.marked_words import marked_words
from app.web.meeting_frame import meeting_frame
from app.web.minutes_sections import saved_words
from app.web.section_page import question_words

blueprint = Blueprint("minutes_lists", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/rapat/<id:meeting_id>/notula/data", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def figures(meeting_id: int) -> Answer:
    """Figures that were quoted."""
    return _list_page(
        FiguresForm,
        "figures",
        _record,
        lambda record: [values_of(FigureForm, row) for row in record.head.figures],
        lambda form, record, *blanks: form.offer(record.people.choices(), *blanks),
    )


@blueprint.route("/rapat/<id:meeting_id>/notula/kontak", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def contacts(meeting_id: int) -> Answer:
    """Services that people can reach."""
    return _list_page(
        ContactsForm, "contacts", _record, lambda record: [values_of(ContactForm, row) for row in record.contacts]
    )


@blueprint.route("/rapat/<id:meeting_id>/notula/kesimpulan", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def conclusions(meeting_id: int) -> Answer:
    """The kesimpulan rapat, each with the point or question it came from."""
    return _list_page(
        ConclusionsForm,
        "conclusions",
        _record,
        lambda record: [_conclusion_values(row) for row in record.conclusions if not row.withheld],
        lambda form, record, *blanks: form.offer(_origins(record), *blanks),
        lambda form, blank: None if request.args.get("lengkap") else form.lighten(blank),
        begin=_new_conclusion,
    )


@blueprint.route("/rapat/<id:meeting_id>/notula/tim-kecil", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def teams(meeting_id: int) -> Answer:
    """Small teams that the meeting formed."""
    return _list_page(
        TeamsForm,
        "teams",
        lambda: small_teams.teams_page(current_actor(), meeting_id),
        lambda page: [values_of(TeamForm, row) for row in page.teams],
        lambda form, page, *blanks: form.offer(page.agencies, page.persons, *blanks),
    )


def _origins(record: MinutesRecord) -> list[Choice]:
    """Points and questions that the writer sees; an origin that is closed or withdrawn stays where it is saved."""
    points = [point for section in record.sections for point in section.points if not point.withheld]
    questions = [row for row in record.questions if not row.withheld]
    offered = [Choice(Reference(OriginKind.POINT, point.id), shortened(plain(point.text), 70)) for point in points]
    offered += [Choice(Reference(OriginKind.QUESTION, row.id), question_words(row)) for row in questions]
    known = {choice.reference for choice in offered}
    saved = (_origin(row) for row in record.conclusions)
    return offered + [Choice(one, WITHHELD) for one in saved if one is not None and one not in known]


def _new_conclusion(form: ConclusionsForm, record: MinutesRecord) -> str | None:
    """A further row made of the point or question that the address names; gives its name. Raises NotFound."""
    points = [point for section in record.sections for point in section.points]
    parts = (("butir", OriginKind.POINT, points), ("tanya-jawab", OriginKind.QUESTION, record.questions))
    for name, kind, rows in parts:
        asked = request.args.get(name)
        if asked is None:
            continue
        row = next((row for row in rows if str(row.id) == asked and not row.withheld), None)
        if row is None:
            raise NotFound
        said = marked_words(row.text) if isinstance(row, PointView) else row.question or row.answer
        values = {"text": said, "origin": Reference(kind, row.id), "confidentiality": row.own}
        return str(form.conclusions.append_entry(values).name)
    return None


def _conclusion_values(row: ConclusionView) -> dict[str, Any]:
    return {"id": row.id, "text": row.text, "origin": _origin(row), "confidentiality": row.own}


def _origin(row: ConclusionView) -> Reference | None:
    if row.origin_point_id is not None:
        return Reference(OriginKind.POINT, row.origin_point_id)
    return Reference(OriginKind.QUESTION, row.origin_question_id) if row.origin_question_id is not None else None


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
    record = _record()
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


def _record() -> MinutesRecord:
    return minutes_record(current_actor(), g.subject)


#: What saves each list, by the name of its rows.
_SAVES: dict[str, Callable[..., int]] = {
    "figures": save_figures,
    "contacts": save_contacts,
    "conclusions": save_conclusions,
    "teams": save_teams,
}


def _list_page(
    kind: type[Any],
    name: str,
    load: Callable[[], Any],
    rows_of: Callable[[Any], list[dict[str, Any]]],
    offer: Callable[..., None] = lambda form, loaded, *blanks: None,
    lighten: Callable[[Any, Any], None] = lambda form, blank: None,
    begin: Callable[..., str | None] = lambda form, loaded: None,
) -> Answer:
    """A list as one form. The buttons of the rows send the whole form; then nothing is saved and all stays.

    `load` reads what the page shows, `rows_of` gives the stored rows as the form takes them, `offer` fills choices,
    `lighten` takes off what the page need not repeat in each row, `begin` adds a row that the address asks for and
    gives its name.
    """
    meeting_id, loaded = g.subject.id, load()
    if not loaded.version:
        raise NotFound

    def saved(now: Any) -> Any:
        form = _stored_form(kind, name, now.version, rows_of(now))
        offer(form, now)
        return form

    changed = rearranged(request.form) if request.method == "POST" else None
    if request.method == "GET":
        form, begun = _first_form(saved(loaded), name, begin, loaded)
    else:
        form, begun = kind(formdata=changed if changed is not None else request.form), None
    blank = prototype(form[name])
    offer(form, loaded, blank)
    if changed is None and form.validate_on_submit():
        with rows_beside(form, lambda: saved(load())):
            _SAVES[name](current_actor(), form.to_command(meeting_id), form.submission_key.data)
            flash(saved_words(), "success")
            return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=name), 303)
    lighten(form, blank)
    context = {"form": form, "blank": blank, "loaded": loaded, "begun": begun}
    page = render_template(f"minutes/{name}.html", **meeting_frame(meeting_id, "notula"), **context)
    return page, form.status if changed is None else 200


def _stored_form(kind: type[Any], name: str, version: int, rows: list[dict[str, Any]]) -> Any:
    """The form as it stands saved, before its choices are filled."""
    return kind(
        formdata=None, data={"version": version, name: rows, f"shown_{name}": ids_text(row["id"] for row in rows)}
    )


def _first_form(form: Any, name: str, begin: Callable[..., str | None], loaded: Any) -> tuple[Any, str | None]:
    """A page that is opened: the row that the address asks for, else one to type into where there is none."""
    begun = begin(form, loaded)
    if not form[name].entries:
        form[name].append_entry()
    return form, begun
