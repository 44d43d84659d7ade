"""Beranda, and the health page for the operator's monitoring."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template
from sqlalchemy import text

from app import clock
from app.db import db
from app.domain.deadlines import overdue_bound
from app.domain.permissions import Permission
from app.domain.roles import Actor, Role
from app.domain.workdays import WorkCalendar
from app.queries import home as state
from app.queries import meeting_list
from app.queries.home import OpenItem
from app.queries.settings import work_calendar
from app.web import home_words
from app.web.access import current_actor, may, public, signed_in
from app.web.item_words import due_of, short_title
from app.web.meeting_steps import date_parts, state_of

blueprint = Blueprint("home", __name__)
ROWS = 5
MEETINGS = 3


@blueprint.get("/")
@signed_in
def home() -> str:
    """The first page after logging in: one sentence, then at most three blocks, each with its way on."""
    actor = current_actor()
    today = clock.today(actor.zone)
    accounts = state.account_state(actor) if actor.has(Role.ADMINISTRATOR) else None
    calendar = work_calendar(actor.government_id)
    items = state.open_items(actor, overdue_bound(today, calendar), ROWS) if actor.is_reader else state.OpenItems([])
    gaps = state.gaps(actor, today)
    ahead, behind = meeting_list.nearest(actor, today, MEETINGS) if actor.is_reader else ([], [])
    return render_template(
        "home/home.html",
        today=today,
        greeting=home_words.greeting(actor, clock.local(clock.now(), actor.zone)),
        sentence=home_words.sentence(actor, items, gaps, accounts, has_meetings=bool(ahead or behind)),
        accounts=accounts,
        is_reader=actor.is_reader,
        items=[_line(actor, item, calendar) for item in items.rows],
        open_words=home_words.open_words(actor, items),
        gaps=gaps[:ROWS],
        more_gaps=max(0, len(gaps) - ROWS),
        meetings=[(row, date_parts(row), state_of(row, today)) for row in (*ahead, *behind)],
        may_plan=may(Permission.MEETING_PLAN),
    )


def _line(actor: Actor, item: OpenItem, calendar: WorkCalendar) -> dict[str, Any]:
    due = due_of(
        item.due_on,
        item.due_text,
        item.status,
        partner=item.is_partner,
        is_open=True,
        today=clock.today(actor.zone),
        calendar=calendar,
    )
    return {"item": item, "title": short_title(item.text), "due": due}


@blueprint.get("/kesehatan")
@public
def health() -> Response:
    """`sehat` while the database answers."""
    db.session.execute(text("SELECT 1"))
    return Response("sehat\n", mimetype="text/plain")
