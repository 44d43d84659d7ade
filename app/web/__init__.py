"""Flask routes and forms: load, check, validate, act, redirect. Registers every blueprint."""

from __future__ import annotations

from flask import Flask

from app.web import (
    access,
    agencies,
    appointments,
    approval,
    approval_forms,
    approval_steps,
    attendance,
    auth,
    calendar_pages,
    calendars,
    clarifications,
    converters,
    coordinators,
    decisions,
    directives,
    documentation,
    errors,
    extensions,
    files,
    filters,
    firm_items,
    follow_up_texts,
    funding,
    headers,
    history,
    holidays,
    home,
    invitation_replies,
    invitations,
    item_control,
    item_lists,
    item_reports,
    item_verification,
    leader_agenda,
    letter_steps,
    letters,
    limits,
    logs,
    meeting_items,
    meeting_papers,
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
    partner_answers,
    people,
    person_states,
    positions,
    proofs,
    proposals,
    readers,
    recap,
    review,
    revisions,
    sessions,
    static_files,
    task_force_members,
    task_forces,
    template_environment,
    user_access,
    users,
    weekly_report,
)

BLUEPRINTS = (
    auth.blueprint,
    home.blueprint,
    meetings.blueprint,
    participants.blueprint,
    attendance.blueprint,
    invitation_replies.blueprint,
    files.blueprint,
    documentation.blueprint,
    meeting_status.blueprint,
    meeting_sources.blueprint,
    readers.blueprint,
    funding.blueprint,
    calendars.blueprint,
    calendar_pages.blueprint,
    leader_agenda.blueprint,
    history.blueprint,
    meeting_items.blueprint,
    item_lists.blueprint,
    item_reports.blueprint,
    item_verification.blueprint,
    extensions.blueprint,
    clarifications.blueprint,
    partner_answers.blueprint,
    item_control.blueprint,
    firm_items.blueprint,
    proofs.blueprint,
    letters.blueprint,
    letter_steps.blueprint,
    follow_up_texts.blueprint,
    invitations.blueprint,
    meeting_papers.blueprint,
    weekly_report.blueprint,
    minutes.blueprint,
    minutes_sections.blueprint,
    minutes_lists.blueprint,
    revisions.blueprint,
    approval.blueprint,
    approval_forms.blueprint,
    agencies.blueprint,
    positions.blueprint,
    coordinators.blueprint,
    approval_steps.blueprint,
    people.blueprint,
    person_states.blueprint,
    appointments.blueprint,
    task_forces.blueprint,
    task_force_members.blueprint,
    review.blueprint,
    decisions.blueprint,
    proposals.blueprint,
    directives.blueprint,
    recap.blueprint,
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
