"""Answers to an invitation: the list that the secretariat fills in by one tap, and the form of one answer."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.attendance import InvitationReply, check_answerable
from app.domain.errors import RuleViolation
from app.domain.facts import InvitationFacts
from app.domain.permissions import Permission
from app.domain.roles import Role
from app.queries import attendance as lists
from app.queries import share_subjects, subjects
from app.queries.attendance import AttendanceRow
from app.queries.meeting_frame import MeetingHead
from app.services import invitation_replies
from app.services.invitation_replies import AnswerInvitation
from app.web.access import current_actor, may, requires
from app.web.forms.attendance import AnswerListForm, ReplyForm, answer_values
from app.web.meeting_frame import meeting_frame
from app.web.next_page import local_path

blueprint = Blueprint("invitation_replies", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat/<id:meeting_id>/jawaban-undangan")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def index(meeting_id: int) -> Answer:
    """Who answered what, who has not answered yet."""
    return _list(meeting_id, AnswerListForm(formdata=None))


@blueprint.post("/rapat/<id:meeting_id>/jawaban-undangan")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def heard(meeting_id: int) -> Answer:
    """One tap: this participant lets know that he comes himself."""
    form = AnswerListForm()
    if form.validate_on_submit():
        with form.refusals():
            participant_id = form.hadir.data or 0
            command = AnswerInvitation(
                meeting_id=meeting_id,
                participant_id=participant_id,
                reply=InvitationReply.HADIR,
                channel=form.channel.data,
            )
            # Each tap is a deed of its own, though one page carries one key.
            key = f"{participant_id}-{form.submission_key.data}"[:64]
            invitation_replies.answer_invitation(current_actor(), command, key)
            place = url_for(
                "invitation_replies.index",
                meeting_id=meeting_id,
                melalui=form.channel.data.value,
                _anchor=f"peserta-{participant_id}",
            )
            return redirect(place, 303)
    return _list(meeting_id, form), 422


@blueprint.route("/rapat/<id:meeting_id>/peserta/<id:invitation_id>/jawaban", methods=["GET", "POST"])
@requires(Permission.INVITATION_REPLY, share_subjects.invitation)
def reply(meeting_id: int, invitation_id: int) -> Answer:
    """Hadir, diwakili, or berhalangan: by the head of the invited agency, or as the secretariat heard it."""
    subject: InvitationFacts = g.subject
    row = lists.attendance_row(meeting_id, invitation_id)
    form = ReplyForm() if request.method == "POST" else ReplyForm(data=answer_values(row.answer, _wanted()))
    is_organiser = may(Permission.MEETING_EDIT, subject.meeting)
    if not is_organiser:
        del form.channel
    if form.validate_on_submit():
        with form.refusals():
            command = form.to_command(meeting_id, invitation_id)
            invitation_replies.answer_invitation(current_actor(), command, form.submission_key.data)
            flash("Jawaban undangan tercatat.", "success")
            return redirect(local_path(request.args.get("next")) or _row_url(meeting_id, invitation_id), 303)
    frame = meeting_frame(meeting_id, "undangan")
    page = render_template(
        "invitation_replies/reply.html",
        **frame,
        form=form,
        row=row,
        is_organiser=is_organiser,
        closed=_refusal(frame["head"], is_organiser),
        back=_row_url(meeting_id, invitation_id),
    )
    return page, form.status


def _list(meeting_id: int, form: AnswerListForm) -> str:
    frame = meeting_frame(meeting_id, "undangan")
    rows = [row for row in lists.attendance_of(meeting_id) if row.participant.is_invited]
    form.begin_with(request.args.get("melalui"))
    return render_template(
        "invitation_replies/index.html",
        **frame,
        form=form,
        rows=rows,
        own=current_actor().agencies(Role.AGENCY_HEAD),
        counts=_counts(rows),
        closed=_refusal(frame["head"], frame["may_edit"]),
    )


def _counts(rows: list[AttendanceRow]) -> dict[InvitationReply, int]:
    """How many gave which answer, in the order of the answers; those that nobody gave are left out."""
    given = Counter(row.answer.reply for row in rows if row.answer is not None)
    return {one: given[one] for one in InvitationReply if given[one]}


def _wanted() -> InvitationReply | None:
    """The answer that a button before this page has chosen already."""
    return next((one for one in InvitationReply if one.value == request.args.get("jawaban")), None)


def _row_url(meeting_id: int, participant_id: int) -> str:
    return url_for("invitation_replies.index", meeting_id=meeting_id, _anchor=f"peserta-{participant_id}")


def _refusal(head: MeetingHead, is_organiser: bool) -> str | None:
    """Why no answer is taken any more; None where one is."""
    last_day = max((day.on for day in head.days if day.on), default=None)
    try:
        check_answerable(head.status, last_day, clock.today(head.meeting.zone), by_organiser=is_organiser)
    except RuleViolation as refusal:
        return refusal.message
    return None
