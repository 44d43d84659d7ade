"""The page checker over every page of a government without data; with data the matrix of rights asks it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from flask import Flask

from tests import page
from tests.client import Browser
from tests.turns import shared
from tests.web import matrix
from tests.web.looked_at import faults
from tests.web.matrix import Page
from tests.world import build_empty

#: Pages of something that a government without data has not: there the answer is 404.
ABSENT = {"follow_up_texts.show"}


def _found(app: Flask, browser: Browser, pages: Iterable[Page], account: str) -> list[str]:
    found: list[str] = []
    for one in pages:
        if matrix.expected(one, account) <= {200, 303}:
            answer = browser.get(one.url)
            if one.endpoint not in ABSENT or answer.status_code != 404:
                found += faults(app, one, answer)
    return found


@pytest.mark.parametrize("bare_meetings", [False, True])
@pytest.mark.parametrize("account", ["reader_sek", "adm", "sda"])
def test_every_page_of_a_government_without_data(app, browser_of, account, bare_meetings):
    world = build_empty(bare_meetings=bare_meetings)
    pages = shared(matrix.pages(app, world, only_fillable=True), f"{account} {bare_meetings}")
    assert pages
    found = _found(app, browser_of(world.users[account]), pages, account)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("url", ["/masuk", "/masuk/kode", "/masuk?next=/rapat"])
def test_pages_before_the_login(app, browser_of, url):
    answer = browser_of().get(url)
    assert page.faults(app, answer) == []


def test_refusals_are_good_pages_too(standing, visit):
    app, browser, outside = standing.app, visit("pmt"), visit(None)
    answers = {
        403: browser.get("/pengguna"),
        404: browser.get("/tidak-ada"),
        400: browser.client.post("/akun/keluar-semua", data={"catatan": "teks"}),
        401: outside.post("/akun/kata-sandi", {"catatan": "teks"}),
        422: browser.post("/akun/kata-sandi", {"old_password": "", "password": ""}),
    }
    found = [said for status, answer in answers.items() for said in page.faults(app, answer, status=status)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<h1>A</h1><h1>B</h1>", "exactly one h1"),
        ("<h1>A</h1><p id=x></p><p id=x></p>", 'the id "x" 2 times'),
        ("<h1>A</h1><form><input name=q></form>", 'the field "q" has no label'),
        ("<h1>A</h1><form method=post action=/keluar></form>", "0 tokens"),
        ("<h1>A</h1><table><tr><td>1</td></tr></table>", "no caption"),
        ("<h1>rapat_koordinasi</h1>", 'the code "rapat_koordinasi"'),
        ("<h1>None</h1>", 'shows "None"'),
        ("<h1>2026-11-18</h1>", "not the Indonesian one"),
        ("<h1>18 October 2026</h1>", 'the English "October"'),
        ("<h1 onclick='x()'>A</h1>", "has onclick="),
        ("<h1 style='color:red'>A</h1>", "has style="),
        ("<h1>A</h1><script>x()</script>", "stands in the page"),
        ("<h1>A</h1><script src=https://cdn.example/x.js></script>", "comes from elsewhere"),
        ("<h1>A</h1><a href=/tidak-ada>x</a>", "leads nowhere"),
        ("<h1>A</h1><a href='#tidak-ada'>x</a>", "leads nowhere"),
        ("<h1>A</h1><a href=/akun></a>", "says nothing"),
        ("<h1>A</h1><h3>C</h3>", "jumps from h1 to h3"),
        ("<h1>A<div></h1>", "not well-formed"),
    ],
)
def test_the_checker_sees_each_fault(app, body, said):
    """Without this the checker could be blind."""
    text = (
        '<!doctype html><html lang="id"><head><meta name="viewport" content="x"><title>T</title></head>'
        f"<body><main>{body}</main></body></html>"
    )
    with app.test_request_context("/akun"):
        answer = app.response_class(text, mimetype="text/html")
    answer.request = type("Asked", (), {"path": "/akun"})()
    assert any(said in sentence for sentence in page.faults(app, answer)), page.faults(app, answer)
