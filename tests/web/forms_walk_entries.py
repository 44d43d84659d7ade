"""The entries of all POST endpoints, gathered from one file for each noun."""

from __future__ import annotations

from tests.web import (
    forms_walk_entries_accounts,
    forms_walk_entries_administration,
    forms_walk_entries_approval,
    forms_walk_entries_attendance,
    forms_walk_entries_control,
    forms_walk_entries_directory,
    forms_walk_entries_items,
    forms_walk_entries_letters,
    forms_walk_entries_meetings,
    forms_walk_entries_minutes,
    forms_walk_entries_notes,
    forms_walk_entries_participants,
    forms_walk_entries_points,
    forms_walk_entries_press,
    forms_walk_entries_privacy,
    forms_walk_entries_remarks,
    forms_walk_entries_reports,
    forms_walk_entries_review,
)
from tests.web.forms_walk import Entry

_FILES = (
    forms_walk_entries_accounts,
    forms_walk_entries_administration,
    forms_walk_entries_approval,
    forms_walk_entries_attendance,
    forms_walk_entries_control,
    forms_walk_entries_directory,
    forms_walk_entries_items,
    forms_walk_entries_letters,
    forms_walk_entries_meetings,
    forms_walk_entries_minutes,
    forms_walk_entries_notes,
    forms_walk_entries_participants,
    forms_walk_entries_points,
    forms_walk_entries_press,
    forms_walk_entries_privacy,
    forms_walk_entries_remarks,
    forms_walk_entries_reports,
    forms_walk_entries_review,
)

ENTRIES: dict[str, Entry] = {entry.endpoint: entry for file in _FILES for entry in file.ENTRIES}
