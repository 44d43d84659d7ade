"""What must be refused: fields wrong many at a time, ids in the address, accounts and classes that may not."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Hashable
from zlib import crc32

from flask import Flask

from app.domain.meetings import Confidentiality
from tests.client import Browser
from tests.turns import EVERYTHING, shared
from tests.web import matrix
from tests.web.forms_walk import Form
from tests.web.forms_walk_answers import forgotten, marked_alone
from tests.web.forms_walk_case import Walk
from tests.web.forms_walk_entries import ENTRIES
from tests.web.forms_walk_variants import BIG, Variant, at_once, rounds
from tests.world import ACCOUNTS


def alone(found: list[Variant], form: Form, browser: Browser) -> list[Variant]:
    """Those to be sent alone. Many fields are wrong at once first: each whose own error stands at it is refused."""
    left = [one for one in found if not one.goes_with_others]
    for together in rounds(one for one in found if one.goes_with_others):
        told: set[str] = set()
        if len(together) > 1:
            sent = at_once(form, together)
            answer = sent.send(browser)
            if answer.status_code == 422 and not forgotten(answer, sent, None):
                told = marked_alone(answer, [one.field for one in together if one.field])
        left += [one for one in together if one.field not in told]
    return left


def wrong_addresses(walk: Walk, browser: Browser) -> list[str]:
    """Ids in the address that name nothing of this government are a missing page."""
    wrong = []
    for name in walk.rule.arguments:
        kind = name.removesuffix("_id")
        kind = {"small_team": "team"}.get(kind, kind)
        tried = {str(walk.standing.abroad[kind]): "of another government"}
        tried |= shared({BIG: "2^63", "999999": "of nothing"}.items(), f"{walk.entry.endpoint} {name}")
        known = walk.url(walk.entry.endpoint, {**walk.arguments, name: 424_242})
        for value, what in tried.items():
            answer = walk.form.send(browser, known.replace("424242", value))
            # Where GET and POST of one address are two views, Werkzeug says 405 for an id that no database holds.
            if answer.status_code not in ((404, 405) if value == BIG else (404,)):
                wrong.append(f"{name} {what} in the address → {answer.status_code}")
    return wrong


def refused(walk: Walk, level: Confidentiality | None) -> dict[str | None, set[int]]:
    """Who must be refused at this class, and how. Who is refused alike at the strictest class is tried there."""
    here, strictest = place(walk, level), place(walk, Confidentiality.RAHASIA)
    found: dict[str | None, set[int]] = {}
    for account in shared(asked(walk.app, walk.entry.endpoint), f"{walk.entry.endpoint} {level}"):
        allowed = matrix.expected(here, account)
        again = level is Confidentiality.TERBATAS and matrix.expected(strictest, account) == allowed
        if 200 not in allowed and not again:
            found[account] = allowed
    return found if level is Confidentiality.TERBATAS else {**found, None: {401}}


def asked(app: Flask, endpoint: str) -> list[str]:
    """Every account where nobody was asked at this gate before; a fifth of them at each other form behind it.

    A refusal is decided before the view runs, by permission and thing alone: the gate.
    """
    if EVERYTHING or _first_behind_each_gate(app)[gate(app, endpoint)] == endpoint:
        return list(ACCOUNTS)
    return [account for turn, account in enumerate(ACCOUNTS, crc32(endpoint.encode())) if turn % 5 == 0]


def gate(app: Flask, endpoint: str) -> Hashable:
    """What decides on a refusal: the permission, how its thing is found, and whether the address names one."""
    view = app.view_functions[endpoint]
    arguments = next(rule.arguments for rule in app.url_map.iter_rules(endpoint))
    finds = inspect.getclosurevars(view).nonlocals.get("load")
    return view.access, finds, "item_id" in arguments, bool(arguments)


@functools.cache
def _first_behind_each_gate(app: Flask) -> dict[Hashable, str]:
    return {gate(app, endpoint): endpoint for endpoint in sorted(ENTRIES, reverse=True)}


def place(walk: Walk, level: Confidentiality | None) -> matrix.Page:
    """The endpoint as the policy sees it at this class."""
    _, permission = walk.app.view_functions[walk.entry.endpoint].access
    return matrix.page_of(walk.rule, walk.form.action, permission, level)
