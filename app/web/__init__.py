"""Flask routes and forms: load, check, validate, act, redirect. Registers every blueprint."""

from __future__ import annotations

from flask import Flask

from app.web import (
    access,
    agencies,
    appointments,
    auth,
    calendars,
    converters,
    coordinators,
    documentation,
    errors,
    files,
    filters,
    funding,
    headers,
    holidays,
    home,
    item_lists,
    letters,
    limits,
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
    paper_profiles,
    participants,
    people,
    person_states,
    positions,
    readers,
    sessions,
    static_files,
    task_force_members,
    task_forces,
    template_environment,
    user_access,
    users,
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
    agencies.blueprint,
    positions.blueprint,
    coordinators.blueprint,
    people.blueprint,
    person_states.blueprint,
    appointments.blueprint,
    task_forces.blueprint,
    task_force_members.blueprint,
    users.blueprint,
    user_access.blueprint,
    holidays.blueprint,
    paper_profiles.blueprint,
)


def register(app: Flask) -> None:
    """Attach blueprints, error pages, headers and template globals."""
    template_environment.register(app)
    app.url_map.converters["id"] = converters.IdConverter
    limits.register(app)
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
