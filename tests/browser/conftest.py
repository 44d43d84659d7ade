"""A running Tuntas with the world of tests/world.py, and Chromium windows that must leave no word on their consoles."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from werkzeug.serving import make_server

from app.db import db
from app.models.users import User
from app.services import passwords
from tests.browser.person import field
from tests.cases.site import Site as DemoSite
from tests.database import Template, make_app
from tests.world import World, build

PASSWORD = "kuda laut menari pelan"
#: A refusal is a page too, and so is one that does not exist; the console names the status, and the address behind it.
_REFUSALS = re.compile(
    r"Failed to load resource: the server responded with a status of "
    r"((401|403|409|422)|404 \(NOT FOUND\) http://[^/]+/(?!static/))"
    # A connection that a journey cuts on purpose; the page itself is on the machine that runs it.
    r"|Failed to load resource: net::ERR_(FAILED|INTERNET_DISCONNECTED) http://[^/]+/rapat/"
    # After a new login the token of an open page no longer fits; it fetches another and sends again.
    r"|Failed to load resource: the server responded with a status of 400 \(BAD REQUEST\) http://[^/]+/rapat/\d+/catat"
)
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Chromium."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """Where it is served, and what stands in it."""

    url: str
    app: Flask
    world: World


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Served by threads of this process on a free port; gives the address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def site(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The world of the tests, in a database of its own; every account has PASSWORD."""
    folder = tmp_path_factory.mktemp("site")
    url = template.copy(folder)
    app = make_app(url, folder)
    # As on a server: addresses of styles and scripts change with their content, so nobody asks for them twice.
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600
    with app.app_context():
        world = build(app)
        for user in db.session.query(User):
            user.password_hash = passwords.hash_password(PASSWORD)
        db.session.commit()
        for row in list(db.session):
            db.session.refresh(row)
        db.session.expunge_all()
        db.session.remove()
    with served(app) as address:
        yield Site(address, app, world)
    with app.app_context():
        db.engine.dispose()
    template.drop(url)


@pytest.fixture(scope="session")
def demo(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, DemoSite]]:
    """The address of a site with the demo: real meetings with all their names and words."""
    folder = tmp_path_factory.mktemp("demo")
    url = template.copy(folder)
    loaded = DemoSite.load(make_app(url, folder), folder)
    with served(loaded.app) as address:
        yield address, loaded
    loaded.close()
    template.drop(url)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The Chromium that scripts/chromium.py found, else the one Playwright brought."""
    path = os.environ.get("CHROMIUM")
    return {**browser_type_launch_args, "args": _FLAGS.split(), **({"executable_path": path} if path else {})}


@pytest.fixture
def window(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """`window(js=False, size=(390, 844))`: a fresh browser window; what its console says fails the test."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(f"{message.text} {message.location.get('url', '')}".rstrip())

    def listen(page: Page) -> None:
        page.on("console", hear)
        page.on("pageerror", lambda error: said.append(str(error)))

    def opened(*, js: bool = True, size: tuple[int, int] = (1440, 900)) -> Page:
        context = browser.new_context(
            base_url=site.url,
            java_script_enabled=js,
            viewport={"width": size[0], "height": size[1]},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            accept_downloads=True,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        listen(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [text for text in said if not _REFUSALS.match(text)] == []


@pytest.fixture
def sign_in(site: Site) -> Callable[[Page, str], None]:
    """`sign_in(page, "reader_sek")`: log that account in through the form."""

    def enter(page: Page, account: str) -> None:
        page.goto("/masuk")
        field(page, "Nama pengguna atau NIP").fill(site.world.users[account].username)
        field(page, "Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk", exact=True).click()
        page.wait_for_url("**/")

    return enter
