"""Every POST endpoint: sent rightly, wrongly, twice, stale, by those who may not, with markup, with unknown fields."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
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
from tests.database import inside_one_transaction
from tests.services.use_cases import UNAUDITED, running
from tests.standing import Standing
from tests.turns import shared
from tests.web import matrix
from tests.web.exemptions import EXEMPT, exempt
from tests.web.forms_walk import Entry, Form
from tests.web.forms_walk_answers import forgotten, must_show_both_texts, said, wrongly_pressed
from tests.web.forms_walk_case import Walk
from tests.web.forms_walk_entries import ENTRIES
from tests.web.forms_walk_refusals import alone, place, refused, wrong_addresses
from tests.web.forms_walk_variants import variants

#: A lone surrogate and bytes that are no UTF-8.
BROKEN_BYTES = b"%ED%A0%80%FF%FE"
#: One that is not even escaped: nothing of such a body is read.
BARE_BYTE = b"\xff"
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


@pytest.fixture(scope="module", params=sorted(ENTRIES))
def opened(request: pytest.FixtureRequest, standing: Standing) -> Iterator[Walk]:
    """Prepared and its page opened once for all tests of an endpoint; each of them undoes what it sends."""
    entry = ENTRIES[request.param]
    rule = next((one for one in standing.app.url_map.iter_rules() if one.endpoint == entry.endpoint), None)
    assert rule is not None, f"{entry.endpoint} is gone: remove its entry"
    with inside_one_transaction(standing.app):
        yield Walk(standing, entry, rule)


@pytest.fixture
def walk(opened: Walk) -> Iterator[Walk]:
    """The opened form; what a test sends is undone."""
    with rows.undone(opened.app):
        yield opened


@pytest.fixture(scope="module")
def known(standing: Standing) -> Callable[[str | None], Browser]:
    """`known("sek_organiser")`: the one browser of that account for what is refused; that leaves its cookie."""
    return functools.cache(lambda account: Browser(standing.app, login=standing.logins[account] if account else None))


def _post_endpoints(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}


def test_every_post_endpoint_has_an_entry(standing):
    spared = {endpoint for endpoint, check in EXEMPT if check == "entry"}
    missing = _post_endpoints(standing.app) - set(ENTRIES) - spared
    assert missing == set(), "say in forms_walk_entries how these are used"


def test_exemptions_are_of_endpoints_that_exist(standing):
    assert {endpoint for endpoint, _ in EXEMPT} - _post_endpoints(standing.app) == set()


def test_sent_rightly_twice_and_stale(walk):
    """It writes and is audited, a second sending is the first, and what no form has is ignored."""
    with rows.undone(walk.app):
        written = _sent_rightly(walk)
    if shared([UNKNOWN_FIELDS], walk.entry.endpoint):
        _must_ignore_unknown_fields(walk, written)


def _must_ignore_unknown_fields(walk: Walk, written: list[str]) -> None:
    extra = tuple((name, value) for name, value in UNKNOWN_FIELDS.items() if name not in walk.form.fields)
    answer = replace(walk.form, pairs=(*walk.form.pairs, *extra)).send(walk.visit())
    assert answer.status_code == walk.entry.status, f"with unknown fields: {said(answer)}"
    assert written == rows.new_values(walk.before, rows.snapshot()), "unknown fields changed what is written"


def _sent_rightly(walk: Walk) -> list[str]:
    endpoint, form, browser, acts = walk.entry.endpoint, walk.form, walk.visit(), _acts()
    with running() as ran:
        answer = form.send(browser)
    assert answer.status_code == walk.entry.status, said(answer)
    after = rows.snapshot()
    assert rows.differences(walk.before, after) or exempt(endpoint, "changes"), "nothing was written"
    assert _acts() - acts >= len(ran - UNAUDITED.keys()) > 0, f"{ran} left {_acts() - acts} entries in the audit"
    for government in (walk.world.home, walk.world.foreign):
        assert audit.broken_links(government.id) == []
    target = browser.get(answer.headers["Location"]) if answer.status_code == 303 else answer
    assert page.faults(walk.app, target, thorough=False) == []
    is_once = not exempt(endpoint, "twice")
    if is_once:
        assert "submission_key" in form.fields, "the form carries no key against double submission"
        again = form.send(browser)
        assert (again.status_code, again.headers["Location"]) == (303, answer.headers["Location"]), said(again)
    is_stale = _is_versioned(walk) and not exempt(endpoint, "stale afterwards")
    if is_stale:
        must_show_both_texts(form.changed("submission_key", "k" * 24), browser, walk.entry.typed(walk.world))
    if is_once or is_stale:
        assert rows.differences(after, rows.snapshot()) == [], "sent again, or stale, it wrote"
    return rows.new_values(walk.before, after)


def test_sent_wrongly(walk):
    """Each variant changes one field, gives its status, keeps what was typed, changes no row; a stale one too."""
    endpoint, form, browser = walk.entry.endpoint, walk.form, walk.visit()
    wrong: list[str] = []
    if _is_versioned(walk):
        stale = form.changed("version", str(int(form.value("version") or 0) + 7)).changed("submission_key", "s" * 24)
        must_show_both_texts(stale, browser, walk.entry.typed(walk.world))
    found = shared(variants(walk.entry, form, walk.standing.abroad), endpoint)
    for variant in alone([one for one in found if not exempt(endpoint, one.what)], form, browser):
        answer = variant.form.send(browser)
        if answer.status_code not in variant.statuses:
            wrong.append(f"{variant.what} → {answer.status_code} {said(answer)}")
        elif answer.status_code == 422:
            wrong += [f"{variant.what}: {one}" for one in forgotten(answer, variant.form, variant.field)]
    wrong += wrong_addresses(walk, browser)
    wrong += wrongly_pressed(form, browser, shared(form.row_buttons, endpoint))
    wrong += rows.differences(walk.before, rows.snapshot())
    assert not wrong, "\n".join(wrong)


def test_only_those_who_may(walk, known):
    """Every account and class: 403 or 404 as the policy says, and no row moves. Anonymous: 401, the text kept."""
    form, tried, wrong = walk.form, [], []
    for level in Confidentiality if matrix.CLASSED & walk.rule.arguments else [None]:
        statuses = refused(walk, level)
        if statuses and level not in (None, Confidentiality.BIASA):
            arguments = walk.entry.prepare(walk.world, level)
            if 200 in matrix.expected(place(walk, level), walk.entry.account):
                form = walk.open(arguments, level)
            # Where nobody of the entry's office sees this class, the form of a laxer one is sent to its address.
            form = replace(form, action=walk.url(walk.entry.endpoint, arguments, level))
        tried += [(form, level, account, allowed) for account, allowed in statuses.items()]
    before = walk.before if form is walk.form else rows.snapshot()
    for sent, level, account, allowed in tried:
        status = sent.send(known(account)).status_code
        if status not in allowed:
            wrong.append(f"{account or 'anonymous'} {level}: {status}, not {allowed}")
    wrong += rows.differences(before, rows.snapshot())
    assert not wrong, "\n".join(wrong)


def test_typed_markup_and_broken_bytes_stay_text(walk):
    """What a program may send in a text: it is refused, or stored and shown as harmless text."""
    for broken in (BROKEN_BYTES, *shared([BARE_BYTE], walk.entry.endpoint)):
        with rows.undone(walk.app):
            _must_bear(walk, broken)
    marked = [name for name in walk.entry.typed(walk.world) if _is_free(walk.entry, walk.form, name)]
    # Where nothing can be typed, this would be the right sending once more.
    if marked and shared([MARKUP], walk.entry.endpoint):
        _must_stay_text(walk, marked)


def _must_bear(walk: Walk, broken: bytes) -> None:
    # A form without a text of its own still carries a key.
    name = next((one.name for one in walk.form.fields.values() if one.is_text), "submission_key")
    pairs = [(key, value) for key, value in walk.form.without(name).pairs if isinstance(value, str)]
    body = f"{urlencode(pairs)}&{name}=".encode() + broken
    answer = walk.visit().open("POST", walk.form.action, data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 303, 400, 422), f"{name} {broken!r}: {answer.status_code} {said(answer)}"


def _must_stay_text(walk: Walk, marked: list[str]) -> None:
    """A marker in every free text is stored and shown as text, wherever the form leads."""
    entry, form, browser = walk.entry, walk.form, walk.visit()
    for name in marked:
        form = form.changed(name, f"{form.value(name)} {MARKUP}")
    answer = form.send(browser)
    assert answer.status_code == 303, said(answer)
    addresses = [answer.headers["Location"], walk.url(entry.page or entry.endpoint, walk.arguments)]
    addresses += [walk.url(endpoint, walk.arguments) for endpoint in entry.shown]
    pages = [browser.get(address) for address in dict.fromkeys(addresses)]
    shown = [one.text for one in pages if one.status_code == 200]
    assert not [text for text in shown if "<script>alert(1)" in text]
    assert exempt(entry.endpoint, "shown") or any("&lt;script&gt;alert(1)" in text for text in shown), "shown nowhere"


def _is_free(entry: Entry, form: Form, name: str) -> bool:
    control = form.fields.get(name)
    return control is not None and control.kind in ("text", "textarea", "search") and control.base not in entry.formats


def _is_versioned(walk: Walk) -> bool:
    return "version" in walk.form.fields and not exempt(walk.entry.endpoint, "stale")


def _acts() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
