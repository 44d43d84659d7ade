"""The standing map agency → asisten (Peta asisten): who coordinates whom, changed per asisten."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.permissions import Permission
from app.queries import agencies, coordinators, positions
from app.services.coordinators import set_coordination
from app.web.access import current_actor, may, requires
from app.web.conflicts import saved_beside
from app.web.forms.coordinators import CoordinationForm

blueprint = Blueprint("coordinators", __name__, url_prefix="/instansi/peta-asisten")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("")
@requires(Permission.DIRECTORY_VIEW)
def index() -> Answer:
    """Every asisten with his agencies, and the agencies that have none."""
    actor = current_actor()
    return render_template(
        "coordinators/index.html",
        coordinators=coordinators.coordinators(actor, clock.today(actor.zone)),
        unmapped=coordinators.unmapped(actor),
        may_edit=may(Permission.DIRECTORY_EDIT),
    )


@blueprint.route("/<id:coordinator_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, coordinators.coordinating_position)
def edit(coordinator_id: int) -> Answer:
    """Choose the agencies of one asisten."""
    form = CoordinationForm() if request.method == "POST" else _saved(coordinator_id)
    _offer(form)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(coordinator_id)):
            set_coordination(current_actor(), form.to_command(coordinator_id), form.submission_key.data)
            flash("Peta asisten tersimpan.", "success")
            return redirect(url_for("coordinators.index"), 303)
    position = positions.position(current_actor(), coordinator_id)
    return render_template("coordinators/form.html", form=form, position=position), form.status


def _saved(coordinator_id: int) -> CoordinationForm:
    actor = current_actor()
    position = positions.position(actor, coordinator_id)
    chosen = coordinators.mapped_to(actor, coordinator_id)
    form = CoordinationForm(formdata=None, data={"version": position.version, "agency_ids": chosen})
    _offer(form)
    return form


def _offer(form: CoordinationForm) -> None:
    form.agency_ids.choices = agencies.agency_groups(current_actor(), keep=form.agency_ids.data or [])
