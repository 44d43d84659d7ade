"""The database handle: driver and engine settings, the declarative base, `@transactional` and the only commit().

No tables and no queries here.
"""

from __future__ import annotations

import functools
import importlib
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, DateTime, Dialect, Engine, Integer, MetaData, event
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

#: Integer keys up to 2^63-1 on PostgreSQL, SQLite's rowid on SQLite.
Id = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)


class UTCDateTime(TypeDecorator[datetime]):
    """An aware instant. SQLite would give it back naive, so it is stored in UTC and marked again on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime must not reach the database")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


db = SQLAlchemy(metadata=Base.metadata)


def bundled_sqlite() -> Any | None:
    """The driver that bundles a SQLite without the WAL-reset fault (3.51.3 or later), or None where no wheel exists.

    Exactly one SQLite library may open the file in one process, so everything goes through this choice.
    """
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return None


def _json(stored: str) -> Any:
    """A stored JSON value. Most are empty lists, one in each row of a list."""
    return [] if stored == "[]" else json.loads(stored)


def engine_options(url: str) -> dict[str, Any]:
    """Arguments of create_engine for `url`."""
    if url.startswith("sqlite"):
        driver = bundled_sqlite()
        return {"json_deserializer": _json, **({"module": driver} if driver else {})}
    return {"pool_pre_ping": True, "connect_args": {"options": "-c timezone=utc -c lock_timeout=8s"}}


#: Pages of the database that each connection keeps; SQLite's own 2 MB are read anew by every page of a large list.
CACHE_KIB = 8_192


def prepare(engine: Engine, busy_ms: int) -> None:
    """Settings of each new connection, and the way a transaction begins. Call once per engine.

    `busy_ms` is how long a writer waits for another on SQLite before it gives up.
    """
    if engine.dialect.name != "sqlite":
        return
    journal = "WAL" if bundled_sqlite() else "TRUNCATE"

    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in (
            f"busy_timeout={busy_ms}",
            f"journal_mode={journal}",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"cache_size=-{CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def do_begin(connection: Any) -> None:
        connection.execute("BEGIN IMMEDIATE" if _begins_to_write.get() else "BEGIN")

    event.listen(engine, "connect", on_connect)
    # Not the event of that name: one listener makes SQLAlchemy look for more of them around every statement.
    engine.dialect.do_begin = do_begin  # type: ignore[method-assign]


def log_settings(engine: Engine, log: logging.Logger) -> dict[str, str]:
    """Read back and log the settings that durability rests on; gives them as text by name."""
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            found = {"server_version": str(connection.exec_driver_sql("SHOW server_version").scalar())}
        else:
            found = {
                name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
            found["sqlite_version"] = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
            if bundled_sqlite() is None:
                log.warning("system SQLite in use: journal TRUNCATE and synchronous FULL guard against the WAL fault")
    log.info("database %s %s", engine.dialect.name, " ".join(f"{key}={value}" for key, value in found.items()))
    return found


P = ParamSpec("P")
R = TypeVar("R")
#: Set while a transaction begins that is going to write.
_begins_to_write: ContextVar[bool] = ContextVar("begins_to_write", default=False)
_WRITING = "writing"
_BEFORE_COMMIT = "before_commit"


@contextmanager
def _as_writer() -> Iterator[None]:
    """A transaction that begins inside waits for other writers at once: on SQLite, not half-way."""
    token = _begins_to_write.set(True)
    try:
        yield
    finally:
        _begins_to_write.reset(token)


def transactional(function: Callable[P, R]) -> Callable[P, R]:
    """One use case = one transaction; re-entrant, so that a service may call another.

    Ends the read transaction of the page, begins anew (IMMEDIATE on SQLite, so that a read-then-write cannot fail
    half-way), and commits when the function returns. Whatever it raises rolls everything back.
    """

    @functools.wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        session = db.session()
        if session.info.get(_WRITING):
            return function(*args, **kwargs)
        session.rollback()
        session.info[_WRITING] = True
        session.info[_BEFORE_COMMIT] = {}
        try:
            with _as_writer():
                session.connection()
            result = function(*args, **kwargs)
            for finish in session.info[_BEFORE_COMMIT].values():
                finish()
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.clear()
        return result

    inner.is_transactional = True  # type: ignore[attr-defined]
    return inner


def before_commit(key: str, finish: Callable[[], None]) -> None:
    """Run `finish` once, last, inside the running transaction; a second call with the same key is ignored."""
    db.session().info[_BEFORE_COMMIT].setdefault(key, finish)


def in_transaction() -> bool:
    """True inside a `@transactional` call."""
    return bool(db.session().info.get(_WRITING))


def changed_rows(statement: Any) -> int:
    """Execute an UPDATE or DELETE and give the number of rows it changed."""
    return cast("CursorResult[Any]", db.session.execute(statement)).rowcount
