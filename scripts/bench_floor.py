"""The floor of the measurement: bare Flask, SQLAlchemy and Jinja on the same rows. No login, rights, frame or filters.

For Excel a plain xlsxwriter workbook of the same rows, for CSV the csv module.

Served by gunicorn like the application itself, on the database that DATABASE_URL names.
"""

from __future__ import annotations

import csv
import functools
import io
import os
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from flask import Flask, Response, current_app
from flask_sqlalchemy import SQLAlchemy
from jinja2 import Template
from sqlalchemy import case, func, select

from app.db import Base, engine_options, prepare
from app.domain.action_items import AssignmentKind, Horizon
from app.models.action_items import ActionItem, Assignment, Deadline, ItemHorizon
from app.models.agencies import Agency
from app.models.meetings import AgendaRow, Meeting
from app.models.minutes import MinutesPoint
from app.models.participants import Participant
from scripts.bench_roles import COORDINATED

_LIST = """<!doctype html><html lang="id"><title>Daftar</title><p>{{ total }}</p><table>
{% for row in rows %}<tr><td><a href="/butir/{{ row.id }}">{{ row.text }}</a> {{ row.title }}</td>
<td>{{ row.name }}</td><td>{{ row.due_on }}</td><td>{{ row.status }}</td></tr>{% endfor %}</table></html>"""
_ITEM = """<!doctype html><html lang="id"><title>Butir</title><h1>{{ item.text }}</h1>
<p>{{ item.title }} {{ item.point }}</p>
<ul>{% for one in shares %}<li>{{ one.name }} {{ one.kind }} {{ one.status }} {{ one.due_on }}</li>{% endfor %}</ul>
<ul>{% for one in deadlines %}<li>{{ one.due_on }} {{ one.reason or "" }}</li>{% endfor %}</ul></html>"""

_RECAP = """<!doctype html><html lang="id"><title>Rekap</title><table>
{% for row in rows %}<tr><td>{{ row.name }}</td><td>{{ row.open }}</td><td>{{ row.late }}</td></tr>{% endfor %}
</table></html>"""
_HOME = """<!doctype html><html lang="id"><title>Beranda</title><p>{{ total }}</p>
<ul>{% for row in rows %}<li>{{ row.text }} {{ row.title }} {{ row.name }} {{ row.due_on }}</li>{% endfor %}</ul>
<ul>{% for one in meetings %}<li>{{ one.title }} {{ one.sort_on }}</li>{% endfor %}</ul></html>"""
_MEETING = """<!doctype html><html lang="id"><title>Rapat</title><h1>{{ meeting.title }}</h1><p>{{ meeting.place }}</p>
<ol>{% for one in agenda %}<li>{{ one.text }}</li>{% endfor %}</ol>
<ol>{% for one in points %}<li>{{ one.text }}</li>{% endfor %}</ol>
<ol>{% for one in people %}<li>{{ one.name_text }} {{ one.name }}</li>{% endfor %}</ol></html>"""
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Leads 501 of 100,000 items on a short horizon, as `bench_export.FIVE_HUNDRED` asks.
LEADING = 53

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
    app.add_url_rule("/rekap/<bound>", "recap", _recap)
    app.add_url_rule("/beranda/<bound>", "home", _home)
    app.add_url_rule("/rapat/<int:meeting_id>", "meeting", _meeting)
    app.add_url_rule("/lembar/<bound>", "sheet", _sheet)
    app.add_url_rule("/tabel", "table", _table)
    return app


def _rows(bound: str) -> str:
    """The first page of late items with its capped total, in two statements."""
    rows = database.session.execute(_late(bound).limit(26)).all()
    return _rendered(_LIST, rows=rows[:25], total=_total(bound))


def _late(bound: str) -> Any:
    return (
        select(ActionItem.id, ActionItem.text, ActionItem.due_on, Agency.name, Meeting.title, Assignment.status)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == ActionItem.owner_agency_id)
        .join(Assignment, (Assignment.item_id == ActionItem.id) & (Assignment.agency_id == Agency.id))
        .where(*_is_late(bound))
        .order_by(ActionItem.due_on, ActionItem.id)
    )


def _is_late(bound: str) -> tuple[Any, ...]:
    # `is_open` bare, so that the partial index serves it.
    return ActionItem.government_id == 1, ActionItem.is_open, ActionItem.due_on < date.fromisoformat(bound)


def _total(bound: str) -> int | None:
    some = select(ActionItem.id).where(*_is_late(bound)).limit(1_001).subquery()
    return database.session.scalar(select(func.count()).select_from(some))


def _recap(bound: str) -> str:
    """Open and late shares by agency, in one statement."""
    late = func.sum(case((Assignment.due_on < date.fromisoformat(bound), 1), else_=0))
    counts = (
        select(Assignment.agency_id, func.count().label("open"), late.label("late"))
        .where(Assignment.government_id == 1, Assignment.is_open)
        .group_by(Assignment.agency_id)
        .subquery()
    )
    named = select(Agency.name, counts.c.open, counts.c.late).join(counts, counts.c.agency_id == Agency.id)
    return _rendered(_RECAP, rows=database.session.execute(named.order_by(Agency.protocol_order)).all())


def _home(bound: str) -> str:
    """Five late items with their capped total and three meetings, in three statements."""
    rows = database.session.execute(_late(bound).limit(5)).all()
    meetings = database.session.execute(
        select(Meeting.title, Meeting.sort_on)
        .where(Meeting.government_id == 1)
        .order_by(Meeting.sort_on.desc(), Meeting.id.desc())
        .limit(3)
    ).all()
    return _rendered(_HOME, rows=rows, total=_total(bound), meetings=meetings)


def _meeting(meeting_id: int) -> str:
    """One meeting with agenda, notes and participants, in four statements."""

    def listed(model: Any, *columns: Any) -> Any:
        rows = select(*columns).select_from(model).where(model.meeting_id == meeting_id).order_by(model.position)
        return rows.outerjoin(Agency, Agency.id == model.agency_id) if model is Participant else rows

    meeting: Any = database.session.execute(
        select(Meeting.title, Meeting.place, Meeting.sort_on).where(Meeting.id == meeting_id)
    ).one()
    agenda, points, people = (
        database.session.execute(listed(model, *columns)).all()
        for model, *columns in (
            (AgendaRow, AgendaRow.text),
            (MinutesPoint, MinutesPoint.text),
            (Participant, Participant.name_text, Agency.name),
        )
    )
    return _rendered(_MEETING, meeting=meeting, agenda=agenda, points=points, people=people)


def _sheet(bound: str) -> Response:
    """The late items of the agencies of the asisten as a plain workbook, in one statement."""
    chosen = _late(bound).where(Agency.id.in_(COORDINATED))
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "constant_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate(database.session.execute(chosen)):
        page.write_row(number, 0, (number, row.name, row.text, row.title, row.status, row.due_on.isoformat()))
    book.close()
    return Response(target.getvalue(), content_type=SHEET)


def _table() -> Response:
    """What an agency leads on a short horizon as a plain CSV file, in one statement."""
    chosen = (
        select(
            *(ActionItem.text, Agency.name, Meeting.title, Meeting.confidentiality, ActionItem.item_class),
            *(ActionItem.from_kepala_daerah, Assignment.status, ActionItem.first_due_on, ActionItem.due_on),
            ActionItem.due_text,
        )
        .select_from(Assignment)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .join(Agency, Agency.id == ActionItem.owner_agency_id)
        .join(ItemHorizon, ItemHorizon.item_id == ActionItem.id)
        .where(
            *(Assignment.government_id == 1, Assignment.agency_id == LEADING, Assignment.kind == AssignmentKind.LEAD),
            ItemHorizon.horizon == Horizon.PENDEK,
        )
        .order_by(Assignment.item_id.desc())
    )
    target = io.StringIO()
    csv.writer(target).writerows((n, *row) for n, row in enumerate(database.session.execute(chosen), 1))
    return Response(target.getvalue(), content_type="text/csv; charset=utf-8")


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
