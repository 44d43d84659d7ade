"""The Sekda directs on one item, TU pimpinan writes down what he said, and he confirms or rejects it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.facts import ItemFacts
from app.domain.permissions import Permission
from app.domain.proposal_rules import headline
from app.domain.roles import Actor
from app.queries import directives as given
from app.queries import subjects
from app.services.directives import give_directive
from app.services.item_steps import NOT_FIRM
from app.services.oral_directives import decide_oral, record_oral
from app.web.access import current_actor, requires
from app.web.decisions import show
from app.web.forms.decisions import AgreeForm, DecideOralForm, DirectiveForm, DiscussForm, OralForm

blueprint = Blueprint("directives", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


def _item(actor: Actor, item_id: int, _directive_id: int) -> ItemFacts:
    return subjects.item(actor, item_id)


@blueprint.route("/tindak-lanjut/<id:item_id>/arahan", methods=["GET", "POST"])
@requires(Permission.ITEM_DECIDE, subjects.item)
def give(item_id: int) -> Answer:
    """Beri arahan: one text; a waiting usul is answered by it."""
    form, waiting = DirectiveForm(), given.waiting_on(item_id)
    if form.version.data is None:
        form.version.data = waiting.version if waiting else 0
    if form.validate_on_submit():
        with form.refusals():
            give_directive(current_actor(), form.to_command(item_id), form.submission_key.data)
            flash("Arahan tercatat.", "success")
            return redirect(url_for("decisions.index"), 303)
    item = given.item_head(current_actor(), item_id)
    if not item.is_firm and not form.is_submitted():
        return _away(item_id)
    proposal = waiting and (headline(waiting.kind, waiting.until), waiting)
    return render_template("directives/give.html", form=form, item=item, proposal=proposal), form.status


@blueprint.post("/tindak-lanjut/<id:item_id>/bahas-di-rapat")
@requires(Permission.ITEM_DECIDE, subjects.item)
def discuss(item_id: int) -> Answer:
    """Bahas di rapat, by one press on the list or on the item's page."""
    form = DiscussForm()
    if form.validate_on_submit():
        with form.refusals():
            give_directive(current_actor(), form.to_command(item_id), form.submission_key.data)
            flash("Dicatat untuk dibahas di rapat.", "success")
            return redirect(url_for("decisions.index"), 303)
    return _refused(form)


@blueprint.route("/tindak-lanjut/<id:item_id>/arahan-lisan", methods=["GET", "POST"])
@requires(Permission.ITEM_ORAL, subjects.item)
def record_spoken(item_id: int) -> Answer:
    """TU pimpinan writes down what was said."""
    form = OralForm()
    if form.validate_on_submit():
        with form.refusals():
            record_oral(current_actor(), form.to_command(item_id), form.submission_key.data)
            flash("Arahan lisan tercatat dan berlaku setelah disahkan Sekretaris Daerah.", "success")
            return redirect(url_for("decisions.index"), 303)
    item = given.item_head(current_actor(), item_id)
    if not item.is_firm and not form.is_submitted():
        return _away(item_id)
    return render_template("directives/oral.html", form=form, item=item), form.status


@blueprint.post("/tindak-lanjut/<id:item_id>/arahan-lisan/<id:directive_id>")
@requires(Permission.ITEM_DECIDE, _item)
def decide_spoken(item_id: int, directive_id: int) -> Answer:
    """The Sekda confirms what was recorded, or says that it is not so."""
    form = DecideOralForm()
    if form.validate_on_submit():
        with form.refusals():
            command = form.to_command(item_id, directive_id)
            decide_oral(current_actor(), command, form.submission_key.data)
            flash("Arahan lisan disahkan." if command.confirmed else "Arahan lisan dinyatakan tidak sesuai.", "success")
            return redirect(url_for("decisions.index"), 303)
    return _refused(form)


def _refused(form: DiscussForm | DecideOralForm) -> Answer:
    """The list again, with what was refused on top."""
    page = AgreeForm(formdata=None)
    page.form_errors.extend(error for errors in form.errors.values() for error in errors)
    return show(page)


def _away(item_id: int) -> Answer:
    flash(NOT_FIRM, "warning")
    return redirect(url_for("action_items.show", item_id=item_id), 303)
