"""The page checker over the demo: every page, with the real meetings and all their names, words and figures."""

from __future__ import annotations

from scripts import picture_pages
from tests import page
from tests.client import Browser

#: Whoever of a government opens a page first is asked first.
ACCOUNTS = ("sekretariat", "admin", "sekretariat-dinas", "sekda")


def test_every_page_of_the_demo(site):
    browsers: dict[str, Browser] = {}
    found, looked_at = [], 0
    for address in picture_pages.pages(site.app):
        for role in ACCOUNTS:
            name = f"{role}.{address.government}"
            if name not in browsers:
                browsers[name] = Browser(site.app, site.user_id(name))
            answer = browsers[name].get(address.path)
            if answer.status_code == 303:  # the login page leads on who is logged in
                break
            if answer.status_code == 200:
                found += [f"{address.path} ({name}) {said}" for said in page.faults(site.app, answer, thorough=False)]
                looked_at += 1
                break
        else:
            found.append(f"{address.path}: none of {ACCOUNTS} may open it, {answer.status_code}")
    assert looked_at > 50
    assert not found, "\n".join(found)
