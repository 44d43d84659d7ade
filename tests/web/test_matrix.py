"""Role × address × class × own or foreign government: statuses as the policy says, no canary where it must not be.

What the accounts of looked_at.py open is a good page, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from tests.turns import EVERYTHING, shared
from tests.web import matrix
from tests.web.looked_at import faults, looked_at
from tests.web.matrix import Page
from tests.world import ACCOUNTS

#: It is made anew each second.
_TOKEN = re.compile(r'(?<=")Ij[\w.-]{60,}(?=")')
PUBLIC = {"auth.login", "auth.resume", "auth.code", "home.health", "static"}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_page_for_one_account(standing, world, visit, account):
    browser, pages = visit(account), list(matrix.pages(standing.app, world))
    wrong, checked = [], looked_at(pages, account)
    for page in shared(_asked(pages, account), account):
        answer = browser.get(page.url)
        if answer.status_code not in matrix.expected(page, account):
            wrong.append((page.endpoint, page.level, answer.status_code, matrix.expected(page, account)))
        wrong += [(page.endpoint, page.level, leak) for leak in matrix.leaks(answer.data, account)]
        if page in checked:
            wrong += faults(standing.app, page, answer, account)
    assert not wrong, "\n".join(map(str, wrong))


def _asked(pages: Iterable[Page], account: str) -> list[Page]:
    """Every page that the account may open; of those refused to it the first behind each gate, and each fifth.

    A refusal is decided before the view runs, by permission and thing alone: the gate. Each account is refused at every
    gate; that each page stands behind its gate is asked by a fifth of those who may not open it.
    """
    gates: set[tuple[object, ...]] = set()
    kept = []
    for number, page in enumerate(pages):
        gate = (page.permission, page.level, page.on_item, page.names_thing)
        if _refused(page, account) and gate in gates and not EVERYTHING:
            before = sum(_refused(page, other) for other in ACCOUNTS[: ACCOUNTS.index(account)])
            if before % 5 != number % 5 and before > 0:
                continue
        elif _refused(page, account):
            gates.add(gate)
        kept.append(page)
    return kept


def test_every_page_is_refused_by_somebody_asked(standing, world):
    """Whatever some accounts may not open is asked for by one of them at least."""
    pages = list(matrix.pages(standing.app, world))
    known = {page.url for account in ACCOUNTS for page in pages if _refused(page, account)}
    asked = {page.url for account in ACCOUNTS for page in _asked(pages, account) if _refused(page, account)}
    assert known - asked == set()


def _refused(page: Page, account: str) -> bool:
    return matrix.expected(page, account) <= {403, 404}


def test_canaries_are_seen_by_those_entitled(standing, world, visit):
    """Without this the search for leaks could be blind. It ends with the last word."""
    browser, missing = visit("reader_sek"), all_words()
    for page in sorted(matrix.pages(standing.app, world), key=_comes_later):
        missing -= _words(browser.get(page.url).data)
        if not missing:
            break
    assert not missing


def _comes_later(page: Page) -> bool:
    """Whatever is no single thing shown or downloaded: those two bring almost all of the words."""
    return not page.endpoint.endswith((".show", ".download"))


def _words(body: bytes) -> set[str]:
    text = matrix.readable(body)
    return {word for word in all_words() if word in text}


def all_words() -> set[str]:
    levels = ("biasa", "terbatas", "rahasia")
    return {word.format(level) for word in matrix.CANARIES for level in levels} | set(matrix.OTHER_CANARIES)


def test_anonymous_gets_the_login_page_only(standing, world, visit):
    browser = visit(None)
    for page in shared(matrix.pages(standing.app, world), "anonymous"):
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
    assert _TOKEN.sub("", hidden.text) == _TOKEN.sub("", absent.text)
