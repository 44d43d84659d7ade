"""Flask routes and forms: load, check, validate, act, redirect. Registers every blueprint."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined

from app.web import (
    access,
    auth,
    calendars,
    converters,
    documentation,
    errors,
    files,
    filters,
    funding,
    headers,
    home,
    item_lists,
    letters,
    logs,
    meeting_items,
    meeting_sources,
    meeting_status,
    meetings,
    minutes,
    minutes_lists,
    minutes_sections,
    navigation,
    origin,
    participants,
    readers,
    sessions,
    static_files,
)

BLUEPRINTS = (
    auth.blueprint,
    home.blueprint,
    meetings.blueprint,
    participants.blueprint,
    files.blueprint,
    documentation.blueprint,
    meeting_status.blueprint,
    meeting_sources.blueprint,
    readers.blueprint,
    funding.blueprint,
    calendars.blueprint,
    meeting_items.blueprint,
    item_lists.blueprint,
    letters.blueprint,
    minutes.blueprint,
    minutes_sections.blueprint,
    minutes_lists.blueprint,
)


def register(app: Flask) -> None:
    """Attach blueprints, error pages, headers and template globals."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.url_map.converters["id"] = converters.IdConverter
    logs.register(app)
    origin.register(app)
    access.refuse_unmarked(app)
    sessions.register(app)
    errors.register(app)
    headers.register(app)
    filters.register(app)
    navigation.register(app)
    static_files.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.view_functions["static"].access = ("public", None)  # type: ignore[attr-defined]
