"""Role × address × class × own or foreign government: statuses as the policy says, no canary where it must not be."""

from __future__ import annotations

import pytest

from tests.turns import shared
from tests.web import matrix
from tests.world import ACCOUNTS

PUBLIC = {"auth.login", "auth.resume", "auth.code", "home.health", "static"}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_page_for_one_account(standing, world, visit, account):
    browser = visit(account)
    wrong = []
    for page in shared(matrix.pages(standing.app, world), account):
        answer = browser.get(page.url)
        if answer.status_code not in matrix.expected(page, account):
            wrong.append((page.endpoint, page.level, answer.status_code, matrix.expected(page, account)))
        wrong += [(page.endpoint, page.level, leak) for leak in matrix.leaks(answer.data, account)]
    assert not wrong, "\n".join(map(str, wrong))


def test_canaries_are_seen_by_those_entitled(standing, world, visit):
    """Without this the search for leaks could be blind."""
    browser = visit("reader_sek")
    seen = {word for page in matrix.pages(standing.app, world) for word in _words(browser.get(page.url).data)}
    assert seen == all_words()


def _words(body: bytes) -> set[str]:
    text = matrix.readable(body)
    return {word for word in all_words() if word in text}


def all_words() -> set[str]:
    levels = ("biasa", "terbatas", "rahasia")
    return {word.format(level) for word in matrix.CANARIES for level in levels} | set(matrix.OTHER_CANARIES)


def test_anonymous_gets_the_login_page_only(standing, world, visit):
    browser = visit(None)
    for page in matrix.pages(standing.app, world):
        answer = browser.get(page.url)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (303, "/masuk"), page


def test_public_endpoints_are_a_written_list(app):
    found = {name for name, view in app.view_functions.items() if view.access[0] == "public"}
    assert found == PUBLIC


def test_every_endpoint_says_who_may_use_it(app):
    assert [name for name, view in app.view_functions.items() if not hasattr(view, "access")] == []


def test_missing_and_forbidden_pages_read_the_same(world, visit):
    browser = visit("stf_stranger")
    hidden = browser.get(f"/rapat/{world.meetings['rahasia'].id}")
    absent = browser.get("/rapat/999999")
    foreign = visit("foreign_sda").get(f"/rapat/{world.meetings['biasa'].id}")
    assert hidden.status_code == absent.status_code == foreign.status_code == 404
    assert hidden.data == absent.data
