"""What all journeys share: a town in the running site, a login without the form, words on screen, pictures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from app.db import db
from app.domain.indonesian import long_date
from tests.browser.conftest import Site, session_cookie
from tests.browser.person import save
from tests.browser.town import Town

#: Widths and heights of the desk and of the telephone.
SIZES = {"desk": (1440, 900), "phone": (390, 844)}

__all__ = ["SIZES", "act", "entered", "inside", "long_date", "picture", "says", "says_not"]


@contextmanager
def inside(site: Site) -> Iterator[None]:
    """The database of the site, for building a town and for looking at what was kept."""
    with site.app.app_context():
        yield
        db.session.remove()


def entered(
    window: Callable[..., Page], site: Site, town: Town, size: tuple[int, int], *, clock: bool = False
) -> Callable[[str], Page]:
    """`enter("sek")`: the one page of the journey, from now on that account's, by a session and not through the form.

    People take turns at one window, so that styles and scripts are fetched once.
    """
    page = window(size=size, clock=clock)
    cookies: dict[str, Any] = {}

    def enter(key: str) -> Page:
        if key not in cookies:
            cookies[key] = session_cookie(site, town.users[key])
        page.context.clear_cookies()
        page.context.add_cookies([cookies[key]])
        return page

    return enter


def says(page: Page, *words: str) -> None:
    """Each of these words is on the page."""
    for one in words:
        expect(page.locator("main")).to_contain_text(one)


def says_not(page: Page, *words: str) -> None:
    """None of these words is on the page, which must have been waited for."""
    for one in words:
        expect(page.locator("main")).not_to_contain_text(one)


def act(page: Page, link: str, button: str, **fields: str) -> None:
    """Follow a link to a form, fill its fields by their names, and press the button."""
    page.get_by_role("link", name=link, exact=True).first.click()
    for name, words in fields.items():
        page.locator(f"[name={name}]").fill(words)
    save(page, button)


def picture(page: Page, name: str) -> None:
    """A picture of the whole page into the folder that TUNTAS_PICTURES names, if it names one."""
    if folder := os.environ.get("TUNTAS_PICTURES"):
        width = (page.viewport_size or {}).get("width")
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
