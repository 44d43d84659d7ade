"""Catatan pembaca: remarks at a point of a draft notula, accepted or answered by those who write it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import MeetingFacts
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.queries.point_place import point_place, point_subject
from app.queries.remarks import Remarks, remark_at, remark_subject, remarks_of
from app.services.remarks import accept_remark, add_remark, answer_remark
from app.web.access import current_actor, may, requires
from app.web.forms.auth import EmptyForm
from app.web.forms.base import BaseForm
from app.web.forms.remarks import AnswerForm, RemarkForm
from app.web.meeting_frame import meeting_frame
from app.web.minutes_context import log_closed_parts

blueprint = Blueprint("remarks", __name__, url_prefix="/rapat/<id:meeting_id>/notula")
Answer = str | Response | BaseResponse | tuple[str, int]


@dataclass(frozen=True)
class RemarkBoard:
    """Remarks for the macros of minutes/_remarks.html. `typed`: an answer that was refused, by its remark."""

    meeting_id: int
    by_point: Remarks
    may_add: bool
    may_settle: bool
    key: str
    typed: dict[int, AnswerForm]


def remark_board(
    facts: MeetingFacts, remarks: Remarks, key: str, refused: dict[int, AnswerForm] | None = None
) -> RemarkBoard:
    """What this person may do with the remarks of a meeting; nothing once the minutes are approved."""
    is_draft = facts.minutes_status is not MinutesStatus.DISETUJUI
    return RemarkBoard(
        meeting_id=facts.id,
        by_point=remarks,
        may_add=is_draft and may(Permission.MINUTES_REMARK, facts),
        may_settle=is_draft and may(Permission.MINUTES_WRITE, facts),
        key=key,
        typed=refused or {},
    )


@blueprint.route("/butir/<id:point_id>/catatan", methods=["GET", "POST"])
@requires(Permission.MINUTES_REMARK, point_subject)
def show(meeting_id: int, point_id: int) -> Answer:
    """The remarks at one point, and the form for another."""
    form = RemarkForm()
    if form.validate_on_submit():
        with form.refusals():
            add_remark(current_actor(), form.to_command(meeting_id, point_id), form.submission_key.data)
            return _back(meeting_id, point_id, "Catatan disampaikan kepada penulis notula.")
    return _page(point_id, form)


@blueprint.post("/catatan-pembaca/<id:remark_id>/terima")
@requires(Permission.MINUTES_WRITE, remark_subject)
def accept(meeting_id: int, remark_id: int) -> Answer:
    """It is taken up in the text."""
    form, point_id = EmptyForm(), remark_at(current_actor(), meeting_id, remark_id).point_id
    if form.validate_on_submit():
        with form.refusals():
            accept_remark(current_actor(), meeting_id, remark_id, form.submission_key.data)
            return _back(meeting_id, point_id, "Catatan ditandai diterima.")
    return _page(point_id, RemarkForm(formdata=None), refused=form)


@blueprint.post("/catatan-pembaca/<id:remark_id>/jawab")
@requires(Permission.MINUTES_WRITE, remark_subject)
def answer(meeting_id: int, remark_id: int) -> Answer:
    """It is answered in words."""
    form, point_id = AnswerForm(), remark_at(current_actor(), meeting_id, remark_id).point_id
    form.answer.id = f"answer-{remark_id}"
    form.answer.id = f"answer-{remark_id}"
    if form.validate_on_submit():
        with form.refusals():
            answer_remark(current_actor(), form.to_command(meeting_id, remark_id), form.submission_key.data)
            return _back(meeting_id, point_id, "Jawaban tercatat.")
    return _page(point_id, RemarkForm(formdata=None), refused=form, typed={remark_id: form})


def _back(meeting_id: int, point_id: int, words: str) -> Answer:
    flash(words, "success")
    return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=f"butir-{point_id}"), 303)


def _page(
    point_id: int, form: RemarkForm, *, refused: BaseForm | None = None, typed: dict[int, AnswerForm] | None = None
) -> Answer:
    facts: MeetingFacts = g.subject
    place = point_place(current_actor(), facts, point_id)
    log_closed_parts(facts, place.point.level)
    board = remark_board(facts, remarks_of(facts, {point_id}), form.submission_key.data, typed)
    page = render_template(
        "minutes/remarks.html",
        **meeting_frame(facts.id, "notula"),
        form=form,
        refused=refused or form,
        place=place,
        board=board,
    )
    return page, form.status
