"""Tambahan notula: the form with which an approved notula is added to."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.approval import approval_state
from app.services.addenda import add_addendum
from app.web.access import current_actor, requires
from app.web.forms.addenda import AddendumForm
from app.web.forms.approval import ACCEPT
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("addenda", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]
_MIB = 1024 * 1024
_LIMIT = "PDF, JPG, atau PNG; paling besar {} MB."


@blueprint.route("/rapat/<id:meeting_id>/notula/tambahan", methods=["GET", "POST"])
@requires(Permission.APPROVAL_SUBMIT, subjects.meeting)
def create(meeting_id: int) -> Answer:
    """Add to the approved notula; where it is not approved, the page of the approval says how things stand."""
    form = AddendumForm()
    if form.validate_on_submit():
        with form.refusals():
            add_addendum(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            flash("Tambahan notula tercatat sebagai revisi baru.", "success")
            return redirect(url_for("approval.show", meeting_id=meeting_id), 303)
    state = approval_state(current_actor(), g.subject)
    if request.method == "GET":
        if state.status is not MinutesStatus.DISETUJUI:
            return redirect(url_for("approval.show", meeting_id=meeting_id), 303)
        form.version.data = state.version
    limit = _LIMIT.format(current_app.config["MAX_UPLOAD_BYTES"] // _MIB)
    frame = meeting_frame(meeting_id, "persetujuan")
    page = render_template("approval/add.html", **frame, form=form, state=state, accept=ACCEPT, limit_words=limit)
    return page, form.status
