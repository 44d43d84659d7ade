"""The steps of one letter: writing in its draft, issuing, its number, the day it was sent, voiding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.permissions import Permission
from app.queries import letters as stored_letters
from app.queries.letter_signers import mandator_choices, signer_choices
from app.services import letter_drafts, letters
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.base import BaseForm
from app.web.forms.letters import IssueForm, LetterForm, NumberForm, SentForm, VoidForm
from app.web.letters import step_of
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("letter_steps", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


class _Words(NamedTuple):
    """What the page of a step says, and the fields it asks for."""

    title: str
    sub: str
    button: str
    fields: tuple[str, ...]


_ISSUE = _Words(
    "Terbitkan surat",
    "Catat nomor dan tanggal setelah surat ditandatangani. Sejak terbit, isi surat tersimpan tetap.",
    "Terbitkan surat",
    ("number_text", "letter_on"),
)
_NUMBER = _Words(
    "Catat nomor surat",
    "Nomor dari TU atau SRIKANDI mengisi bagian yang masih kosong pada surat.",
    "Simpan nomor",
    ("number_text",),
)
_SENT = _Words("Catat pengiriman surat", "Tanggal surat dikirim kepada penerima.", "Simpan tanggal", ("sent_on",))


@blueprint.route("/rapat/<id:meeting_id>/surat/<id:letter_id>/ubah", methods=["GET", "POST"])
@requires(Permission.LETTER_EDIT, stored_letters.in_meeting)
def edit(meeting_id: int, letter_id: int) -> Answer:
    """What a person writes in the draft."""
    form = LetterForm() if request.method == "POST" else _saved(meeting_id, letter_id)
    if request.method == "POST":
        _offer(form, meeting_id, letter_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(meeting_id, letter_id)):
            command, key = form.to_command(), form.submission_key.data
            letter_drafts.change_letter(current_actor(), meeting_id, letter_id, command, key)
            return _done(meeting_id, letter_id, "Konsep surat tersimpan.")
    return _page("letters/edit.html", meeting_id, letter_id, form)


def _saved(meeting_id: int, letter_id: int) -> LetterForm:
    letter = stored_letters.stored(meeting_id, letter_id)
    form = LetterForm(formdata=None, data=LetterForm.values_of(letter))
    _offer(form, meeting_id, letter_id)
    return form


def _offer(form: LetterForm, meeting_id: int, letter_id: int) -> None:
    actor, letter = current_actor(), stored_letters.stored(meeting_id, letter_id)
    today = clock.today(actor.zone)
    signers = signer_choices(actor, g.subject.organiser_id, today, keep=letter.signer_position_id)
    form.offer(signers, mandator_choices(actor))


@blueprint.route("/rapat/<id:meeting_id>/surat/<id:letter_id>/terbitkan", methods=["GET", "POST"])
@requires(Permission.LETTER_EDIT, stored_letters.in_meeting)
def issue(meeting_id: int, letter_id: int) -> Answer:
    """Fix the letter as it was signed."""
    form = _form(IssueForm, meeting_id, letter_id, letter_on=clock.today(current_actor().zone))

    def act() -> None:
        command, key = form.to_command(), form.submission_key.data
        letters.issue_letter(current_actor(), meeting_id, letter_id, command, key)

    return _step(_ISSUE, meeting_id, letter_id, form, act, "Surat terbit. Isinya tidak berubah lagi.")


@blueprint.route("/rapat/<id:meeting_id>/surat/<id:letter_id>/nomor", methods=["GET", "POST"])
@requires(Permission.LETTER_EDIT, stored_letters.in_meeting)
def number(meeting_id: int, letter_id: int) -> Answer:
    """The number that TU gave after signing."""
    form = _form(NumberForm, meeting_id, letter_id)

    def act() -> None:
        typed, version = form.number_text.data, form.version.data or 0
        letters.record_number(current_actor(), meeting_id, letter_id, typed, version, form.submission_key.data)

    return _step(_NUMBER, meeting_id, letter_id, form, act, "Nomor surat tercatat.")


@blueprint.route("/rapat/<id:meeting_id>/surat/<id:letter_id>/pengiriman", methods=["GET", "POST"])
@requires(Permission.LETTER_EDIT, stored_letters.in_meeting)
def sent(meeting_id: int, letter_id: int) -> Answer:
    """The day on which it went out."""
    form = _form(SentForm, meeting_id, letter_id, sent_on=clock.today(current_actor().zone))

    def act() -> None:
        day, version = form.sent_on.data, form.version.data or 0
        letters.mark_sent(current_actor(), meeting_id, letter_id, day, version, form.submission_key.data)

    return _step(_SENT, meeting_id, letter_id, form, act, "Pengiriman surat tercatat.")


@blueprint.route("/rapat/<id:meeting_id>/surat/<id:letter_id>/batalkan", methods=["GET", "POST"])
@requires(Permission.LETTER_EDIT, stored_letters.in_meeting)
def void(meeting_id: int, letter_id: int) -> Answer:
    """Take it out of force, with a reason."""
    form = _form(VoidForm, meeting_id, letter_id)

    def act() -> None:
        reason, version = form.reason.data, form.version.data or 0
        letters.void_letter(current_actor(), meeting_id, letter_id, reason, version, form.submission_key.data)

    return _step(None, meeting_id, letter_id, form, act, "Surat dibatalkan.")


def _form(kind: Any, meeting_id: int, letter_id: int, **values: Any) -> Any:
    if request.method == "POST":
        return kind()
    return kind(formdata=None, data={"version": stored_letters.stored(meeting_id, letter_id).version, **values})


def _step(
    words: _Words | None, meeting_id: int, letter_id: int, form: BaseForm, act: Callable[[], None], done: str
) -> Answer:
    """Voiding has no `words`: it asks on a page of its own."""
    if form.validate_on_submit():
        with saved_beside(form, lambda: type(form)(formdata=None)):
            act()
            return _done(meeting_id, letter_id, done)
    return _page("letters/step.html" if words else "letters/void.html", meeting_id, letter_id, form, words=words)


def _done(meeting_id: int, letter_id: int, words: str) -> Answer:
    flash(words, "success")
    return redirect(url_for("letters.show", meeting_id=meeting_id, letter_id=letter_id), 303)


def _page(template: str, meeting_id: int, letter_id: int, form: BaseForm, **context: Any) -> Answer:
    row = stored_letters.letter_row(meeting_id, letter_id)
    back = url_for("letters.show", meeting_id=meeting_id, letter_id=letter_id)
    frame = meeting_frame(meeting_id, step_of(row.kind))
    return render_template(template, **frame, letter=row, form=form, back=back, **context), form.status
