"""Profiles of papers (Profil naskah): the general one, those of agencies, adding, changing and taking away."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import GovernmentFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import agencies, paper_profiles, subjects
from app.services.paper_profiles import add_profile, change_profile, remove_profile
from app.web.access import current_actor, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
from app.web.emblems import emblem_panels
from app.web.forms.paper_profiles import NewProfileForm, ProfileForm, centimetres

blueprint = Blueprint("paper_profiles", __name__, url_prefix="/profil-naskah")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("")
@requires(Permission.DIRECTORY_EDIT)
def index() -> Answer:
    """The general profile, those of agencies, and the emblems of the kop."""
    return render_template(
        "paper_profiles/index.html",
        profiles=paper_profiles.profiles(current_actor()),
        margins=_margin_words,
        emblems=emblem_panels(current_actor()),
    )


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def create() -> Answer:
    """Give an agency a profile of its own, beginning with the general one."""
    actor = current_actor()
    general = paper_profiles.profile_in_force(actor.government_id, None)
    form = NewProfileForm() if request.method == "POST" else NewProfileForm(obj=general, data={"agency_id": None})
    if request.method == "GET":
        form.agency_id.data, form.version.data = None, None
    # Not on POST: a form sent twice names an agency that has its profile by then, and is led back all the same.
    taken = {row.agency_id for row in paper_profiles.profiles(actor)} if request.method == "GET" else set()
    free = [pair for pair in agencies.agency_choices(actor) if pair[0] not in taken]
    form.agency_id.choices = [("", "Pilih instansi"), *free]
    if form.validate_on_submit():
        with form.refusals():
            add_profile(actor, form.to_add(), form.submission_key.data)
            flash("Profil naskah instansi tersimpan.", "success")
            return _back()
    return render_template("paper_profiles/form.html", form=form, profile=None, agency_name=None), form.status


@blueprint.route("/<id:profile_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, paper_profiles.known)
def edit(profile_id: int) -> Answer:
    """Change a profile."""
    form = ProfileForm() if request.method == "POST" else _saved(profile_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(profile_id)):
            change_profile(current_actor(), form.to_change(profile_id), form.submission_key.data)
            flash("Profil naskah tersimpan; konsep berikutnya dicetak dengannya.", "success")
            return _back()
    row = next(row for row in paper_profiles.profiles(current_actor()) if row.id == profile_id)
    return render_template("paper_profiles/form.html", form=form, profile=row, agency_name=row.agency_name), form.status


def _any(actor: Actor, _profile_id: int) -> GovernmentFacts:
    """The government alone: a second press finds the profile gone, and is led back all the same."""
    return subjects.government(actor)


@blueprint.route("/<id:profile_id>/hapus", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, _any)
def remove(profile_id: int) -> Answer:
    """Ask, then let the general profile apply to the agency again."""
    actor = current_actor()
    target = url_for("paper_profiles.index")

    def ask() -> Question:
        paper_profiles.known(actor, profile_id)
        row = next(row for row in paper_profiles.profiles(actor) if row.id == profile_id)
        return Question(
            version=row.version,
            title="Hapus profil khusus",
            crumbs=[("Profil naskah", target)],
            question=f"Hapus profil {row.agency_name or 'umum'}?",
            text="Naskah berikutnya dicetak menurut profil umum. Naskah yang sudah disetujui tidak berubah.",
            button_words="Hapus profil",
            back=url_for("paper_profiles.edit", profile_id=profile_id),
            undo_words="Profil khusus dapat dibuat kembali.",
        )

    return confirmed(
        lambda version, key: remove_profile(actor, profile_id, version, key),
        ask,
        done="Profil khusus dihapus; profil umum berlaku kembali.",
        target=target,
    )


def _saved(profile_id: int) -> ProfileForm:
    return ProfileForm(formdata=None, obj=paper_profiles.profile(current_actor(), profile_id))


def _margin_words(row: Any) -> str:
    """`2; 2; 3; 2,5 cm`: top, bottom, left, right."""
    margins = (row.margin_top_cm, row.margin_bottom_cm, row.margin_left_cm, row.margin_right_cm)
    return "; ".join(centimetres(margin) for margin in margins) + " cm"


def _back() -> BaseResponse:
    return redirect(url_for("paper_profiles.index"), 303)
