"""Bukti dukung of an item: download and withdrawal. They are uploaded with a report."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, url_for

from app.domain.permissions import Permission
from app.queries import share_subjects
from app.queries.proofs import proof_file
from app.services import proofs
from app.web.access import current_actor, requires
from app.web.files import Answer, sent_file
from app.web.forms.auth import EmptyForm

blueprint = Blueprint("proofs", __name__)


@blueprint.get("/tindak-lanjut/<id:item_id>/bukti/<id:proof_id>")
@requires(Permission.PROOF_VIEW, share_subjects.proof)
def download(item_id: int, proof_id: int) -> Answer:
    """The bytes, always as an attachment that no browser runs."""
    return sent_file(proof_file(g.subject))


@blueprint.route("/tindak-lanjut/<id:item_id>/bukti/<id:proof_id>/tarik", methods=["GET", "POST"])
@requires(Permission.PROOF_WITHDRAW, share_subjects.proof_even_withdrawn)
def withdraw(item_id: int, proof_id: int) -> Answer:
    """Take a proof back before its report counts, after asking."""
    form = EmptyForm()
    if form.validate_on_submit():
        with form.refusals():
            proofs.withdraw_proof(current_actor(), item_id, proof_id, form.submission_key.data)
            flash("Bukti dukung ditarik.", "success")
            return redirect(url_for("action_items.show", item_id=item_id), 303)
    page = render_template("item_acts/withdraw_proof.html", form=form, file=proof_file(g.subject), item_id=item_id)
    return page, form.status
