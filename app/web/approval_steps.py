"""Who initials the notula of an agency's meetings (Langkah paraf): one form for each agency, for the administrator."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.queries import agencies, positions, subjects
from app.queries.approval import standing_steps
from app.services.approval_steps import set_approval_steps
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.approval_steps import ApprovalStepsForm

blueprint = Blueprint("approval_steps", __name__, url_prefix="/instansi/<id:agency_id>/langkah-paraf")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.agency)
def edit(agency_id: int) -> Answer:
    """Choose the positions in their order."""
    form = ApprovalStepsForm() if request.method == "POST" else _saved(agency_id)
    _offer(form)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(agency_id)):
            set_approval_steps(current_actor(), form.to_command(agency_id), form.submission_key.data)
            flash("Langkah paraf tersimpan. Notula yang sedang diajukan tetap memakai langkah lama.", "success")
            return redirect(url_for("agencies.show", agency_id=agency_id), 303)
    agency = agencies.agency(current_actor(), agency_id)
    return render_template("approval_steps/form.html", form=form, agency=agency), form.status


def _saved(agency_id: int) -> ApprovalStepsForm:
    actor = current_actor()
    steps = standing_steps(actor, agency_id)
    data: dict[str, object] = {
        f"step_{place}_position_id": step.position_id for place, step in enumerate(steps, start=1)
    }
    data["version"] = agencies.agency(actor, agency_id).version
    form = ApprovalStepsForm(formdata=None, data=data)
    _offer(form)
    return form


def _offer(form: ApprovalStepsForm) -> None:
    chosen = [field.data for field in form.places if field.data]
    form.offer(positions.position_choices(current_actor(), keep=chosen))
