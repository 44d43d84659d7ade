"""The desk of siaran pers: what one's agency wrote, and what the humas has to check; one text alone, and its file."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.documents import press_release
from app.domain.permissions import Permission
from app.domain.press_releases import ReleaseState
from app.domain.privacy_places import Paper
from app.queries import press_releases as stored
from app.queries.press_sheets import release_sheet
from app.queries.privacy_reading import contacts_of
from app.services import press_releases as services
from app.services.privacy import check_texts
from app.web.access import current_actor, may, requires
from app.web.docx import docx
from app.web.forms.base import BaseForm
from app.web.forms.press_releases import GiveBackForm, StepForm
from app.web.paper_guard import note_export

blueprint = Blueprint("press_desk", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/siaran-pers")
@requires(Permission.RELEASE_DESK)
def index() -> Answer:
    """What waits first, then the rest, the newest first."""
    lines = stored.desk(current_actor())
    waiting = tuple(line for line in lines if line.state is ReleaseState.MENUNGGU_DIPERIKSA)
    rest = tuple(line for line in lines if line not in waiting)
    return render_template("press_releases/index.html", waiting=waiting, rest=rest)


@blueprint.get("/siaran-pers/<id:release_id>")
@requires(Permission.RELEASE_VIEW, stored.subject)
def show(release_id: int) -> Answer:
    """The text alone: nothing else of its meeting."""
    return _page(release_id, GiveBackForm(formdata=None))


def _page(release_id: int, form: BaseForm) -> str:
    row = stored.stored(current_actor(), release_id)
    return render_template(
        "press_releases/show.html",
        release=row,
        sheet=release_sheet(current_actor(), row),
        may_check=may(Permission.RELEASE_CHECK, g.subject) and row.state is ReleaseState.MENUNGGU_DIPERIKSA,
        form=form,
    )


@blueprint.get("/siaran-pers/<id:release_id>.docx")
@requires(Permission.RELEASE_VIEW, stored.subject)
def paper(release_id: int) -> Answer:
    """The file; what the privacy guard holds back is a page that says so. Its name tells nothing of the meeting."""
    actor = current_actor()
    row = stored.stored(actor, release_id)
    check_texts(g.subject.meeting, (row.headline, row.lead, row.body), contacts_of(actor, g.subject.meeting))
    note_export(Paper.SIARAN_PERS)
    return docx(press_release.build(release_sheet(actor, row)), f"siaran-pers-{release_id}")


@blueprint.post("/siaran-pers/<id:release_id>/periksa")
@requires(Permission.RELEASE_VIEW, stored.subject)
def check(release_id: int) -> Answer:
    """The humas has checked it."""
    form = StepForm()
    if form.validate_on_submit():
        with form.refusals():
            services.declare_checked(current_actor(), form.to_command(release_id), form.submission_key.data)
            flash("Siaran pers dinyatakan sudah diperiksa.", "success")
            return redirect(url_for("press_desk.show", release_id=release_id), 303)
    return _page(release_id, form), form.status


@blueprint.post("/siaran-pers/<id:release_id>/kembalikan")
@requires(Permission.RELEASE_VIEW, stored.subject)
def give_back(release_id: int) -> Answer:
    """Back to the organiser with a note."""
    form = GiveBackForm()
    if form.validate_on_submit():
        with form.refusals():
            services.give_back(current_actor(), form.to_command(release_id), form.submission_key.data)
            flash("Siaran pers dikembalikan kepada penyelenggara untuk diperbaiki.", "success")
            return redirect(url_for("press_desk.index"), 303)
    return _page(release_id, form), form.status
