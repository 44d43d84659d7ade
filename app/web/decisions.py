"""Perlu keputusan: usul for the Sekda, exceptions for the asisten, oral directions; several usul agreed to at once."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from app import clock
from app.domain.permissions import Permission
from app.domain.privacy_places import ManyPaper
from app.domain.roles import Role
from app.queries import directives as given
from app.queries import exceptions
from app.queries.privacy_many import masked_of_items
from app.queries.settings import work_calendar
from app.services.directives import SeenProposal, agree_to_proposals
from app.web import decision_words
from app.web.access import current_actor, requires
from app.web.forms.decisions import AgreeForm, DecideOralForm, DiscussForm
from app.web.taken_along import note_items_taken_along

blueprint = Blueprint("decisions", __name__)
Answer = str | Response | BaseResponse | tuple[str, int]
#: So many stand on top; the rest follows below.
FIRST = 8


@blueprint.get("/perlu-keputusan")
@requires(Permission.EXCEPTIONS_VIEW)
def index() -> Answer:
    """What waits for a decision, for each of the roles that the actor holds today."""
    return show(AgreeForm())


@blueprint.post("/perlu-keputusan/setujui")
@requires(Permission.ITEM_DECIDE)
def agree() -> Answer:
    """Setujui usul: those that are ticked, or the one whose button was pressed."""
    form = AgreeForm()
    if form.validate_on_submit():
        with form.refusals():
            chosen = form.to_command(request.form.get("satu"))
            count = agree_to_proposals(current_actor(), chosen, _key(form, chosen))
            flash(decision_words.agreed(count), "success")
            return redirect(url_for("decisions.index"), 303)
    return show(form)


@blueprint.get("/perlu-keputusan/lembar-arahan")
@requires(Permission.EXCEPTIONS_VIEW)
def sheet() -> Answer:
    """Lembar arahan Sekretaris Daerah of one day, for print: what the privacy guard finds is masked."""
    actor = current_actor()
    day = decision_words.day_asked(request.args.get("tanggal", ""), clock.today(actor.zone))
    found = given.directives_of_day(actor, day)
    ids = [row.item_id for row in found]
    rows = masked_of_items(found, ids)
    note_items_taken_along(ManyPaper.LEMBAR_ARAHAN, ids)
    # Two may have signed on one day: the Sekda, and his Plh.
    signers = list(dict.fromkeys((row.office_text or "Sekretaris Daerah", row.given_by_name) for row in rows))
    return render_template("decisions/sheet.html", day=day, rows=rows, signers=signers)


def show(form: AgreeForm) -> Answer:
    """The page, also when something on it was refused."""
    actor = current_actor()
    calendar, today = work_calendar(actor.government_id), clock.today(actor.zone)
    decides, proposes = actor.has(Role.SEKDA), actor.has(Role.ASISTEN)
    mine = None if decides or actor.has(Role.LEADERSHIP_STAFF) else actor.user_id
    proposals = [
        decision_words.proposal_line(one, today, calendar) for one in exceptions.waiting_proposals(actor, mine)
    ]
    orals = exceptions.waiting_orals(actor)
    missing = exceptions.without_proposal(actor, calendar) if proposes else None
    asked = exceptions.waiting_extensions(actor) if decides or proposes else []
    context: dict[str, Any] = {
        "form": form,
        "chosen": set(form.chosen.data or ()),
        "sentence": decision_words.sentence(actor, len(proposals), len(orals), missing, len(asked)),
        "decides": decides,
        "proposes": proposes,
        "records": actor.has(Role.LEADERSHIP_STAFF),
        "user_id": actor.user_id,
        "first": proposals[:FIRST],
        "rest": proposals[FIRST:],
        "discuss": DiscussForm(formdata=None),
        "orals": [decision_words.oral_line(one, today, calendar) for one in orals],
        "oral_form": DecideOralForm(formdata=None),
        "missing": missing and [decision_words.missing_line(row, today, calendar) for row in missing.rows],
        "more_missing": missing is not None and missing.more,
        "extensions": [decision_words.extension_line(one, today, calendar) for one in asked],
    }
    return render_template("decisions/index.html", **context), form.status


def _key(form: AgreeForm, chosen: tuple[SeenProposal, ...]) -> str:
    """The same list sent again with other usul ticked is another submission."""
    words = ",".join(f"{one.proposal_id}-{one.version}" for one in chosen)
    return f"{form.submission_key.data[:40]}-{hashlib.sha256(words.encode()).hexdigest()[:16]}"
