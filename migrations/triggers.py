"""Triggers that keep the audit chain append-only and SQLite's full-text index in step with its table.

Laid again after each run of migrations.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect

#: (table, act, condition under which the act is refused; "" is always). OLD and NEW are the row's two states.
REFUSALS = (
    ("audit_entries", "UPDATE", ""),
    ("audit_entries", "DELETE", ""),
    ("audit_payloads", "UPDATE", "NEW.payload IS NOT NULL OR NEW.entry_id <> OLD.entry_id"),
    ("audit_payloads", "DELETE", ""),
    ("audit_heads", "UPDATE", "NEW.no <= OLD.no OR NEW.government_id <> OLD.government_id"),
    ("audit_heads", "DELETE", ""),
    ("access_log", "UPDATE", ""),
    ("access_log", "DELETE", ""),
    ("deadlines", "UPDATE", ""),
    ("deadlines", "DELETE", ""),
    ("progress_reports", "UPDATE", ""),
    ("progress_reports", "DELETE", ""),
    ("item_steps", "UPDATE", ""),
    ("item_steps", "DELETE", ""),
    ("approval_events", "UPDATE", ""),
    ("approval_events", "DELETE", ""),
    ("minutes_revisions", "UPDATE", ""),
    ("minutes_revisions", "DELETE", ""),
)

_FORGET = "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', OLD.id, OLD.words);"
_LEARN = "INSERT INTO search_index(rowid, words) VALUES (NEW.id, NEW.words);"
SEARCH_TRIGGERS = (
    f"CREATE TRIGGER IF NOT EXISTS search_learn AFTER INSERT ON search_entries BEGIN {_LEARN} END",
    f"CREATE TRIGGER IF NOT EXISTS search_forget AFTER DELETE ON search_entries BEGIN {_FORGET} END",
    f"CREATE TRIGGER IF NOT EXISTS search_relearn AFTER UPDATE ON search_entries BEGIN {_FORGET} {_LEARN} END",
)


def install_triggers(connection: Connection) -> None:
    """Lay every trigger whose table exists; harmless to repeat."""
    tables = set(inspect(connection).get_table_names())
    for table, act, condition in REFUSALS:
        if table in tables:
            lay = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
            lay(connection, table, act, condition)
    if connection.dialect.name == "sqlite" and "search_entries" in tables:
        for statement in SEARCH_TRIGGERS:
            connection.exec_driver_sql(statement)


def _on_sqlite(connection: Connection, table: str, act: str, condition: str) -> None:
    name = f"refuse_{act.lower()}_{table}"
    when = f"WHEN {condition} " if condition else ""
    connection.exec_driver_sql(
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {act} ON {table} FOR EACH ROW {when}"
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _on_postgresql(connection: Connection, table: str, act: str, condition: str) -> None:
    name = f"refuse_{act.lower()}_{table}"
    connection.exec_driver_sql(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    when = f"WHEN ({condition}) " if condition else ""
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    connection.exec_driver_sql(
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {when}EXECUTE FUNCTION {name}()"
    )
