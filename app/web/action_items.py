"""One action item: its page, changing and withdrawing it. The list is in item_lists.py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.action_items import ItemStatus
from app.domain.facts import ItemFacts
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.item_choices import item_choices
from app.queries.item_form import SavedItem, saved_item
from app.queries.item_page import item_view
from app.queries.item_view import ItemView
from app.queries.settings import work_calendar
from app.services.item_changes import WithdrawItem, change_item, withdraw_item
from app.web.access import current_actor, may, requires
from app.web.conflicts import saved_beside
from app.web.forms.action_items import ItemForm, WithdrawForm, saved_values
from app.web.forms.rows import rearranged
from app.web.item_words import due_of, first_deadline, history, short_title
from app.web.meeting_items import form_context, tell_remarks

blueprint = Blueprint("action_items", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/tindak-lanjut/<id:item_id>")
@requires(Permission.ITEM_VIEW, subjects.item)
def show(item_id: int) -> Answer:
    """What the item says, who has a share in it, by when, and where it comes from if that may be seen."""
    item = item_view(current_actor(), g.subject)
    return render_template(
        "action_items/show.html",
        item=item,
        title=short_title(item.text),
        **_dues(item),
        history=history(item.deadlines),
        may_edit=may(Permission.ITEM_EDIT, g.subject) and not item.is_firm,
    )


def _dues(item: ItemView) -> dict[str, Any]:
    """The item's due date as its lead owes it, and each share with its own."""
    actor = current_actor()
    known = {"today": clock.today(actor.zone), "calendar": work_calendar(actor.government_id)}
    lead = item.shares[0].status if item.shares else ItemStatus.SEMENTARA
    due = due_of(item.due_on, item.due_text, lead, partner=item.owner_is_partner, is_open=item.is_open, **known)
    shares = [
        (
            share,
            due_of(share.due_on, None, share.status, partner=share.is_partner, is_open=share.is_open, **known),
        )
        for share in item.shares
    ]
    return {
        "due": replace(due, initial_words=first_deadline(item.deadlines)),
        "shares": shares,
        "dues_differ": any(share.due_on != item.due_on for share in item.shares),
    }


@blueprint.route("/tindak-lanjut/<id:item_id>/ubah", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, subjects.item)
def edit(item_id: int) -> Answer:
    """The same form for a saved item, while it is Sementara."""
    actor, facts = current_actor(), g.subject
    changed = rearranged(request.form) if request.method == "POST" else None
    item = saved_item(actor, item_id)
    form = ItemForm(formdata=changed) if changed is not None else _form(item)
    form.offer(item_choices(actor, facts.meeting, item_id, item.origin))
    if changed is None and form.validate_on_submit():
        with saved_beside(form, lambda: _fresh_form(item_id, facts)):
            change_item(actor, form.to_change(item_id), form.submission_key.data)
            flash("Perubahan tersimpan.", "success")
            tell_remarks(form, item.meeting_id)
            return redirect(url_for("action_items.show", item_id=item_id), 303)
    context = form_context(form, item.meeting_id) | {"item": item}
    return render_template("action_items/edit.html", **context), form.status if changed is None else 200


def _form(item: SavedItem) -> ItemForm:
    """What is posted decides alone; a page that is opened begins with what is saved."""
    return ItemForm() if request.method == "POST" else ItemForm(data=saved_values(item))


def _fresh_form(item_id: int, facts: ItemFacts) -> ItemForm:
    actor = current_actor()
    item = saved_item(actor, item_id)
    form = ItemForm(formdata=None, data=saved_values(item))
    form.offer(item_choices(actor, facts.meeting, item_id, item.origin))
    return form


@blueprint.route("/tindak-lanjut/<id:item_id>/cabut", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, subjects.item_even_withdrawn)
def withdraw(item_id: int) -> Answer:
    """Ask for the reason, then take the item back."""
    form = WithdrawForm()
    if form.validate_on_submit():
        command = WithdrawItem(item_id=item_id, version=form.version.data or 0, reason=form.reason.data)
        with form.refusals():
            meeting_id = withdraw_item(current_actor(), command, form.submission_key.data)
            flash("Tindak lanjut dicabut.", "success")
            return redirect(url_for("meeting_items.show", meeting_id=meeting_id), 303)
    subjects.item(current_actor(), item_id)  # a page that asks about a withdrawn item is a missing page
    item = saved_item(current_actor(), item_id)
    return render_template(
        "action_items/withdraw.html", form=form, item=item, title=short_title(item.text)
    ), form.status
