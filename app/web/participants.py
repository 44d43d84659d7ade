"""The participants of a meeting: the list, inviting, one row, order, removal."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.meetings import ParticipantRole
from app.domain.permissions import Permission
from app.queries import participants as lists
from app.queries import subjects
from app.queries.agencies import agency_choices
from app.queries.keyset import AnyRow
from app.queries.meeting_list import agency_and_force_choices
from app.queries.participant_sources import PrintedPerson, day_of, places_of, printed_person
from app.queries.people import person_choices
from app.services import participant_places, participants
from app.web.access import current_actor, may, requires
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.participants import InviteForm, MoveForm, ParticipantForm, saved_values
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("participants", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]
#: The button that takes over the data of the chosen person instead of saving.
FILL = "isi_pejabat"


@blueprint.get("/rapat/<id:meeting_id>/peserta")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """The list, grouped as the notula prints it."""
    return _list(meeting_id, InviteForm(formdata=None), MoveForm(formdata=None))


@blueprint.post("/rapat/<id:meeting_id>/peserta")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def invite(meeting_id: int) -> Answer:
    """Add agencies and the members of a task force."""
    form = InviteForm()
    form.offer(*agency_and_force_choices(current_actor()))
    if form.validate_on_submit():
        with form.refusals():
            new = participants.invite_agencies(current_actor(), meeting_id, form.to_command(), form.submission_key.data)
            flash(f"{new} instansi ditambahkan." if new else "Semua yang dipilih sudah tercatat.", "success")
            return redirect(url_for("participants.show", meeting_id=meeting_id), 303)
    return _list(meeting_id, form, MoveForm(formdata=None)), 422


@blueprint.post("/rapat/<id:meeting_id>/peserta/urutan")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def move(meeting_id: int) -> Answer:
    """One step up or down."""
    form = MoveForm()
    if form.validate_on_submit():
        with form.refusals():
            moved = participant_places.move_participant(
                current_actor(),
                meeting_id,
                form.participant_id,
                up=form.naikkan.data is not None,
                key=form.submission_key.data,
            )
            return redirect(url_for("participants.show", meeting_id=meeting_id, _anchor=f"peserta-{moved}"), 303)
    return _list(meeting_id, InviteForm(formdata=None), form), 422


def _list(meeting_id: int, invite_form: InviteForm, move_form: MoveForm) -> str:
    actor = current_actor()
    frame = meeting_frame(meeting_id, "undangan")
    listed = lists.participant_list(meeting_id)
    if frame["may_edit"] and not invite_form.agency_ids.choices:
        there = {row.facts.agency_id for _, rows in listed.groups for row in rows}
        agencies, forces = agency_and_force_choices(actor)
        invite_form.offer([choice for choice in agencies if choice[0] not in there], forces)
    return render_template("participants/show.html", **frame, list=listed, invite_form=invite_form, move_form=move_form)


@blueprint.route("/rapat/<id:meeting_id>/peserta/baru", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def create(meeting_id: int) -> Answer:
    """A new row."""
    form = ParticipantForm()
    _offer(form, None)
    if request.method == "GET":
        wanted = request.args.get("instansi", "")
        form.agency_id.data = next((one.value for one in form.agency_id.choices if str(one.value) == wanted), None)
    if FILL in request.form:
        _follow(form, meeting_id, None, fill=True)
        return _form_page(meeting_id, form, None)
    if form.validate_on_submit():
        _follow(form, meeting_id, None, fill=False)
        with form.refusals():
            added = participants.add_participant(
                current_actor(), meeting_id, form.to_command(), form.submission_key.data
            )
            flash("Peserta tercatat.", "success")
            if "lagi" in request.form:
                return redirect(url_for("participants.create", meeting_id=meeting_id), 303)
            return redirect(url_for("participants.show", meeting_id=meeting_id, _anchor=f"peserta-{added}"), 303)
    return _form_page(meeting_id, form, None), form.status


@blueprint.route("/rapat/<id:meeting_id>/peserta/<id:participant_id>/ubah", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, lists.in_meeting)
def edit(meeting_id: int, participant_id: int) -> Answer:
    """A recorded row."""
    row, roles = lists.stored(meeting_id, participant_id)
    form = ParticipantForm() if request.method == "POST" else ParticipantForm(data=saved_values(row, roles))
    _offer(form, row, roles)
    if FILL in request.form:
        _follow(form, meeting_id, row, fill=True)
        return _form_page(meeting_id, form, row)
    if form.validate_on_submit():
        _follow(form, meeting_id, row, fill=False)

        def saved() -> ParticipantForm:
            now, roles_now = lists.stored(meeting_id, participant_id)
            fresh = ParticipantForm(formdata=None, data=saved_values(now, roles_now))
            _offer(fresh, now, roles_now)
            return fresh

        with saved_beside(form, saved):
            participants.change_participant(
                current_actor(), meeting_id, participant_id, form.to_change(), form.submission_key.data
            )
            flash("Perubahan tersimpan.", "success")
            return redirect(
                url_for("participants.show", meeting_id=meeting_id, _anchor=f"peserta-{participant_id}"), 303
            )
    return _form_page(meeting_id, form, row), form.status


@blueprint.route("/rapat/<id:meeting_id>/peserta/<id:participant_id>/hapus", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, lists.in_meeting)
def remove(meeting_id: int, participant_id: int) -> Answer:
    """Take a row out, after asking; a row that the record names stays."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            participant_places.remove_participant(
                current_actor(), meeting_id, participant_id, form.version.data or 0, form.submission_key.data
            )
            flash("Peserta dihapus dari daftar.", "success")
            return redirect(url_for("participants.show", meeting_id=meeting_id), 303)
    places = places_of(current_actor(), g.subject, participant_id)
    page = render_template(
        "participants/remove.html",
        **meeting_frame(meeting_id, "undangan"),
        row=lists.participant_row(meeting_id, participant_id),
        kept_words=participant_places.kept_words(places) if places else None,
        form=form,
    )
    return page, form.status


def _form_page(meeting_id: int, form: ParticipantForm, row: AnyRow | None) -> str:
    return render_template(
        "participants/form.html",
        **meeting_frame(meeting_id, "undangan"),
        form=form,
        row=row,
        fill=FILL,
        may_propose=may(Permission.PERSON_PROPOSE),
    )


def _offer(form: ParticipantForm, row: AnyRow | None, roles: Sequence[ParticipantRole] = ()) -> None:
    """Choices; what the row points at already stays choosable."""
    actor = current_actor()
    form.offer(
        person_choices(actor, keep=[row.person_id or 0] if row else []),
        agency_choices(actor, keep=[row.agency_id or 0] if row else []),
        roles,
    )


def _follow(form: ParticipantForm, meeting_id: int, row: AnyRow | None, *, fill: bool) -> None:
    """Let name and office follow the chosen person, as of the meeting's day."""
    filled, chosen = form.filled_person_id.data, form.person_id.data
    if filled == chosen and not fill:
        return
    actor, day = current_actor(), day_of(meeting_id)
    if row is not None and filled == row.person_id:
        previous = PrintedPerson(
            row.name_text, row.office_text, row.appointment_status, row.agency_id, row.institution_text
        )
    else:
        previous = printed_person(actor, filled, day)
    form.follow(previous, printed_person(actor, chosen, day), fill=fill)
