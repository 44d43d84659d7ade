"""Files of a meeting: the page with its documentation, upload, download, withdrawal."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from flask import Blueprint, Response, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse
from werkzeug.wsgi import wrap_file

from app.domain.facts import PartFacts
from app.domain.meetings import FileKind
from app.domain.permissions import Permission
from app.queries import files as lists
from app.queries import subjects
from app.queries.participants import in_meeting
from app.services import files
from app.web.access import current_actor, requires
from app.web.forms.auth import EmptyForm
from app.web.forms.files import ACCEPT, UploadForm
from app.web.headers import FILE_POLICY
from app.web.meeting_frame import meeting_frame
from app.web.paper_guard import photos_asked

blueprint = Blueprint("files", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]
_MIB = 1024 * 1024
_UPLOADED = "terunggah"


@blueprint.get("/rapat/<id:meeting_id>/berkas")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """The files and captions that the actor sees."""
    return _page(meeting_id, UploadForm(formdata=None))


@blueprint.post("/rapat/<id:meeting_id>/berkas")
@requires(Permission.MEETING_EDIT, subjects.meeting)
def upload(meeting_id: int) -> Answer:
    """Take in one or several files; all of them, or none."""
    form = UploadForm()
    if form.validate_on_submit():
        with form.refusals():
            command = form.to_command()
            files.store_files(current_actor(), meeting_id, command, form.submission_key.data)
            flash(f"{len(command.uploads)} berkas tersimpan.", "success")
            return redirect(url_for("files.show", meeting_id=meeting_id, **new_photo(command.kind)), 303)
    return _page(meeting_id, form), 422


def new_photo(kind: FileKind) -> dict[str, str]:
    """Arguments of the page after an upload: of a photo the privacy guard may have something to ask."""
    return {_UPLOADED: kind.value} if kind is FileKind.FOTO else {}


def _page(meeting_id: int, form: UploadForm) -> str:
    actor = current_actor()
    is_photo = request.args.get(_UPLOADED) == FileKind.FOTO.value
    return render_template(
        "files/show.html",
        **meeting_frame(meeting_id),
        files=lists.files_of(actor, g.subject),
        documentation=lists.documentation_of(actor, g.subject),
        form=form,
        asks_photos=is_photo and photos_asked(),
        **upload_limits(),
    )


def upload_limits() -> dict[str, str]:
    """What templates say about files that may be sent."""
    each, together = current_app.config["MAX_UPLOAD_BYTES"] // _MIB, current_app.config["MAX_CONTENT_LENGTH"] // _MIB
    return {
        "accept": ACCEPT,
        "limit_words": f"PDF, JPG, PNG, DOCX, atau XLSX; paling besar {each} MB tiap berkas "
        f"dan {together} MB sekali kirim.",
    }


@blueprint.get("/rapat/<id:meeting_id>/berkas/<id:file_id>")
@requires(Permission.FILE_VIEW, subjects.file)
def download(meeting_id: int, file_id: int) -> Answer:
    """The bytes, always as an attachment that no browser runs."""
    subject: PartFacts = g.subject
    return sent_file(lists.file_of(current_actor(), subject.meeting, file_id))


def sent_file(row: lists.FileRow) -> Response:
    """A stored file as the body of an answer."""
    stream = wrap_file(request.environ, files.storage().open(row.stored_name))
    answer = Response(stream, mimetype=row.media_type, direct_passthrough=True)
    answer.content_length = row.size_bytes
    answer.headers["Content-Disposition"] = _attachment(lists.download_name(row))
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


def _attachment(name: str) -> str:
    """The header's value (RFC 6266): the name, and before it a plain one for old programs where they differ."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "-", letters)
    exact = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'attachment; filename="{plain}"{exact}'


@blueprint.route("/rapat/<id:meeting_id>/berkas/<id:file_id>/tarik", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, in_meeting)
def withdraw(meeting_id: int, file_id: int) -> Answer:
    """Take a file off the meeting, after asking."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            files.withdraw_file(current_actor(), meeting_id, file_id, form.submission_key.data)
            flash("Berkas ditarik dari rapat ini.", "success")
            return redirect(url_for("files.show", meeting_id=meeting_id), 303)
    actor = current_actor()
    page = render_template(
        "files/withdraw.html",
        **meeting_frame(meeting_id),
        row=lists.file_of(actor, g.subject, file_id),
        captions=lists.captions_of_file(actor, g.subject, file_id),
        form=form,
    )
    return page, form.status
