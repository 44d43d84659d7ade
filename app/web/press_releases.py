"""The siaran pers of a meeting as its organiser works on it: drafting, writing, handing over, taking back."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import MeetingFacts
from app.domain.meetings import Confidentiality
from app.domain.permissions import Permission
from app.models.releases import PressRelease
from app.queries import press_releases as stored
from app.queries import subjects
from app.queries.press_sheets import release_sheet
from app.services import press_releases as services
from app.web.access import current_actor, may, requires
from app.web.conflicts import saved_beside
from app.web.forms.auth import EmptyForm
from app.web.forms.press_releases import ReleaseForm, StepForm
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("press_releases", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat/<id:meeting_id>/siaran-pers")
@requires(Permission.LETTER_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """How the siaran pers stands and reads; before there is one, the button that drafts it."""
    return _page(meeting_id, g.subject)


def _page(meeting_id: int, facts: MeetingFacts, form: EmptyForm | None = None) -> str:
    release = stored.release_of(facts)
    return render_template(
        "press_releases/meeting.html",
        **meeting_frame(meeting_id, "notula"),
        release=release,
        sheet=release_sheet(current_actor(), release) if release else None,
        may_write=may(Permission.RELEASE_EDIT, facts),
        is_secret=facts.confidentiality is Confidentiality.RAHASIA,
        has_checkers=bool(stored.checkers(facts.government_id)),
        form=form or EmptyForm(formdata=None),
    )


@blueprint.post("/rapat/<id:meeting_id>/siaran-pers/susun")
@requires(Permission.LETTER_EDIT, subjects.meeting)
def draft(meeting_id: int) -> Answer:
    """Draft it from the notes, or anew."""
    form = StepForm()
    if form.validate_on_submit():
        with form.refusals():
            services.draft_release(current_actor(), meeting_id, form.submission_key.data, form.version.data or 0)
            flash("Konsep siaran pers disusun dari catatan rapat. Periksa isinya sebelum diserahkan.", "success")
            return redirect(url_for("press_releases.show", meeting_id=meeting_id), 303)
    return _page(meeting_id, g.subject, form), form.status


@blueprint.route("/rapat/<id:meeting_id>/siaran-pers/<id:release_id>/ubah", methods=["GET", "POST"])
@requires(Permission.RELEASE_EDIT, stored.in_meeting)
def edit(meeting_id: int, release_id: int) -> Answer:
    """The text to go on with."""
    form = ReleaseForm() if request.method == "POST" else _saved(release_id)
    if form.validate_on_submit():
        with saved_beside(form, lambda: _saved(release_id)):
            services.save_release(current_actor(), form.to_command(release_id), form.submission_key.data)
            flash("Siaran pers tersimpan.", "success")
            return redirect(url_for("press_releases.show", meeting_id=meeting_id), 303)
    page = render_template("press_releases/edit.html", **meeting_frame(meeting_id, "notula"), form=form)
    return page, form.status


def _saved(release_id: int) -> ReleaseForm:
    row: PressRelease = stored.stored(current_actor(), release_id)
    texts = {"version": row.version, "headline": row.headline, "lead": row.lead, "body": row.body}
    return ReleaseForm(formdata=None, data=texts)


@blueprint.post("/rapat/<id:meeting_id>/siaran-pers/<id:release_id>/serahkan")
@requires(Permission.RELEASE_EDIT, stored.in_meeting)
def hand_over(meeting_id: int, release_id: int) -> Answer:
    """To the agency flagged humas."""
    form = StepForm()
    if form.validate_on_submit():
        with form.refusals():
            services.hand_to_checker(current_actor(), form.to_command(release_id), form.submission_key.data)
            flash("Siaran pers diserahkan kepada humas untuk diperiksa.", "success")
            return redirect(url_for("press_releases.show", meeting_id=meeting_id), 303)
    return _page(meeting_id, g.subject.meeting, form), form.status


@blueprint.post("/rapat/<id:meeting_id>/siaran-pers/<id:release_id>/tarik")
@requires(Permission.RELEASE_EDIT, stored.in_meeting)
def take_back(meeting_id: int, release_id: int) -> Answer:
    """Before it was checked."""
    form = StepForm()
    if form.validate_on_submit():
        with form.refusals():
            services.take_back(current_actor(), form.to_command(release_id), form.submission_key.data)
            flash("Siaran pers ditarik kembali dan dapat diubah.", "success")
            return redirect(url_for("press_releases.show", meeting_id=meeting_id), 303)
    return _page(meeting_id, g.subject.meeting, form), form.status
