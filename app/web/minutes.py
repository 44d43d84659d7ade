"""The minutes of a meeting as they are read: the page, the paper, and beginning them."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.documents import minutes as notula
from app.domain.minutes import MinutesStatus
from app.domain.permissions import Permission
from app.domain.privacy_places import Paper
from app.queries import subjects
from app.queries.minutes import minutes_record
from app.queries.minutes_sheets import outline_of, sheet_for
from app.queries.revisions import reads_frozen
from app.queries.section_plans import section_plans
from app.queries.writing_marks import writers
from app.services.minutes_sections import start_minutes
from app.web.access import current_actor, may, requires
from app.web.forms.minutes_points import StartForm
from app.web.meeting_frame import meeting_frame
from app.web.minutes_acts import minutes_acts
from app.web.minutes_beside import beside_draft
from app.web.minutes_context import log_closed_parts, minutes_context
from app.web.paper_guard import held_back, note_export
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
    writes = frame["may_write_minutes"] and facts.minutes_status is MinutesStatus.KONSEP
    beside = beside_draft(record, facts, frame["head"], writes=writes)
    return render_template(
        "minutes/show.html",
        **frame,
        **minutes_context(record, outline_of(frame["head"], record), meeting_id, steps=beside.pop("steps")),
        **beside,
        status=facts.minutes_status,
        writes=writes,
        writers=writers(actor, meeting_id, clock.now()) if writes else (),
        acts=minutes_acts(record, facts, may_edit_items=frame["may_edit_items"]) if writes else None,
        plans=section_plans(meeting_id) if writes and not record.sections else None,
        approved=None,
        is_reopened=facts.minutes_approved,
        may_submit=may(Permission.APPROVAL_SUBMIT, facts),
    )


@blueprint.get("/rapat/<id:meeting_id>/notula.docx")
@requires(Permission.MINUTES_VIEW, subjects.meeting)
def docx(meeting_id: int) -> Answer:
    """The paper, assembled for this reader. Its name tells nothing of the meeting."""
    if (held := held_back(Paper.NOTULA)) is not None:
        return held
    sheet = sheet_for(current_actor(), g.subject)
    note_export(Paper.NOTULA, sheet.confidentiality)
    return docx_answer(notula.build(sheet), f"notula-rapat-{meeting_id}.docx")


@blueprint.post("/rapat/<id:meeting_id>/notula/mulai")
@requires(Permission.MINUTES_WRITE, subjects.meeting)
def start(meeting_id: int) -> Answer:
    """Begin with the sections of the meeting's kind, or of its susunan acara."""
    form = StartForm()
    if form.validate_on_submit():
        start_minutes(current_actor(), meeting_id, form.submission_key.data, form.source.data)
        flash("Bagian-bagian notula siap diisi.", "success")
    return redirect(url_for("minutes.show", meeting_id=meeting_id), 303)
