"""Task forces (Gugus tugas): the list, one with its members, adding, changing, deactivating and bringing back."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.permissions import Permission
from app.queries import people, task_forces
from app.services import task_forces as teams
from app.web import list_pages
from app.web.access import current_actor, may, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.task_forces import TaskForceFilterForm, TaskForceForm

blueprint = Blueprint("task_forces", __name__, url_prefix="/gugus-tugas")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("")
@requires(Permission.DIRECTORY_VIEW)
def index() -> Answer:
    """All task forces by name."""
    form = TaskForceFilterForm.of_request()
    form.validate()
    page = task_forces.task_force_page(current_actor(), form.to_filter(), list_pages.place())
    context = list_pages.context(page, form)
    return render_template("task_forces/index.html", **context, may_edit=may(Permission.DIRECTORY_EDIT)), form.status


@blueprint.get("/<id:task_force_id>")
@requires(Permission.DIRECTORY_VIEW, task_forces.known)
def show(task_force_id: int) -> Answer:
    """One task force with decree, other names and members."""
    actor = current_actor()
    today = clock.today(actor.zone)
    members = task_forces.members(actor, task_force_id)
    return render_template(
        "task_forces/show.html",
        force=task_forces.task_force(actor, task_force_id),
        members=[one for one in members if task_forces.is_member_on(one, today)],
        past=[one for one in members if not task_forces.is_member_on(one, today)],
        full_name=people.full_name,
        may_edit=may(Permission.DIRECTORY_EDIT),
        form=EmptyForm(formdata=None),
    )


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def create() -> Answer:
    """Record a task force."""
    form = TaskForceForm()
    if form.validate_on_submit():
        with form.refusals():
            task_force_id = teams.add_task_force(current_actor(), form.to_add(), form.submission_key.data)
            flash("Gugus tugas tercatat. Tambahkan anggotanya.", "success")
            return _back(task_force_id)
    return render_template("task_forces/form.html", form=form, force=None), form.status


@blueprint.route("/<id:task_force_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, task_forces.known)
def edit(task_force_id: int) -> Answer:
    """Change names, decree and validity."""
    form = TaskForceForm() if request.method == "POST" else _saved(task_force_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(task_force_id)):
            teams.change_task_force(current_actor(), form.to_change(task_force_id), form.submission_key.data)
            flash("Perubahan tersimpan.", "success")
            return _back(task_force_id)
    force = task_forces.task_force(current_actor(), task_force_id)
    return render_template("task_forces/form.html", form=form, force=force), form.status


@blueprint.route("/<id:task_force_id>/nonaktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, task_forces.known)
def deactivate(task_force_id: int) -> Answer:
    """Ask, then take a task force out of the choices."""
    return _set(
        task_force_id,
        active=False,
        title="Nonaktifkan gugus tugas",
        text="Gugus tugas tidak lagi dapat dipilih dalam rapat baru. Rapat dan tindak lanjut lama tetap utuh.",
        done="Gugus tugas dinonaktifkan. Tindakan ini dapat dibatalkan di halaman ini.",
    )


@blueprint.route("/<id:task_force_id>/aktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, task_forces.known)
def reactivate(task_force_id: int) -> Answer:
    """Undo a deactivation."""
    return _set(
        task_force_id,
        active=True,
        title="Aktifkan kembali gugus tugas",
        text="Gugus tugas dapat dipilih lagi.",
        done="Gugus tugas aktif kembali.",
    )


def _set(task_force_id: int, *, active: bool, title: str, text: str, done: str) -> Answer:
    actor = current_actor()
    target = url_for("task_forces.show", task_force_id=task_force_id)
    verb = "Aktifkan kembali" if active else "Nonaktifkan"

    def ask() -> Question:
        force = task_forces.task_force(actor, task_force_id)
        return Question(
            version=force.version,
            title=title,
            crumbs=[("Gugus tugas", url_for("task_forces.index")), (force.name, target)],
            question=f"{verb} {force.name}?",
            text=text,
            button_words=verb,
            back=target,
            undo_words=None if active else "Gugus tugas dapat diaktifkan kembali.",
            kind="primary" if active else "danger",
        )

    def act(version: int, key: str) -> object:
        return teams.set_task_force_active(actor, task_force_id, version, active=active, key=key)

    return confirmed(act, ask, done=done, target=target)


def _saved(task_force_id: int) -> TaskForceForm:
    force = task_forces.task_force(current_actor(), task_force_id)
    form = TaskForceForm(formdata=None, obj=force)
    form.aliases.data = tuple(alias.name for alias in force.aliases)
    return form


def _back(task_force_id: int) -> BaseResponse:
    return redirect(url_for("task_forces.show", task_force_id=task_force_id), 303)
