"""The world of tests/world.py, built once for each worker; every test has it inside a transaction that is undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from app.db import db
from app.services import sign_in
from app.services.sign_in import Visitor
from tests import abroad
from tests.client import Browser
from tests.database import Template, inside_one_transaction, make_app
from tests.world import World, build


@dataclass(frozen=True)
class Standing:
    """An application with a world in its database, and an open session of every account."""

    app: Flask
    world: World
    logins: dict[str, str]
    abroad: dict[str, int]


@pytest.fixture(scope="session")
def standing(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    """Built and committed for real; its rows are handed out loaded and detached."""
    folder = tmp_path_factory.mktemp("world")
    url = template.copy(folder)
    app = make_app(url, folder)
    with app.app_context():
        world = build(app)
        foreign = abroad.rows_abroad(world)
        logins = {
            name: sign_in.begin_session(user.id, None, Visitor("127.0.0.1")) for name, user in world.users.items()
        }
        for row in list(db.session):
            db.session.refresh(row)
        db.session.expunge_all()
        db.session.remove()
    yield Standing(app, world, logins, foreign)
    with app.app_context():
        db.engine.dispose()
    template.drop(url)


@pytest.fixture
def world(standing: Standing) -> Iterator[World]:
    """The world; what a test does to it is undone."""
    with inside_one_transaction(standing.app):
        yield standing.world


@pytest.fixture
def visit(standing: Standing, world: World) -> Callable[[str | None], Browser]:
    """`visit("sek_organiser")`: a browser of that account of the world; `visit(None)` is anonymous."""
    return lambda account: Browser(standing.app, login=standing.logins[account] if account else None)
