"""All rows of the database as values: what a test compares to say that nothing, or exactly this, has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Table, select

from app.db import db

#: What any request may leave, also a refused one: attempts to log in and who read what.
OF_REQUESTS = frozenset({"login_attempts", "access_log"})
#: Columns that move while a session is used.
OF_SESSIONS = frozenset({("login_sessions", "last_seen_at"), ("users", "last_login_at")})
#: Tables whose rows name others by number without a key, or are random.
UNCOMPARED = frozenset({"audit_entries", "audit_heads", "audit_payloads", "submissions", "search_entries"})
_RANDOM = frozenset({"calendar_uid", "stored_name", "token_sha256", "code_sha256", "password_hash", "sha256"})

Row = tuple[Any, ...]
Snapshot = dict[str, Counter[Row]]


def snapshot() -> Snapshot:
    """Every row of every table, but for what requests leave."""
    found = {}
    for table in db.metadata.sorted_tables:
        if table.name in OF_REQUESTS:
            continue
        columns = [column for column in table.columns if (table.name, column.name) not in OF_SESSIONS]
        found[table.name] = Counter(tuple(map(_plain, row)) for row in db.session.execute(select(*columns)))
    db.session.rollback()
    return found


def _plain(value: Any) -> Any:
    return repr(value) if isinstance(value, list | dict) else value


def differences(before: Snapshot, after: Snapshot) -> list[str]:
    """What appeared (+) and disappeared (-), a line for each row, cut short."""
    return [
        f"{sign} {name} {row}"[:240]
        for name in before
        for sign, rows in (("-", before[name] - after[name]), ("+", after[name] - before[name]))
        for row in rows
    ]


def rows_of(government_id: int, found: Snapshot) -> Snapshot:
    """The rows of one government."""
    kept: Snapshot = {}
    for name, rows in found.items():
        names = [column.name for column in db.metadata.tables[name].columns]
        if "government_id" in names:
            at = names.index("government_id")
            kept[name] = Counter({row: count for row, count in rows.items() if row[at] == government_id})
    return kept


def new_values(before: Snapshot, after: Snapshot) -> list[str]:
    """What an act wrote, comparable between two runs: without instants, random names and numbers of new rows."""
    known = {name: {row[0] for row in rows} for name, rows in before.items()}
    return sorted(
        f"{name} {_comparable(db.metadata.tables[name], row, known)}"
        for name in before
        if name not in UNCOMPARED
        for row in (after[name] - before[name]).elements()
    )


def _comparable(table: Table, row: Row, known: dict[str, set[Any]]) -> dict[str, Any]:
    columns = [column for column in table.columns if (table.name, column.name) not in OF_SESSIONS]
    kept = {}
    for column, value in zip(columns, row, strict=True):
        target = table.name if column.primary_key else next((k.column.table.name for k in column.foreign_keys), None)
        if target and value is not None and value not in known.get(target, ()):
            value = "new"
        if not isinstance(value, datetime) and column.name not in _RANDOM:
            kept[column.name] = value
    return kept


@contextmanager
def undone(app: Flask) -> Iterator[None]:
    """Whatever happens inside is taken back; only within the fixtures that hold one outer transaction."""
    db.session.commit()
    connection = db._app_engines[app][None]
    point = connection.begin_nested()
    try:
        yield
    finally:
        db.session.rollback()
        db.session.expunge_all()
        point.rollback()
