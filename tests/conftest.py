"""Fixtures of all tests: applications, isolation, a client that behaves like a browser. Sockets outward are refused."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import Engine

from app.db import db
from tests.client import Browser
from tests.database import ON_POSTGRESQL, Template, inside_one_transaction, make_app
from tests.standing import standing, visit, world  # noqa: F401  # fixtures

# A shared machine may pause anywhere, so properties have no time limit of their own. SQLite's run does the searching.
settings.register_profile("tuntas", deadline=None, max_examples=10 if ON_POSTGRESQL else 40)
settings.load_profile("tuntas")


#: Folders of rules, papers and files; what asks for no database there answers the same whatever the database is.
_BESIDE_DATABASES = frozenset({"documents", "domain", "imports", "invites", "messages", "rules", "storage"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what concerns the other database; what touches none runs once, on SQLite."""
    other = "sqlite_only" if ON_POSTGRESQL else "postgres_only"
    for item in items:
        if other in item.keywords:
            item.add_marker(pytest.mark.skip(reason=f"{other.removesuffix('_only')} only"))
        if item.path.parent.name in _BESIDE_DATABASES and "template" not in getattr(item, "fixturenames", ()):
            item.add_marker("no_database")
    if ON_POSTGRESQL:
        once = [item for item in items if "no_database" in item.keywords]
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if "no_database" not in item.keywords]


def pytest_collection_finish() -> None:
    """What was imported stays to the end, so that nobody has to look through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_outgoing_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that talks to another machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that runs once because it touches no database fails when it does."""
    if "no_database" not in request.keywords:
        return

    def refused(*_arguments: Any, **_options: Any) -> None:
        raise AssertionError("this test opens a database: let it use the fixture of one")

    monkeypatch.setattr(Engine, "connect", refused)
    monkeypatch.setattr(Engine, "raw_connection", refused)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The worker's migrated database."""
    return Template(tmp_path_factory.mktemp("database"))


@pytest.fixture(scope="session")
def shared_app(template: Template) -> Iterator[Flask]:
    """One application on the template database; tests use it inside a transaction that is rolled back."""
    app = make_app(template.url, template.folder)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(shared_app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """The application inside one outer transaction: what a test commits is a savepoint, undone at its end."""
    shared_app.config["FILES_FOLDER"] = tmp_path / "files"
    with inside_one_transaction(shared_app):
        yield shared_app


@pytest.fixture
def fresh_app(template: Template, tmp_path: Path) -> Iterator[Flask]:
    """An application with a database of its own, for real transactions, threads, the throttle and backups."""
    url = template.copy(tmp_path)
    app = make_app(url, tmp_path)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    template.drop(url)


@pytest.fixture
def browser_of(app: Flask) -> Any:
    """`browser_of(user)`: a client logged in as that user; `browser_of(None)` is anonymous."""
    return lambda user=None: Browser(app, user)
