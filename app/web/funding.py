"""The page of a meeting's funding lines."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.funding import funding_remarks
from app.domain.permissions import Permission
from app.queries import meetings, subjects
from app.services import funding
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.funding import FundingForm, FundingRow
from app.web.forms.rows import prototype, rearranged

blueprint = Blueprint("funding", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/rapat/<id:meeting_id>/pendanaan", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """All funding lines in one form."""
    actor = current_actor()
    changed = rearranged(request.form) if request.method == "POST" else None
    meeting = meetings.meeting_row(actor, meeting_id)
    if changed is not None:
        form = FundingForm(formdata=changed)
    else:
        form = FundingForm() if request.method == "POST" else _saved(meeting_id, meeting.version)
    if changed is None and form.validate_on_submit():
        with saved_beside(form, lambda: _saved(meeting_id, 0)):
            command = form.to_command()
            funding.save_funding(actor, meeting_id, command, form.submission_key.data)
            flash("Pendanaan tersimpan.", "success")
            for line in command.lines:
                for remark in funding_remarks(line.source, line.ceiling, line.realised):
                    flash(remark.message, "warning")
            return redirect(url_for("meetings.show", meeting_id=meeting_id), 303)
    status = 200 if changed is not None else form.status
    page = {"form": form, "blank": prototype(form.lines), "meeting": meeting}
    return render_template("funding/show.html", **page), status


def _saved(meeting_id: int, version: int) -> FundingForm:
    lines = [FundingRow.values_of(line) for line in meetings.funding_of(meeting_id)]
    return FundingForm(formdata=None, data={"version": version, "lines": lines})
