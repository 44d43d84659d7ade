"""Positions (jabatan) of an agency: adding, changing, deactivating, bringing back. They are listed with the agency."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.models.agencies import Position
from app.queries import agencies, positions, subjects
from app.services.positions import add_position, change_position, set_position_active
from app.web.access import current_actor, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
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
    return confirmed(
        _setting(position_id, active=False),
        lambda: _question(
            agency_id,
            position_id,
            title="Nonaktifkan jabatan",
            verb="Nonaktifkan",
            text="Jabatan tidak lagi dapat dipilih. Pejabat yang masih menjabat dan naskah lama tetap utuh.",
            undo_words="Jabatan dapat diaktifkan kembali.",
        ),
        done="Jabatan dinonaktifkan. Tindakan ini dapat dibatalkan di halaman Ubah jabatan.",
        target=_url(agency_id),
    )


@blueprint.route("/<id:position_id>/aktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, positions.of_agency)
def reactivate(agency_id: int, position_id: int) -> Answer:
    """Undo a deactivation."""
    return confirmed(
        _setting(position_id, active=True),
        lambda: _question(
            agency_id,
            position_id,
            title="Aktifkan kembali jabatan",
            verb="Aktifkan kembali",
            text="Jabatan dapat dipilih lagi.",
            kind="primary",
        ),
        done="Jabatan aktif kembali.",
        target=_url(agency_id),
    )


def _setting(position_id: int, *, active: bool) -> Callable[[int, str], object]:
    actor = current_actor()
    return lambda version, key: set_position_active(actor, position_id, version, active=active, key=key)


def _question(agency_id: int, position_id: int, *, title: str, verb: str, text: str, **more: str) -> Question:
    agency, position = agencies.agency(current_actor(), agency_id), _position(position_id)
    return Question(
        version=position.version,
        title=title,
        crumbs=[("Instansi", url_for("agencies.index")), (agency.name, _url(agency_id))],
        question=f"{verb} {position.title}?",
        text=text,
        button_words=verb,
        back=_url(agency_id),
        **more,  # type: ignore[arg-type]
    )


def _position(position_id: int) -> Position:
    return positions.position(current_actor(), position_id)


def _saved(position_id: int) -> PositionForm:
    return PositionForm(formdata=None, obj=_position(position_id))


def _url(agency_id: int) -> str:
    return url_for("agencies.show", agency_id=agency_id)


def _back(agency_id: int) -> BaseResponse:
    return redirect(_url(agency_id), 303)
