"""What an account may do and how it gets in: roles, one-time code, end of sessions, deactivation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import agencies, appointments, users
from app.queries.keyset import AnyRow
from app.services import own_roles
from app.services.own_password import issue_code
from app.services.user_roles import set_roles
from app.services.users import deactivate_user, end_user_sessions, reactivate_user
from app.web.access import current_actor, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.rows import prototype, rearranged
from app.web.forms.users import RolesForm

blueprint = Blueprint("user_access", __name__, url_prefix="/pengguna/<id:user_id>")
UseCase = Callable[[Actor, int, int, str], int]
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/peran", methods=["GET", "POST"])
@requires(Permission.USERS_MANAGE, users.account)
def roles(user_id: int) -> Answer:
    """All roles of an account in one form; never of the own one."""
    actor = current_actor()
    own_roles.check_account(actor, user_id)
    changed = rearranged(request.form) if request.method == "POST" else None
    user = users.user(actor, user_id)
    if request.method == "POST":
        form = RolesForm(formdata=changed) if changed is not None else RolesForm()
    else:
        form = _saved(user)
    blank = prototype(form.roles)
    _offer(form, user, blank)
    if changed is None and form.validate_on_submit():
        with saved_beside(form, lambda: _saved(users.user(actor, user_id))):
            set_roles(actor, form.to_command(user_id), form.submission_key.data)
            flash("Peran tersimpan dan berlaku mulai permintaan berikutnya.", "success")
            return _back(user_id)
    status = 200 if changed is not None else form.status
    return render_template("users/roles.html", form=form, blank=blank, user=user), status


@blueprint.post("/kode")
@requires(Permission.USERS_MANAGE, users.account)
def code(user_id: int) -> Answer:
    """Issue a one-time code and show it this once; it is kept only as a digest, so no page can show it again."""
    actor = current_actor()
    user = users.user(actor, user_id)
    return render_template("users/code.html", user=user, code=issue_code(actor, user_id))


@blueprint.post("/akhiri-sesi")
@requires(Permission.USERS_MANAGE, users.account)
def end_sessions(user_id: int) -> Answer:
    """End every session of an account."""
    form = EmptyForm()
    form.validate()
    end_user_sessions(current_actor(), user_id, form.submission_key.data)
    flash("Semua sesi akun ini telah diakhiri.", "success")
    return _back(user_id)


@blueprint.route("/nonaktif", methods=["GET", "POST"])
@requires(Permission.USERS_MANAGE, users.account)
def deactivate(user_id: int) -> Answer:
    """Ask, then close an account; never the own one."""
    own_roles.check_account(current_actor(), user_id)
    return _act(
        user_id,
        deactivate_user,
        done="Akun dinonaktifkan dan semua sesinya berakhir. Tindakan ini dapat dibatalkan di halaman ini.",
        title="Nonaktifkan akun",
        verb="Nonaktifkan akun",
        text="Semua sesinya berakhir saat ini juga dan ia tidak dapat masuk lagi. Rapat, notula, dan laporan yang "
        "pernah dibuatnya tetap utuh.",
        undo_words="Akun dapat diaktifkan kembali dengan peran semula.",
    )


@blueprint.route("/aktif", methods=["GET", "POST"])
@requires(Permission.USERS_MANAGE, users.account)
def reactivate(user_id: int) -> Answer:
    """Open a closed account again."""
    return _act(
        user_id,
        reactivate_user,
        done="Akun aktif kembali dengan peran semula.",
        title="Aktifkan kembali akun",
        verb="Aktifkan kembali akun",
        text="Ia dapat masuk lagi dengan kata sandi dan peran semula.",
        kind="primary",
    )


def _act(user_id: int, use_case: UseCase, *, done: str, title: str, verb: str, text: str, **more: str) -> Answer:
    actor = current_actor()
    target = url_for("users.show", user_id=user_id)

    def ask() -> Question:
        user = users.user(actor, user_id)
        return Question(
            version=user.version,
            title=title,
            crumbs=[("Pengguna", url_for("users.index")), (user.display_name, target)],
            question=f"{verb} {user.display_name}?",
            text=text,
            button_words=verb,
            back=target,
            **more,  # type: ignore[arg-type]
        )

    return confirmed(lambda version, key: use_case(actor, user_id, version, key), ask, done=done, target=target)


def _saved(user: AnyRow) -> RolesForm:
    """A form with the stored roles, or one empty row; its choices are for comparing texts."""
    stored = [dict(row._mapping) for row in users.roles_by_user([user.id]).get(user.id, [])]
    form = RolesForm(formdata=None, data={"version": user.version, "roles": stored or [{}]})
    if request.method == "POST":
        _offer(form, user)
    return form


def _offer(form: RolesForm, user: AnyRow, *blank: Any) -> None:
    actor = current_actor()
    kept = [entry.form.agency_id.data or 0 for entry in form.roles.entries]
    held = appointments.appointment_choices(actor, user.person_id)
    form.offer(agencies.agency_choices(actor, keep=kept), held, *(row.form for row in blank))


def _back(user_id: int) -> BaseResponse:
    return redirect(url_for("users.show", user_id=user_id), 303)
