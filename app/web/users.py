"""Accounts (Pengguna), for the administrator alone: the list, one account, adding, changing, login events."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.account_events import event_words
from app.domain.errors import RuleViolation
from app.domain.identifiers import parse_id
from app.domain.permissions import Permission
from app.queries import agencies, people, users
from app.services import users as accounts
from app.services.sign_in import digest
from app.web import list_pages
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.list_filters import FilterForm
from app.web.forms.users import UserFilterForm, UserForm
from app.web.role_words import role_words

blueprint = Blueprint("users", __name__, url_prefix="/pengguna")
Answer = str | Response | BaseResponse | tuple[str, int]
_FAILED_WITHIN = timedelta(hours=24)


@blueprint.get("")
@requires(Permission.USERS_MANAGE)
def index() -> Answer:
    """All accounts by user name, with their roles."""
    actor = current_actor()
    form = UserFilterForm.of_request()
    form.instansi.choices = [("", "Semua instansi"), *agencies.agency_choices(actor)]
    form.validate()
    page = users.user_page(actor, form.to_filter(), list_pages.place())
    roles = users.roles_by_user(row.id for row in page.rows)
    words = {user_id: [role_words(row) for row in rows] for user_id, rows in roles.items()}
    return render_template("users/index.html", **list_pages.context(page, form), roles=words), form.status


@blueprint.get("/<id:user_id>")
@requires(Permission.USERS_MANAGE, users.account)
def show(user_id: int) -> Answer:
    """One account with roles, open sessions and its latest events."""
    actor = current_actor()
    user = users.user(actor, user_id)
    now = clock.now()
    names = [user.username.casefold()] + ([user.nip] if user.nip else [])
    return render_template(
        "users/show.html",
        user=user,
        name=people.full_name(user) if user.name else None,
        roles=users.roles_by_user([user_id]).get(user_id, []),
        role_words=role_words,
        today=clock.today(actor.zone),
        sessions=users.open_sessions(user_id, now - timedelta(hours=current_app.config["SESSION_HOURS"])),
        failed=users.failed_attempts([digest(one) for one in names], now - _FAILED_WITHIN),
        events=users.event_page(actor, user_id).rows[:8],
        event_words=event_words,
        is_own=user_id == actor.user_id,
        form=EmptyForm(formdata=None),
    )


@blueprint.get("/riwayat")
@requires(Permission.USERS_MANAGE)
def events() -> Answer:
    """What happened to accounts, newest first."""
    page = users.event_page(current_actor(), place=list_pages.place())
    context = list_pages.context(page, FilterForm(formdata=None))
    return render_template("users/events.html", **context, event_words=event_words)


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.USERS_MANAGE)
def create() -> Answer:
    """Make an account, for a person chosen in the address where there is one."""
    form = UserForm() if request.method == "POST" else UserForm(data={"person_id": _asked_person()})
    _offer(form)
    if form.validate_on_submit():
        with form.refusals():
            user_id = accounts.add_user(current_actor(), form.to_add(), form.submission_key.data)
            flash("Akun dibuat. Beri peran, lalu terbitkan kode sekali pakai.", "success")
            return redirect(url_for("users.show", user_id=user_id), 303)
    return render_template("users/form.html", form=form, user=None), form.status


@blueprint.route("/<id:user_id>/ubah", methods=["GET", "POST"])
@requires(Permission.USERS_MANAGE, users.account)
def edit(user_id: int) -> Answer:
    """Change name and person of an account."""
    stored = users.user(current_actor(), user_id).person_id
    form = UserForm() if request.method == "POST" else _saved(user_id)
    _offer(form, stored)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(user_id)):
            accounts.change_user(current_actor(), form.to_change(user_id), form.submission_key.data)
            flash("Perubahan tersimpan.", "success")
            return redirect(url_for("users.show", user_id=user_id), 303)
    return render_template("users/form.html", form=form, user=users.user(current_actor(), user_id)), form.status


def _saved(user_id: int) -> UserForm:
    user = users.user(current_actor(), user_id)
    form = UserForm(formdata=None, data=user._mapping)
    _offer(form, user.person_id)
    return form


def _offer(form: UserForm, stored: int | None = None) -> None:
    # Not on POST: a form sent twice names a person who has the account by then, and is led to it.
    is_opened = request.method == "GET"
    choices = people.person_choices(current_actor(), keep=[stored or 0], without_account=is_opened)
    form.person_id.choices = [("", "Bukan pejabat yang tercatat"), *choices]


def _asked_person() -> int | None:
    try:
        return parse_id(request.args.get("pejabat", ""), field="")
    except RuleViolation:
        return None
