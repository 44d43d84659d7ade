"""Action items on the pages of their meeting: what was made of the conclusions, and the form of a new one."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.deadlines import due_remarks
from app.domain.errors import Remark
from app.domain.permissions import Permission
from app.queries import action_items, item_choices, subjects
from app.queries.item_form import counted_from
from app.services.action_items import make_item
from app.web.access import current_actor, requires
from app.web.forms.action_items import ItemForm
from app.web.forms.rows import prototype, rearranged
from app.web.item_beginnings import begin_from
from app.web.meeting_frame import meeting_frame

blueprint = Blueprint("meeting_items", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/rapat/<id:meeting_id>/tindak-lanjut")
@requires(Permission.MEETING_VIEW, subjects.meeting)
def show(meeting_id: int) -> Answer:
    """The meeting's items that the actor sees, and conclusions that have none yet."""
    first = request.args.get("nomor", "")
    number = int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 1
    return render_template(
        "meeting_items/show.html",
        **meeting_frame(meeting_id, "tindak_lanjut"),
        page=action_items.meeting_items(current_actor(), meeting_id, number),
        conclusions=action_items.conclusions_without_item(current_actor(), g.subject),
    )


@blueprint.route("/rapat/<id:meeting_id>/tindak-lanjut/baru", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, subjects.meeting)
def create(meeting_id: int) -> Answer:
    """A new item, from a conclusion, a point or a question named in the URL, or by itself."""
    changed = rearranged(request.form) if request.method == "POST" else None
    form = ItemForm(formdata=changed) if changed is not None else ItemForm()
    choices = item_choices.item_choices(current_actor(), g.subject)
    is_read = request.method == "GET" and begin_from(form, choices, g.subject)
    form.offer(choices)
    if changed is None and form.validate_on_submit():
        with form.refusals():
            make_item(current_actor(), form.to_new(meeting_id), form.submission_key.data)
            flash("Tindak lanjut tersimpan.", "success")
            tell_remarks(form, meeting_id)
            return redirect(url_for("meeting_items.show", meeting_id=meeting_id), 303)
    context = form_context(form, meeting_id) | {"next_number": action_items.next_number(meeting_id), "is_read": is_read}
    return render_template("meeting_items/create.html", **context), form.status if changed is None else 200


def form_context(form: ItemForm, meeting_id: int) -> dict[str, object]:
    """What both pages with the form need beside it."""
    blank = prototype(form.supporters)
    blank.form.party.offer(form.offered_groups)
    return {
        "form": form,
        "blank_supporter": blank,
        "meeting_id": meeting_id,
        "remarks": {remark.field: remark.message for remark in _remarks(form, meeting_id)},
    }


def tell_remarks(form: ItemForm, meeting_id: int) -> None:
    """What looks odd is said, and saved nevertheless."""
    for remark in _remarks(form, meeting_id):
        flash(remark.message, "warning")


def _remarks(form: ItemForm, meeting_id: int) -> tuple[Remark, ...]:
    if form.due_on.data is None:
        return ()
    return due_remarks(form.horizons.data or (), counted_from(current_actor(), meeting_id), form.due_on.data)
