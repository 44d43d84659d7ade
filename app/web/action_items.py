"""One action item: its page, changing and withdrawing it. The list is in item_lists.py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.action_items import AssignmentKind, ItemClass, ItemStatus, ShownStatus
from app.domain.facts import ItemFacts
from app.domain.permissions import Permission
from app.queries import subjects
from app.queries.item_choices import item_choices
from app.queries.item_form import SavedItem, saved_item
from app.queries.item_page import item_view
from app.queries.item_timeline import STEPS_MAX, STEPS_SHOWN, item_steps
from app.queries.item_view import ItemView
from app.queries.settings import work_calendar
from app.services.item_changes import WithdrawItem, change_item, withdraw_item
from app.web.access import current_actor, may, requires
from app.web.chain_links import back_links
from app.web.conflicts import saved_beside
from app.web.forms.action_items import ItemForm, WithdrawForm, saved_values
from app.web.forms.auth import EmptyForm
from app.web.forms.rows import rearranged
from app.web.item_acts import history_url, offered_acts
from app.web.item_history import entries, heard_by
from app.web.item_words import due_of, first_due_words, short_title
from app.web.meeting_items import form_context, tell_remarks

blueprint = Blueprint("action_items", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]


@blueprint.get("/tindak-lanjut/<id:item_id>")
@requires(Permission.ITEM_VIEW, subjects.item)
def show(item_id: int) -> Answer:
    """What the item says, who owes what by when, the acts that are possible now, and what happened so far."""
    actor, item = current_actor(), item_view(current_actor(), g.subject)
    wants_all = request.args.get("riwayat") == "semua"
    steps, more = item_steps(actor, g.subject, item.shares, size=STEPS_MAX if wants_all else STEPS_SHOWN)
    offered = offered_acts(actor, g.subject, item)
    return render_template(
        "action_items/show.html",
        item=item,
        title=short_title(item.text),
        **_dues(item),
        status=_status(item),
        offered=offered,
        at_once=EmptyForm(formdata=None) if offered.item or offered.shares else None,
        history=entries(steps, item.deadlines, more=more, name_agencies=len(item.shares) > 1),
        heard_by=heard_by,
        more_history=more and not wants_all,
        history_url=history_url(actor, g.subject),
        may_edit=may(Permission.ITEM_EDIT, g.subject) and not item.is_firm,
        chain=back_links(item.origin.meeting_id, item.origin.steps) if item.origin else [],
    )


def _status(item: ItemView) -> ItemStatus | ShownStatus | None:
    """The state of the share that leads, or of the only one that is seen; None where each agency has its own."""
    if not item.is_firm:
        return None
    leads = [share.shown for share in item.shares if share.kind is AssignmentKind.LEAD]
    if not leads and item.item_class is ItemClass.ARAHAN_UMUM:
        return ShownStatus.ARAHAN_UMUM
    return leads[0] if leads else item.shares[0].shown if len(item.shares) == 1 else None


def _dues(item: ItemView) -> dict[str, Any]:
    """The item's due date as its lead owes it, and each share with its own."""
    actor = current_actor()
    known: dict[str, Any] = {"today": clock.today(actor.zone), "calendar": work_calendar(actor.government_id)}
    lead = item.shares[0].status if item.shares else ItemStatus.SEMENTARA
    waits = item.shares[0].waits if item.shares else ()
    partner = item.owner_is_partner or (bool(item.shares) and all(share.is_partner for share in item.shares))
    due = due_of(item.due_on, item.due_text, lead, partner=partner, is_open=item.is_open, waits=waits, **known)
    shares = [
        (
            share,
            due_of(
                share.due_on,
                None,
                share.status,
                partner=share.is_partner,
                is_open=share.is_open,
                waits=share.waits,
                **known,
            ),
        )
        for share in item.shares
    ]
    return {
        "due": replace(due, initial_words=first_due_words(item)),
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
