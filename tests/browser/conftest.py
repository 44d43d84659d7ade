"""A running Tuntas with the world of tests/world.py, and Chromium windows that must leave no word on their consoles."""

from __future__ import annotations

import os
import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from werkzeug.serving import WSGIRequestHandler, make_server

from app.db import db
from app.models.users import User
from app.services import passwords
from app.services import sign_in as sign_in_service
from app.services.sign_in import Visitor
from tests.browser.person import field
from tests.cases.site import Site as DemoSite
from tests.database import Template, make_app
from tests.world import World, build

PASSWORD = "kuda laut menari pelan"
#: A refusal is a page too, and so is one that does not exist; the console names the status, and the address behind it.
_REFUSALS = re.compile(
    r"Failed to load resource: the server responded with a status of "
    r"((401|403|409|422)|404 \(NOT FOUND\) http://[^/]+/(?!static/))"
    # A connection that a journey cuts on purpose; the icon comes after its page is there.
    r"|Failed to load resource: net::ERR_(FAILED|INTERNET_DISCONNECTED) http://[^/]+/(rapat/|static/img/favicon)"
    # After a new login the token of an open page no longer fits; it fetches another and sends again, or later.
    r"|Failed to load resource: the server responded with a status of 400 \(BAD REQUEST\) "
    r"http://[^/]+/rapat/\d+/(catat|notula/sedang-menulis)"
)
#: As on a server: addresses of styles and scripts change with their content, so nobody asks for them twice, whoever
#: logs in.
_AS_SERVED = {"FAST_STATIC": True}
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --process-per-site --renderer-process-limit=1"
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


def session_cookie(site: Site, user_id: int) -> Any:
    """A login session of that account, as the cookie that carries it."""
    with site.app.app_context():
        session = {"_user_id": sign_in_service.begin_session(user_id, None, Visitor("127.0.0.1")), "_fresh": True}
        db.session.remove()
    value = site.app.session_interface.get_signing_serializer(site.app).dumps(session)  # type: ignore[attr-defined]
    return {"name": site.app.config["SESSION_COOKIE_NAME"], "value": value, "url": site.url}


class _Quiet(WSGIRequestHandler):
    """Keeps no diary."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: what fails is seen by the journey."""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Served by threads of this process on a free port; gives the address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
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
    app = make_app(url, folder, **_AS_SERVED)
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
    loaded = DemoSite.load(make_app(url, folder, **_AS_SERVED), folder)
    with served(loaded.app) as address:
        yield address, loaded
    loaded.close()
    template.drop(url)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The Chromium that scripts/chromium.py found, else the one Playwright brought."""
    path = os.environ.get("CHROMIUM")
    return {**browser_type_launch_args, "args": _FLAGS.split(), **({"executable_path": path} if path else {})}


#: Browsers whose windows are closed, by whether they run scripts and whether their time can be moved on.
Idle = dict[tuple[bool, bool], list[BrowserContext]]


@pytest.fixture(scope="session")
def idle() -> Idle:
    """Used browsers: they still have the styles of the site."""
    return defaultdict(list)


def _emptied(context: BrowserContext, site: Site) -> Page:
    """A window of a browser that was used before, without anything that the site left in it."""
    context.set_offline(False)
    context.clear_cookies()
    page = context.new_page()
    kinds = {"origin": site.url, "storageTypes": "local_storage,session_storage,indexeddb,service_workers"}
    teller = context.new_cdp_session(page)
    teller.send("Storage.clearDataForOrigin", kinds)
    teller.detach()
    return page


@pytest.fixture
def window(browser: Browser, site: Site, idle: Idle) -> Iterator[Callable[..., Page]]:
    """`window(js=False, size=(390, 844))`: a window of a browser of its own; what its console says fails the test.

    With `clock`, the time of its pages can be moved on (`hasten`).
    """
    used: dict[BrowserContext, tuple[bool, bool]] = {}
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(f"{message.text} {message.location.get('url', '')}".rstrip())

    def opened(*, js: bool = True, size: tuple[int, int] = (1440, 900), clock: bool = False) -> Page:
        context = idle[js, clock].pop() if idle[js, clock] else _new_browser(browser, site, js=js)
        if clock:
            context.clock.install()
        used[context] = (js, clock)
        page = _emptied(context, site)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("console", hear)
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield opened
    for context, kind in used.items():
        for page in context.pages[1:]:
            page.close()
        idle[kind].append(context)
    assert [text for text in said if not _REFUSALS.match(text)] == []


def _new_browser(browser: Browser, site: Site, *, js: bool) -> BrowserContext:
    context = browser.new_context(
        base_url=site.url,
        java_script_enabled=js,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        accept_downloads=True,
    )
    context.set_default_timeout(10_000)
    # One window stays open: with the last one Chromium ends the process that has read styles and scripts.
    context.new_page().goto("/static/img/favicon.svg")
    return context


@pytest.fixture
def sign_in(site: Site) -> Callable[[Page, str], None]:
    """`sign_in(page, "reader_sek")`: that account from now on, by a session of its own and not through the form."""

    def enter(page: Page, account: str) -> None:
        page.context.add_cookies([session_cookie(site, site.world.users[account].id)])

    return enter


@pytest.fixture
def log_in(site: Site) -> Callable[[Page, str], None]:
    """`log_in(page, "reader_sek")`: through the form, as a person does."""

    def enter(page: Page, account: str) -> None:
        page.goto("/masuk")
        field(page, "Nama pengguna atau NIP").fill(site.world.users[account].username)
        field(page, "Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk", exact=True).click()
        page.wait_for_url("**/")

    return enter
