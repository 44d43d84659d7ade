"""Every field that a person types about a meeting: which they are, writing into one, and what leaves with an answer."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, unquote_plus

from sqlalchemy import JSON, Column, Enum, String, Table, insert, select, update

from app.db import Base, db
from tests.web.canaries import readable

#: Words for field number n, and what of them must not leave.
NAMED, NAME = "korban bernama Xkanari{}z", "xkanari{}z"
CALLED, NUMBER = "hubungi 08123456{:04}", "08123456{:04}"
#: Tables of a meeting in which nobody types what an export prints: records of what was done, and copies for search.
RECORDS = frozenset(
    {
        *("audit_entries", "approval_events", "approval_tasks", "dispatches", "item_meetings"),
        *("item_steps", "minutes_addenda", "minutes_edits", "minutes_revisions", "note_lines", "point_remarks"),
        *("privacy_answers", "search_entries", "writing_marks"),
    }
)
#: Columns that the product fills, not a person.
MADE = frozenset(
    {
        *("meetings.zone", "meetings.calendar_uid", "meeting_days.weekday", "stored_files.stored_name"),
        *("stored_files.media_type", "stored_files.sha256", "letters.snapshot", "letters.number_text"),
        *("letters.void_reason", "press_releases.checked_by_name", "press_releases.return_note", "proposals.by_name"),
        *("proposals.office_text", "assignments.waits", "assignments.forwarded_to", "action_items.withdrawn_reason"),
        *("deadlines.due_text", "deadlines.reason", "extension_requests.decision_note"),
        *("directives.office_text", "directives.given_by_name"),
    }
)
#: Of these the newest row is what an export prints; to write is to add one.
_APPEND_ONLY = frozenset({"progress_reports", "deadlines"})
CONTENT = ("purpose", "notes", "reason", "to_office", "requests", "contact", "copies")
LISTS = frozenset({"notes", "requests", "copies"})
_SENT = re.compile(r"https://wa\.me/[^\"'<> ]*")
#: A page that is laid out to be printed.
_SHEET = b'class="paper-table'
Field = tuple[Table, Column[Any], str]


def taken_along(answer: Any) -> str | None:
    """What leaves the product with an answer: a file, a sheet to print, texts to send; None where nothing does."""
    if answer.status_code != 200:
        return None
    if "attachment" in answer.headers.get("Content-Disposition", "") or _SHEET in answer.data:
        return readable(answer.data)
    links = _SENT.findall(answer.text) if answer.mimetype == "text/html" else []
    sent = [unquote(unquote_plus(link)) for link in links]
    return "\n".join(sent) if sent else None


def typed_fields() -> list[Field]:
    """(table, column, part) of everything that a person types about a meeting; a part is a key of what JSON holds."""
    found: list[Field] = []
    for table in Base.metadata.sorted_tables:
        belongs = {"meeting_id", "item_id", "small_team_id"}.intersection(table.columns.keys())
        if table.name in RECORDS or not (belongs or table.name == "meetings"):
            continue
        for column in table.columns:
            if not _is_typed(column) or f"{table.name}.{column.name}" in MADE:
                continue
            parts = CONTENT if (table.name, column.name) == ("letters", "content") else ("",)
            found += [(table, column, part) for part in parts]
    return found


def _is_typed(column: Column[Any]) -> bool:
    return isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)


def name_of(field: Field) -> str:
    table, column, part = field
    return ".".join(one for one in (table.name, column.name, part) if one)


def write(field: Field, words: str) -> int:
    """The words into a field wherever something stands in it; gives in how many rows."""
    table, column, part = field
    rows = db.session.execute(select(table).where(column.is_not(None)).order_by(table.c.id)).mappings().all()
    for row in rows if table.name not in _APPEND_ONLY else rows[-1:]:
        value: Any = [words] if isinstance(column.type, JSON) else words
        if part:
            held = row[column]
            value = {**held, part: [words] if part in LISTS else words} if part in held else held
        if table.name in _APPEND_ONLY:
            kept = {name: row[name] for name in row if name != "id"}
            db.session.execute(insert(table).values({**kept, column.name: value}))
        else:
            db.session.execute(update(table).where(table.c.id == row["id"]).values({column.name: value}))
    db.session.commit()
    return len(rows)
