"""Rows for tests, made directly and committed: the shortest way to a government with people, meetings and items."""

from tests.factories.meetings import approved, item, meeting, minute_taker, participant, point, reader, section
from tests.factories.people import (
    ZONE,
    actor,
    agency,
    appointment,
    days_ago,
    entry_in_access_log,
    entry_in_audit,
    give_role,
    government,
    person,
    save,
    task_force,
    user,
)

__all__ = [
    "ZONE",
    "actor",
    "agency",
    "appointment",
    "approved",
    "days_ago",
    "entry_in_access_log",
    "entry_in_audit",
    "give_role",
    "government",
    "item",
    "meeting",
    "minute_taker",
    "participant",
    "person",
    "point",
    "reader",
    "save",
    "section",
    "task_force",
    "user",
]
