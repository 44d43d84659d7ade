"""The follow-up of one agency as a text to send, and noting that the agency was told."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.domain.privacy_places import Paper
from app.messages.follow_ups import follow_up as follow_up_text
from app.queries.invitations import head_of
from app.queries.letter_pages import told_agencies
from app.queries.letter_sheets import follow_up_sheet
from app.services import dispatches
from app.web.access import current_actor, may, requires
from app.web.forms.invitations import ToldForm
from app.web.letters import in_meeting_of
from app.web.meeting_frame import meeting_frame
from app.web.message_texts import message
from app.web.paper_guard import is_held

blueprint = Blueprint("follow_up_texts", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat/<id:meeting_id>/surat-tindak-lanjut/<id:agency_id>")
@requires(Permission.LETTER_VIEW, in_meeting_of)
def show(meeting_id: int, agency_id: int) -> Answer:
    """What the agency has to do, in the words that fit it."""
    return _page(meeting_id, agency_id, ToldForm(formdata=None))


@blueprint.post("/rapat/<id:meeting_id>/surat-tindak-lanjut/<id:agency_id>")
@requires(Permission.LETTER_EDIT, in_meeting_of)
def told(meeting_id: int, agency_id: int) -> Answer:
    """Note that the agency was told."""
    form = ToldForm()
    if form.validate_on_submit():
        with form.refusals():
            dispatches.tell_agencies(current_actor(), meeting_id, form.to_agency(agency_id), form.submission_key.data)
            flash("Penyampaian tindak lanjut tercatat.", "success")
            return redirect(url_for("follow_up_texts.show", meeting_id=meeting_id, agency_id=agency_id), 303)
    return _page(meeting_id, agency_id, form), 422


def _page(meeting_id: int, agency_id: int, form: ToldForm) -> str:
    actor = current_actor()
    frame = meeting_frame(meeting_id, "tindak_lanjut")
    sheet = follow_up_sheet(actor, g.subject, agency_id, days=frame["head"].days)
    head = head_of(actor, agency_id)
    may_write = may(Permission.LETTER_EDIT, g.subject)
    held = is_held(Paper.SURAT, sheet.meeting_title, sheet.meeting_place, sheet.items)
    return render_template(
        "letters/follow_up.html",
        **frame,
        agency_id=agency_id,
        office=sheet.recipient.office,
        items=sheet.items,
        is_held=held,
        text=None if held else message(follow_up_text(sheet, head.greeted), head.phone if may_write else None),
        told=agency_id in told_agencies(meeting_id),
        may_write=may_write,
        form=form,
    )
