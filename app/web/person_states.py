"""Confirming a proposed person, deactivating a person, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import people, subjects
from app.services.people import confirm_person, deactivate_person, reactivate_person
from app.web.access import current_actor, requires
from app.web.forms.auth import EmptyForm

blueprint = Blueprint("person_states", __name__, url_prefix="/pejabat/<id:person_id>")
Answer = str | Response | BaseResponse | tuple[str, int]
UseCase = Callable[[Actor, int, int, str], int]


@blueprint.route("/kukuhkan", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def confirm(person_id: int) -> Answer:
    """The administrator confirms what a secretariat proposed."""
    return _act(person_id, confirm_person, "Usulan dikukuhkan.")


@blueprint.route("/aktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def reactivate(person_id: int) -> Answer:
    """Undo a deactivation."""
    return _act(person_id, reactivate_person, "Pejabat aktif kembali.")


@blueprint.route("/nonaktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def deactivate(person_id: int) -> Answer:
    """Ask, then take a person out of the choices."""
    if request.method == "POST":
        return _act(person_id, deactivate_person, "Pejabat dinonaktifkan. Tindakan ini dapat dibatalkan di halaman ini.")
    person = people.person(current_actor(), person_id)
    form = EmptyForm(data={"version": person.version})
    return render_template("people/deactivate.html", form=form, person=person, name=people.full_name(person))


def _act(person_id: int, use_case: UseCase, done: str) -> Answer:
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            use_case(current_actor(), person_id, form.version.data or 0, form.submission_key.data)
            flash(done, "success")
    return redirect(url_for("people.show", person_id=person_id), 303)
