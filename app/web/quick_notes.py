"""Quick notes: the page with one line to type into, and what becomes of each line. Without JavaScript a plain form."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain import indonesian
from app.domain.errors import NotFound
from app.domain.facts import MeetingFacts
from app.domain.identifiers import is_id
from app.domain.labels import label
from app.domain.meetings import Confidentiality, stricter
from app.domain.people import split_titles
from app.domain.permissions import Permission
from app.domain.quick_notes import RoomSpeaker
from app.queries import subjects
from app.queries.meeting_frame import meeting_head
from app.queries.note_beside import beside
from app.queries.note_lines import LineView, Standing, line_views, lines_page, standing_of
from app.queries.note_room import speakers_of
from app.services.note_line_corrections import correct_line, restore_line, withdraw_line
from app.services.note_lines import add_lines
from app.web.access import current_actor, requires
from app.web.draft_only import while_draft
from app.web.forms.auth import EmptyForm
from app.web.forms.quick_notes import AddForm, CorrectForm
from app.web.minutes_context import log_closed_parts
from app.web.minutes_sections import saved_words
from app.web.quick_notes_words import KEYS, beside_of, help_marks, line_row

blueprint = Blueprint("quick_notes", __name__)
Answer = str | Response | BaseResponse | tuple[str, int] | tuple[Response, int]


def line_subject(actor: Any, meeting_id: int, line_id: int) -> MeetingFacts:
    """Subject of permissions for a line of a meeting. Raises NotFound."""
    facts = subjects.meeting(actor, meeting_id)
    if not line_views(actor, facts, [line_id]):
        raise NotFound
    return facts


@blueprint.get("/rapat/<id:meeting_id>/catat")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
@while_draft
def show(meeting_id: int) -> Answer:
    """The line, what was typed so far with the newest on top, and the lists beside it."""
    return _page(meeting_id, AddForm(formdata=None))


def _page(meeting_id: int, form: AddForm, refused: EmptyForm | None = None) -> Answer:
    """`refused` is the form of a button that could not be carried out."""
    actor, facts = current_actor(), g.subject
    before = request.args.get("sebelum", type=int)
    shown = lines_page(actor, facts, before if before is not None and is_id(before) else None)
    lists = beside(actor, facts)
    levels = (row.level for rows in (lists.items, lists.conclusions, shown.lines) for row in rows)
    strictest = stricter(facts.confidentiality, *levels)
    log_closed_parts(facts, strictest)
    speakers, _ = speakers_of(meeting_id)
    standing = standing_of(actor, meeting_id)
    _offer(form, speakers, standing)
    head = meeting_head(actor, meeting_id)
    template = render_template(
        "quick_notes/show.html",
        head=head,
        form=form,
        refused=refused or form,
        page=shown,
        rows=[line_row(line) for line in shown.lines],
        lists=beside_of(lists),
        speakers=speakers,
        standing=standing,
        short_name=_short,
        marks=help_marks(),
        keys=KEYS,
        letters={letter: (kind.value, label(kind)) for kind, letter in KEYS.items()},
        is_today=clock.today(head.meeting.zone) in {day.on for day in head.days},
        may_keep=strictest is not Confidentiality.RAHASIA,
        user_id=actor.user_id,
    )
    return template, form.status


def _offer(form: AddForm, speakers: tuple[RoomSpeaker, ...], standing: Standing) -> None:
    people = [(one.id, _named(one)) for one in speakers]
    form.offer(standing, people, _who(standing, speakers))


def _named(one: RoomSpeaker) -> str:
    words = f"{one.name}, {one.office}" if one.name and one.office else one.shown or "Peserta"
    return f"{one.key} · {words}" if one.key else words


def _short(one: RoomSpeaker) -> str:
    """As much as a key holds: a person without titles, an agency by its abbreviation."""
    if one.shown in one.agency_names:
        return min(one.agency_names, key=len)
    return split_titles(one.shown)[0] or "Peserta"


def _who(standing: Standing, speakers: tuple[RoomSpeaker, ...]) -> str:
    """Who speaks now."""
    known = next((one.shown for one in speakers if one.id == standing.speaker_id), None)
    return known or standing.speaker_text or "Belum disebut"


@blueprint.post("/rapat/<id:meeting_id>/catat")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def add(meeting_id: int) -> Answer:
    """One line, or a page of text. A script gets the lines back as they stand; a plain form the page anew."""
    form = AddForm()
    if _is_script():
        form.trust_choices()
    else:
        _offer(form, speakers_of(meeting_id)[0], standing_of(current_actor(), meeting_id))
    if form.validate_on_submit():
        with form.refusals():
            ids = add_lines(current_actor(), form.to_command(meeting_id))
            return _answer(meeting_id, ids) if _is_script() else _back(meeting_id)
    return _refused(form) if _is_script() else _page(meeting_id, form)


@blueprint.route("/rapat/<id:meeting_id>/catat/<id:line_id>", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, line_subject)
@while_draft
def correct(meeting_id: int, line_id: int) -> Answer:
    """Another kind, a suggested name, another speaker, other words; a script that only asks gets the line as it is."""
    line = _line(line_id)
    if _is_script() and request.method == "GET":
        return _answer(meeting_id, [line_id])
    form = CorrectForm(data={"text": line.text, "version": line.version})
    speakers, _ = speakers_of(meeting_id)
    suggestions = [(one["key"], f"{one['typed']} → {one['name']}") for one in line.understood.get("suggestions", ())]
    form.offer([(one.id, _named(one)) for one in speakers], suggestions)
    if _is_script():
        form.trust_choices()
    if form.validate_on_submit():
        with form.refusals():
            command = form.to_command(meeting_id, line_id)
            correct_line(current_actor(), command, form.submission_key.data)
            return _answer(meeting_id, [line_id]) if _is_script() else _back(meeting_id, line_id)
    if _is_script():
        return _refused(form)
    head = meeting_head(current_actor(), meeting_id)
    return render_template("quick_notes/correct.html", head=head, form=form, row=line_row(line)), form.status


@blueprint.post("/rapat/<id:meeting_id>/catat/<id:line_id>/tarik")
@requires(Permission.MINUTES_WRITE, line_subject)
def withdraw(meeting_id: int, line_id: int) -> Answer:
    """Take a line off; it stays on the page with a way back."""
    return _moved(meeting_id, line_id, withdraw_line)


@blueprint.post("/rapat/<id:meeting_id>/catat/<id:line_id>/kembalikan")
@requires(Permission.MINUTES_WRITE, line_subject)
def restore(meeting_id: int, line_id: int) -> Answer:
    """Bring a withdrawn line back."""
    return _moved(meeting_id, line_id, restore_line)


def _moved(meeting_id: int, line_id: int, act: Any) -> Answer:
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            act(current_actor(), meeting_id, line_id, form.version.data or 0, form.submission_key.data)
            return _answer(meeting_id, [line_id]) if _is_script() else _back(meeting_id, line_id)
    if _is_script():
        return _refused(form)
    return _page(meeting_id, AddForm(formdata=None), form)


def _line(line_id: int) -> LineView:
    """A line that the actor may read. Raises NotFound."""
    found = line_views(current_actor(), g.subject, [line_id])
    if not found or found[0].withheld:
        raise NotFound
    return found[0]


def _is_script() -> bool:
    """Whether the page's own script asks: it wants values, not a page."""
    return request.accept_mimetypes.best == "application/json"


def _back(meeting_id: int, line_id: int | None = None) -> BaseResponse:
    flash(saved_words(), "success")
    return redirect(
        url_for("quick_notes.show", meeting_id=meeting_id, _anchor=f"baris-{line_id}" if line_id else None), 303
    )


def _answer(meeting_id: int, line_ids: list[int]) -> Response:
    """The lines as they stand now, where the person goes on, and when it was saved."""
    actor = current_actor()
    standing = standing_of(actor, meeting_id)
    return jsonify(
        lines=[_part(meeting_id, line) for line in line_views(actor, g.subject, line_ids)],
        section_id=standing.section_id,
        sections=standing.sections,
        speaker_id=standing.speaker_id,
        speaker=standing.speaker_text,
        saved=f"Tersimpan {indonesian.clock(clock.local(clock.now(), actor.zone).time())}",
    )


def _part(meeting_id: int, line: LineView) -> dict[str, Any]:
    row = line_row(line)
    context = {"row": row, "meeting_id": meeting_id, "key": EmptyForm(formdata=None).submission_key.data}
    return {
        "id": line.id,
        "list": row.list_name,
        "html": render_template("quick_notes/line.html", **context),
        "beside": render_template("quick_notes/beside.html", **context) if row.list_name else "",
    }


def _refused(form: Any) -> tuple[Response, int]:
    return jsonify(error=" ".join(_faults(form)) or "Baris ini tidak dapat disimpan. Periksa kembali."), 422


def _faults(form: Any) -> list[str]:
    found = [message for messages in form.errors.values() for message in messages if isinstance(message, str)]
    return list(dict.fromkeys(found))
