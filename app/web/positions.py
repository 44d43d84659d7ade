"""Positions (jabatan) of an agency: adding, changing, deactivating and bringing back. They are listed with the agency."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.models.agencies import Position
from app.queries import agencies, positions, subjects
from app.services.positions import add_position, change_position, set_position_active
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.positions import PositionForm

blueprint = Blueprint("positions", __name__, url_prefix="/instansi/<id:agency_id>/jabatan")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.agency)
def create(agency_id: int) -> Answer:
    """Record a position of the agency."""
    form = PositionForm()
    if form.validate_on_submit():
        with form.refusals():
            add_position(current_actor(), form.to_add(agency_id), form.submission_key.data)
            flash("Jabatan tercatat. Isi dengan pejabat di halaman Pejabat.", "success")
            return _back(agency_id)
    agency = agencies.agency(current_actor(), agency_id)
    return render_template("positions/form.html", form=form, agency=agency, position=None), form.status


@blueprint.route("/<id:position_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, positions.of_agency)
def edit(agency_id: int, position_id: int) -> Answer:
    """Change a position."""
    form = PositionForm() if request.method == "POST" else _saved(position_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(position_id)):
            change_position(current_actor(), form.to_change(position_id), form.submission_key.data)
            flash("Perubahan tersimpan.", "success")
            return _back(agency_id)
    return render_template(
        "positions/form.html",
        form=form,
        agency=agencies.agency(current_actor(), agency_id),
        position=_position(position_id),
    ), form.status


@blueprint.route("/<id:position_id>/nonaktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, positions.of_agency)
def deactivate(agency_id: int, position_id: int) -> Answer:
    """Ask, then take a position out of the choices."""
    position = _position(position_id)
    form = EmptyForm() if request.method == "POST" else EmptyForm(data={"version": position.version})
    if form.validate_on_submit():
        with form.refusals():
            _set(position_id, form, active=False)
            flash("Jabatan dinonaktifkan. Tindakan ini dapat dibatalkan di halaman instansinya.", "success")
            return _back(agency_id)
    agency = agencies.agency(current_actor(), agency_id)
    return render_template("positions/deactivate.html", form=form, agency=agency, position=position), form.status


@blueprint.route("/<id:position_id>/aktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, positions.of_agency)
def reactivate(agency_id: int, position_id: int) -> Answer:
    """Undo a deactivation."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            _set(position_id, form, active=True)
            flash("Jabatan aktif kembali.", "success")
    return _back(agency_id)


def _set(position_id: int, form: EmptyForm, *, active: bool) -> None:
    set_position_active(
        current_actor(), position_id, form.version.data or 0, active=active, key=form.submission_key.data
    )


def _position(position_id: int) -> Position:
    return positions.position(current_actor(), position_id)


def _saved(position_id: int) -> PositionForm:
    return PositionForm(formdata=None, obj=_position(position_id))


def _back(agency_id: int) -> BaseResponse:
    return redirect(url_for("agencies.show", agency_id=agency_id), 303)
