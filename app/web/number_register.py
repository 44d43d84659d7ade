"""The own number register (Nomor surat): its list, and the setting with which the administrator turns it on."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.queries import number_register, settings
from app.services.letter_numbers import set_own_register
from app.web import list_pages
from app.web.access import current_actor, may, requires
from app.web.conflicts import saved_beside
from app.web.forms.number_register import NumberFilterForm, OwnRegisterForm

blueprint = Blueprint("number_register", __name__, url_prefix="/nomor-surat")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("")
@requires(Permission.NUMBERS_VIEW)
def index() -> Answer:
    """All numbers for the administrator, those of own meetings for a secretariat."""
    actor, form = current_actor(), NumberFilterForm.of_request()
    form.validate()
    page = number_register.number_page(actor, form.to_filter(), list_pages.place())
    return render_template(
        "number_register/index.html",
        **list_pages.context(page, form),
        is_on=settings.own_register(actor.government_id).value,
        may_edit=may(Permission.DIRECTORY_EDIT),
    ), form.status


@blueprint.route("/pengaturan", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def edit() -> Answer:
    """Turn the register on or off."""
    form = OwnRegisterForm() if request.method == "POST" else _saved()
    if form.validate_on_submit():
        with saved_beside(form, _saved):
            set_own_register(current_actor(), form.is_on.data, form.version.data or 0, form.submission_key.data)
            flash("Pengaturan nomor surat tersimpan.", "success")
            return redirect(url_for("number_register.index"), 303)
    return render_template("number_register/edit.html", form=form), form.status


def _saved() -> OwnRegisterForm:
    stored = settings.own_register(current_actor().government_id)
    return OwnRegisterForm(formdata=None, data={"is_on": stored.value, "version": stored.version})
