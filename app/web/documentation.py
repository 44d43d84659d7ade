"""Documentation rows of a meeting: adding, changing and taking out a caption with or without a file."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.queries import files as lists
from app.queries import subjects
from app.queries.files import DocumentationRow
from app.queries.participants import in_meeting
from app.services import documentation
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.files import new_photo, upload_limits
from app.web.forms.auth import EmptyForm
from app.web.forms.files import DocumentationForm, saved_values
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("documentation", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/rapat/<id:meeting_id>/dokumentasi/baru", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def create(meeting_id: int) -> Answer:
    """A new caption."""
    form = DocumentationForm()
    if form.validate_on_submit():
        with form.refusals():
            command = form.to_command()
            documentation.add_documentation(current_actor(), meeting_id, command, form.submission_key.data)
            flash("Dokumentasi tercatat.", "success")
            asked = new_photo(command.kind) if command.upload else {}
            return redirect(url_for("files.show", meeting_id=meeting_id, _anchor="dokumentasi", **asked), 303)
    return _page(meeting_id, form, None), form.status


@blueprint.route("/rapat/<id:meeting_id>/dokumentasi/<id:documentation_id>/ubah", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, in_meeting)
def edit(meeting_id: int, documentation_id: int) -> Answer:
    """A recorded caption; a chosen file takes the place of the former one."""
    actor, meeting = current_actor(), g.subject

    def saved() -> DocumentationForm:
        now = lists.documentation_row(actor, meeting, documentation_id)
        return DocumentationForm(formdata=None, data=saved_values(now))

    row = lists.documentation_row(actor, meeting, documentation_id)
    form = DocumentationForm() if request.method == "POST" else saved()
    if form.validate_on_submit():
        with saved_beside(form, saved):
            documentation.change_documentation(
                actor, meeting_id, documentation_id, form.to_change(), form.submission_key.data
            )
            flash("Perubahan tersimpan.", "success")
            return redirect(url_for("files.show", meeting_id=meeting_id, _anchor="dokumentasi"), 303)
    return _page(meeting_id, form, row), form.status


@blueprint.route("/rapat/<id:meeting_id>/dokumentasi/<id:documentation_id>/hapus", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, in_meeting)
def remove(meeting_id: int, documentation_id: int) -> Answer:
    """Take a caption out, after asking; its file stays."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            documentation.remove_documentation(
                current_actor(), meeting_id, documentation_id, form.version.data or 0, form.submission_key.data
            )
            flash("Dokumentasi dihapus.", "success")
            return redirect(url_for("files.show", meeting_id=meeting_id, _anchor="dokumentasi"), 303)
    row = lists.documentation_row(current_actor(), g.subject, documentation_id)
    return render_template("files/remove.html", **meeting_frame(meeting_id), row=row, form=form), form.status


def _page(meeting_id: int, form: DocumentationForm, row: DocumentationRow | None) -> str:
    return render_template(
        "files/documentation.html", **meeting_frame(meeting_id), form=form, row=row, **upload_limits()
    )
