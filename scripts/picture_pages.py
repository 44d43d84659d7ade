"""Which pages there are to take pictures of, read from the application's own list of addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import Select, and_, select
from werkzeug.routing import Rule

from app.db import db
from app.domain.meetings import Confidentiality
from app.domain.minutes import MinutesStatus
from app.domain.people import PositionKind
from app.models.action_items import ActionItem, Assignment
from app.models.agencies import Agency, Position, TaskForce, TaskForceMember
from app.models.emblems import Emblem
from app.models.files import Documentation, StoredFile
from app.models.governments import Government, Holiday, PaperProfile
from app.models.item_loop import Directive
from app.models.letters import Letter
from app.models.meetings import Meeting, MeetingLink, SmallTeam
from app.models.minutes import Minutes, MinutesPoint, MinutesSection
from app.models.participants import Participant
from app.models.people import Appointment, Person
from app.models.releases import PressRelease
from app.models.users import User, UserRole
from app.models.writing import MinutesEdit, NoteLine, PointRemark

#: What an argument of an address stands for.
_MODELS: dict[str, Any] = {
    "meeting_id": Meeting,
    "item_id": ActionItem,
    "agency_id": Agency,
    "coordinator_id": Position,
    "position_id": Position,
    "person_id": Person,
    "appointment_id": Appointment,
    "task_force_id": TaskForce,
    "member_id": TaskForceMember,
    "user_id": User,
    "holiday_id": Holiday,
    "profile_id": PaperProfile,
    "emblem_id": Emblem,
    "section_id": MinutesSection,
    "line_id": NoteLine,
    "edit_id": MinutesEdit,
    "point_id": MinutesPoint,
    "release_id": PressRelease,
    "participant_id": Participant,
    "documentation_id": Documentation,
    "file_id": StoredFile,
    "link_id": MeetingLink,
    "team_id": SmallTeam,
    "invitation_id": Participant,
    "letter_id": Letter,
    "share_id": Assignment,
    "directive_id": Directive,
}
#: The agency whose head and staff have accounts in the demo.
_STAFFED = select(UserRole.agency_id).join(User, User.id == UserRole.user_id).where(User.username.like("kepala.%"))
_ORDINARY = select(Meeting.id).where(Meeting.confidentiality == Confidentiality.BIASA)
#: Rows that a page of that argument takes, where not any row will do.
_ONLY = {
    "item_id": and_(ActionItem.owner_agency_id.in_(_STAFFED), ActionItem.meeting_id.in_(_ORDINARY)),
    "share_id": Assignment.agency_id.in_(_STAFFED),
    "coordinator_id": Position.kind == PositionKind.ASISTEN,
    "edit_id": MinutesEdit.by_name.like("%TU %"),
    "point_id": MinutesPoint.id.in_(select(PointRemark.point_id)),
    "user_id": ~User.username.startswith("admin."),
}
#: Pages that are looked at for every meeting; of the others one is enough.
_OF_EVERY_MEETING = frozenset({"meetings.show", "participants.show", "minutes.show", "meeting_items.show"})
_WITH_PAPERS = frozenset({"minutes.show", "letters.index"})
#: Endpoints of pages on which minutes are written; these are looked at where somebody is still writing.
_OF_WRITING = ("minutes_", "quick_notes.", "remarks.", "privacy.", "press_releases.")
#: Pages that look different to each role.
OF_EVERY_ROLE = "home.home"
#: Of one government so many meetings are looked at.
_MEETINGS = 3
_NOT_PAGES = frozenset({"static", "home.health"})
_FILES = (".csv", ".docx", ".ics", ".xlsx", ".pdf")


@dataclass(frozen=True)
class Address:
    """Something to look at: a name for its picture, the path, and the accounts' last name (the government)."""

    name: str
    path: str
    government: str


def pages(app: Flask, of: str | None = None) -> Iterator[Address]:
    """Every page that GET answers, in the last government, where most happens; the steps of a meeting for more.

    `of` looks at the government of those accounts only.
    """
    with app.test_request_context():
        for rule in _rules(app):
            if rule.rule.endswith(_FILES) or rule.endpoint in _NOT_PAGES or "file_id" in rule.arguments:
                continue
            found = [one for one in _arguments(rule) if of in (None, one[1])]
            for words, government, values in found if rule.endpoint in _OF_EVERY_MEETING else found[-1:]:
                yield Address(f"{rule.endpoint}{words}", app.url_for(rule.endpoint, **values), government)


def pages_with_papers(app: Flask) -> Iterator[Address]:
    """The pages of every meeting on which papers are handed out."""
    with app.test_request_context():
        for rule in _rules(app):
            if rule.endpoint in _WITH_PAPERS:
                for words, government, values in _arguments(rule):
                    yield Address(words.strip("-"), app.url_for(rule.endpoint, **values), government)


def missing(app: Flask) -> list[str]:
    """Addresses with an argument that this script does not know, or that nothing in the demo fills."""
    with app.test_request_context():
        return [rule.rule for rule in _rules(app) if rule.endpoint != "static" and not list(_arguments(rule))]


def _rules(app: Flask) -> list[Rule]:
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()))
    return sorted(rules, key=lambda rule: rule.endpoint)


def _arguments(rule: Rule) -> Iterator[tuple[str, str, dict[str, int]]]:
    """Words for the name, government and values, for each meeting or government that fills the rule's arguments."""
    if not rule.arguments <= _MODELS.keys():
        return
    for government_id, name in _governments():
        if "meeting_id" not in rule.arguments:
            values = _filled(rule, government_id, {})
            if values is not None:
                yield f"-{name}", name, values
            continue
        of_writing = rule.endpoint.startswith(_OF_WRITING)
        for meeting_id in _being_written(government_id) if of_writing else _meetings(government_id):
            values = _filled(rule, government_id, {"meeting_id": meeting_id})
            if values is not None:
                yield f"-{name}-{meeting_id}", name, values


def _filled(rule: Rule, government_id: int, start: dict[str, int]) -> dict[str, int] | None:
    """The first rows that belong together; None where one is missing."""
    values = dict(start)
    # From the thing to what it belongs to: a position says which agency, an appointment which person.
    for name in sorted(rule.arguments - start.keys(), key=lambda name: list(_MODELS).index(name), reverse=True):
        model = _MODELS[name]
        wanted = select(model.id).where(model.government_id == government_id)
        for other, value in values.items():
            owner = _MODELS[other]
            if hasattr(model, other):
                wanted = wanted.where(getattr(model, other) == value)
            if hasattr(owner, name):
                wanted = wanted.where(
                    model.id == select(getattr(owner, name)).where(owner.id == value).scalar_subquery()
                )
        if name in _ONLY:
            wanted = wanted.where(_ONLY[name])
        if name == "agency_id" and "meeting_id" in values:
            wanted = wanted.where(Agency.id.in_(_assigned(values["meeting_id"])))
        found = db.session.scalar(wanted.order_by(model.id).limit(1))
        if found is None:
            return None
        values[name] = found
    return values


def _assigned(meeting_id: int) -> Select[Any]:
    """Agencies that still owe something on a meeting's items, which letters go to."""
    return (
        select(Assignment.agency_id)
        .join(ActionItem, ActionItem.id == Assignment.item_id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(Meeting.id == meeting_id, Assignment.is_open, Assignment.agency_id != Meeting.secretariat_agency_id)
    )


def _governments() -> list[tuple[int, str]]:
    """Ids, and the last part of the user names of their demo accounts."""
    rows = db.session.execute(
        select(Government.id, User.username)
        .join(User, User.government_id == Government.id)
        .where(User.username.like("admin.%"))
        .order_by(Government.id)
    )
    return [(government_id, username.partition(".")[2]) for government_id, username in rows]


def _meetings(government_id: int) -> list[int]:
    return list(
        db.session.scalars(
            select(Meeting.id).where(Meeting.government_id == government_id).order_by(Meeting.id).limit(_MEETINGS)
        )
    )


def _being_written(government_id: int) -> list[int]:
    """Meetings whose notula is a draft, and which are more than planned."""
    drafts = select(Minutes.meeting_id).where(
        Minutes.government_id == government_id,
        Minutes.status == MinutesStatus.KONSEP,
        Minutes.meeting_id.in_(select(MinutesPoint.meeting_id)),
    )
    return list(db.session.scalars(drafts.order_by(Minutes.meeting_id)))
