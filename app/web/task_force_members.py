"""Members of a task force: one with its office, several agencies at once, changing and taking out."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import GovernmentFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.agencies import TaskForce
from app.queries import agencies, people, task_forces
from app.services.task_force_members import add_members, change_member, remove_member
from app.web.access import current_actor, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
from app.web.forms.task_forces import AgenciesForm, MemberForm

blueprint = Blueprint("task_force_members", __name__, url_prefix="/gugus-tugas/<id:task_force_id>/anggota")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, task_forces.known)
def create(task_force_id: int) -> Answer:
    """Add one member."""
    form = MemberForm()
    _offer(form)
    if form.validate_on_submit():
        with form.refusals():
            add_members(current_actor(), task_force_id, [form.to_add()], form.submission_key.data)
            flash("Anggota tercatat.", "success")
            return _back(task_force_id)
    force = _force(task_force_id)
    return render_template("task_forces/member.html", form=form, force=force, member_id=None), form.status


@blueprint.route("/instansi", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, task_forces.known)
def create_several(task_force_id: int) -> Answer:
    """Add several agencies as ordinary members."""
    actor = current_actor()
    form = AgenciesForm()
    members = {one.agency_id for one in task_forces.members(actor, task_force_id) if one.valid_to is None}
    groups = agencies.agency_groups(actor)
    if request.method == "GET":
        # Not on POST: a form sent twice names agencies that are members by then, and is led back all the same.
        fresh = {name: [pair for pair in pairs if pair[0] not in members] for name, pairs in groups.items()}
        groups = {name: pairs for name, pairs in fresh.items() if pairs}
    form.agency_ids.choices = groups
    if form.validate_on_submit():
        with form.refusals():
            add_members(actor, task_force_id, form.to_members(without=members), form.submission_key.data)
            flash("Instansi yang dipilih tercatat sebagai anggota.", "success")
            return _back(task_force_id)
    return render_template("task_forces/agencies.html", form=form, force=_force(task_force_id)), form.status


@blueprint.route("/<id:member_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, task_forces.member_of)
def edit(task_force_id: int, member_id: int) -> Answer:
    """Change a member, for instance the last day."""
    form = MemberForm() if request.method == "POST" else _saved(task_force_id, member_id)
    if request.method == "POST":
        _offer(form)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(task_force_id, member_id)):
            change_member(current_actor(), form.to_change(task_force_id, member_id), form.submission_key.data)
            flash("Perubahan tersimpan.", "success")
            return _back(task_force_id)
    force = _force(task_force_id)
    return render_template("task_forces/member.html", form=form, force=force, member_id=member_id), form.status


def _of_force(actor: Actor, task_force_id: int, _member_id: int) -> GovernmentFacts:
    """The task force alone: a second press finds the member gone, and is led back all the same."""
    return task_forces.known(actor, task_force_id)


@blueprint.route("/<id:member_id>/hapus", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, _of_force)
def remove(task_force_id: int, member_id: int) -> Answer:
    """Ask, then take out a member recorded by mistake."""
    actor = current_actor()
    target = url_for("task_forces.show", task_force_id=task_force_id)

    def ask() -> Question:
        task_forces.member_of(actor, task_force_id, member_id)
        member = next(one for one in task_forces.members(actor, task_force_id) if one.id == member_id)
        force = _force(task_force_id)
        name = member.agency_name or (people.full_name(member) if member.name else member.unsur_text)
        return Question(
            version=force.version,
            title="Hapus anggota",
            crumbs=[("Gugus tugas", url_for("task_forces.index")), (force.name, target)],
            question=f"Hapus {name} dari gugus tugas?",
            text="Hanya untuk catatan yang keliru. Bila keanggotaannya selesai, isi hari terakhirnya di Ubah anggota.",
            button_words="Hapus anggota",
            back=url_for("task_force_members.edit", task_force_id=task_force_id, member_id=member_id),
            undo_words="Anggota dapat ditambahkan kembali; isi yang terhapus tersimpan dalam riwayat.",
        )

    return confirmed(
        lambda version, key: remove_member(actor, task_force_id, member_id, version, key),
        ask,
        done="Anggota dihapus.",
        target=target,
    )


def _saved(task_force_id: int, member_id: int) -> MemberForm:
    actor = current_actor()
    member = task_forces.member(actor, task_force_id, member_id)
    form = MemberForm(formdata=None, obj=member, data={"version": _force(task_force_id).version})
    _offer(form)
    return form


def _offer(form: MemberForm) -> None:
    actor = current_actor()
    form.agency_id.choices = [("", "Tidak ada"), *agencies.agency_choices(actor, keep=[form.agency_id.data or 0])]
    form.person_id.choices = [("", "Tidak ada"), *people.person_choices(actor, keep=[form.person_id.data or 0])]


def _force(task_force_id: int) -> TaskForce:
    return task_forces.task_force(current_actor(), task_force_id)


def _back(task_force_id: int) -> BaseResponse:
    return redirect(url_for("task_forces.show", task_force_id=task_force_id), 303)
