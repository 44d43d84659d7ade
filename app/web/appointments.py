"""Appointments of a person: taking up a position, changing its days, and taking out one recorded by mistake."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import PersonFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import agencies, appointments, people, positions, subjects
from app.services import appointments as careers
from app.web.access import current_actor, requires
from app.web.confirmation import Question, confirmed
from app.web.conflicts import saved_beside
from app.web.forms.appointments import AppointmentForm, NewAppointmentForm

blueprint = Blueprint("appointments", __name__, url_prefix="/pejabat/<id:person_id>/jabatan")
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/baru", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def create(person_id: int) -> Answer:
    """Record a position that the person holds."""
    actor = current_actor()
    form = NewAppointmentForm()
    form.position_id.choices = [("", "Jabatan baru di bawah"), *positions.position_choices(actor)]
    form.agency_id.choices = [("", "Pilih instansi"), *agencies.agency_choices(actor)]
    if form.validate_on_submit():
        with form.refusals():
            careers.add_appointment(
                actor, form.to_add(person_id), form.submission_key.data, new_position=form.to_new_position()
            )
            flash("Jabatan tercatat.", "success")
            return _back(person_id)
    return render_template("appointments/create.html", form=form, **_person(person_id)), form.status


@blueprint.route("/<id:appointment_id>/ubah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, appointments.of_person)
def edit(person_id: int, appointment_id: int) -> Answer:
    """Change an appointment, for instance its last day."""
    form = AppointmentForm() if request.method == "POST" else _saved(appointment_id)
    _offer(form)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(appointment_id)):
            careers.change_appointment(current_actor(), form.to_change(appointment_id), form.submission_key.data)
            flash("Perubahan tersimpan.", "success")
            return _back(person_id)
    return render_template(
        "appointments/edit.html", form=form, appointment_id=appointment_id, **_person(person_id)
    ), form.status


def _of_person(actor: Actor, person_id: int, _appointment_id: int) -> PersonFacts:
    """The person alone: a second press on the button finds the appointment gone, and is led back all the same."""
    return subjects.person(actor, person_id)


@blueprint.route("/<id:appointment_id>/hapus", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, _of_person)
def remove(person_id: int, appointment_id: int) -> Answer:
    """Ask, then take out an appointment that was recorded by mistake."""
    actor = current_actor()

    def ask() -> Question:
        appointments.of_person(actor, person_id, appointment_id)
        row = next(one for one in appointments.appointments_of(actor, person_id) if one.id == appointment_id)
        name = people.full_name(people.person(actor, person_id))
        return Question(
            version=row.version,
            title="Hapus catatan jabatan",
            crumbs=[("Pejabat", url_for("people.index")), (name, url_for("people.show", person_id=person_id))],
            question=f"Hapus {appointments.appointment_words(row)}?",
            text="Hanya untuk catatan yang keliru. Bila masa jabatannya selesai, isi hari terakhirnya di Ubah jabatan.",
            button_words="Hapus catatan",
            back=url_for("appointments.edit", person_id=person_id, appointment_id=appointment_id),
            undo_words="Jabatan dapat ditambah kembali; isi yang terhapus tersimpan dalam riwayat.",
        )

    return confirmed(
        lambda version, key: careers.remove_appointment(actor, person_id, appointment_id, version, key),
        ask,
        done="Catatan jabatan dihapus.",
        target=url_for("people.show", person_id=person_id),
    )


def _saved(appointment_id: int) -> AppointmentForm:
    row = appointments.appointment(current_actor(), appointment_id)
    form = AppointmentForm(formdata=None, obj=row, data={"held_as": row.status})
    _offer(form)
    return form


def _offer(form: AppointmentForm) -> None:
    keep = [form.position_id.data] if form.position_id.data else []
    form.position_id.choices = positions.position_choices(current_actor(), keep=keep)


def _person(person_id: int) -> dict[str, object]:
    person = people.person(current_actor(), person_id)
    return {"person": person, "name": people.full_name(person)}


def _back(person_id: int) -> BaseResponse:
    return redirect(url_for("people.show", person_id=person_id), 303)
