"""What writing pages ask by themselves: to save what changed in a part, and who else writes where. Answers JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, g, jsonify

from app import clock
from app.domain.errors import Conflict, RuleViolation
from app.domain.facts import MeetingFacts
from app.domain.minutes_states import row_name
from app.domain.permissions import Permission
from app.domain.writing import MinutesPart
from app.queries import subjects
from app.queries.minutes import section_subject
from app.queries.writing_marks import writers
from app.services.part_drafts import LISTS, DraftSaved, save_draft
from app.services.part_rows import WrittenPart
from app.services.writing_marks import mark_writing
from app.web.access import current_actor, requires
from app.web.forms.base import BaseForm, control_value
from app.web.forms.minutes_drafts import MarkForm, PartDraft, SectionDraft
from app.web.minutes_sections import saved_words
from app.web.section_page import saved_form, section_page
from app.web.written_lists import CONCLUSIONS, CONTACTS, FIGURES, WrittenList

blueprint = Blueprint("minutes_drafts", __name__)
Answer = Response | tuple[Response, int]
CLASH = "Orang lain mengubah kata-kata yang sama. Tulisan di halaman ini belum tersimpan dan belum ada yang ditimpa."
NOT_READ = "Tulisan belum tersimpan karena permintaannya tidak dapat dibaca. Muat ulang halaman ini."


@blueprint.post("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>/simpan-otomatis")
@requires(Permission.MINUTES_WRITE, section_subject)
def save(meeting_id: int, section_id: int) -> Answer:
    """Save the rows of a section that changed."""
    form = SectionDraft()

    def stored(facts: MeetingFacts) -> BaseForm:
        return saved_form(section_page(facts, section_id))

    return _saved(form, lambda: form.to_written(meeting_id, MinutesPart.BAGIAN, section_id), stored)


@blueprint.post("/rapat/<id:meeting_id>/notula/kesimpulan/simpan-otomatis")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def save_conclusions(meeting_id: int) -> Answer:
    """The same of the kesimpulan rapat."""
    return _saved_list(CONCLUSIONS, meeting_id)


@blueprint.post("/rapat/<id:meeting_id>/notula/data/simpan-otomatis")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def save_figures(meeting_id: int) -> Answer:
    """The same of the figures."""
    return _saved_list(FIGURES, meeting_id)


@blueprint.post("/rapat/<id:meeting_id>/notula/kontak/simpan-otomatis")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def save_contacts(meeting_id: int) -> Answer:
    """The same of the service contacts."""
    return _saved_list(CONTACTS, meeting_id)


def _saved_list(listed: WrittenList, meeting_id: int) -> Answer:
    assert listed.draft is not None
    assert listed.part is not None
    form, part = listed.draft(), listed.part

    def stored(facts: MeetingFacts) -> BaseForm:
        g.subject = facts
        form: BaseForm = listed.saved_form(listed.load())
        return form

    return _saved(form, lambda: form.to_written(meeting_id, part), stored)


def _saved(form: PartDraft, written: Callable[[], WrittenPart], stored: Callable[[MeetingFacts], BaseForm]) -> Answer:
    """409 where both sides wrote the same words, 422 with errors at the rows sent; `stored` is the form as saved."""
    if not form.validate():
        return jsonify(errors=_errors(form)), 422
    page = written()
    try:
        saved = save_draft(current_actor(), page, form.submission_key.data)
    except RuleViolation as refusal:
        return jsonify(errors={refusal.field: refusal.message}), 422
    except Conflict as clash:
        return jsonify(version=clash.version, words=CLASH), 409
    return jsonify(_told(saved, lambda: stored(subjects.meeting(current_actor(), page.meeting_id))))


def _errors(form: BaseForm) -> dict[str, str]:
    """Path of a field → what is wrong with it; under "" what concerns the whole request."""
    found = {"": " ".join(map(str, form.form_errors))} if form.form_errors else {}
    for field in form:
        if field.short_name in LISTS:
            rows = [entry.form for entry in field.entries]
            found |= {one.name: " ".join(map(str, one.errors)) for row in rows for one in row if one.errors}
        elif field.errors:
            found[field.name if field.name == "title" else ""] = " ".join(map(str, field.errors))
    return found


def _told(saved: DraftSaved, stored: Callable[[], BaseForm]) -> dict[str, Any]:
    """What the page has to know; rows of others only where there are any, as their fields would show them."""
    told: dict[str, Any] = {"version": saved.version, "words": saved_words(), "ids": saved.ids}
    if saved.changed or saved.gone:
        told |= {"rows": _rows(stored(), saved.changed), "gone": sorted(saved.gone), "order": saved.order}
    return told


def _rows(form: BaseForm, names: frozenset[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {"title": {"title": form["title"].data}} if "title" in form else {}
    for list_name, kind in LISTS.items():
        for entry in form[list_name].entries if list_name in form else ():
            if (name := row_name(kind, entry.form.id.data)) in names:
                shown = (field for field in entry.form if field.short_name != "key")
                found[name] = {field.short_name: control_value(field) for field in shown}
    return found


@blueprint.post("/rapat/<id:meeting_id>/notula/sedang-menulis")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def mark(meeting_id: int) -> Answer:
    """Say that the actor writes here, and learn who else writes where."""
    form = MarkForm()
    if not form.validate():
        return jsonify(words=NOT_READ), 422
    mark_writing(current_actor(), form.to_command(meeting_id))
    others = writers(current_actor(), meeting_id, clock.now())
    return jsonify(others=[{"name": one.name, "section": one.section_id, "words": one.words} for one in others])
