"""Riwayat naskah: every saved state of the minutes' text, what differs between two of them, and restoring one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import subjects
from app.queries.minutes import section_even_withdrawn
from app.queries.minutes_history import compared, edit_subject_id, sittings
from app.queries.minutes_people import people_of
from app.services.minutes_restores import RestoreState, restore_state
from app.web.access import current_actor, requires
from app.web.forms.auth import EmptyForm
from app.web.list_pages import AFTER, BEFORE, place
from app.web.meeting_frame import meeting_frame
from app.web.minutes_context import log_closed_parts
from app.web.state_words import row_changes

blueprint = Blueprint("minutes_history", __name__)
Answer = str | BaseResponse | tuple[str, int]


def edit_subject(actor: Actor, meeting_id: int, edit_id: int) -> MeetingFacts:
    """Subject of permissions for addresses with a meeting and a save of its text. Raises NotFound."""
    facts = subjects.meeting(actor, meeting_id)
    edit_subject_id(facts.id, edit_id)
    return facts


@blueprint.get("/rapat/<id:meeting_id>/notula/riwayat-naskah")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """All parts, newest first."""
    return _list(meeting_id, None)


@blueprint.get("/rapat/<id:meeting_id>/notula/bagian/<id:section_id>/riwayat-naskah")
@requires(Permission.MINUTES_WRITE, section_even_withdrawn)
def section(meeting_id: int, section_id: int) -> Answer:
    """One section, newest first."""
    return _list(meeting_id, section_id)


def _list(meeting_id: int, section_id: int | None) -> Answer:
    found, page = sittings(meeting_id, section_id, place())
    context: dict[str, Any] = {
        "sittings": found,
        "section_id": section_id,
        "newer_url": f"{request.path}?{BEFORE}={page.before}" if page.before else None,
        "older_url": f"{request.path}?{AFTER}={page.after}" if page.after else None,
    }
    return render_template("minutes/history.html", **meeting_frame(meeting_id, "notula"), **context)


@blueprint.route("/rapat/<id:meeting_id>/notula/riwayat-naskah/<id:edit_id>")
@requires(Permission.MINUTES_WRITE, edit_subject)
def state(meeting_id: int, edit_id: int) -> Answer:
    """What a sitting changed, or what the state differs in from what stands now (`banding=sekarang`)."""
    return _state(meeting_id, edit_id, EmptyForm(formdata=None))


def _state(meeting_id: int, edit_id: int, form: EmptyForm) -> str:
    with_now = request.args.get("banding") == "sekarang"
    found = compared(current_actor(), g.subject, edit_id, with_now=with_now)
    log_closed_parts(g.subject, found.strictest)
    changes = row_changes(found.before, found.after, people_of(meeting_id))
    return render_template(
        "minutes/state.html",
        **meeting_frame(meeting_id, "notula"),
        found=found,
        changes=changes,
        with_now=with_now,
        form=form,
        may_restore=g.subject.minutes_status is MinutesStatus.KONSEP,
    )


@blueprint.post("/rapat/<id:meeting_id>/notula/riwayat-naskah/<id:edit_id>/pulihkan")
@requires(Permission.MINUTES_WRITE, edit_subject)
def restore(meeting_id: int, edit_id: int) -> Answer:
    """Make an earlier state the newest."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            command = RestoreState(meeting_id=meeting_id, edit_id=edit_id, version=form.version.data or 0)
            restore_state(current_actor(), command, form.submission_key.data)
            flash("Naskah terdahulu dipulihkan. Naskah sebelum pemulihan tetap ada dalam riwayat.", "success")
            return redirect(url_for("minutes_history.show", meeting_id=meeting_id), 303)
    return _state(meeting_id, edit_id, form), form.status
