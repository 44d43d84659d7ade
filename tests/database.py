"""Test databases: one migrated template per worker, and copies of it. TEST_DATABASE says which database."""

from __future__ import annotations

import itertools
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from psycopg._preparing import PrepareManager
from sqlalchemy import create_engine, event, text

from app import create_app
from app.db import db
from tests import addresses
from tests.compiled import compiled_templates

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
SERVER = os.environ.get("TEST_DATABASE_URL", "")
ON_POSTGRESQL = os.environ.get("TEST_DATABASE", "sqlite") == "postgresql"
_numbers = itertools.count(1)


class KeptStatements(PrepareManager):
    """Psycopg forgets what it prepared at each rollback, here thus after each request; planning is half of all work.

    Tables stay as they are while a test lasts, so that what was planned once remains right.
    """

    prepare_threshold = 1
    prepared_max = 4_000

    def clear(self) -> bool:
        """Forget nothing."""
        return False


_templates = compiled_templates()
addresses.compile_once()


def _keep_statements(driver: Any, record: object) -> None:
    driver._prepared = KeptStatements()


def make_app(url: str, folder: Path, **overrides: Any) -> Flask:
    """An application of the tests on the database `url`, with its files in `folder`."""
    app = create_app(
        {
            "TESTING": False,
            "SECRET_KEY": "t" * 48,
            "SECRET_KEY_FALLBACKS": [],
            "SQLALCHEMY_DATABASE_URI": url,
            "INSTANCE_FOLDER": folder,
            "FILES_FOLDER": folder / "files",
            "PRODUCTION": False,
            "PUBLIC_URL": "",
            "TRUSTED_HOSTS": None,
            "PROXY_COUNT": 0,
            "UNDER_TLS": False,
            "SESSION_COOKIE_NAME": "tuntas",
            "SESSION_COOKIE_SAMESITE": "Lax",
            "MAX_CONTENT_LENGTH": 30 * 1024 * 1024,
            "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
            "MAX_FORM_PARTS": 5_000,
            "MAX_UPLOAD_BYTES": 20 * 1024 * 1024,
            "ADMIN_IDLE_MINUTES": 30,
            "SESSION_HOURS": 12,
            "PASSWORD_COST": "low",
            "SQLITE_BUSY_MS": 8_000,
            "RATELIMIT_ENABLED": False,
            "WTF_CSRF_TIME_LIMIT": None,
            "FAST_STATIC": False,
            "LOG_LEVEL": "WARNING",
            **overrides,
        }
    )
    app.jinja_env.bytecode_cache = _templates
    if ON_POSTGRESQL:
        with app.app_context():
            event.listen(db.engine, "connect", _keep_statements)
    return app


def _plain_savepoints(dialect: Any) -> None:
    """Savepoints as text: SQLAlchemy compiles them anew each time, three for each request of a test."""
    dialect.do_savepoint = lambda connection, name: connection.exec_driver_sql(f"SAVEPOINT {name}")
    dialect.do_release_savepoint = lambda connection, name: connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")
    dialect.do_rollback_to_savepoint = lambda connection, name: connection.exec_driver_sql(
        f"ROLLBACK TO SAVEPOINT {name}"
    )


@contextmanager
def inside_one_transaction(app: Flask) -> Iterator[None]:
    """An application context in which every commit is a savepoint, all undone at the end."""
    with app.app_context():
        engines = db._app_engines[app]
        engine = engines[None]
        _plain_savepoints(engine.dialect)
        connection = engine.connect()
        outer = connection.begin()
        connection.begin_nested()
        engines[None] = connection
        try:
            yield
        finally:
            db.session.remove()
            engines[None] = engine
            outer.rollback()
            connection.close()


class Template:
    """A migrated, empty database of this worker, to be copied or used inside savepoints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = f"tuntas_{WORKER}"
        self.url = self._new(self.name)
        app = make_app(self.url, folder)
        with app.app_context(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            upgrade()
            db.session.remove()
            db.engine.dispose()
        if ON_POSTGRESQL:
            # A database that somebody is connected to cannot be copied, so copies are taken of one nobody ever opens.
            self._new(f"{self.name}_untouched", template=self.name)

    def copy(self, folder: Path) -> str:
        """The URL of a fresh copy."""
        if ON_POSTGRESQL:
            return self._new(f"{self.name}_{next(_numbers)}", template=f"{self.name}_untouched")
        target = folder / "tuntas.db"
        shutil.copyfile(self.folder / f"{self.name}.db", target)
        return f"sqlite:///{target}"

    def drop(self, url: str) -> None:
        """Remove a copy (SQLite's goes with its folder)."""
        if ON_POSTGRESQL:
            self._on_server(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')

    def _new(self, name: str, template: str = "template0") -> str:
        if not ON_POSTGRESQL:
            path = self.folder / f"{name}.db"
            path.unlink(missing_ok=True)
            return f"sqlite:///{path}"
        self._on_server(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
            f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING \'UTF8\'',
        )
        return f"{SERVER.rpartition('/')[0]}/{name}"

    def _on_server(self, *statements: str) -> None:
        engine = create_engine(SERVER, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            # Since PostgreSQL 15 a copy goes through the log, unless it is told to copy files: that is twice as fast.
            as_files = " STRATEGY = FILE_COPY" if (engine.dialect.server_version_info or ()) >= (15,) else ""
            for statement in statements:
                connection.execute(text(statement + as_files if statement.startswith("CREATE") else statement))
        engine.dispose()
