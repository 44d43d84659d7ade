"""The page checker over the demo: every page, with all the names, words and figures that are in it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from scripts import picture_pages
from tests import page
from tests.cases.example import Example
from tests.cases.site import Site
from tests.client import Browser
from tests.database import ON_POSTGRESQL
from tests.turns import shared

#: Whoever of a government opens a page first is asked first.
ACCOUNTS = ("sekretariat", "admin", "sekretariat-dinas", "sekda", "kepala", "staf", "asisten", "tu", "humas")


def found_on(app: Flask, browser_of: Callable[[str], Browser], turns: str) -> list[str]:
    """What the page checker says of every page, each as the first account that may open it."""
    browsers: dict[str, Browser] = {}
    found, looked_at = [], 0
    addresses = shared(picture_pages.pages(app), turns)
    for address in addresses:
        for role in ACCOUNTS:
            name = f"{role}.{address.government}"
            if name not in browsers:
                browsers[name] = browser_of(name)
            answer = browsers[name].get(address.path)
            if answer.status_code == 303:  # a page that leads on: the login, an act that is not due
                break
            if answer.status_code == 200:
                found += [f"{address.path} ({name}) {said}" for said in page.faults(app, answer, thorough=False)]
                looked_at += 1
                break
        else:
            found.append(f"{address.path}: none of {ACCOUNTS} may open it, {answer.status_code}")
    assert looked_at > len(addresses) // 2
    assert len(addresses) > (10 if ON_POSTGRESQL else 50)
    return found


def test_every_page_of_the_five_meetings(site: Site) -> None:
    found = found_on(site.app, lambda name: Browser(site.app, site.user_id(name)), "meetings")
    # Their items are Sementara: nothing has been reported, proposed or ordered on them yet.
    assert [line for line in found if not line.startswith("/tindak-lanjut/") or " may open it" not in line] == []


def test_every_page_of_the_invented_government(example: Example) -> None:
    found = found_on(example.app, lambda name: example.browser(name.partition(".")[0]), "example")
    assert not found, "\n".join(found)
