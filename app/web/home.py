"""Beranda, and the health page for the operator's monitoring."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from flask import Blueprint, Response, current_app, render_template, url_for
from sqlalchemy import text

from app import clock
from app.db import db
from app.domain import meeting_days
from app.domain.action_items import ItemStatus
from app.domain.deadlines import counted_late, overdue_bound
from app.domain.indonesian import long_date
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.domain.workdays import WorkCalendar
from app.queries.home.agency import Invitation
from app.queries.home.arrivals import Arrivals, arrivals
from app.queries.home.leadership import Decision, Exceptional
from app.queries.home.open_items import OpenItem
from app.queries.settings import work_calendar
from app.services.visits import ONE_VISIT, note_visit
from app.web import home_words
from app.web.access import current_actor, may, public, signed_in
from app.web.home_blocks import ROWS, Found, layout, look_up
from app.web.item_words import due_of, short_title
from app.web.meeting_steps import date_parts, day_parts, state_of

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@signed_in
def home() -> str:
    """The first page after logging in: one sentence, then at most three blocks, each with its way on."""
    actor = current_actor()
    today = clock.today(actor.zone)
    calendar = work_calendar(actor.government_id)
    found = look_up(actor, today, overdue_bound(today, calendar), current_app.config["INSTANCE_FOLDER"])
    context = _context(actor, found, calendar) | {"new": _arrivals(actor)}
    return render_template("home/home.html", today=today, **context)


def _context(actor: Actor, found: Found, calendar: WorkCalendar) -> dict[str, Any]:
    today = clock.today(actor.zone)
    return {
        "greeting": home_words.greeting(actor, clock.local(clock.now(), actor.zone)),
        "sentence": home_words.sentence(actor, found),
        "found": found,
        "layout": layout(actor, found),
        "rows": ROWS,
        "items": [_line(actor, item, calendar) for item in found.items.rows],
        "open_words": home_words.open_words(actor, found.items),
        "meetings": [(row, date_parts(row), state_of(row, today)) for row in found.meetings],
        "may_plan": may(Permission.MEETING_PLAN),
        "short": short_title,
        "since": lambda row: _since(row, today, calendar),
        "invitations": [_invitation(row) for row in found.invitations],
        "new_key": lambda: secrets.token_urlsafe(18),
    }


def _since(row: Decision | Exceptional, today: date, calendar: WorkCalendar) -> str | None:
    """`Batas waktu 2 Januari 2025, lewat 4 hari kerja`; None without a due date."""
    if row.due_on is None:
        return None
    late = counted_late(row.due_on, row.status, partner=row.is_partner, today=today, calendar=calendar, waits=row.waits)
    return f"Batas waktu {long_date(row.due_on)}" + (f", lewat {late} hari kerja" if late else "")


def _invitation(row: Invitation) -> dict[str, Any]:
    """An invitation with its date tile, its words and the address of its answer."""
    here = {"meeting_id": row.meeting_id, "invitation_id": row.participant_id, "next": url_for("home.home")}
    times = meeting_days.times_text((row.day,), row.zone)
    return {
        "row": row,
        "parts": day_parts(row.day.on),
        "words": ", ".join(part for part in (meeting_days.dates_text((row.day,)), times) if part),
        "url": url_for("invitation_replies.reply", **here),
    }


def _arrivals(actor: Actor) -> Arrivals:
    """What is new since the visit before; this visit is noted once."""
    found = arrivals(actor, clock.now() - ONE_VISIT, ROWS)
    if found.begins:
        note_visit(actor)
    return found


def _line(actor: Actor, item: OpenItem, calendar: WorkCalendar) -> dict[str, Any]:
    due = due_of(
        item.due_on,
        item.due_text,
        item.status or ItemStatus.DALAM_PROSES,
        partner=item.is_partner,
        is_open=True,
        today=clock.today(actor.zone),
        calendar=calendar,
        waits=item.waits,
    )
    return {"item": item, "title": short_title(item.text), "due": due}


@blueprint.get("/kesehatan")
@public
def health() -> Response:
    """`sehat` while the database answers."""
    db.session.execute(text("SELECT 1"))
    return Response("sehat\n", mimetype="text/plain")
