"""Logging in, the throttle, sessions that end, and the page that keeps the typed text (R-SE)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from app import clock
from app.db import db
from app.domain.roles import Role
from app.extensions import limiter
from app.services import own_password, passwords, sign_in
from app.services.authorisation import operator
from app.web import floods
from tests import factories
from tests.client import Browser
from tests.database import make_app

PASSWORD = "kuda laut menari pelan"


@pytest.fixture
def account(app: Flask):
    government = factories.government("Tanjungkoto")
    agency = factories.agency(government)
    return factories.user(
        government,
        Role.SECRETARIAT,
        agency,
        username="Sekretariat",
        password_hash=passwords.hash_password(PASSWORD),
    )


def sign(browser: Browser, identifier: str, password: str, **kwargs):
    return browser.post("/masuk", {"identifier": identifier, "password": password}, **kwargs)


def test_by_user_name_whatever_its_case(browser_of, account):
    browser = browser_of()
    answer = sign(browser, "  sekretariat ", PASSWORD)
    assert answer.status_code == 303
    page = browser.get("/")
    assert page.status_code == 200
    assert "Pemerintah Kota Tanjungkoto" in page.text


def test_unknown_account_and_wrong_password_read_the_same(browser_of, account):
    wrong = sign(browser_of(), "Sekretariat", "salah sama sekali")
    unknown = sign(browser_of(), "tidak-ada", "salah sama sekali")
    assert wrong.status_code == unknown.status_code == 422
    assert sign_in.WRONG in wrong.text
    assert sign_in.WRONG in unknown.text


def test_next_is_only_ever_a_local_path(browser_of, account):
    for bad in ("https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:alert(1)", "/\tx"):
        answer = sign(browser_of(), "sekretariat", PASSWORD, query_string={"next": bad})
        assert answer.headers["Location"] == "/"
    answer = sign(browser_of(), "sekretariat", PASSWORD, query_string={"next": "/akun"})
    assert answer.headers["Location"] == "/akun"


def test_page_leads_to_login_and_back(browser_of):
    answer = browser_of().get("/akun?a=1")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/masuk?next=/akun?a%3D1"


@pytest.fixture
def flooded(template, tmp_path, monkeypatch) -> Iterator[Flask]:
    """An application whose guard is on, as in production, and lets two attempts through."""
    monkeypatch.setattr(limiter, "enabled", limiter.enabled)  # put back at the end: all applications share the guard
    monkeypatch.setattr(floods, "MOST", "2 per minute")
    url = template.copy(tmp_path)
    app = make_app(url, tmp_path, RATELIMIT_ENABLED=True)
    limiter.reset()
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    template.drop(url)


@pytest.mark.parametrize("path", ["/masuk", "/masuk/lanjutkan", "/masuk/kode"])
def test_a_flood_from_one_address_stops_before_a_password_is_compared(flooded, monkeypatch, path):
    compared: list[str] = []
    monkeypatch.setattr(passwords, "matches", lambda password, _hash: bool(compared.append(password)))
    code = {"code": "ABCD-EFGH", "again": PASSWORD} if path == "/masuk/kode" else {}
    typed = {"identifier": "Sekretariat", "password": PASSWORD, "uraian": "Formulir dikirim besok.", **code}
    browser = Browser(flooded)
    answers = [browser.post(path, typed) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert len(compared) == 2
    assert floods.TOO_MANY in answers[-1].text
    assert ("Formulir dikirim besok." in answers[-1].text) == (path == "/masuk/lanjutkan")
    elsewhere = browser.post(path, typed, environ_overrides={"REMOTE_ADDR": "10.1.2.3"})
    assert elsewhere.status_code == 422


def test_throttle_stops_a_pair_but_not_the_owner_elsewhere(browser_of, account):
    for _ in range(8):
        assert sign(browser_of(), "sekretariat", "salah").status_code == 422
    assert sign(browser_of(), "sekretariat", PASSWORD).status_code == 429
    other = browser_of()
    answer = other.post(
        "/masuk", {"identifier": "sekretariat", "password": PASSWORD}, environ_overrides={"REMOTE_ADDR": "10.1.2.3"}
    )
    assert answer.status_code == 303


def test_copy_of_a_cookie_dies_with_logout_everywhere(browser_of, account):
    first, second = browser_of(account), browser_of(account)
    assert first.post("/akun/keluar-semua").status_code == 303
    assert second.get("/akun").status_code == 303
    assert first.get("/akun").status_code == 303


def test_deactivation_counts_at_the_next_request(browser_of, account):
    browser = browser_of(account)
    assert browser.get("/akun").status_code == 200
    account.is_active = False
    factories.save(account)
    assert browser.get("/akun").status_code == 303


def test_session_ends_after_twelve_hours(browser_of, account):
    with time_machine.travel(clock.now(), tick=False) as moved:
        browser = browser_of(account)
        moved.shift(timedelta(hours=11, minutes=59))
        assert browser.get("/akun").status_code == 200
        moved.shift(timedelta(minutes=2))
        assert browser.get("/akun").status_code == 303


def test_administrator_is_logged_out_after_thirty_idle_minutes(app, browser_of):
    admin = factories.user(factories.government(), Role.ADMINISTRATOR)
    with time_machine.travel(clock.now(), tick=False) as moved:
        browser = browser_of(admin)
        for _ in range(3):
            moved.shift(timedelta(minutes=29))
            assert browser.get("/akun").status_code == 200
        moved.shift(timedelta(minutes=31))
        assert browser.get("/akun").status_code == 303


def test_typed_text_survives_the_end_of_a_session(browser_of, account):
    browser = browser_of()
    data = {"old_password": "rahasia sekali", "catatan": "Kalimat yang panjang & penting"}
    answer = browser.post("/akun/kata-sandi", data)
    assert answer.status_code == 401
    assert "Kalimat yang panjang &amp; penting" in answer.text
    assert "rahasia sekali" not in answer.text
    again = browser.post(
        "/masuk/lanjutkan?next=/akun/kata-sandi",
        {"identifier": "sekretariat", "password": PASSWORD, "catatan": data["catatan"]},
    )
    assert again.status_code == 200
    assert "Kalimat yang panjang &amp; penting" in again.text
    assert 'action="/akun/kata-sandi"' in again.text


def test_one_time_code_sets_one_password(app, browser_of, account):
    code = own_password.issue_code(operator(account.government_id, factories.ZONE), account.id)
    data = {"identifier": "sekretariat", "code": code.lower(), "password": "enam gajah di pelabuhan"}
    browser = browser_of()
    assert browser.post("/masuk/kode", data).status_code == 303
    assert browser.get("/akun").status_code == 200
    assert browser_of().post("/masuk/kode", data).status_code == 422
    assert sign(browser_of(), "sekretariat", "enam gajah di pelabuhan").status_code == 303


def test_changing_the_password_ends_other_sessions_only(browser_of, account):
    mine, other = browser_of(account), browser_of(account)
    answer = mine.post("/akun/kata-sandi", {"old_password": PASSWORD, "password": "tujuh perahu di kuala"})
    assert answer.status_code == 303
    assert mine.get("/akun").status_code == 200
    assert other.get("/akun").status_code == 303


def test_post_without_token_changes_nothing(browser_of, account):
    browser = browser_of(account)
    answer = browser.client.post("/akun/keluar-semua")
    assert answer.status_code == 400
    assert browser.get("/akun").status_code == 200
