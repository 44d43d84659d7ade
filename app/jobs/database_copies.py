"""Copies of the database that lose nothing: the backup API on SQLite, pg_dump on PostgreSQL; and putting them back."""

from __future__ import annotations

import os
import shutil
import subprocess  # nosec B404
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from app.db import engine_options

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


class CopyError(RuntimeError):
    """The copy could not be made, or is not sound; the message says what is wrong."""


def head_revision() -> str:
    """The newest schema that this program knows."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def known_revisions() -> set[str]:
    """Every schema that this program knows."""
    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def revision_of(engine: Engine) -> str | None:
    """The schema a database is at; None for an empty one."""
    with engine.connect() as connection:
        if "alembic_version" not in inspect(connection).get_table_names():
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def copy_database(engine: Engine, target: Path) -> None:
    """A consistent copy of the live database at `target`, while others go on writing."""
    if engine.dialect.name == "sqlite":
        _copy_sqlite(engine, target)
    else:
        _run_client("pg_dump", engine.url, "--format=custom", "--no-owner", f"--file={target}")
    _sync(target)


def _copy_sqlite(engine: Engine, target: Path) -> None:
    copy = sqlite_at(target)
    source, destination = engine.raw_connection(), copy.raw_connection()
    try:
        source.driver_connection.backup(destination.driver_connection)
        destination.driver_connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        source.close()
        destination.close()
        copy.dispose()


def sqlite_at(path: Path) -> Engine:
    """An engine on another SQLite file, with the application's own driver (one driver per file)."""
    url = f"sqlite:///{path}"
    return create_engine(url, poolclass=NullPool, **engine_options(url))


def check_sqlite(path: Path) -> str:
    """Integrity, foreign keys and a known schema of a copy; gives its revision. Raises CopyError."""
    engine = sqlite_at(path)
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            if found != "ok":
                raise CopyError(f"integritas basis data rusak: {found}")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise CopyError("basis data memuat baris tanpa induk")
        revision = revision_of(engine)
    finally:
        engine.dispose()
    if revision not in known_revisions():
        raise CopyError(f"skema {revision} tidak dikenal oleh versi Tuntas ini; pakai versi yang lebih baru")
    return str(revision)


def restore_postgresql(engine: Engine, dump: Path) -> None:
    """Put a dump into an empty database only. Raises CopyError."""
    with engine.connect() as connection:
        if inspect(connection).get_table_names():
            raise CopyError("basis data tujuan tidak kosong; buat basis data baru lalu arahkan DATABASE_URL ke sana")
    _run_client("pg_restore", engine.url, "--no-owner", "--exit-on-error", "--single-transaction", str(dump))


def _run_client(program: str, url: URL, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise CopyError(f"program {program} tidak ditemukan; pasang dengan: apt-get install postgresql-client")
    environment = {
        **os.environ,
        "PGHOST": url.host or "",
        "PGPORT": str(url.port or 5432),
        "PGUSER": url.username or "",
        "PGPASSWORD": url.password or "",
        "PGDATABASE": url.database or "",
    }
    target = ["--dbname", url.database or ""] if program == "pg_restore" else []
    # No shell; the program is one of two names, the rest are arguments of their own.
    done = subprocess.run(  # nosec B603
        [path, *target, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CopyError(f"{program} gagal: {done.stderr.strip()[-300:]}")


def _sync(path: Path) -> None:
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
