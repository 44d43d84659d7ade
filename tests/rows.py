"""All rows of the database as values: what a test compares to say that nothing, or exactly this, has changed."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import JSON, Column, Table

from app.db import UTCDateTime, db

#: What any request may leave, also a refused one: attempts to log in and who read what.
OF_REQUESTS = frozenset({"login_attempts", "access_log"})
#: Columns that move while a session is used.
OF_SESSIONS = frozenset({("login_sessions", "last_seen_at"), ("users", "last_login_at")})
#: Tables whose rows name others by number without a key, or are random.
UNCOMPARED = frozenset({"audit_entries", "audit_heads", "audit_payloads", "submissions", "search_entries"})
_RANDOM = frozenset({"calendar_uid", "stored_name", "token_sha256", "code_sha256", "password_hash", "sha256"})

Row = tuple[Any, ...]
Snapshot = dict[str, Counter[Row]]


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if (table.name, column.name) not in OF_SESSIONS]


# Walks read everything some two thousand times, so it is plain SQL, made once.


@functools.cache
def _tables() -> list[Table]:
    return [table for table in db.metadata.sorted_tables if table.name not in OF_REQUESTS]


@functools.cache
def _each_table() -> dict[str, str]:
    names = {table.name: ", ".join(f'"{column.name}"' for column in _columns(table)) for table in _tables()}
    return {name: f'SELECT {columns} FROM "{name}"' for name, columns in names.items()}


@functools.cache
def _all_at_once() -> str:
    """For a server, where each question is a journey: rows as JSON, with the number of their table."""
    questions = []
    for number, table in enumerate(_tables()):
        columns = ", ".join(
            f'"{column.name}"::text' if isinstance(column.type, JSON) else f'"{column.name}"'
            for column in _columns(table)
        )
        questions.append(f'SELECT {number}, json_build_array({columns})::text FROM "{table.name}"')
    return " UNION ALL ".join(questions)


def snapshot() -> Snapshot:
    """Every row of every table as the database holds it, but for what requests leave."""
    connection = db.session.connection()
    cursor = connection.connection.cursor()
    if connection.dialect.name == "sqlite":
        found = {name: Counter(cursor.execute(question).fetchall()) for name, question in _each_table().items()}
    else:
        found = {table.name: Counter() for table in _tables()}
        tables = list(found.values())
        if not connection.info.get("reads_all_tables"):
            cursor.execute(f"PREPARE all_tables AS {_all_at_once()}")
            connection.info["reads_all_tables"] = True
        for number, row in cursor.execute("EXECUTE all_tables").fetchall():
            tables[number][tuple(json.loads(row))] += 1
    cursor.close()
    db.session.rollback()
    return found


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


#: Inside JSON rows are called by kind and id (`butir:12`), and a line keeps the digest of the row made of it.
_ROW_NAME = re.compile(r"\b(butir|tanya|kesimpulan|angka|kontak):\d+")
_ROW_PRINT = re.compile(r'"row": "[0-9a-f]*"')


def _comparable(table: Table, row: Row, known: dict[str, set[Any]]) -> dict[str, Any]:
    kept = {}
    for column, value in zip(_columns(table), row, strict=True):
        target = table.name if column.primary_key else next((k.column.table.name for k in column.foreign_keys), None)
        if target and value is not None and value not in known.get(target, ()):
            value = "new"
        if isinstance(column.type, JSON):
            value = _ROW_PRINT.sub("", _ROW_NAME.sub(r"\1:new", str(value)))
        if not isinstance(column.type, UTCDateTime) and column.name not in _RANDOM:
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
