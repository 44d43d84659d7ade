"""The page of a meeting's readers and minute takers: naming and taking off."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import MeetingFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import meeting_readers as named
from app.queries import subjects
from app.services import meeting_readers
from app.web.access import current_actor, requires
from app.web.forms.auth import EmptyForm
from app.web.forms.readers import NameAccountForm
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("readers", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


def _meeting(actor: Actor, meeting_id: int, _user_id: int) -> MeetingFacts:
    """The meeting is what permissions decide on; whether the account is named on it the service finds out."""
    return subjects.meeting(actor, meeting_id)


@blueprint.get("/rapat/<id:meeting_id>/pembaca")
@requires(Permission.READERS_EDIT, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """Readers and minute takers."""
    return _page(meeting_id, _form("pembaca"), _form("notulis"))


@blueprint.post("/rapat/<id:meeting_id>/pembaca")
@requires(Permission.READERS_EDIT, subjects.meeting)
def add_reader(meeting_id: int) -> Answer:
    """Name a reader."""
    form = _form("pembaca", posted=True)
    if _add(form, meeting_readers.add_reader, meeting_id):
        return _back(meeting_id, "Pembaca tercatat.")
    return _page(meeting_id, form, _form("notulis"))


@blueprint.post("/rapat/<id:meeting_id>/pembaca/<id:user_id>/hapus")
@requires(Permission.READERS_EDIT, _meeting)
def remove_reader(meeting_id: int, user_id: int) -> Answer:
    """Take a reader off."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            meeting_readers.remove_reader(current_actor(), meeting_id, user_id, form.submission_key.data)
            return _back(meeting_id, "Pembaca dihapus dari rapat ini.")
    return _page(meeting_id, _form("pembaca"), _form("notulis"), form)


@blueprint.post("/rapat/<id:meeting_id>/notulis")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def add_minute_taker(meeting_id: int) -> Answer:
    """Name a notulis."""
    form = _form("notulis", posted=True)
    if _add(form, meeting_readers.add_minute_taker, meeting_id):
        return _back(meeting_id, "Notulis tercatat.")
    return _page(meeting_id, _form("pembaca"), form)


@blueprint.post("/rapat/<id:meeting_id>/notulis/<id:user_id>/hapus")
@requires(Permission.MEETING_EDIT, _meeting)
def remove_minute_taker(meeting_id: int, user_id: int) -> Answer:
    """Take a notulis off."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            meeting_readers.remove_minute_taker(current_actor(), meeting_id, user_id, form.submission_key.data)
            return _back(meeting_id, "Notulis dihapus dari rapat ini.")
    return _page(meeting_id, _form("pembaca"), _form("notulis"), form)


def _form(which: str, *, posted: bool = False) -> NameAccountForm:
    """Two forms stand on the page; only the one that was sent reads what was sent."""
    form = NameAccountForm(prefix="") if posted else NameAccountForm(formdata=None)
    form.user_id.id = f"{which}-user_id"
    form.user_id.label.field_id = form.user_id.id
    form.offer(named.account_choices(current_actor()))
    return form


def _add(form: NameAccountForm, service: Callable[..., int], meeting_id: int) -> bool:
    if form.validate_on_submit():
        with form.refusals():
            service(current_actor(), meeting_id, form.user_id.data, form.submission_key.data)
            return True
    return False


def _back(meeting_id: int, words: str) -> Answer:
    flash(words, "success")
    return redirect(url_for("readers.show", meeting_id=meeting_id), 303)


def _page(
    meeting_id: int, readers: NameAccountForm, takers: NameAccountForm, refused: EmptyForm | None = None
) -> Answer:
    frame = meeting_frame(meeting_id)
    page = {"reader_form": readers, "taker_form": takers, "refused": refused}
    return (
        render_template("readers/show.html", **frame, **page, named=named.named_accounts(meeting_id)),
        readers.status,
    )
