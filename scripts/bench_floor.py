"""The floor of the measurement: bare Flask, SQLAlchemy and Jinja on the same rows. No login, rights, frame or filters.

Served by gunicorn like the application itself, on the database that DATABASE_URL names.
"""

from __future__ import annotations

import functools
import os
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from jinja2 import Template
from sqlalchemy import func, select

from app.db import Base, engine_options, prepare
from app.models.action_items import ActionItem, Assignment, Deadline
from app.models.agencies import Agency
from app.models.meetings import Meeting
from app.models.minutes import MinutesPoint

_LIST = """<!doctype html><html lang="id"><title>Daftar</title><p>{{ total }}</p><table>
{% for row in rows %}<tr><td><a href="/butir/{{ row.id }}">{{ row.text }}</a> {{ row.title }}</td>
<td>{{ row.name }}</td><td>{{ row.due_on }}</td><td>{{ row.status }}</td></tr>{% endfor %}</table></html>"""
_ITEM = """<!doctype html><html lang="id"><title>Butir</title><h1>{{ item.text }}</h1>
<p>{{ item.title }} {{ item.point }}</p>
<ul>{% for one in shares %}<li>{{ one.name }} {{ one.kind }} {{ one.status }} {{ one.due_on }}</li>{% endfor %}</ul>
<ul>{% for one in deadlines %}<li>{{ one.due_on }} {{ one.reason or "" }}</li>{% endfor %}</ul></html>"""

database = SQLAlchemy(model_class=Base)


def make_app(url: str) -> Flask:
    """The floor on one database."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(url)
    app.config["INSTANCE_FOLDER"] = Path(os.environ["TUNTAS_INSTANCE"])  # gunicorn.conf.py asks for it
    database.init_app(app)
    with app.app_context():
        prepare(database.engine, busy_ms=8_000)
    app.add_url_rule("/daftar/<bound>", "rows", _rows)
    app.add_url_rule("/butir/<int:item_id>", "item", _item)
    return app


def _rows(bound: str) -> str:
    """The first page of late items with its capped total, in two statements."""
    late = (ActionItem.government_id == 1, ActionItem.is_open, ActionItem.due_on < date.fromisoformat(bound))
    rows = database.session.execute(
        select(ActionItem.id, ActionItem.text, ActionItem.due_on, Agency.name, Meeting.title, Assignment.status)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == ActionItem.owner_agency_id)
        .join(Assignment, (Assignment.item_id == ActionItem.id) & (Assignment.agency_id == Agency.id))
        .where(*late)
        .order_by(ActionItem.due_on, ActionItem.id)
        .limit(26)
    ).all()
    some = select(ActionItem.id).where(*late).limit(1_001).subquery()
    total = database.session.scalar(select(func.count()).select_from(some))
    return _rendered(_LIST, rows=rows[:25], total=total)


def _item(item_id: int) -> str:
    """One item with its shares, deadlines and origin, in three statements."""
    item: Any = database.session.execute(
        select(ActionItem.text, Meeting.title, MinutesPoint.text.label("point"))
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(MinutesPoint, MinutesPoint.id == ActionItem.origin_point_id)
        .where(ActionItem.id == item_id)
    ).one()
    shares = database.session.execute(
        select(Agency.name, Assignment.kind, Assignment.status, Assignment.due_on)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Assignment.item_id == item_id)
    ).all()
    deadlines = database.session.execute(
        select(Deadline.due_on, Deadline.reason).where(Deadline.item_id == item_id).order_by(Deadline.id)
    ).all()
    return _rendered(_ITEM, item=item, shares=shares, deadlines=deadlines)


@functools.cache
def _template(source: str) -> Template:
    """Compiled once a process, as files of templates are."""
    return current_app.jinja_env.from_string(source)


def _rendered(source: str, **context: Any) -> str:
    return _template(source).render(context)


if os.environ.get("BENCH_FLOOR"):
    app = make_app(os.environ["DATABASE_URL"])
