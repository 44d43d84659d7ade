"""Rows for tests, made directly and committed: the shortest way to a government with people, meetings and items."""

from tests.factories.emblems import emblem, picture
from tests.factories.letters import issued_undangan
from tests.factories.loop import firm_item, proof, report, share_of, step
from tests.factories.meetings import approved, item, meeting, minute_taker, participant, point, reader, section
from tests.factories.notes import note_line
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
from tests.factories.releases import press_release
from tests.factories.writing import remark, state

__all__ = [
    "ZONE",
    "actor",
    "agency",
    "appointment",
    "approved",
    "days_ago",
    "emblem",
    "entry_in_access_log",
    "entry_in_audit",
    "firm_item",
    "give_role",
    "government",
    "issued_undangan",
    "item",
    "meeting",
    "minute_taker",
    "note_line",
    "participant",
    "person",
    "picture",
    "point",
    "press_release",
    "proof",
    "reader",
    "remark",
    "report",
    "save",
    "section",
    "share_of",
    "state",
    "step",
    "task_force",
    "user",
]
