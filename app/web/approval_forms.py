"""The acts of approval that take words or a paper: returning, recording the signed notula, opening it again."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.approval import ApprovalAct, possible
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.approval import approval_state
from app.queries.approval_signers import chair_words, chairs, sekda_signer, signer_words
from app.services import approval as way
from app.services.approval_decisions import record_approval
from app.web.access import current_actor, requires
from app.web.forms.approval import ACCEPT, GiveBackForm, RecordApprovalForm, ReopenForm
from app.web.forms.base import BaseForm
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("approval_forms", __name__, url_prefix="/rapat/<id:meeting_id>/persetujuan")
Answer = str | Response | BaseResponse | tuple[str, int]
_MIB = 1024 * 1024
_LIMIT = "PDF, JPG, atau PNG; paling besar {} MB."


@blueprint.get("/kembalikan")
@requires(Permission.APPROVAL_RETURN, subjects.meeting)
def give_back(meeting_id: int) -> Answer:
    """Asks for the note with which the draft goes back to the secretariat."""
    return _page(meeting_id, GiveBackForm(), ApprovalAct.KEMBALIKAN, "approval/give_back.html")


@blueprint.post("/kembalikan")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def send_back(meeting_id: int) -> Answer:
    """Back with the note; the service asks whose turn it is, since a return sent twice finds it already gone."""
    form = GiveBackForm()
    if form.validate_on_submit():
        with form.refusals():
            way.give_back(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            return _back(meeting_id, "Notula dikembalikan untuk diperbaiki.")
    return _page(meeting_id, form, ApprovalAct.KEMBALIKAN, "approval/give_back.html")


@blueprint.route("/buka-kembali", methods=["GET", "POST"])
@requires(Permission.MINUTES_REOPEN, subjects.meeting)
def reopen(meeting_id: int) -> Answer:
    """Open an approved notula again, for a reason."""
    form = ReopenForm()
    if form.validate_on_submit():
        with form.refusals():
            way.reopen(current_actor(), form.to_command(meeting_id), form.submission_key.data)
            return _back(meeting_id, "Notula dibuka kembali. Revisi yang disetujui tetap terbaca.")
    return _page(meeting_id, form, ApprovalAct.BUKA_KEMBALI, "approval/reopen.html")


@blueprint.route("/catat", methods=["GET", "POST"])
@requires(Permission.APPROVAL_SUBMIT, subjects.meeting)
def record(meeting_id: int) -> Answer:
    """The normal way: the leader signed on paper."""
    actor = current_actor()
    form = RecordApprovalForm()
    led = chairs(g.subject)
    sekda = sekda_signer(actor, clock.today(actor.zone), g.subject, led=led)
    form.offer([(row.id, chair_words(row)) for row in led], signer_words(sekda) if sekda else None)
    if form.validate_on_submit():
        with form.refusals():
            record_approval(actor, form.to_command(meeting_id), form.submission_key.data)
            return _back(meeting_id, "Persetujuan pimpinan tercatat. Tindak lanjutnya kini tetap.")
    limits = {"accept": ACCEPT, "limit_words": _LIMIT.format(current_app.config["MAX_UPLOAD_BYTES"] // _MIB)}
    return _page(meeting_id, form, ApprovalAct.CATAT_PERSETUJUAN, "approval/record.html", **limits)


def _back(meeting_id: int, words: str) -> Answer:
    flash(words, "success")
    return redirect(url_for("approval.show", meeting_id=meeting_id), 303)


def _page(meeting_id: int, form: BaseForm, act: ApprovalAct, template: str, **values: Any) -> Answer:
    """The form; where the act is not possible now, the page of the approval says how things stand."""
    state = approval_state(current_actor(), g.subject)
    if request.method == "GET":
        if not state.version or not possible(state.status, act):
            return redirect(url_for("approval.show", meeting_id=meeting_id), 303)
        form.version.data = state.version
    frame = meeting_frame(meeting_id, "persetujuan")
    return render_template(template, **frame, form=form, state=state, **values), form.status
