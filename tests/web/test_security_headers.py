"""Literal headers on every kind of answer (R-HD-1), errors without detail (R-HD-5), foreign senders (R-SE-7)."""

from __future__ import annotations

import json
import logging

import pytest

from app.domain.roles import Role
from app.web.headers import POLICY
from app.web.logs import JsonLines
from tests import factories

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "private, no-store",
}


@pytest.fixture
def someone(app, browser_of):
    return browser_of(factories.user(factories.government(), Role.OBSERVER))


def bare(answer):
    return {name: answer.headers.get(name) for name in HEADERS}


def test_pages_redirects_and_refusals(someone, browser_of, monkeypatch, shared_app):
    answers = {
        200: someone.get("/"),
        303: browser_of().get("/"),
        403: someone.get("/pengguna"),
        404: someone.get("/tidak-ada"),
        405: someone.get("/keluar"),
        413: someone.post("/akun/kata-sandi", {"old_password": "x" * (5 * 1024 * 1024)}),
        401: browser_of().post("/akun/keluar-semua"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert bare(answer) == HEADERS, status


def test_a_fault_shows_a_number_that_the_log_carries(someone, shared_app, monkeypatch, caplog):
    def broken():
        raise ValueError("rahasia dapur")

    broken.access = ("signed_in", None)
    monkeypatch.setitem(shared_app.view_functions, "home.home", broken)
    with caplog.at_level(logging.ERROR, logger="app"):
        answer = someone.get("/")
    assert answer.status_code == 500
    assert bare(answer) == HEADERS
    assert "rahasia dapur" not in answer.text
    assert "Traceback" not in answer.text
    number = caplog.records[0].getMessage().split()[1]
    assert number in answer.text


def test_a_fault_in_what_every_page_carries_shows_the_same_page(someone, monkeypatch, shared_app):
    def broken():
        raise ValueError("rahasia dapur")

    monkeypatch.setitem(shared_app.template_context_processors, None, [broken])
    answer = someone.get("/akun")
    assert answer.status_code == 500
    assert bare(answer) == HEADERS
    assert "Ada gangguan pada sistem" in answer.text


def test_static_files_may_be_kept(someone):
    answer = someone.get("/static/css/tokens.css")
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" not in answer.headers["Cache-Control"]
    answer.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://jahat.example"},
        {"Origin": "null"},
    ],
)
def test_what_another_site_sends_is_refused_even_with_a_token(someone, headers):
    assert someone.post("/akun/keluar-semua", headers=headers).status_code == 400
    assert someone.get("/akun").status_code == 200


def test_what_our_own_page_sends_is_accepted(someone):
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}
    assert someone.post("/akun/keluar-semua", headers=headers).status_code == 303


def test_a_forged_line_stays_inside_its_own(caplog):
    record = logging.LogRecord("app", logging.INFO, "", 0, 'masuk\n{"level": "palsu"}', None, None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == 'masuk\n{"level": "palsu"}'


def test_policy_is_the_literal_one():
    assert HEADERS["Content-Security-Policy"] == POLICY
