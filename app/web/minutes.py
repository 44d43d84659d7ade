"""The minutes of a meeting as they are read: the page, the paper, and beginning them."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import minutes as notula
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.minutes import minutes_record
from app.queries.minutes_sheets import minutes_sheet, outline_of
from app.queries.revisions import reads_frozen
from app.services.minutes_sections import start_minutes
from app.web.access import current_actor, may, requires
from app.web.forms.auth import EmptyForm
from app.web.meeting_frame import meeting_frame
from app.web.minutes_context import log_closed_parts, minutes_context
from app.web.revisions import docx_answer, frozen_page

blueprint = Blueprint("minutes", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat/<id:meeting_id>/notula")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """All sections as the reader may see them: the approved state, or the draft for those who make and check it."""
    actor, facts = current_actor(), g.subject
    if reads_frozen(actor, facts):
        return frozen_page(facts)
    record = minutes_record(actor, facts)
    log_closed_parts(facts, record.strictest)
    frame = meeting_frame(meeting_id, "notula")
    return render_template(
        "minutes/show.html",
        **frame,
        **minutes_context(record, outline_of(frame["head"], record), meeting_id),
        status=facts.minutes_status,
        writes=frame["may_write_minutes"] and facts.minutes_status is MinutesStatus.KONSEP,
        approved=None,
        is_reopened=facts.minutes_approved,
        may_submit=may(Permission.APPROVAL_SUBMIT, facts),
    )


@blueprint.get("/rapat/<id:meeting_id>/notula.docx")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def docx(meeting_id: int) -> Answer:
    """The paper, assembled for this reader. Its name tells nothing of the meeting."""
    actor, facts = current_actor(), g.subject
    sheet = minutes_sheet(actor, meeting_id)
    log_closed_parts(facts, sheet.confidentiality)
    return docx_answer(notula.build(sheet), f"notula-rapat-{meeting_id}.docx")


@blueprint.post("/rapat/<id:meeting_id>/notula/mulai")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def start(meeting_id: int) -> Answer:
    """Begin with the usual sections."""
    form = EmptyForm()
    if form.validate_on_submit():
        start_minutes(current_actor(), meeting_id, form.submission_key.data)
        flash("Bagian-bagian notula siap diisi.", "success")
    return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
