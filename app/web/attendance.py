"""The daftar hadir: one day and session at a time, its marks, the signed scan, and the recap of the whole meeting."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from app.domain.attendance import NOBODY, Deputy, PresenceKind
from app.domain.attendance_recap import recap
from app.domain.meetings import FileKind
from app.domain.permissions import Permission
from app.queries import attendance as lists
from app.queries import subjects
from app.queries.files import files_of
from app.queries.meeting_frame import MeetingHead
from app.queries.participants import in_meeting
from app.services import files, presences
from app.services.presences import MarkPresence, Sitting
from app.web.access import current_actor, requires
from app.web.attendance_places import asked, chosen, deputy_url, list_url, tabs
from app.web.attendance_words import blank_list, echelon_words, figures, refusal_words
from app.web.files import upload_limits
from app.web.forms.attendance import DeputyForm, MarkForm, ScanForm, SessionsForm, deputy_values
from app.web.forms.auth import EmptyForm
from app.web.forms.base import BaseForm
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("attendance", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat/<id:meeting_id>/daftar-hadir")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """The list of one day and session, with the figures above it."""
    return _page(meeting_id, None)


@blueprint.post("/rapat/<id:meeting_id>/daftar-hadir")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def mark(meeting_id: int) -> Answer:
    """One tap: there in person, represented, not there, or taken back."""
    form = MarkForm()
    if form.validate_on_submit():
        with form.refusals():
            kind, participant_id = form.pressed
            place = asked(meeting_id)
            if kind is PresenceKind.DIWAKILI and not _known_deputy(participant_id):
                return redirect(deputy_url(place, participant_id), 303)
            # Each tap is a deed of its own, though one page carries one key.
            key = f"{participant_id}-{kind or 'batal'}-{form.submission_key.data}"[:64]
            if kind is None:
                presences.unmark_presence(current_actor(), place, participant_id, key)
            else:
                presences.mark_presence(current_actor(), _command(place, participant_id, kind), key)
            return _back(place, f"peserta-{participant_id}")
    return _page(meeting_id, form), 422


@blueprint.post("/rapat/<id:meeting_id>/daftar-hadir/sisanya")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def mark_rest(meeting_id: int) -> Answer:
    """All who are not marked yet were there."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            place = asked(meeting_id)
            count = presences.mark_rest(current_actor(), place, form.submission_key.data)
            flash(f"{count} peserta ditandai hadir." if count else "Tidak ada yang perlu ditandai.", "success")
            return _back(place)
    return _page(meeting_id, form), 422


@blueprint.post("/rapat/<id:meeting_id>/daftar-hadir/sesi")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def sessions(meeting_id: int) -> Answer:
    """How many times attendance is taken on the day shown."""
    form = SessionsForm()
    if form.validate_on_submit():
        with form.refusals():
            place = asked(meeting_id)
            presences.set_sessions(
                current_actor(), meeting_id, place.day, form.sessions.data or 0, form.submission_key.data
            )
            flash("Jumlah sesi tersimpan.", "success")
            return _back(place)
    return _page(meeting_id, form), 422


@blueprint.post("/rapat/<id:meeting_id>/daftar-hadir/pindaian")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def scan(meeting_id: int) -> Answer:
    """Keep the signed list, scanned or photographed."""
    form = ScanForm()
    if form.validate_on_submit():
        with form.refusals():
            files.store_files(current_actor(), meeting_id, form.to_command(), form.submission_key.data)
            flash("Pindaian daftar hadir tersimpan.", "success")
            return _back(asked(meeting_id), "pindaian")
    return _page(meeting_id, form), 422


@blueprint.route("/rapat/<id:meeting_id>/peserta/<id:participant_id>/kehadiran", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, in_meeting)
def deputy(meeting_id: int, participant_id: int) -> Answer:
    """Who really came instead: name, office, echelon."""
    place = asked(meeting_id)
    row = lists.attendance_row(meeting_id, participant_id)
    known = row.marks.get((place.day, place.session))
    first = known.deputy if known is not None and known.deputy.is_known else row.deputy
    form = DeputyForm() if request.method == "POST" else DeputyForm(data=deputy_values(first))
    if form.validate_on_submit():
        with form.refusals():
            command = _command(place, participant_id, PresenceKind.DIWAKILI, form.deputy)
            presences.mark_presence(current_actor(), command, form.submission_key.data)
            return _back(place, f"peserta-{participant_id}")
    frame = meeting_frame(meeting_id, "daftar_hadir")
    page = render_template("attendance/deputy.html", **frame, form=form, row=row, place=place, back=list_url(place))
    return page, form.status


@blueprint.get("/rapat/<id:meeting_id>/daftar-hadir/rekap")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def summary(meeting_id: int) -> Answer:
    """The recap sendiri, diwakili, tidak hadir by agency."""
    rows = lists.attendance_of(meeting_id)
    frame = meeting_frame(meeting_id, "daftar_hadir")
    found = recap(lists.attendees(rows))
    return render_template("attendance/summary.html", **frame, recap=found, echelon_words=echelon_words)


def _page(meeting_id: int, refused: BaseForm | None) -> str:
    frame = meeting_frame(meeting_id, "daftar_hadir")
    head: MeetingHead = frame["head"]
    place = chosen(head)
    rows = lists.attendance_of(meeting_id)
    at = (place.day, place.session)
    return render_template(
        "attendance/show.html",
        **frame,
        refused=refused,
        **_forms(head, place, refused),
        **upload_limits(),
        place=place,
        at=at,
        tabs=tabs(head, place),
        figures=figures([row.marks.get(at) for row in rows]),
        rows=rows,
        scans=[one for one in files_of(current_actor(), g.subject) if one.kind is FileKind.DAFTAR_HADIR],
        blank=blank_list(place),
        closed=refusal_words(head, place.day),
    )


def _forms(head: MeetingHead, place: Sitting, refused: BaseForm | None) -> dict[str, BaseForm]:
    """The four forms of the page; the one that was refused keeps what was typed."""
    count = head.sessions[place.day] if head.sessions else 1
    fresh: dict[str, BaseForm] = {
        "mark_form": MarkForm(formdata=None),
        "rest_form": EmptyForm(formdata=None),
        "sessions_form": SessionsForm(formdata=None, data={"sessions": count}),
        "scan_form": ScanForm(formdata=None),
    }
    return {name: refused if type(refused) is type(form) else form for name, form in fresh.items()}


def _command(place: Sitting, participant_id: int, kind: PresenceKind, came: Deputy = NOBODY) -> MarkPresence:
    """Without a deputy of its own the mark takes over the one of the answer."""
    where = {"meeting_id": place.meeting_id, "day": place.day, "session": place.session}
    return MarkPresence(**where, participant_id=participant_id, kind=kind, deputy=came)


def _known_deputy(participant_id: int) -> bool:
    answer = lists.answer_of(participant_id)
    return (answer.deputy if answer is not None else NOBODY).is_known


def _back(place: Sitting, anchor: str | None = None) -> BaseResponse:
    return redirect(list_url(place, anchor), 303)
