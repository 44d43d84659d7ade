"""The searchable words of meetings and items, kept up by every service that changes one. Asking is queries/search.py.

Called inside a running transaction; nothing here checks a permission. The database carries each entry into its
full-text index by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select, update

from app.db import db
from app.domain.meetings import Confidentiality, stricter
from app.domain.search_text import search_text
from app.models.action_items import ActionItem
from app.models.agencies import Agency, TaskForce, TaskForceAlias
from app.models.meetings import AgendaRow, Meeting, MeetingPurpose, MeetingTaskForce, MeetingTopic
from app.models.records import SearchEntry

MEETING, ITEM = "meeting", "item"


def index_meeting(meeting_id: int) -> None:
    """Store the words of a meeting anew, and the class of its items' entries."""
    db.session.flush()  # the words are read back from the tables
    meeting = db.session.get_one(Meeting, meeting_id, populate_existing=True)
    parts = [meeting.title, meeting.place, meeting.place_city, meeting.program_text, meeting.organiser_text]
    parts.append(meeting.organiser_short_text)
    if meeting.organiser_agency_id is not None:
        parts += _agency_words(meeting.organiser_agency_id)
    for row in (MeetingTopic, MeetingPurpose, AgendaRow):
        parts += db.session.scalars(select(row.text).where(row.meeting_id == meeting_id).order_by(row.position))
    parts += _task_force_words(meeting_id)
    _store(MEETING, meeting_id, meeting, meeting.confidentiality, parts)
    _level_items(meeting)


def index_item(item_id: int) -> None:
    """Store the words of an item anew; a withdrawn one is found no more.

    Only words of the item itself: whoever sees an item without its meeting must not find it by the meeting's title.
    """
    db.session.flush()  # the words are read back from the tables
    item = db.session.get_one(ActionItem, item_id, populate_existing=True)
    if item.withdrawn_at is not None:
        _remove(ITEM, item_id)
        return
    parts = [item.text, item.expected_output, item.expected_proof, item.indicator, item.owner_text, item.due_text]
    if item.owner_agency_id is not None:
        parts += _agency_words(item.owner_agency_id)
    if item.owner_task_force_id is not None:
        parts.append(db.session.get_one(TaskForce, item.owner_task_force_id).name)
    meeting = db.session.get_one(Meeting, item.meeting_id)
    _store(ITEM, item_id, meeting, stricter(item.confidentiality, meeting.confidentiality), parts)


def index_agency(agency_id: int) -> None:
    """Store the words of everything that carries the name of an agency, once it is called otherwise."""
    _index_again(Meeting.organiser_agency_id == agency_id, ActionItem.owner_agency_id == agency_id)


def index_task_force(task_force_id: int) -> None:
    """The same for a task force and its other names."""
    linked = select(MeetingTaskForce.meeting_id).where(MeetingTaskForce.task_force_id == task_force_id)
    _index_again(Meeting.id.in_(linked), ActionItem.owner_task_force_id == task_force_id)


def _index_again(meetings: ColumnElement[bool], items: ColumnElement[bool]) -> None:
    for meeting_id in db.session.scalars(select(Meeting.id).where(meetings)).all():
        index_meeting(meeting_id)
    for item_id in db.session.scalars(select(ActionItem.id).where(items, ActionItem.withdrawn_at.is_(None))).all():
        index_item(item_id)


def _agency_words(agency_id: int) -> list[str | None]:
    agency = db.session.get_one(Agency, agency_id)
    return [agency.name, agency.short_name]


def _task_force_words(meeting_id: int) -> list[str]:
    linked = select(MeetingTaskForce.task_force_id).where(MeetingTaskForce.meeting_id == meeting_id)
    names = db.session.scalars(select(TaskForce.name).where(TaskForce.id.in_(linked)).order_by(TaskForce.id))
    aliases = select(TaskForceAlias.name).where(TaskForceAlias.task_force_id.in_(linked)).order_by(TaskForceAlias.id)
    return [*names, *db.session.scalars(aliases)]


def _level_items(meeting: Meeting) -> None:
    """An item's entry carries the stricter of its own class and its meeting's."""
    for level in Confidentiality:
        of_level = select(ActionItem.id).where(ActionItem.meeting_id == meeting.id, ActionItem.confidentiality == level)
        db.session.execute(
            update(SearchEntry)
            .where(SearchEntry.kind == ITEM, SearchEntry.subject_id.in_(of_level))
            .values(confidentiality=stricter(level, meeting.confidentiality))
            .execution_options(synchronize_session=False)
        )


def _store(kind: str, subject_id: int, meeting: Meeting, level: Confidentiality, parts: Iterable[str | None]) -> None:
    entry = _entry(kind, subject_id)
    if entry is None:
        entry = SearchEntry(
            government_id=meeting.government_id, kind=kind, subject_id=subject_id, meeting_id=meeting.id
        )
        db.session.add(entry)
    entry.confidentiality = level
    entry.words = search_text(" ".join(part for part in parts if part))


def _remove(kind: str, subject_id: int) -> None:
    entry = _entry(kind, subject_id)
    if entry is not None:
        db.session.delete(entry)


def _entry(kind: str, subject_id: int) -> SearchEntry | None:
    return db.session.scalar(
        select(SearchEntry)
        .where(SearchEntry.kind == kind, SearchEntry.subject_id == subject_id)
        .execution_options(populate_existing=True)
    )
