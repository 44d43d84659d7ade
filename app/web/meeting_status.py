"""Postponing a meeting, cancelling it, scheduling it anew: each asks first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.meeting_plans import move_refusal
from app.domain.meetings import MeetingStatus
from app.domain.permissions import Permission
from app.queries import meetings, subjects
from app.services import meeting_changes
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.meetings import StatusForm

blueprint = Blueprint("meeting_status", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@dataclass(frozen=True)
class _Act:
    """One of the three steps, with the words of its page."""

    to: MeetingStatus
    carry_out: Callable[..., int]
    title: str
    text: str
    button: str
    undo: str
    done: str


_POSTPONE = _Act(
    MeetingStatus.DITUNDA,
    meeting_changes.postpone_meeting,
    "Tunda rapat",
    "Rapat tercatat sebagai ditunda. Hari, waktu, dan peserta yang sudah dicatat tetap ada.",
    "Tunda rapat",
    "Rapat dapat dijadwalkan kembali.",
    "Rapat ditunda. Bila tanggalnya lengkap, berkas pembatalan kalender ada pada Naskah.",
)
_CANCEL = _Act(
    MeetingStatus.DIBATALKAN,
    meeting_changes.cancel_meeting,
    "Batalkan rapat",
    "Rapat tercatat sebagai dibatalkan. Semua yang sudah dicatat tetap ada.",
    "Batalkan rapat",
    "Rapat dapat dijadwalkan kembali.",
    "Rapat dibatalkan. Bila tanggalnya lengkap, berkas pembatalan kalender ada pada Naskah.",
)
_RESCHEDULE = _Act(
    MeetingStatus.DIRENCANAKAN,
    meeting_changes.reschedule_meeting,
    "Jadwalkan kembali",
    "Rapat kembali tercatat sebagai direncanakan pada hari yang sudah dicatat.",
    "Jadwalkan kembali",
    "Rapat dapat ditunda atau dibatalkan lagi.",
    "Rapat dijadwalkan kembali. Periksa hari dan waktunya.",
)


@blueprint.route("/rapat/<id:meeting_id>/tunda", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def postpone(meeting_id: int) -> Answer:
    """Put the meeting off."""
    return _page(meeting_id, _POSTPONE)


@blueprint.route("/rapat/<id:meeting_id>/batalkan", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def cancel(meeting_id: int) -> Answer:
    """Call the meeting off."""
    return _page(meeting_id, _CANCEL)


@blueprint.route("/rapat/<id:meeting_id>/jadwalkan", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def reschedule(meeting_id: int) -> Answer:
    """The meeting takes place after all."""
    return _page(meeting_id, _RESCHEDULE)


def _page(meeting_id: int, act: _Act) -> Answer:
    actor = current_actor()
    meeting = meetings.meeting_row(actor, meeting_id)
    here = url_for("meetings.show", meeting_id=meeting_id)
    form = StatusForm() if request.method == "POST" else StatusForm(data={"version": meeting.version})
    if form.validate_on_submit():
        with saved_beside(form, lambda: StatusForm(formdata=None)):
            act.carry_out(actor, meeting_id, form.version.data or 0, form.reason.data, key=form.submission_key.data)
            flash(act.done, "success")
            return redirect(here, 303)
    refusal = move_refusal(meeting.status, act.to)
    page = {"form": form, "act": act, "meeting": meeting, "back": here, "refusal": refusal}
    return render_template("meetings/status.html", **page), form.status
