"""One point of the minutes by itself: moving it to another section. Its words are written in minutes_sections.py."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.queries.point_place import PointPlace, point_place, point_subject
from app.services.point_moves import move_point
from app.web.access import current_actor, requires
from app.web.draft_only import while_draft
from app.web.forms.minutes_points import MovePointForm
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("minutes_points", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/rapat/<id:meeting_id>/notula/butir/<id:point_id>/pindahkan", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, point_subject)
@while_draft
def move(meeting_id: int, point_id: int) -> Answer:
    """Ask for the section, then put the point behind the last one there."""
    place = point_place(current_actor(), g.subject, point_id)
    form = MovePointForm() if request.method == "POST" else _form(place)
    # The section in which it stands too, so that what is sent twice leads to the same end.
    form.offer([(section.id, section.title) for section in place.sections])
    if form.validate_on_submit():
        with form.refusals():
            move_point(current_actor(), form.to_command(meeting_id, point_id), form.submission_key.data)
            flash("Butir dipindahkan ke akhir bagian tujuan.", "success")
            return redirect(url_for("minutes.show", meeting_id=meeting_id, _anchor=f"butir-{point_id}"), 303)
    context = {"form": form, "place": place}
    return render_template("minutes/move_point.html", **meeting_frame(meeting_id, "notula"), **context), form.status


def _form(place: PointPlace) -> MovePointForm:
    return MovePointForm(formdata=None, data={"version": place.section.version})
