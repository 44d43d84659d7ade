"""An asisten writes, changes and takes back the usul on one item."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.queries import directives, subjects
from app.queries.directives import ItemHead
from app.services.item_steps import NOT_FIRM
from app.services.proposals import CLOSED, NOT_OWN, withdraw_proposal, write_proposal
from app.web.access import current_actor, requires
from app.web.forms.decisions import ProposalForm, WithdrawForm

blueprint = Blueprint("proposals", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.route("/tindak-lanjut/<id:item_id>/usul", methods=["GET", "POST"])
@requires(Permission.ITEM_PROPOSE, subjects.item)
def edit(item_id: int) -> Answer:
    """The usul on an exception, new or one's own that waits."""
    actor, item = current_actor(), directives.item_head(current_actor(), item_id)
    waiting = directives.waiting_on(item_id)
    form = ProposalForm(obj=waiting)
    if form.version.data is None:
        form.version.data = waiting.version if waiting else 0
    if form.validate_on_submit():
        with form.refusals():
            write_proposal(actor, form.to_command(item_id), form.submission_key.data)
            flash("Usul tersimpan dan menunggu keputusan Sekretaris Daerah.", "success")
            return redirect(url_for("decisions.index"), 303)
    elif hindrance := _hindrance(item):
        return _away(item_id, hindrance)
    elif waiting is not None and waiting.by_user_id != actor.user_id and not form.is_submitted():
        return _away(item_id, NOT_OWN.format(name=waiting.by_name))
    return render_template("proposals/edit.html", form=form, item=item, waiting=waiting), form.status


@blueprint.route("/tindak-lanjut/<id:item_id>/usul/tarik", methods=["GET", "POST"])
@requires(Permission.ITEM_PROPOSE, subjects.item)
def withdraw(item_id: int) -> Answer:
    """Ask, then take the usul back."""
    waiting = directives.waiting_on(item_id)
    form = WithdrawForm()
    if form.validate_on_submit():
        with form.refusals():
            withdraw_proposal(current_actor(), form.to_command(item_id), form.submission_key.data)
            flash("Usul ditarik.", "success")
            return redirect(url_for("decisions.index"), 303)
    elif waiting is None and not form.is_submitted():
        return _away(item_id, "Tidak ada usul yang menunggu pada tindak lanjut ini.")
    item = directives.item_head(current_actor(), item_id)
    return render_template("proposals/withdraw.html", form=form, item=item, waiting=waiting), form.status


def _hindrance(item: ItemHead) -> str | None:
    if not item.is_firm:
        return NOT_FIRM
    return None if item.is_open else CLOSED


def _away(item_id: int, words: str) -> Answer:
    flash(words, "warning")
    return redirect(url_for("action_items.show", item_id=item_id), 303)
