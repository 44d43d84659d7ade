"""Persons (Pejabat): the list, one person, adding, changing and proposing. Deactivation is in person_states.py."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.identifiers import format_nip, nip_remarks
from app.domain.permissions import Permission
from app.queries import agencies, appointments, people, subjects
from app.services import people as directory
from app.web import list_pages
from app.web.access import current_actor, may, requires
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.people import RANKS, PersonFilterForm, PersonForm, ProposalForm

blueprint = Blueprint("people", __name__, url_prefix="/pejabat")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("")
@requires(Permission.DIRECTORY_VIEW)
def index() -> Answer:
    """All persons by bare name, with the office of today."""
    actor = current_actor()
    form = PersonFilterForm.of_request()
    form.instansi.choices = [("", "Semua instansi"), *agencies.agency_choices(actor)]
    form.validate()
    page = people.person_page(actor, form.to_filter(), list_pages.place())
    may_edit = may(Permission.DIRECTORY_EDIT)
    return render_template(
        "people/index.html",
        **list_pages.context(page, form),
        full_name=people.full_name,
        office_words=people.office_words,
        proposals=people.proposals(actor) if may_edit else 0,
        may_edit=may_edit,
        may_propose=may(Permission.PERSON_PROPOSE),
    ), form.status


@blueprint.get("/<id:person_id>")
@requires(Permission.DIRECTORY_VIEW, subjects.person)
def show(person_id: int) -> Answer:
    """One person with all appointments; NIP and phone only for those who may see them."""
    actor = current_actor()
    person = people.person(actor, person_id)
    sees_private = may(Permission.PERSON_PRIVATE, g.subject)
    return render_template(
        "people/show.html",
        person=person,
        name=people.full_name(person),
        private=people.private_data(actor, person_id) if sees_private else None,
        format_nip=format_nip,
        appointments=appointments.appointments_of(actor, person_id),
        office_words=people.office_words,
        today=clock.today(actor.zone),
        may_edit=may(Permission.DIRECTORY_EDIT),
        may_manage=may(Permission.USERS_MANAGE),
        form=EmptyForm(formdata=None),
    )


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def create() -> Answer:
    """Record a person."""
    form = PersonForm()
    _offer(form)
    if form.validate_on_submit():
        with form.refusals():
            person_id = directory.add_person(current_actor(), form.to_add(), form.submission_key.data)
            _tell_remarks(form)
            flash("Pejabat tercatat. Catat jabatannya.", "success")
            return redirect(url_for("people.show", person_id=person_id), 303)
    return render_template("people/form.html", form=form, person=None, ranks=RANKS), form.status


@blueprint.route("/usulkan", methods=["GET", "POST"])
@requires(Permission.PERSON_PROPOSE)
def propose() -> Answer:
    """Propose a person who is not recorded yet."""
    form = ProposalForm()
    _offer(form)
    if form.validate_on_submit():
        with form.refusals():
            person_id = directory.propose_person(current_actor(), form.to_proposal(), form.submission_key.data)
            flash("Usulan tercatat dan sudah dapat dipakai. Administrator akan mengukuhkannya.", "success")
            return redirect(url_for("people.show", person_id=person_id), 303)
    return render_template("people/propose.html", form=form), form.status


@blueprint.route("/<id:person_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def edit(person_id: int) -> Answer:
    """Change a person."""
    form = PersonForm() if request.method == "POST" else _saved(person_id)
    _offer(form)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(person_id)):
            directory.change_person(current_actor(), form.to_change(person_id), form.submission_key.data)
            _tell_remarks(form)
            flash("Perubahan tersimpan.", "success")
            return redirect(url_for("people.show", person_id=person_id), 303)
    person = people.person(current_actor(), person_id)
    return render_template("people/form.html", form=form, person=person, ranks=RANKS), form.status


def _saved(person_id: int) -> PersonForm:
    actor = current_actor()
    stored = dict(people.person(actor, person_id)._mapping)
    private = people.private_data(actor, person_id)
    stored |= {"nip": private.nip, "service_number": private.service_number}
    stored |= {"phone": private.phone, "email": private.email}
    form = PersonForm(formdata=None, data=stored)
    _offer(form)
    return form


def _offer(form: ProposalForm) -> None:
    keep = [form.agency_id.data] if form.agency_id.data else []
    form.agency_id.choices = [("", "Belum diketahui"), *agencies.agency_choices(current_actor(), keep=keep)]


def _tell_remarks(form: PersonForm) -> None:
    for remark in nip_remarks(form.nip.data) if form.nip.data else ():
        flash(remark.message, "warning")
