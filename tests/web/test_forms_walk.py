"""Every POST endpoint: sent rightly, wrongly, twice, stale, by those who may not, with markup, with unknown fields."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.domain.meetings import Confidentiality
from app.models.records import AuditEntry
from app.services import audit
from tests import page, rows
from tests.client import Browser
from tests.services.use_cases import UNAUDITED, running
from tests.standing import Standing
from tests.turns import shared
from tests.web import matrix
from tests.web.exemptions import EXEMPT, exempt
from tests.web.forms_walk import Arguments, Entry, Form
from tests.web.forms_walk_answers import forgotten, must_show_both_texts, said, wrongly_pressed
from tests.web.forms_walk_case import Walk
from tests.web.forms_walk_entries import ENTRIES
from tests.web.forms_walk_variants import BIG, variants
from tests.world import ACCOUNTS, World

#: A lone surrogate, bytes that are no UTF-8, one that is not even escaped.
BROKEN_BYTES = (b"%ED%A0%80", b"%FF%FE", b"\xff")
MARKUP = '"><script>alert(1)</script>'
#: Fields that no form has, with values that would do harm if a service took them from the body.
UNKNOWN_FIELDS = {
    "id": "1",
    "government_id": "2",
    "is_active": "",
    "is_priority": "y",
    "firm_at": "2026-01-01",
    "withdrawn_at": "2026-01-01",
    "created_by_user_id": "1",
    "role": "administrator",
    "is_admin": "y",
    "approved_at": "2026-01-01",
    "calendar_sequence": "99",
    "status": "selesai",
}


@pytest.fixture(params=sorted(ENTRIES))
def walk(request: pytest.FixtureRequest, standing: Standing, world: World, visit) -> Walk:
    entry = ENTRIES[request.param]
    rule = next((one for one in standing.app.url_map.iter_rules() if one.endpoint == entry.endpoint), None)
    assert rule is not None, f"{entry.endpoint} is gone: remove its entry"
    return Walk(standing, entry, rule, visit)


def _post_endpoints(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}


def test_every_post_endpoint_has_an_entry(standing):
    spared = {endpoint for endpoint, check in EXEMPT if check == "entry"}
    missing = _post_endpoints(standing.app) - set(ENTRIES) - spared
    assert missing == set(), "say in forms_walk_entries how these are used"


def test_exemptions_are_of_endpoints_that_exist(standing):
    assert {endpoint for endpoint, _ in EXEMPT} - _post_endpoints(standing.app) == set()


def test_sent_rightly_twice_and_stale(walk):
    arguments = walk.entry.prepare(walk.world, Confidentiality.BIASA)
    browser = walk.visit(walk.entry.account)
    form = walk.open(browser, arguments)
    before, acts = rows.snapshot(), _acts()
    is_versioned = "version" in form.fields and not exempt(walk.entry.endpoint, "stale")
    if is_versioned:
        other = form.changed("version", str(int(form.value("version") or 0) + 7)).changed("submission_key", "s" * 24)
        must_show_both_texts(other, browser, walk.entry.typed(walk.world))
        assert rows.differences(before, rows.snapshot()) == []
    with running() as ran:
        answer = form.send(browser)
    assert answer.status_code == walk.entry.status, said(answer)
    after = rows.snapshot()
    assert rows.differences(before, after) or exempt(walk.entry.endpoint, "changes"), "nothing was written"
    assert _acts() - acts >= len(ran - UNAUDITED.keys()) > 0, f"{ran} left {_acts() - acts} entries in the audit"
    for government in (walk.world.home, walk.world.foreign):
        assert audit.broken_links(government.id) == []
    target = browser.get(answer.headers["Location"]) if answer.status_code == 303 else answer
    assert page.faults(walk.app, target, thorough=False) == []
    if not exempt(walk.entry.endpoint, "twice"):
        assert "submission_key" in form.fields, "the form carries no key against double submission"
        again = form.send(browser)
        assert (again.status_code, again.headers["Location"]) == (303, answer.headers["Location"]), said(again)
        assert rows.differences(after, rows.snapshot()) == []
    if is_versioned and not exempt(walk.entry.endpoint, "stale afterwards"):
        must_show_both_texts(form.changed("submission_key", "k" * 24), browser, walk.entry.typed(walk.world))
        assert rows.differences(after, rows.snapshot()) == []


def test_sent_wrongly(walk):
    """Each variant changes one field, gives its status, keeps what was typed, and changes no row."""
    arguments = walk.entry.prepare(walk.world, Confidentiality.BIASA)
    browser = walk.visit(walk.entry.account)
    form = walk.open(browser, arguments)
    before, wrong = rows.snapshot(), []
    for variant in shared(variants(walk.entry, form, walk.standing.abroad), walk.entry.endpoint):
        if exempt(walk.entry.endpoint, variant.what):
            continue
        answer = variant.form.send(browser)
        if answer.status_code not in variant.statuses:
            wrong.append(f"{variant.what} → {answer.status_code} {said(answer)}")
        elif answer.status_code == 422:
            wrong += [f"{variant.what}: {one}" for one in forgotten(answer, variant.form, variant.field)]
    wrong += _wrong_addresses(walk, form, browser, arguments)
    wrong += wrongly_pressed(form, browser)
    wrong += rows.differences(before, rows.snapshot())
    assert not wrong, "\n".join(wrong)


def _wrong_addresses(walk: Walk, form: Form, browser: Browser, arguments: Arguments) -> list[str]:
    wrong = []
    for name in walk.rule.arguments:
        kind = name.removesuffix("_id")
        kind = {"small_team": "team"}.get(kind, kind)
        tried = {str(walk.standing.abroad[kind]): "of another government", BIG: "2^63", "999999": "of nothing"}
        for value, what in tried.items():
            known = walk.url(walk.entry.endpoint, {**arguments, name: 424_242}) if value == BIG else None
            url = (
                known.replace("424242", BIG)
                if known
                else walk.url(walk.entry.endpoint, {**arguments, name: int(value)})
            )
            answer = form.send(browser, url)
            # Where GET and POST of one address are two views, Werkzeug says 405 for an id that no database holds.
            if answer.status_code not in ((404, 405) if value == BIG else (404,)):
                wrong.append(f"{name} {what} in the address → {answer.status_code}")
    return wrong


def test_only_those_who_may(walk):
    """Every account and class: 403 or 404 as the policy says, and no row moves. Anonymous: 401, the text kept."""
    _, permission = walk.app.view_functions[walk.entry.endpoint].access
    classed = matrix.CLASSED & walk.rule.arguments
    wrong = []
    for level in Confidentiality if classed else [None]:
        arguments = walk.entry.prepare(walk.world, level or Confidentiality.BIASA)
        url = walk.url(walk.entry.endpoint, arguments, level or Confidentiality.BIASA)
        place = matrix.page_of(walk.rule, url, permission, level)
        if 200 in matrix.expected(place, walk.entry.account):
            form = walk.open(walk.visit(walk.entry.account), arguments, level or Confidentiality.BIASA)
        # Where nobody of the entry's office sees this class, the form of a laxer one is sent to its address.
        form = replace(form, action=url)
        before = rows.snapshot()
        stricter = replace(place, level=Confidentiality.RAHASIA)
        for account in shared(ACCOUNTS, f"{walk.entry.endpoint} {level}"):
            allowed = matrix.expected(place, account)
            # Who is refused alike at the strictest class is tried there.
            again = level is Confidentiality.TERBATAS and matrix.expected(stricter, account) == allowed
            if 200 not in allowed and not again:
                status = form.send(walk.visit(account)).status_code
                if status not in allowed:
                    wrong.append(f"{account} {level}: {status}, not {allowed}")
        answer = form.send(walk.visit(None))
        if answer.status_code != 401:
            wrong.append(f"anonymous {level}: {answer.status_code}")
        wrong += rows.differences(before, rows.snapshot())
    assert not wrong, "\n".join(wrong)


def test_unknown_fields_change_nothing(walk):
    """What no form has is ignored: the same rows are written with it and without."""
    arguments = walk.entry.prepare(walk.world, Confidentiality.BIASA)
    form = walk.open(walk.visit(walk.entry.account), arguments)
    extra = tuple((name, value) for name, value in UNKNOWN_FIELDS.items() if name not in form.fields)
    before, written = rows.snapshot(), []
    for pairs in (form.pairs, (*form.pairs, *extra)):
        with rows.undone(walk.app):
            answer = replace(form, pairs=pairs).send(walk.visit(walk.entry.account))
            assert answer.status_code == walk.entry.status, said(answer)
            written.append(rows.new_values(before, rows.snapshot()))
    assert written[0] == written[1]


def test_typed_markup_stays_text(walk):
    """A marker in every free text is stored and shown as text, wherever the form leads."""
    entry = walk.entry
    arguments = entry.prepare(walk.world, Confidentiality.BIASA)
    browser = walk.visit(entry.account)
    form = walk.open(browser, arguments)
    marked = [name for name in entry.typed(walk.world) if _is_free(entry, form, name)]
    if not marked:  # nothing can be typed here; the act itself must go through
        assert form.send(browser).status_code == entry.status
        return
    for name in marked:
        form = form.changed(name, f"{form.value(name)} {MARKUP}")
    answer = form.send(browser)
    assert answer.status_code == 303, said(answer)
    addresses = [answer.headers["Location"], walk.url(entry.page or entry.endpoint, arguments)]
    addresses += [walk.url(endpoint, arguments) for endpoint in entry.shown]
    shown = [page_of_it.text for url in addresses if (page_of_it := browser.get(url)).status_code == 200]
    assert not [text for text in shown if "<script>alert(1)" in text]
    assert exempt(entry.endpoint, "shown") or any("&lt;script&gt;alert(1)" in text for text in shown), "shown nowhere"


def test_bytes_that_are_no_text_break_nothing(walk):
    """A browser never sends them, a program does: refused, or stored as the harmless text they decode to."""
    arguments = walk.entry.prepare(walk.world, Confidentiality.BIASA)
    browser = walk.visit(walk.entry.account)
    form = walk.open(browser, arguments)
    # A form without a text of its own still carries a key.
    name = next((one.name for one in form.fields.values() if one.is_text), "submission_key")
    pairs = [(key, value) for key, value in form.without(name).pairs if isinstance(value, str)]
    for broken in BROKEN_BYTES:
        body = f"{urlencode(pairs)}&{name}=".encode() + broken
        with rows.undone(walk.app):
            fresh = walk.visit(walk.entry.account)
            answer = fresh.open("POST", form.action, data=body, content_type="application/x-www-form-urlencoded")
            assert answer.status_code in (200, 303, 400, 422), f"{name} {broken!r}: {answer.status_code} {said(answer)}"


def _is_free(entry: Entry, form: Form, name: str) -> bool:
    control = form.fields.get(name)
    return control is not None and control.kind in ("text", "textarea", "search") and control.base not in entry.formats


def _acts() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
