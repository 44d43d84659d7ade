"""Agencies (Instansi): the list, one agency, adding, changing, deactivating and bringing back."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.agency_rules import relation_remarks
from app.domain.permissions import Permission
from app.queries import agencies, coordinators, positions, subjects
from app.services import agencies as directory
from app.web import list_pages
from app.web.access import current_actor, may, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
from app.web.forms.agencies import AgencyFilterForm, AgencyForm, DeactivateAgencyForm
from app.web.forms.auth import EmptyForm

blueprint = Blueprint("agencies", __name__, url_prefix="/instansi")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("")
@requires(Permission.DIRECTORY_VIEW)
def index() -> Answer:
    """All agencies in protocol order."""
    form = AgencyFilterForm.of_request()
    form.validate()
    page = agencies.agency_page(current_actor(), form.to_filter(), list_pages.place())
    context = list_pages.context(page, form)
    return render_template("agencies/index.html", **context, may_edit=may(Permission.DIRECTORY_EDIT)), form.status


@blueprint.get("/<id:agency_id>")
@requires(Permission.DIRECTORY_VIEW, subjects.agency)
def show(agency_id: int) -> Answer:
    """One agency with its positions and who holds them."""
    actor = current_actor()
    today = clock.today(actor.zone)
    agency = agencies.agency(actor, agency_id)
    may_edit = may(Permission.DIRECTORY_EDIT)
    return render_template(
        "agencies/show.html",
        agency=agency,
        positions=positions.positions_of(actor, agency_id, today),
        holder=positions.holder_words,
        coordinators=coordinators.coordinators_of(actor, agency_id),
        children=agencies.children(actor, agency_id),
        pointing=agencies.pointing_at(actor, agency_id, today) if may_edit and agency.successor_id else None,
        may_edit=may_edit,
        form=EmptyForm(formdata=None),
    )


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def create() -> Answer:
    """Record an agency."""
    form = AgencyForm()
    _offer(form)
    if form.validate_on_submit():
        with form.refusals():
            agency_id = directory.add_agency(current_actor(), form.to_add(), form.submission_key.data)
            _tell_remarks(form)
            flash("Instansi tercatat. Catat jabatan kepalanya agar dapat diisi pejabat.", "success")
            return redirect(url_for("agencies.show", agency_id=agency_id), 303)
    return render_template("agencies/form.html", form=form, agency=None), form.status


@blueprint.route("/<id:agency_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.agency)
def edit(agency_id: int) -> Answer:
    """Change an agency."""
    form = AgencyForm() if request.method == "POST" else _saved(agency_id)
    _offer(form, agency_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(agency_id)):
            directory.change_agency(current_actor(), form.to_change(agency_id), form.submission_key.data)
            _tell_remarks(form)
            flash("Perubahan tersimpan.", "success")
            return redirect(url_for("agencies.show", agency_id=agency_id), 303)
    agency = agencies.agency(current_actor(), agency_id)
    return render_template("agencies/form.html", form=form, agency=agency), form.status


@blueprint.route("/<id:agency_id>/nonaktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.agency)
def deactivate(agency_id: int) -> Answer:
    """Ask, then take an agency out of the choices."""
    actor = current_actor()
    agency = agencies.agency(actor, agency_id)
    form = (
        DeactivateAgencyForm() if request.method == "POST" else DeactivateAgencyForm(data={"version": agency.version})
    )
    form.successor_id.choices = [("", "Tidak ada"), *agencies.agency_choices(actor, without=agency_id)]
    if form.validate_on_submit():
        with form.refusals():
            directory.deactivate_agency(actor, form.to_command(agency_id), form.submission_key.data)
            flash(f"{agency.name} dinonaktifkan. Tindakan ini dapat dibatalkan di halaman ini.", "success")
            return redirect(url_for("agencies.show", agency_id=agency_id), 303)
    pointing = agencies.pointing_at(actor, agency_id, clock.today(actor.zone))
    return render_template("agencies/deactivate.html", form=form, agency=agency, pointing=pointing), form.status


@blueprint.route("/<id:agency_id>/aktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.agency)
def reactivate(agency_id: int) -> Answer:
    """Undo a deactivation."""
    actor = current_actor()
    target = url_for("agencies.show", agency_id=agency_id)

    def ask() -> Question:
        agency = agencies.agency(actor, agency_id)
        return Question(
            version=agency.version,
            title="Aktifkan kembali instansi",
            crumbs=[("Instansi", url_for("agencies.index")), (agency.name, target)],
            question=f"Aktifkan kembali {agency.name}?",
            text="Instansi dapat dipilih lagi. Hari terakhir dan instansi penggantinya dikosongkan.",
            button_words="Aktifkan kembali",
            back=target,
            kind="primary",
        )

    return confirmed(
        lambda version, key: directory.reactivate_agency(actor, agency_id, version, key),
        ask,
        done="Instansi aktif kembali.",
        target=target,
    )


def _saved(agency_id: int) -> AgencyForm:
    """A form with what is stored."""
    form = AgencyForm(formdata=None, data=agencies.agency(current_actor(), agency_id)._mapping)
    _offer(form, agency_id)
    return form


def _offer(form: AgencyForm, agency_id: int | None = None) -> None:
    actor = current_actor()
    keep = [form.parent_id.data] if form.parent_id.data and agency_id else []
    form.parent_id.choices = [("", "Tidak ada"), *agencies.agency_choices(actor, keep=keep, without=agency_id)]


def _tell_remarks(form: AgencyForm) -> None:
    for remark in relation_remarks(form.kind.data, form.relation.data):
        flash(remark.message, "warning")
