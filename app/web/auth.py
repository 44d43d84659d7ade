"""Logging in and out, the one-time code, and a form that is sent again after its session had ended."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response as BaseResponse

from app.domain.errors import RuleViolation
from app.services import own_password, sign_in
from app.services.sign_in import Throttled
from app.web import kept, sessions
from app.web.access import current_actor, public, signed_in
from app.web.floods import held_back
from app.web.forms.auth import CodeForm, EmptyForm, OwnPasswordForm, SignInForm
from app.web.next_page import local_path

blueprint = Blueprint("auth", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/masuk", methods=["GET", "POST"])
@public
def login() -> Answer:
    """The login page; `next` is only ever a local path."""
    target = local_path(request.args.get("next")) or url_for("home.home")
    if current_user.is_authenticated and request.method == "GET":
        return redirect(target, 303)
    form = SignInForm()
    status = _try_sign_in(form)
    if status == 303:
        return redirect(target, 303)
    return render_template("auth/login.html", form=form, next=local_path(request.args.get("next"))), status


@blueprint.post("/masuk/lanjutkan")
@public
def resume() -> Answer:
    """Log in again on the page that kept the typed text, then offer to send the text on."""
    form = SignInForm()
    target = local_path(request.args.get("next"))
    status = _try_sign_in(form)
    pairs = kept.posted_pairs(without=("identifier", "password"))
    if status == 303 and target is not None:
        return render_template("auth/resend.html", action=target, kept=pairs, kept_labelled=kept.labelled(pairs))
    if status == 303:
        return redirect(url_for("home.home"), 303)
    return kept.page(form, pairs, target or url_for("home.home"), status)


def _try_sign_in(form: SignInForm) -> int:
    """303 when logged in, 200 for the empty page, 422 or 429 with the reason on the form."""
    if request.method == "GET":
        return 200
    if not form.validate_on_submit():
        return 422
    try:
        with held_back():
            token = sign_in.sign_in(form.identifier.data, form.password.data, sessions.visitor())
    except RuleViolation as refusal:
        form.password.errors = [refusal.message]
        return 429 if isinstance(refusal, Throttled) else 422
    sessions.start(token)
    return 303


@blueprint.route("/masuk/kode", methods=["GET", "POST"])
@public
def code() -> Answer:
    """Set a new password with the one-time code that the administrator read out."""
    form = CodeForm()
    status = 422 if request.method == "POST" else 200
    if form.validate_on_submit():
        visitor = sessions.visitor()
        try:
            with held_back():
                user_id = own_password.set_password_by_code(
                    form.identifier.data, form.code.data, form.password.data, visitor
                )
        except RuleViolation as refusal:
            field = form.password if refusal.field == "password" else form.code
            field.errors = [refusal.message]
            status = 429 if isinstance(refusal, Throttled) else 422
        else:
            sessions.start(sign_in.begin_session(user_id, None, visitor))
            flash("Kata sandi baru tersimpan.", "success")
            return redirect(url_for("home.home"), 303)
    return render_template("auth/code.html", form=form), status


@blueprint.post("/keluar")
@signed_in
def logout() -> Answer:
    """End this session."""
    sign_in.sign_out(current_actor())
    logout_user()
    sessions.forget()
    flash("Sesi telah diakhiri.", "success")
    return redirect(url_for("auth.login"), 303)


@blueprint.get("/akun")
@signed_in
def account() -> Answer:
    """The own account."""
    return render_template("auth/account.html", form=EmptyForm())


@blueprint.post("/akun/keluar-semua")
@signed_in
def logout_everywhere() -> Answer:
    """End all sessions of the account."""
    sign_in.sign_out_everywhere(current_actor())
    logout_user()
    sessions.forget()
    flash("Semua sesi akun ini telah diakhiri.", "success")
    return redirect(url_for("auth.login"), 303)


@blueprint.route("/akun/kata-sandi", methods=["GET", "POST"])
@signed_in
def password() -> Answer:
    """Change the own password."""
    form = OwnPasswordForm()
    if form.validate_on_submit():
        with form.refusals():
            own_password.change_password(current_actor(), form.old_password.data, form.password.data)
            flash("Kata sandi baru tersimpan. Sesi lain akun ini telah diakhiri.", "success")
            return redirect(url_for("auth.account"), 303)
    return render_template("auth/password.html", form=form), form.status
