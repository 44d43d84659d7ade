"""The entries of all POST endpoints, gathered from one file for each noun."""

from __future__ import annotations

from tests.web import forms_walk_entries_accounts
from tests.web.forms_walk import Entry

_FILES = (forms_walk_entries_accounts,)

ENTRIES: dict[str, Entry] = {entry.endpoint: entry for file in _FILES for entry in file.ENTRIES}
