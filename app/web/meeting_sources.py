"""The pages of a meeting's source articles, and of its links to other meetings."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import MeetingFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.models.meetings import Meeting
from app.queries import meeting_list, meetings, subjects
from app.services import meeting_sources
from app.web.access import current_actor, requires
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.funding import LinkForm, SourceRow, SourcesForm
from app.web.forms.rows import prototype, rearranged

blueprint = Blueprint("meeting_sources", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/rapat/<id:meeting_id>/sumber", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def sources(meeting_id: int) -> Answer:
    """All source articles in one form."""
    actor = current_actor()
    changed = rearranged(request.form) if request.method == "POST" else None
    meeting = meetings.meeting_row(actor, meeting_id)
    if changed is not None:
        form = SourcesForm(formdata=changed)
    else:
        form = SourcesForm() if request.method == "POST" else _saved(meeting)
    if changed is None and form.validate_on_submit():
        with saved_beside(form, lambda: _saved(meetings.meeting_row(actor, meeting_id))):
            meeting_sources.save_sources(actor, meeting_id, form.to_command(), form.submission_key.data)
            flash("Sumber berita tersimpan.", "success")
            return redirect(url_for("meetings.show", meeting_id=meeting_id), 303)
    status = 200 if changed is not None else form.status
    page = {"form": form, "blank": prototype(form.sources), "meeting": meeting}
    return render_template("meetings/sources.html", **page), status


def _saved(meeting: Meeting) -> SourcesForm:
    rows = [SourceRow.values_of(source) for source in meetings.parts(meeting).sources]
    return SourcesForm(formdata=None, data={"version": meeting.version, "sources": rows})


@blueprint.route("/rapat/<id:meeting_id>/tautan", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subjects.meeting)
def links(meeting_id: int) -> Answer:
    """Links to meetings that may be the same, or follow."""
    actor = current_actor()
    form = LinkForm()
    form.offer(meeting_list.choices(actor, without=meeting_id))
    if form.validate_on_submit():
        with form.refusals():
            meeting_sources.link_meetings(
                actor, meeting_id, form.other_meeting_id.data, form.link_kind, form.submission_key.data
            )
            flash("Tautan tercatat.", "success")
            return redirect(url_for("meeting_sources.links", meeting_id=meeting_id), 303)
    return _links_page(actor, meeting_id, form)


def _meeting(actor: Actor, meeting_id: int, _link_id: int) -> MeetingFacts:
    """The meeting is what permissions decide on; whether the link is one of its own the service finds out."""
    return subjects.meeting(actor, meeting_id)


@blueprint.post("/rapat/<id:meeting_id>/tautan/<id:link_id>/hapus")
@requires(Permission.MEETING_EDIT, _meeting)
def unlink(meeting_id: int, link_id: int) -> Answer:
    """Take a link away."""
    form = EmptyForm()
    if form.validate_on_submit():
        meeting_sources.unlink_meetings(current_actor(), meeting_id, link_id, form.submission_key.data)
        flash("Tautan dihapus.", "success")
    return redirect(url_for("meeting_sources.links", meeting_id=meeting_id), 303)


def _links_page(actor: Actor, meeting_id: int, form: LinkForm) -> Answer:
    meeting = meetings.meeting_row(actor, meeting_id)
    page = {"form": form, "meeting": meeting, "links": meetings.links_of(actor, meeting)}
    return render_template("meetings/links.html", **page), form.status
